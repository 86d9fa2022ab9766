/** How old the restricted-party lists are that screening rests on. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { ProgrammeListsDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { ListAges, listState } from '../../parts/lists/list-ages.tsx';
import { refusedRemark } from '../../parts/lists/list-remarks.ts';
import { Remarks } from '../../parts/remarks.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useAreGapsDone } from './after-gaps.ts';

const t = texts.programme;

export function ListSection() {
  const { asOf, knownAt } = useScope();
  const answer = useAnswer(ProgrammeListsDocument, { asOf, knownAt }, { enabled: useAreGapsDone() });
  return (
    <section>
      <h2>{t.lists}</h2>
      <AnswerOf of={answer} isEmpty={({ lists }) => lists.lists.length === 0}>
        {({ lists }) => {
          const loaded = lists.lists.filter((list) => listState(list) !== 'none');
          const missing = lists.lists.filter((list) => listState(list) === 'none');
          return (
            <>
              <Remarks about={t.lists} remarks={lists.failedLoads.map(refusedRemark)} />
              {loaded.length > 0 && <ListAges caption={t.lists} lists={loaded} />}
              {missing.length > 0 && (
                <details>
                  <summary>{t.notLoaded(count(missing.length))}</summary>
                  <ul>
                    {missing.map(({ code, title }) => (
                      <li key={code}>{title}</li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </AnswerOf>
    </section>
  );
}
