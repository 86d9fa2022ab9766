/** Sources of an item; or what a supplier, a site or a country makes. */
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { SourcesOfDocument } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { PagedTable } from '../paged-table.tsx';
import { sourceColumns } from './source-columns.tsx';

const t = texts.things;

const columns = {
  item: sourceColumns(['maker', 'owner', 'site', 'distributors']),
  supplier: sourceColumns(['item', 'site', 'programmes']),
  place: sourceColumns(['item', 'maker', 'owner', 'programmes']),
  country: sourceColumns(['item', 'maker', 'site', 'programmes']),
};

interface SourcesOfProps {
  readonly id: string;
  readonly caption: string;
  readonly as: keyof typeof columns;
}

export function SourcesOf({ id, caption, as }: SourcesOfProps) {
  const scope = useScope();
  const rows = useAnswerPages(SourcesOfDocument, { id, ...scope }, ({ node }) =>
    node !== null && 'sources' in node ? node.sources : undefined,
  );
  return (
    <PagedTable
      of={rows}
      caption={caption}
      file="sources"
      columns={columns[as]}
      keyOf={(row) => row.id}
      empty={as === 'item' ? t.sources.none : t.sources.nonePlace}
    />
  );
}
