/**
 * A view's supply as the networks of a scenario table. Their candidates are the distinct things that its
 * rows name, each once however many rows name it: a row is lost with its own random number, but what is
 * lost with it are sources that it shares with others. So the networks grow with what is named, not with
 * rows x sources.
 *
 * Both readings are those of `loss-network.ts`.
 */
import { csrOf, IntList } from '../view/csr.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import type { CountingOptions } from './counting.ts';
import { levels } from './finding.ts';
import { type LossNetworks, lossNetworks } from './loss-network.ts';
import type { LossGroup, LostThing } from './lost-sources.ts';
import type { Scope } from './scope.ts';

export interface ScenarioNetworks extends LossNetworks {
  /** Candidates of the networks that each row of the table takes, ascending and distinct. */
  readonly rows: Csr;
}

/** O(things that rows name + items + sources + edges in scope). Errors: as `lostSources`. */
export function scenarioNetworks(
  graph: ViewGraph,
  options: CountingOptions,
  scope: Scope,
  rows: readonly LossGroup[],
): ScenarioNetworks {
  const candidates = new Map<number, number>();
  const things: LostThing[] = [];
  const [from, to] = [new IntList(), new IntList()];
  for (const [row, named] of rows.entries()) {
    for (const thing of named) {
      const key = keyOf(thing);
      let candidate = candidates.get(key);
      if (candidate === undefined) {
        candidate = things.length;
        candidates.set(key, candidate);
        things.push(thing);
      }
      from.push(row);
      to.push(candidate);
    }
  }
  const networks = lossNetworks(
    graph,
    options,
    scope,
    things.map((thing) => [thing]),
  );
  return { ...networks, rows: csrOf(from.values(), to.values(), rows.length) };
}

/** One number for a thing: its index and its level's place. */
function keyOf({ level, index }: LostThing): number {
  const place = level === 'source' ? levels.length : levels.indexOf(level);
  return index * (levels.length + 1) + place;
}
