/** Time to survive against time to recover. */
import type { GapReport, OpenInterval, ReportTimes } from '../gap-report.ts';
import { type Block, type Column, number, paragraph, type Section, table, text } from './section.ts';
import { openAmount, openInterval, thingName } from './words.ts';

export function timesSection(report: GapReport): Section {
  const { times } = report;
  const blocks: Block[] = [
    paragraph(
      'Time to survive: days until an end item feels the loss. Time to recover: days until what is lost is back or replaced. There is a gap where it takes longer to recover than can be survived.',
    ),
    times.length === 0
      ? paragraph('No loss of the register is known to stop an end item: there are no times to compare.')
      : table(`Times of the gaps that stop an end item: ${times.length}`, columns, times),
  ];
  return { heading: '8 Time to recover, time to survive', sheet: 'Times', landscape: true, blocks };
}

const columns: readonly Column<ReportTimes>[] = [
  number('Rank', 4, (row) => row.rank),
  text('Lost', 12, (row) => thingName(row.lost)),
  ...both('Survive (days)', (row) => row.timeToSurviveDays),
  ...both('Recover (days)', (row) => row.timeToRecoverDays),
  text('Gap', 5, (row) => (row.gap === 'not known' ? null : row.gap)),
  ...both('Gap (days)', (row) => row.gapDays),
  ...both('Exposure', (row) => row.exposure, openAmount),
  text('End items', 12, (row) =>
    row.endItems
      .map(({ item, timeToSurviveDays: days }) => `${thingName(item)}: ${openInterval(days) ?? 'not known'}`)
      .join('; '),
  ),
  text('To be stated first', 12, (row) => row.missing.join('; ') || 'nothing'),
];

function both(label: string, of: (row: ReportTimes) => OpenInterval, shown = openInterval): Column<ReportTimes>[] {
  return [
    text(label, 7, (row) => shown(of(row)), 'paper'),
    number(`${label}, at least`, 6, (row) => (isNotKnown(of(row)) ? null : of(row).low), 'sheet'),
    number(`${label}, at most`, 6, (row) => of(row).high, 'sheet'),
  ];
}

function isNotKnown({ low, high }: OpenInterval): boolean {
  return high === null && low === 0;
}
