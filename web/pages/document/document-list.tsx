/** Every document that was handed in, those that no longer stand too; what is shown stands in the address. */
import { Button, Label, Select, TextInput } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useAddress, useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import {
  DocumentListDocument,
  type DocumentListQuery,
  type DocumentOrder,
  type DocumentState,
} from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { countNames } from '../../parts/documents/api.ts';
import { Tag } from '../../parts/figure.tsx';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import { Title } from '../../parts/title.tsx';
import { count, texts } from '../../texts/texts.ts';
import { shortTime, stateTones } from './one-document.tsx';

const t = texts.document;
type Row = DocumentListQuery['documentRecords']['nodes'][number];
const pageSize = 50;
const ascending: readonly string[] = ['PATH', 'SERIES'];

export function DocumentList() {
  const { asOf, knownAt } = useScope();
  const [parameters, change] = useAddress();
  const given = (name: string) => parameters.get(name) ?? '';
  const [state, order, text, series] = [given('state'), given('order') || 'RECEIVED', given('text'), given('series')];
  const [size, setSize] = useState(pageSize);
  const answer = useAnswer(
    DocumentListDocument,
    {
      states: state !== '' && state in t.states ? [state as DocumentState] : undefined,
      series: series === '' ? undefined : series,
      text: text === '' ? undefined : text,
      order: (order in t.list.orders ? order : 'RECEIVED') as DocumentOrder,
      descending: !ascending.includes(order),
      first: size,
      asOf,
      knownAt,
    },
    { keepLast: true },
  );
  return (
    <>
      <Title of={t.listTitle} />
      <Filters state={state} order={order} text={text} change={change} />
      {series !== '' && (
        <p>
          {t.list.ofSeries(series)}{' '}
          <Button unstyled type="button" onClick={() => change({ series: '' })}>
            {t.list.allSeries}
          </Button>
        </p>
      )}
      <AnswerOf of={answer} isEmpty={({ documentRecords }) => documentRecords.totalCount === 0} empty={t.list.none}>
        {({ documentRecords: { nodes, totalCount, pageInfo } }) => (
          <>
            <Table rows={nodes} total={totalCount} />
            {pageInfo.hasNextPage && size < 500 && (
              <Button outline type="button" onClick={() => setSize(Math.min(size * 3, 500))}>
                {texts.parts.more(count(totalCount - nodes.length))}
              </Button>
            )}
          </>
        )}
      </AnswerOf>
    </>
  );
}

function Table({ rows, total }: { readonly rows: readonly Row[]; readonly total: number }) {
  const addressOf = useAddressOf();
  const quarantined = ({ document }: Row) => countNames.reduce((sum, name) => sum + (document[name]?.quarantined ?? 0), 0);
  const columns: readonly Column<Row>[] = [
    {
      name: t.list.path,
      show: ({ document: { path, sha256 } }) => <Link to={addressOf('/document', { sha256 })}>{path}</Link>,
      value: ({ document }) => document.path,
    },
    {
      name: t.list.state,
      show: ({ state }) => (
        <span className="hb-nowrap">
          <Tag tone={stateTones[state]}>{t.states[state]}</Tag>
        </span>
      ),
      value: ({ state }) => t.states[state],
    },
    { name: t.list.format, show: ({ document }) => formatOf(document), value: ({ document }) => formatOf(document) },
    {
      name: t.list.series,
      show: ({ document: { series } }) =>
        series === '' ? <Missing /> : <Link to={addressOf('/document', { series })}>{series}</Link>,
      value: ({ document: { series } }) => series || null,
    },
    {
      name: t.list.version,
      show: ({ document: { series, version } }) => (series === '' ? <Missing /> : version),
      value: ({ document: { series, version } }) => (series === '' ? null : version),
      isNumber: true,
    },
    {
      name: t.list.dated,
      show: ({ document }) => <span className="hb-nowrap">{document.dated || <Missing />}</span>,
      value: ({ document }) => document.dated || null,
    },
    {
      name: t.list.programme,
      show: ({ document }) => document.programme || <Missing />,
      value: ({ document }) => document.programme,
    },
    { name: t.list.from, show: ({ document }) => document.from || <Missing />, value: ({ document }) => document.from },
    {
      name: t.list.received,
      show: ({ document }) => <span className="hb-nowrap">{shortTime(document.receivedAt)}</span>,
      value: ({ document }) => document.receivedAt,
    },
    { name: t.list.quarantined, show: (row) => count(quarantined(row)), value: quarantined, isNumber: true },
    {
      name: t.facts.sha256,
      show: ({ document }) => <span className="hb-code">{document.sha256.slice(0, 12)}</span>,
      value: ({ document }) => document.sha256,
    },
  ];
  return (
    <ListTable
      caption={`${t.list.caption} (${texts.parts.shown(count(rows.length), count(total))})`}
      columns={columns}
      rows={rows}
      total={total}
      keyOf={({ document: { sha256, receivedAt } }) => `${sha256} ${receivedAt}`}
      file="documents"
    />
  );
}

function Missing() {
  return <span className="hb-unknown">{t.list.missing}</span>;
}

function formatOf({ format, specVersion }: Row['document']): string {
  return `${format} ${specVersion}`.trim();
}

interface FiltersProps {
  readonly state: string;
  readonly order: string;
  readonly text: string;
  readonly change: ReturnType<typeof useAddress>[1];
}

function Filters({ state, order, text, change }: FiltersProps) {
  const id = useId();
  return (
    <form className="hb-tools" action={(form: FormData) => change({ text: String(form.get('text') ?? '').trim() })}>
      <div>
        <Label htmlFor={`${id}text`}>{t.list.search}</Label>
        <TextInput id={`${id}text`} type="text" name="text" key={text} defaultValue={text} />
      </div>
      <Button outline type="submit">
        {t.list.show}
      </Button>
      <div>
        <Label htmlFor={`${id}state`}>{t.list.state}</Label>
        <Select name="state" id={`${id}state`} value={state} onChange={({ target }) => change({ state: target.value })}>
          {Object.entries(t.list.states).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div>
        <Label htmlFor={`${id}order`}>{t.list.order}</Label>
        <Select name="order" id={`${id}order`} value={order} onChange={({ target }) => change({ order: target.value })}>
          {Object.entries(t.list.orders).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </div>
    </form>
  );
}
