/** Which items end, and when, as far as documents say. */
import type { GapReport } from '../gap-report.ts';
import { obsolescenceInWords, whatEnds } from '../obsolescence-words.ts';
import type { ReportEnd } from '../report-obsolescence.ts';
import { type Block, type Cell, type Column, date, number, paragraph, type Section, table, text } from './section.ts';
import { type DocumentNumbers, evidence, openInterval, stated, thingName } from './words.ts';

export function obsolescenceSection({ obsolescence }: GapReport, numbers: DocumentNumbers): Section {
  const { ends, total } = obsolescence;
  const blocks: Block[] = [
    ...obsolescenceInWords(obsolescence).map(paragraph),
    ...(ends.length === 0 ? [] : [table(`Items of which it is stated whether they end: ${total}`, columns(numbers), ends)]),
  ];
  return { heading: '9 Obsolescence', sheet: 'Obsolescence', landscape: true, blocks };
}

function columns(numbers: DocumentNumbers): Column<ReportEnd>[] {
  return [
    text('Item', 11, whatEnds, 'paper'),
    text('Item', 11, ({ item }) => thingName(item), 'sheet'),
    text('Part that a source delivers for it', 11, ({ part }) => (part === null ? '' : thingName(part)), 'sheet'),
    text('Sources that it concerns', 6, ({ sources }) => `${sources.concerned} of ${sources.of}`, 'paper'),
    number('Sources that it concerns', 5, ({ sources }) => sources.concerned, 'sheet'),
    number('Recorded sources', 5, ({ sources }) => sources.of, 'sheet'),
    text('Criticality', 6.5, ({ criticality }) => stated(criticality)),
    text('State', 5.5, ({ state }) => state),
    text('Lifecycle', 8, ({ lifecycle }) => stated(lifecycle)),
    date('Last order', 6.5, ({ lastOrderDate }) => stated(lastOrderDate)),
    date('Last shipment', 6.5, ({ lastShipDate }) => stated(lastShipDate)),
    date('End of support', 6.5, ({ endOfSupport }) => stated(endOfSupport)),
    number('Days left', 5, ({ daysLeft }) => daysLeft),
    text('Stock lasts (days)', 6.5, ({ coverDays }) => openInterval(coverDays), 'paper'),
    number(
      'Stock lasts, at least (days)',
      6,
      ({ coverDays: { low, high } }): Cell => (low === 0 && high === null ? null : low),
      'sheet',
    ),
    number('Stock lasts, at most (days)', 6, ({ coverDays }) => coverDays.high, 'sheet'),
    text('Offered in its place', 9, ({ replacement }) => stated(replacement)),
    number('Gap of rank', 4.5, ({ gapRank }) => gapRank ?? ''),
    text('Evidence', 9, (end) => evidence(end.evidence, numbers)),
  ];
}
