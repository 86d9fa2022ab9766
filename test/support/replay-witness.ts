/** Replays a witness: every step must follow from the loss and the steps before it. */
import { expect } from 'vitest';
import type { Level, WitnessStep } from '../../graph/analyses/finding.ts';
import type { Oracle } from './single-source-oracle.ts';
import type { GraphFixture } from './view-graph.ts';

export interface Replay {
  readonly level: Level;
  /** What is lost, by name. */
  readonly candidates: readonly string[];
  readonly reading: Oracle['definite'];
  readonly witness: readonly WitnessStep[];
  /** What rests on a circle may be taken for granted. */
  readonly circular: boolean;
}

export interface Replayed {
  /** Items that fail by what the witness says. */
  readonly failedItems: ReadonlySet<string>;
  /** Sources and substitutes of each item that fail by what it says. */
  readonly gone: ReadonlyMap<string, ReadonlySet<string>>;
  /** No counted source and no approved substitute of the item is left. */
  readonly noSource: (item: string) => boolean;
  /** Steps that were taken for granted. */
  readonly taken: number;
}

export function replayWitness(fixture: GraphFixture, oracle: Oracle, replay: Replay): Replayed {
  const { level, candidates, reading, witness, circular } = replay;
  const failedSources = new Set<number>();
  const failedItems = new Set<string>();
  const gone = new Map<string, Set<string>>();
  let taken = 0;
  const lost = (source: number): boolean =>
    oracle.candidates(source).some((one) => candidates.includes(one)) || reading.lostAnyway.has(source);
  const noSource = (item: string): boolean => {
    const waiting = oracle
      .sourcesOf(item)
      .filter((source) => reading.counted.has(source))
      .map((source) => `source ${source}`);
    return [...waiting, ...oracle.approved(item)].every((one) => gone.get(item)?.has(one));
  };
  for (const { from, edge, to, assumed } of witness) {
    const [tail, head] = [fixture.nameOf(from), fixture.nameOf(to)];
    if (edge === 'BY' || edge === 'AT') {
      expect(lost(from.index)).toBe(true);
      failedSources.add(from.index);
    } else if (edge === 'REQUIRES') {
      if (assumed === true) taken++;
      else expect(failedItems.has(head) || noSource(head)).toBe(true);
      if (from.type === 'Source') failedSources.add(from.index);
      else failedItems.add(tail);
    } else if (edge === 'PROVIDES' || edge === 'SUBSTITUTES') {
      const isSource = from.type === 'Source';
      if (assumed === true && circular) taken++;
      else if (assumed === true) expect(!reading.counted.has(from.index) || reading.lostAnyway.has(from.index)).toBe(true);
      else if (isSource) expect(failedSources.has(from.index) || (level === 'material' && lost(from.index))).toBe(true);
      else expect(failedItems.has(tail)).toBe(true);
      gone.set(head, (gone.get(head) ?? new Set()).add(isSource ? `source ${from.index}` : tail));
      if (noSource(head)) failedItems.add(head);
    } else {
      expect(['LOCATED_IN', 'REGISTERED_IN', 'OWNS', 'CONTROLS']).toContain(edge);
    }
  }
  return { failedItems, gone, noSource, taken };
}
