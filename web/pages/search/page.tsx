/** Search over everything: things by name, number and identifier; gaps, lists, rules and what persons stated; documents by path. */
import { Alert, Button, Label, TextInput } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useAddress, useAddressOf, useScope } from '../../address.ts';
import { useAnswer, useAnswerPages } from '../../answers.ts';
import {
  SearchDocumentsDocument,
  type SearchedType,
  SearchPageDocument,
  type SearchPageQuery,
} from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import type { Column } from '../../parts/list-table.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { VendorTag } from '../../parts/thing/vendor-standing.tsx';
import { NamedLink, namesOf } from '../../parts/thing-links.tsx';
import { Title } from '../../parts/title.tsx';
import { count, texts } from '../../texts/texts.ts';
import { Records } from './records.tsx';

const t = texts.search;

export function Component() {
  const [parameters, change] = useAddress();
  const text = (parameters.get('text') ?? '').trim();
  const type = parameters.get('type') ?? '';
  return (
    <>
      <Title of={t.title} name={text} />
      <search>
        <form
          key={text}
          className="hb-tools"
          action={(form: FormData) => change({ text: String(form.get('words') ?? '').trim(), type: '' })}
        >
          <Label htmlFor="words">{t.again}</Label>
          <TextInput id="words" name="words" type="search" defaultValue={text} required />
          <Button type="submit">{t.button}</Button>
        </form>
      </search>
      <p className="hb-soft">{t.hint}</p>
      {text === '' ? <p className="hb-state">{t.nothingAsked}</p> : <Found key={text} text={text} type={type} />}
    </>
  );
}

const types = Object.keys(t.kinds) as SearchedType[];

function Found({ text, type }: { readonly text: string; readonly type: string }) {
  const { programme, asOf, knownAt } = useScope();
  const chosen = types.filter((one) => one === type);
  const asked = { text, types: chosen.length === 0 ? null : chosen, programme, asOf, knownAt };
  // The first page says how many there are of each type; the list goes on from it.
  const first = useAnswer(SearchPageDocument, { ...asked, after: null }, { keepLast: true });
  const rows = useAnswerPages(SearchPageDocument, asked, ({ search }) => ({ ...search, nodes: search.edges }));
  return (
    <AnswerOf of={first}>
      {({ search }) => (
        <>
          <Summary search={search} text={text} />
          <Kinds search={search} chosen={type} />
          {search.totalCount === 0 && <Records of={search.records} />}
          <PagedTable
            of={rows}
            caption={t.found(count(search.totalCount), text)}
            file="found"
            keyOf={({ node }) => node.id}
            empty={search.records.totalCount + search.documents.totalCount === 0 ? t.none(text) : t.noThing}
            columns={columns}
          />
          {search.totalCount > 0 && <Records of={search.records} />}
          {search.documents.totalCount > 0 && <Documents text={text} total={search.documents.totalCount} />}
        </>
      )}
    </AnswerOf>
  );
}

type Search = SearchPageQuery['search'];

function Summary({ search, text }: { readonly search: Search; readonly text: string }) {
  const all = count(search.types.reduce((sum, { count: own }) => sum + own, 0));
  return (
    <>
      <p role="status">
        {search.complete ? t.found(all, text) : t.atLeast(all, text)}
        {search.records.totalCount > 0 && t.records.also(count(search.records.totalCount))}
      </p>
      {!search.complete && (
        <Alert type="warning" headingLevel="h3" slim>
          {t.incomplete}
        </Alert>
      )}
    </>
  );
}

function Kinds({ search, chosen }: { readonly search: Search; readonly chosen: string }) {
  const addressOf = useAddressOf();
  const [parameters] = useAddress();
  const text = parameters.get('text') ?? '';
  const all = search.types.reduce((sum, { count: own }) => sum + own, 0);
  const kinds = [{ type: '', count: all }, ...search.types.filter(({ type, count: own }) => own > 0 || type === chosen)];
  return (
    <nav aria-label={t.types}>
      <ul className="hb-kinds">
        {kinds.map(({ type, count: own }) => (
          <li key={type}>
            <Link to={addressOf('/search', { text, type })} aria-current={type === chosen ? 'true' : undefined}>
              {type === '' ? t.all : t.kinds[type as SearchedType]} ({count(own)})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Edge = Search['edges'][number];

const kindOf = ({ node: { __typename } }: Edge) => t.kind[__typename] ?? __typename;

const columns: readonly Column<Edge>[] = [
  {
    name: t.name,
    show: ({ node }) => (
      <>
        <NamedLink of={node} /> {node.__typename === 'Organization' && <VendorTag id={node.id} name={node.name} />}
      </>
    ),
    value: ({ node }) => node.name,
  },
  { name: t.type, show: kindOf, value: kindOf },
  { name: t.foundBy, show: (one) => t.by[one.by](one.matched), value: (one) => t.by[one.by](one.matched) },
  { name: t.more, show: apartOf, value: apartOf },
  { name: t.id, show: ({ node }) => <span className="hb-code">{node.id}</span>, value: ({ node }) => node.id },
];

/** What tells things of one name apart. */
function apartOf({ node: one }: Edge): string {
  if (one.__typename === 'Item')
    return [one.partNumber, one.nsn, one.manufacturer, one.category].filter((part) => part !== null).join(', ');
  return 'countries' in one ? (namesOf(one.countries) ?? '') : '';
}

function Documents({ text, total }: { readonly text: string; readonly total: number }) {
  const { programme, asOf, knownAt } = useScope();
  const addressOf = useAddressOf();
  const asked = { text, programme, asOf, knownAt };
  const rows = useAnswerPages(SearchDocumentsDocument, asked, ({ search }) => search.documents);
  return (
    <>
      <h2>
        {t.documents} ({count(total)})
      </h2>
      <PagedTable
        of={rows}
        caption={t.documentsCaption}
        file="documents"
        keyOf={({ sha256 }) => sha256}
        columns={[
          {
            name: t.name,
            show: ({ sha256, path }) => <Link to={addressOf('/document', { sha256 })}>{path}</Link>,
            value: ({ path }) => path,
          },
          { name: t.dated, show: ({ dated }) => dated, value: ({ dated }) => dated },
          { name: 'SHA-256', show: ({ sha256 }) => <span className="hb-code">{sha256}</span>, value: ({ sha256 }) => sha256 },
        ]}
      />
    </>
  );
}
