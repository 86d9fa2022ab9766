/** Gaps that something was decided about and that the register has no longer. */
import { useAnswer } from '../../answers.ts';
import { GapsNoLongerFoundDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Known } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { RegisterAsked } from './ask.ts';
import { HistoryList } from './history-list.tsx';

const t = texts.gaps;
const c = t.column;

export function GoneList({ asked }: { readonly asked: RegisterAsked }) {
  const { programme, asOf, knownAt } = asked;
  const answer = useAnswer(GapsNoLongerFoundDocument, { programme, asOf, knownAt });
  return (
    <>
      <p>{t.goneLead}</p>
      <AnswerOf of={answer} isEmpty={({ goneGaps }) => goneGaps.totalCount === 0}>
        {({ goneGaps: { nodes, totalCount } }) => (
          <>
            {nodes.length < totalCount && <p>{t.goneShown(count(nodes.length), count(totalCount))}</p>}
            <ListTable
              caption={t.noLongerFound}
              file="gaps-no-longer-found"
              rows={nodes}
              total={totalCount}
              keyOf={({ gapId }) => gapId}
              columns={[
                ...(
                  [
                    [c.lost, 'lost'],
                    [c.archetype, 'archetype'],
                    [c.item, 'items'],
                    [c.system, 'programme'],
                    [c.owner, 'owner'],
                    [c.due, 'due'],
                    [c.status, 'status'],
                    [c.note, 'note'],
                    [c.id, 'gapId'],
                  ] as const
                ).map(([name, field]) => ({
                  name,
                  show: (row: (typeof nodes)[number]) => <Known value={row[field]} />,
                  value: (row: (typeof nodes)[number]) => row[field],
                })),
                { name: t.history.title, show: ({ history }) => <HistoryList edits={history} /> },
              ]}
            />
          </>
        )}
      </AnswerOf>
    </>
  );
}
