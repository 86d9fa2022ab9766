/** What was found in one paragraph; and whole, what page one shortens where it has no room: what is decided, and the first actions. */
import { noDetermination } from '../first-page-words.ts';
import type { GapReport } from '../gap-report.ts';
import { lostName } from './register-section.ts';
import { type Block, list, paragraph, type Section, terms } from './section.ts';
import { actionInWords } from './words.ts';

const toFillIn = 'a line to fill in, on page one';

export function bottomLineSection(report: GapReport): Section {
  const { stop, decision, gaps } = report.firstPage;
  const actions = gaps.map((gap) => {
    const action = gap.firstAction === null ? 'none worked out' : actionInWords(gap.firstAction);
    return `Rank ${gap.rank}, ${lostName(gap)}: ${action}`;
  });
  const blocks: Block[] = [
    paragraph(report.bottomLine),
    paragraph(stop.sentence),
    terms([
      ['Decision asked', decision.asked || toFillIn],
      ['Of', decision.of || toFillIn],
      ['By', decision.by || toFillIn],
    ]),
    ...(actions.length === 0 ? [] : [paragraph('First action of the gaps on page one:'), list(actions)]),
    paragraph(noDetermination),
  ];
  return { heading: '1 Bottom line', sheet: 'Bottom line', landscape: false, blocks };
}
