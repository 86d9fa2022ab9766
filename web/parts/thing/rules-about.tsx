/** What rules about items say of an item, or of who makes or sells one: origin, content, from whom it is bought. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { RulesAboutDocument } from '../../generated/operations.ts';
import { count, texts } from '../../texts/texts.ts';
import { AnswerOf } from '../answer-of.tsx';
import { ListTable } from '../list-table.tsx';
import { Opening } from '../opening.tsx';
import { type RuleRow, ruleColumns, ruleRowKey } from './rule-columns.tsx';

const t = texts.things.rules;

export function RulesAbout({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Opening title={t.title} note={texts.things.worked} id="rules">
      {() => <RuleRows id={id} name={name} />}
    </Opening>
  );
}

function RuleRows({ id, name }: { readonly id: string; readonly name: string }) {
  const answer = useAnswer(RulesAboutDocument, { id, ...useScope() });
  return (
    <AnswerOf of={answer}>
      {({ ruleFindings: { nodes, flagged, binding, totalCount } }) => {
        const rows: RuleRow[] = [...nodes, ...flagged.map((one) => ({ ...one, outcome: t.waived, exceptions: [] }))];
        return (
          <>
            <p>{t.noClearance}</p>
            <p className="hb-note">{binding.because}</p>
            {rows.length === 0 ? (
              <p className="hb-state">{t.none}</p>
            ) : (
              <ListTable caption={t.caption(name)} file="rules" rows={rows} keyOf={ruleRowKey} columns={ruleColumns} />
            )}
            {totalCount > nodes.length && <p>{texts.parts.shown(count(nodes.length), count(totalCount))}</p>}
          </>
        );
      }}
    </AnswerOf>
  );
}
