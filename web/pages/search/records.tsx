/** What was found that is no thing: gaps and their kinds, lists, rules, scenarios, decisions; what each is, and why it was found. */
import { Link } from 'react-router';
import { addressOf, type Parameters, useScope } from '../../address.ts';
import type { RecordKind, SearchPageQuery } from '../../generated/operations.ts';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.search.records;

type Found = SearchPageQuery['search']['records'];
type FoundRecord = Found['nodes'][number];

/** The page of each, what it is asked for there, and the part of the page. */
const placeOf: Readonly<
  Record<RecordKind, (record: FoundRecord) => readonly [path: string, parameters: Parameters, part?: string]>
> = {
  GAP: ({ id }) => ['/gaps', { gap: id }],
  ARCHETYPE: ({ id }) => ['/gaps', { archetype: id }],
  // One that is not loaded stands among the others, with what that means.
  LIST: ({ sha256 }) => (sha256 === null ? ['/decisions', {}, 'lists'] : ['/document', { sha256 }]),
  // Of vendors the part that has every outcome: which a rule has depends on whom it meets.
  RULE: ({ ofItems }) => ['/', {}, ofItems === true ? 'rules' : 'vendors'],
  SCENARIO: ({ id }) => ['/what-if', { open: id }],
  DECISION: ({ matched, name }) => ['/decisions', { show: 'history', words: matched === '' ? name : matched }],
  GAP_DECISION: ({ id }) => ['/gaps', { gap: id }],
};

function Place({ record }: { readonly record: FoundRecord }) {
  const { programme, asOf, knownAt } = useScope();
  const [path, parameters, part] = placeOf[record.kind](record);
  const address = addressOf(path, { programme: record.programme ?? programme, asOf, knownAt, ...parameters });
  return <Link to={part === undefined ? address : `${address}#${part}`}>{record.name}</Link>;
}

const reasonOf = ({ by, matched }: FoundRecord) => t.by[by](matched);

const columns: readonly Column<FoundRecord>[] = [
  { name: texts.search.name, show: (record) => <Place record={record} />, value: ({ name }) => name },
  { name: texts.search.type, show: ({ kind }) => t.kinds[kind], value: ({ kind }) => t.kinds[kind] },
  { name: texts.search.foundBy, show: reasonOf, value: reasonOf },
  { name: t.about, show: ({ about }) => about, value: ({ about }) => about },
  { name: t.programme, show: ({ programme }) => programme ?? '', value: ({ programme }) => programme ?? '' },
  { name: texts.search.id, show: ({ id }) => <span className="hb-code">{id}</span>, value: ({ id }) => id },
];

export function Records({ of: { nodes, totalCount } }: { readonly of: Found }) {
  if (totalCount === 0) return null;
  return (
    <>
      <h2>
        {t.title} ({count(totalCount)})
      </h2>
      <ListTable
        caption={t.caption}
        file="found-records"
        rows={nodes}
        total={totalCount}
        keyOf={({ kind, id, matched, about }) => JSON.stringify([kind, id, matched, about])}
        columns={columns}
      />
      {totalCount > nodes.length && <p>{texts.parts.shown(count(nodes.length), count(totalCount))}</p>}
    </>
  );
}
