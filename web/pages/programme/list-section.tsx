/** How old the restricted-party lists are that screening rests on. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { ProgrammeListsDocument, type ProgrammeListsQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Remarks } from '../../parts/remarks.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useAreGapsDone } from './after-gaps.ts';

const t = texts.programme;

type List = ProgrammeListsQuery['lists']['lists'][number];

export function ListSection() {
  const { asOf, knownAt } = useScope();
  const answer = useAnswer(ProgrammeListsDocument, { asOf, knownAt }, { enabled: useAreGapsDone() });
  return (
    <section>
      <h2>{t.lists}</h2>
      <AnswerOf of={answer} isEmpty={({ lists }) => lists.lists.length === 0}>
        {({ lists }) => {
          const loaded = lists.lists.filter((list) => stateOf(list) !== 'none');
          const missing = lists.lists.filter((list) => stateOf(list) === 'none');
          return (
            <>
              <Remarks about={t.lists} remarks={lists.failedLoads.map(remarkOf)} />
              {loaded.length > 0 && <Lists of={loaded} />}
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

function Lists({ of }: { readonly of: readonly List[] }) {
  return (
    <ListTable
      isHeaded
      caption={t.lists}
      file="lists"
      rows={of}
      keyOf={({ code }) => code}
      columns={[
        { name: t.listColumns.list, show: ({ title }) => title, value: ({ title }) => title },
        { name: t.listColumns.dated, show: ({ dated }) => <Known value={dated} />, value: ({ dated }) => dated || null },
        {
          name: t.listColumns.age,
          show: ({ ageDays }) => <Known value={ageDays == null ? null : texts.parts.days(ageDays)} />,
          value: ({ ageDays }) => ageDays ?? null,
          isNumber: true,
        },
        { name: t.listColumns.entries, show: ({ entries }) => count(entries), value: ({ entries }) => entries, isNumber: true },
        {
          name: t.listColumns.state,
          show: (list) => <Tag tone={stateOf(list) === 'fresh' ? 'good' : 'warn'}>{t.listStates[stateOf(list)]}</Tag>,
          value: (list) => t.listStates[stateOf(list)],
        },
        {
          name: t.listColumns.refused,
          show: () => null,
          value: ({ failedLoad }) => failedLoad?.message ?? '',
          isSavedOnly: true,
        },
      ]}
    />
  );
}

/** Why an edition was refused; a reason begins with its code. */
function remarkOf({ reason, message }: ProgrammeListsQuery['lists']['failedLoads'][number]) {
  return { code: reason.split(':', 1)[0] ?? '', severity: 'warning', message };
}

/** The worst of what it is. */
function stateOf({ failedLoad, documents, stale }: List): keyof typeof t.listStates {
  if (failedLoad !== null && failedLoad !== undefined) return 'failed';
  if (documents.length === 0) return 'none';
  if (stale === null || stale === undefined) return 'unknown';
  return stale ? 'stale' : 'fresh';
}
