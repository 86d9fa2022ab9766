/** What persons decided about an organisation, with how it stands. */
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { SupplierDecisionsDocument, type SupplierDecisionsQuery } from '../../generated/operations.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { texts } from '../../texts/texts.ts';

const t = texts.things.listings;

type Decided = SupplierDecisionsQuery['decisions']['nodes'][number];

const entryOf = ({ entry, rule }: Decided) => entry?.name ?? rule ?? '';
const scopeOf = ({ scope: { programme, transaction, items } }: Decided) =>
  [programme ?? t.everywhere, ...(transaction === null ? [] : [transaction]), ...(items ?? [])].join('; ');
const stateOf = ({ state, changed }: Decided) => [state, ...changed].join('; ');

export function Decisions({ id }: { readonly id: string }) {
  const { asOf, knownAt } = useScope();
  const found = useAnswerPages(SupplierDecisionsDocument, { id, asOf, knownAt }, ({ decisions }) => decisions);
  return (
    <PagedTable
      of={found}
      caption={t.decisions}
      file="decisions"
      empty={t.noDecisions}
      keyOf={({ id: own }) => own}
      columns={[
        { name: t.decision, show: ({ decision }) => decision, value: ({ decision }) => decision },
        { name: t.state, show: (one) => <Tag>{stateOf(one)}</Tag>, value: stateOf },
        { name: t.entry, show: entryOf, value: entryOf },
        { name: t.scope, show: scopeOf, value: scopeOf },
        { name: t.author, show: ({ author }) => author, value: ({ author }) => author },
        { name: t.reason, show: ({ reason }) => reason, value: ({ reason }) => reason },
        { name: t.decided, show: ({ decided }) => decided, value: ({ decided }) => decided },
        { name: t.expires, show: ({ expires }) => expires ?? '', value: ({ expires }) => expires ?? '' },
        { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
        ...evidenceColumns<Decided>(({ evidence }) => evidence),
      ]}
    />
  );
}
