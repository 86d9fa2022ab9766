/** The sentences about items that end: the same in every format. */
import type { ReportEnd, ReportObsolescence } from './report-obsolescence.ts';
import { thingName } from './sections/words.ts';
import { count, percentOf } from './wording.ts';

/** What is listed, of how many items it is stated, and what follows for the others. */
export function obsolescenceInWords({ stated, ends, total }: ReportObsolescence): string[] {
  const percent = percentOf(stated);
  const known =
    percent === undefined
      ? 'No item is known, and of none whether it ends.'
      : `Of ${stated.known} of ${count(stated.of, 'item')} (${percent} per cent) a document states a lifecycle, a last order, a last shipment or an end of support, of itself or of the part that a source delivers for it. Of the others it is not known whether and when they end: that is not "active".`;
  if (ends.length === 0) return [known];
  const of = (state: ReportEnd['state']) => ends.filter((end) => end.state === state).length;
  const judged = of('not judged');
  return [
    known,
    `Of those ${total > ends.length ? `the first ${ends.length} of ${total} are listed: ` : ''}${of('ended')} ended, ${of('ending')} ending${judged > 0 ? `, ${judged} with a day that cannot be judged, since the day of the facts is not known` : ''}, ${of('active')} stated to be active. Ended: discontinued or obsolete, or a stated day has passed. Ending: a last-time buy, not recommended for new designs, or a stated day lies ahead. Days left are counted to the first stated day. A stock that lasts is as the stock and the demand that are stated say. What is offered in its place is what a notice names; nobody says by that that it is qualified.`,
  ];
}

/** The item, or which part of it. */
export function whatEnds({ item, part }: ReportEnd): string {
  return part === null ? thingName(item) : `${thingName(item)}: its part ${thingName(part)}`;
}

/** For a row of the register: `Chip: last-time buy, last order 2027-03-31, Chip 2 offered in its place`. */
export function endInWords(end: ReportEnd): string {
  const said = [
    end.lifecycle,
    ...(
      [
        ['last order', end.lastOrderDate],
        ['last shipment', end.lastShipDate],
        ['end of support', end.endOfSupport],
      ] as const
    ).map(([label, day]) => (day === '' ? '' : `${label} ${day}`)),
    end.replacement === '' ? '' : `${end.replacement} offered in its place`,
  ];
  return `${whatEnds(end)}: ${said.filter((text) => text !== '').join(', ')}`;
}
