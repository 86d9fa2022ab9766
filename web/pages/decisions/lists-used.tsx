/** What decisions rest on: how old each restricted-party list is, and what the queue and the decisions say against themselves. */
import { type ReactNode, useState } from 'react';
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { DecisionLimitsDocument, type DecisionLimitsQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { ListAges } from '../../parts/lists/list-ages.tsx';
import { remarksOf } from '../../parts/lists/list-remarks.ts';
import { Opening } from '../../parts/opening.tsx';
import { Remarks } from '../../parts/remarks.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.decisions.lists;

/** Part of the page: searches lead here to a list that is not loaded. */
const listsPart = 'lists';

type List = DecisionLimitsQuery['lists']['lists'][number];

/**
 * What it limits stands below, and is not there before it: it would be moved under somebody's hand. Once there it stays,
 * whatever becomes of the question: something may be half written in it.
 */
export function ListsUsed({ children }: { readonly children: ReactNode }) {
  const answer = useAnswer(DecisionLimitsDocument, { ...useScope() });
  const [wasSettled, setWasSettled] = useState(false);
  // Cancelled, it is neither there nor failed.
  const isSettled = answer.data !== undefined || answer.error !== null || answer.fetchStatus === 'idle';
  if (isSettled && !wasSettled) setWasSettled(true);
  return (
    <>
      <AnswerOf of={answer}>
        {({ decisionQueue, decisions, lists: { lists, failedLoads, remarks } }) => (
          <>
            <Opening id={listsPart} title={t.title} note={oldestOf(lists)}>
              {() => (lists.length === 0 ? <p className="hb-state">{t.none}</p> : <ListAges caption={t.title} lists={lists} />)}
            </Opening>
            <Remarks
              about={texts.decisions.title}
              remarks={remarksOf({ ...decisionQueue, others: decisions.diagnostics, listRemarks: remarks, failedLoads })}
            />
          </>
        )}
      </AnswerOf>
      {wasSettled && children}
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
