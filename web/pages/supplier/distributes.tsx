/** What an organisation sells and others make. */
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { SupplierDistributesDocument } from '../../generated/operations.ts';
import { PagedTable } from '../../parts/paged-table.tsx';
import { sourceColumns } from '../../parts/thing/source-columns.tsx';
import { texts } from '../../texts/texts.ts';

const t = texts.things.supplied;
const columns = sourceColumns(['item', 'maker', 'site', 'programmes']);

export function Distributes({ id, name }: { readonly id: string; readonly name: string }) {
  const { asOf, knownAt } = useScope();
  const rows = useAnswerPages(SupplierDistributesDocument, { id, asOf, knownAt }, ({ node }) =>
    node !== null && 'distributes' in node ? node.distributes : undefined,
  );
  return (
    <>
      <h2>{t.distributes}</h2>
      <PagedTable
        of={rows}
        caption={t.distributesCaption(name)}
        file="distributes"
        columns={columns}
        keyOf={(row) => row.id}
        empty={t.distributesNone}
      />
    </>
  );
}
