/** How old the restricted-party lists are that screening rests on. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { ProgrammeListsDocument, type ProgrammeListsQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.programme;

type List = ProgrammeListsQuery['lists']['lists'][number];

export function ListSection() {
  const { asOf, knownAt } = useScope();
  const answer = useAnswer(ProgrammeListsDocument, { asOf, knownAt });
  return (
    <section aria-labelledby="lists">
      <h2 id="lists">{t.lists}</h2>
      <AnswerOf of={answer} isEmpty={({ lists }) => lists.lists.length === 0}>
        {({ lists }) => (
          <ListTable
            caption={t.lists}
            file="lists"
            rows={lists.lists}
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
              {
                name: t.listColumns.entries,
                show: (list) => <Known value={entriesOf(list) === null ? null : count(list.entries)} />,
                value: entriesOf,
                isNumber: true,
              },
              {
                name: t.listColumns.state,
                show: (list) => <Tag tone={stateOf(list) === 'fresh' ? 'good' : 'warn'}>{t.listStates[stateOf(list)]}</Tag>,
                value: (list) => t.listStates[stateOf(list)],
              },
            ]}
          />
        )}
      </AnswerOf>
    </section>
  );
}

/** Of a list that is not loaded nobody knows how many there are. */
function entriesOf({ documents, entries }: List): number | null {
  return documents.length === 0 ? null : entries;
}

/** The worst of what it is. */
function stateOf({ failedLoad, documents, stale }: List): keyof typeof t.listStates {
  if (failedLoad !== null && failedLoad !== undefined) return 'failed';
  if (documents.length === 0) return 'none';
  if (stale === null || stale === undefined) return 'unknown';
  return stale ? 'stale' : 'fresh';
}
