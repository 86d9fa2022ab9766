/** What rules about items say of the programme: the list that its figure counts. */
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { ProgrammeRulesDocument } from '../../generated/operations.ts';
import { Opening } from '../../parts/opening.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { ruleColumns, ruleRowKey } from '../../parts/thing/rule-columns.tsx';
import { texts } from '../../texts/texts.ts';
import { SectionRemarks } from './section-remarks.tsx';

const t = texts.programme;

export const rulePart = 'rules';

export function RuleSection() {
  return (
    <>
      <SectionRemarks of="rules" about={t.rules} headingLevel="h2" />
      <Opening id={rulePart} title={t.rules} note={texts.things.worked}>
        {() => <Rules />}
      </Opening>
    </>
  );
}

function Rules() {
  const rows = useAnswerPages(ProgrammeRulesDocument, { ...useScope() }, ({ ruleFindings }) => ruleFindings);
  return (
    <>
      <p>{texts.things.rules.noClearance}</p>
      <PagedTable of={rows} caption={t.rules} file="rules" columns={ruleColumns} keyOf={ruleRowKey} empty={t.noRules} />
    </>
  );
}
