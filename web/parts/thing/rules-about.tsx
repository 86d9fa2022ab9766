/** What rules about items say of an item, or of who makes or sells one: origin, content, from whom it is bought. */
import { useScope } from '../../address.ts';
import { useAnswer, useAnswerPages } from '../../answers.ts';
import { RulesAboutDocument, RulesAboutHeadDocument, type RulesAboutQuery } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { AnswerOf } from '../answer-of.tsx';
import { Opening } from '../opening.tsx';
import { PagedTable } from '../paged-table.tsx';
import { Remarks } from '../remarks.tsx';
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
  const asked = { id, ...useScope() };
  const head = useAnswer(RulesAboutHeadDocument, asked);
  const rows = useAnswerPages(RulesAboutDocument, asked, ({ ruleFindings }) => withWaived(ruleFindings));
  return (
    <>
      <p>{t.noClearance}</p>
      <AnswerOf of={head}>
        {({ ruleFindings: { binding, diagnostics } }) => (
          <>
            <p className="hb-note">{binding.because}</p>
            <Remarks about={t.title} remarks={diagnostics} />
            <PagedTable
              of={rows}
              caption={t.caption(name)}
              file="rules"
              empty={t.none}
              keyOf={ruleRowKey}
              columns={ruleColumns}
            />
          </>
        )}
      </AnswerOf>
    </>
  );
}

/** What is waived is the same on every page: it stands once, behind the last. */
function withWaived({ nodes, flagged, totalCount, ...page }: RulesAboutQuery['ruleFindings']) {
  const waived = flagged.map((one): RuleRow => ({ ...one, outcome: t.waived, exceptions: [] }));
  return {
    ...page,
    totalCount: totalCount + flagged.length,
    nodes: page.pageInfo.hasNextPage ? nodes : [...nodes, ...waived],
  };
}
