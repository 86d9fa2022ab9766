/** The sentence that an officer reads first. Never "no gap": none found in the part that is known. */
import type { Coverage } from '../graph/analyses/finding.ts';
import type { StopSummary } from './first-page.ts';
import type { GapRow, OpenInterval } from './gap-report.ts';
import { count, percentOf, visible } from './wording.ts';

/** Page one in one sentence. A party is a supplier, or an owner with all that it owns. */
export function stopSentence(summary: Omit<StopSummary, 'sentence'>, coverage: Coverage): string {
  const { endItems, stopped, possible, firstAfterDays, timeNotKnown } = summary;
  const known = percentOf(coverage.source);
  if (known === undefined) return 'Nothing can be said: no item is known.';
  if (endItems === 0) return 'Nothing can be said: no programme names an end item.';
  const more = possible === 0 ? '' : `; ${possible} more may, if what nobody stated is the same`;
  const of = `${stopped} of ${count(endItems, 'end item')}`;
  if (stopped === 0)
    return `None of ${count(endItems, 'end item')} is found to stop if one party is lost${more}; the source is known of ${known} per cent of ${count(coverage.source.of, 'item')}.`;
  const when = timeNotKnown === 0 ? 'the time is known of each' : `for ${timeNotKnown} the time is not known`;
  return `${of} ${stopped === 1 ? 'stops' : 'stop'} if one party is lost${firstAfter(firstAfterDays)}; ${when}${more}.`;
}

function firstAfter(days: OpenInterval | null): string {
  if (days === null || days.high === null) return '';
  const shown = count(days.high, 'day');
  return days.low === days.high ? `; the first after ${shown}` : `; the first after ${shown} at the latest`;
}

/** What the sentence says of all rows of a register. */
export interface GapSummary {
  readonly total: number;
  /** Rows that surely stop an end item, and rows that hold only if unknowns are the same. */
  readonly stopping: number;
  readonly possible: number;
  /** The worst. */
  readonly first: GapRow | undefined;
}

/** `gaps` in the order of their rank. */
export function summaryOfRows(gaps: readonly GapRow[]): GapSummary {
  return {
    total: gaps.length,
    stopping: gaps.filter((gap) => gap.endItemsStopped.length > 0 && gap.certainty === 'definite').length,
    possible: gaps.filter((gap) => gap.certainty === 'possible').length,
    first: gaps[0],
  };
}

export function bottomLine(programme: string, { total, stopping, possible, first }: GapSummary, coverage: Coverage): string {
  const of = programme === '' ? 'the whole view' : visible(programme);
  const known = percentOf(coverage.source);
  if (known === undefined) return `Nothing can be said of ${of}: no item is known.`;
  const extent = `The source is known of ${known} per cent of ${count(coverage.source.of, 'item')}; what is not known is not clear.`;
  if (first === undefined) return noneFound(coverage);
  return [
    `${count(total, 'gap')} in ${of}; ${stopping} of them surely stop an end item${possible === 0 ? '' : `, ${possible} hold only if unknowns are the same`}.`,
    `First: ${describe(first)}.`,
    extent,
  ].join(' ');
}

/**
 * What stands where a list of findings is empty. A list holds findings of every level, so that what is
 * known of sites, countries and owners stands beside the suppliers.
 */
export function noneFound(coverage: Coverage): string {
  const known = percentOf(coverage.source);
  if (known === undefined) return 'None found, and no item is known.';
  const { site, country, owner } = coverage;
  const beside = [
    `site ${site.known} of ${count(site.of, 'source')}`,
    `country of manufacture ${country.known} of ${count(country.of, 'source')}`,
    `owner ${owner.known} of ${count(owner.of, 'maker')}`,
  ];
  return `None found in the ${known} per cent of ${count(coverage.source.of, 'item')} of which the source is known; known besides: ${beside.join(', ')}.`;
}

function describe(gap: GapRow): string {
  const isItself = gap.lost === null || gap.lost.id === gap.item?.id;
  const lost = isItself ? '' : `, losing ${visible(gap.lost?.name ?? '')}`;
  const item = gap.item === null ? '' : ` for ${visible(gap.item.name)}`;
  const stopped = gap.endItemsStopped.length === 0 ? '' : `, which stops ${count(gap.endItemsStopped.length, 'end item')}`;
  const decide = gap.decideBy === '' ? '' : `; decide by ${gap.decideBy}`;
  return `${gap.archetype}${lost}${item}${stopped}${decide}`;
}
