/** What decisions rest on: how old each restricted-party list is, and what the queue and the decisions say against themselves. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { DecisionLimitsDocument, type DecisionLimitsQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Opening } from '../../parts/opening.tsx';
import { Remarks } from '../../parts/remarks.tsx';
import { remarksOf } from '../../parts/thing/list-remarks.ts';
import { count, texts } from '../../texts/texts.ts';

const t = texts.decisions.lists;

/** Part of the page: searches lead here to a list that is not loaded. */
const listsPart = 'lists';

type List = DecisionLimitsQuery['lists']['lists'][number];

/** What it limits stands below, and is not there before it: it would be moved under somebody's hand. */
export function ListsUsed({ children }: { readonly children: ReactNode }) {
  const answer = useAnswer(DecisionLimitsDocument, { ...useScope() });
  return (
    <>
      <AnswerOf of={answer}>
        {({ decisionQueue, decisions, lists: { lists, failedLoads, remarks } }) => (
          <>
            <Opening id={listsPart} title={t.title} note={oldestOf(lists)}>
              {() => (lists.length === 0 ? <p className="hb-state">{t.none}</p> : <ListAges lists={lists} />)}
            </Opening>
            <Remarks
              about={texts.decisions.title}
              remarks={remarksOf({ ...decisionQueue, others: decisions.diagnostics, listRemarks: remarks, failedLoads })}
            />
          </>
        )}
      </AnswerOf>
      {(answer.data !== undefined || answer.error !== null) && children}
    </>
  );
}

/** In sight without opening: the oldest, those whose age is not known, and how many are not loaded. */
function oldestOf(lists: readonly List[]): string {
  const loaded = lists.filter(({ documents }) => documents.length > 0);
  const [oldest] = loaded.filter(({ ageDays }) => ageDays !== null).sort((a, b) => (b.ageDays ?? 0) - (a.ageDays ?? 0));
  const undated = loaded.filter(({ ageDays }) => ageDays === null).length;
  return [
    t.loaded(count(loaded.length), count(lists.length)),
    ...(oldest === undefined ? [] : [t.oldest(oldest.title, oldest.dated, texts.parts.days(oldest.ageDays ?? 0))]),
    ...(undated === 0 ? [] : [t.undated(count(undated))]),
  ].join(' ');
}

function ListAges({ lists }: { readonly lists: readonly List[] }) {
  const addressOf = useAddressOf();
  const days = ({ ageDays }: List) => (ageDays === null ? null : texts.parts.days(ageDays));
  return (
    <ListTable
      isHeaded
      caption={t.title}
      file="lists"
      rows={lists}
      keyOf={({ code }) => code}
      columns={[
        {
          name: t.list,
          show: ({ title, documents: [newest] }) =>
            newest === undefined ? title : <Link to={addressOf('/document', { sha256: newest.sha256 })}>{title}</Link>,
          value: ({ title }) => title,
        },
        { name: t.code, show: ({ code }) => <span className="hb-code">{code}</span>, value: ({ code }) => code },
        { name: t.dated, show: ({ dated }) => <Known value={dated} />, value: ({ dated }) => dated || null },
        { name: t.age, show: (list) => <Known value={days(list)} />, value: ({ ageDays }) => ageDays, isNumber: true },
        {
          name: t.entries,
          show: (list) => <Known value={isLoaded(list) ? count(list.entries) : null} />,
          value: (list) => (isLoaded(list) ? list.entries : null),
          isNumber: true,
        },
        {
          name: t.state,
          show: (list) => <Tag tone={stateOf(list) === 'fresh' ? 'good' : 'warn'}>{t.states[stateOf(list)]}</Tag>,
          value: (list) => t.states[stateOf(list)],
        },
      ]}
    />
  );
}

const isLoaded = ({ documents }: List) => documents.length > 0;

function stateOf(list: List): keyof typeof t.states {
  if (!isLoaded(list)) return 'none';
  if (list.stale === null) return 'unknown';
  return list.stale ? 'stale' : 'fresh';
}
