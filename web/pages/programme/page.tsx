/** The first page: which gaps put the programme at risk, and from how much that is known. */
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { ProgrammesDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';
import { ConcentrationSection } from './concentration-section.tsx';
import { EndItemsSection } from './end-items-section.tsx';
import { ExposureSection } from './exposure-section.tsx';
import { FigureRow } from './figure-row.tsx';
import { ArchetypeSection, BottomLine, CoverageSection, WorstGaps } from './gap-sections.tsx';
import { ListSection } from './list-section.tsx';
import { ProgrammeList } from './programme-list.tsx';
import { RuleSection } from './rule-section.tsx';
import { SinceSection } from './since-section.tsx';
import { VendorSections } from './vendor-sections.tsx';

const t = texts.programme;

export function Component() {
  const { programme, asOf, knownAt } = useScope();
  const addressOf = useAddressOf();
  const programmes = useAnswer(ProgrammesDocument, { asOf, knownAt });
  return (
    <>
      <Title of={t.title} name={programme ?? t.all} />
      <AnswerOf
        of={programmes}
        isEmpty={(data) => data.programmes.nodes.length === 0 && programme === undefined}
        empty={
          <>
            {t.noProgrammes} <Link to={addressOf('/hand-in')}>{t.handIn}</Link>
          </>
        }
      >
        {({ programmes: { nodes, totalCount } }) => (
          <>
            {programme === undefined && <ProgrammeList names={nodes.map(({ name }) => name)} total={totalCount} />}
            <Sections />
          </>
        )}
      </AnswerOf>
    </>
  );
}

/** Each asks for itself: what is ready is shown. */
function Sections() {
  return (
    <>
      <BottomLine />
      <FigureRow />
      <WorstGaps />
      <VendorSections />
      <RuleSection />
      <div className="hb-columns">
        <ArchetypeSection />
        <EndItemsSection />
      </div>
      <ConcentrationSection />
      <ExposureSection />
      <div className="hb-columns">
        <SinceSection />
        <ListSection />
      </div>
      <CoverageSection />
    </>
  );
}
