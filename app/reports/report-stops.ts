/** How many end items stop if one party is lost, and when the first does: the report's first sentence. */
import type { Coverage, Interval } from '../../graph/analyses/finding.ts';
import type { Scope } from '../../graph/analyses/scope.ts';
import type { Steps } from '../../graph/analyses/steps.ts';
import { stopSentence } from '../../reports/bottom-line.ts';
import type { StopSummary } from '../../reports/first-page.ts';
import { type LossTimes, openDays } from '../gaps/loss-times.ts';
import { inTurns } from '../workspace/in-turns.ts';

/** A party: a supplier, or an owner with all that it owns. */
const partyLevels = ['supplier', 'owner'] as const;

/** Over every party whose loss alone stops an end item. */
export async function stopSummary(times: LossTimes, scope: Scope, coverage: Coverage): Promise<StopSummary> {
  const earliest = new Map<number, Interval>();
  const possible = new Set<number>();
  for (const level of partyLevels) {
    await inTurns(feltAt(times, level, earliest, possible));
  }
  const each = [...earliest.values()];
  const first = each.reduce<Interval | null>((a, b) => (a === null ? b : least(a, b)), null);
  const summary = {
    endItems: scope.endItems.length,
    stopped: earliest.size,
    possible: [...possible].filter((item) => !earliest.has(item)).length,
    firstAfterDays: first === null ? null : openDays(first),
    timeNotKnown: each.filter(({ low, high }) => low !== high).length,
  };
  return { sentence: stopSentence(summary, coverage), ...summary };
}

function* feltAt(
  times: LossTimes,
  level: (typeof partyLevels)[number],
  earliest: Map<number, Interval>,
  possible: Set<number>,
): Steps<void> {
  for (const candidate of times.stopping(level)) {
    yield;
    for (const { item, certainty, timeToSurvive } of times.of(level, candidate)?.endItems ?? []) {
      if (certainty === 'possible') possible.add(item);
      else earliest.set(item, least(earliest.get(item) ?? timeToSurvive, timeToSurvive));
    }
  }
}

function least(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
}
