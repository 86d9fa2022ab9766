/** Values on which documents disagree about a thing: which one stands, and where each is said. */
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { type ConflictPageFragment, ConflictsOfDocument } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { EvidenceList } from '../evidence-list.tsx';
import { PagedTable } from '../paged-table.tsx';
import { NamedLink } from '../thing-links.tsx';

const t = texts.things.conflicts;

type Value = ConflictPageFragment['nodes'][number]['values'][number];

export function ConflictsOf({ id, name }: { readonly id: string; readonly name: string }) {
  const scope = useScope();
  const rows = useAnswerPages(ConflictsOfDocument, { id, asOf: scope.asOf, knownAt: scope.knownAt }, ({ node }) =>
    node !== null && 'conflicts' in node ? node.conflicts : undefined,
  );
  return (
    <PagedTable
      of={rows}
      caption={t.caption(name)}
      file="contradictions"
      keyOf={({ subject, property }) => `${subject.id} ${property}`}
      empty={t.none}
      columns={[
        { name: t.of, show: ({ subject }) => <NamedLink of={subject} />, value: ({ subject }) => subject.name },
        {
          name: t.property,
          show: ({ property }) => texts.things.properties[property] ?? property,
          value: ({ property }) => texts.things.properties[property] ?? property,
        },
        {
          name: t.stands,
          show: ({ values }) => values.filter(({ stands }) => stands).map((one) => <Said key={one.value} of={one} />),
          value: ({ values }) => textOf(values.filter(({ stands }) => stands)),
        },
        {
          name: t.others,
          show: ({ values }) => values.filter(({ stands }) => !stands).map((one) => <Said key={one.value} of={one} />),
          value: ({ values }) => textOf(values.filter(({ stands }) => !stands)),
        },
      ]}
    />
  );
}

function Said({ of: { value, dated, evidence } }: { readonly of: Value }) {
  return (
    <div>
      <strong>{value}</strong> {dated !== '' && <span className="hb-soft">{dated}</span>} <EvidenceList evidence={evidence} />
    </div>
  );
}

function textOf(values: readonly Value[]): string {
  return values.map(({ value, dated }) => (dated === '' ? value : `${value} (${dated})`)).join('; ');
}
