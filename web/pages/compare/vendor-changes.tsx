import { CompareVendorsDocument, type CompareVendorsQuery } from '../../generated/operations.ts';
import { changeParameters, changeParts } from '../../parts/change-parts.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { PartHeading } from '../../parts/part-heading.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { texts } from '../../texts/texts.ts';
import { useMoments } from './asked.ts';
import { ChangeChoice, useChosenChange } from './change-choice.tsx';
import { toneOf } from './gap-changes.tsx';
import { PagedChanges } from './paged-changes.tsx';

const t = texts.compare;

const { MIXED: _, ...kinds } = t.changes;
const choice = { name: changeParameters.vendors, kinds };

type Change = CompareVendorsQuery['diff']['list']['nodes'][number];

const rules = ({ rulesBefore, rulesAfter }: Change) => [...new Set([...rulesBefore, ...rulesAfter])].join(', ');

/** Makers and distributors whose outcome is another. */
export function VendorChanges() {
  const moments = useMoments();
  const change = useChosenChange(choice);
  return (
    <section>
      <PartHeading id={changeParts.vendors}>{t.vendors}</PartHeading>
      <ChangeChoice of={choice} label={t.onlyVendors} />
      <PagedChanges
        caption={t.vendors}
        file="vendor-changes"
        operation={CompareVendorsDocument}
        variables={{ ...moments, change }}
        listOf={({ diff }) => diff.list}
        keyOf={({ party }) => party.id}
        columns={[
          {
            name: t.change,
            show: ({ change }) => <Tag tone={toneOf[change]}>{t.changes[change]}</Tag>,
            value: ({ change }) => t.changes[change],
          },
          { name: t.columns.party, show: ({ party }) => <ThingLink thing={party} />, value: ({ party }) => party.name },
          {
            name: t.columns.before,
            show: ({ before }) => before ?? t.nothingFound,
            value: ({ before }) => before ?? t.nothingFound,
          },
          { name: t.columns.after, show: ({ after }) => after ?? t.nothingFound, value: ({ after }) => after ?? t.nothingFound },
          { name: t.columns.rules, show: rules, value: rules },
          { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
        ]}
      />
    </section>
  );
}
