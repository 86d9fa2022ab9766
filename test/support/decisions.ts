/** Decisions made up for tests: what is not given is the same in all. */
import type { DecidedUpon, Decision, StandingOf } from '../../graph/screening/decision.ts';

export const upon: DecidedUpon = { entry: 'e', party: 'p', rule: 'r' };

export function decision(id: string, given: Partial<Decision> = {}): Decision {
  return {
    id,
    kind: 'no match',
    party: 'acme',
    entry: 'sdn 1',
    rule: '',
    confirms: '',
    scope: {},
    author: 'A. Officer',
    keys: [],
    decided: 100,
    expires: undefined,
    upon,
    ...given,
  };
}

/** `id state: what changed`, by id. */
export function told(standings: ReadonlyMap<string, StandingOf>): string[] {
  return [...standings]
    .map(([id, { state, changed, supersededBy }]) =>
      [id, state, ...(supersededBy === undefined ? [] : ['by', supersededBy]), ...changed].join(' '),
    )
    .sort();
}
