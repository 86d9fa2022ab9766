/** What many answers about concentration may take together, and that they give others a turn meanwhile. */
import { describe, expect, it } from 'vitest';
import { type ConcentrationOptions, concentrations } from '../../graph/analyses/concentration.ts';
import { divisionWork } from '../../graph/analyses/greatest-division.ts';
import { fullAnswers } from '../../graph/analyses/shared-answers.ts';
import { sharedOut, type Worked } from '../../graph/analyses/shared-work.ts';
import { finished, type Steps } from '../../graph/analyses/steps.ts';
import { graphOf } from '../support/view-graph.ts';

/** Every two of so many makers share an item that states nothing. */
const makers = 22;
const pairs = Array.from({ length: makers ** 2 }, (_, k) => [Math.floor(k / makers), k % makers] as const).filter(
  ([a, b]) => a < b,
);
/** At the greatest the first has all of its own, the next all that is left, and so on. */
const greatest = Array.from({ length: makers }, (_, k) => ((k * 100) / pairs.length) ** 2).reduce((all, own) => all + own, 0);

const asked = { of: 'category', level: 'supplier', counting: 'qualified', asOf: 0 } as const;

/** So many categories of that kind, and one that is quickly known. */
function categories(hard: number, isReversed = false) {
  const numbers = [...Array(hard).keys()];
  if (isReversed) numbers.reverse();
  const names = numbers.flatMap((c) => pairs.map(([a, b]) => ({ c, a, b, item: `c${c}-${a}-${b}` })));
  const items = [...names.map(({ item }) => item), 'easy1', 'easy2'];
  const fixture = graphOf({
    items: Object.fromEntries(items.map((item) => [item, { type: 'device' as const }])),
    sources: [
      ...names.flatMap(({ c, a, b, item }) => [a, b].map((maker) => ({ item, by: `o${c}-${maker}` }))),
      ...['easy1', 'easy2'].map((item) => ({ item, by: 'E' })),
    ],
  });
  const options: ConcentrationOptions = {
    ...asked,
    categories: {
      of: Int32Array.from([...names.map(({ c }) => c), hard, hard]),
      names: [...Array.from({ length: hard }, (_, c) => `hard ${c}`), 'easy'],
    },
  };
  return concentrations(fixture.graph, options);
}

function counted<T>(steps: Steps<T>): { value: T; turns: number } {
  for (let turns = 0; ; turns++) {
    const step = steps.next();
    if (step.done === true) return { value: step.value, turns };
  }
}

const hard = 12;

describe('many answers', () => {
  const found = categories(hard);
  const { turns } = counted(found[0]!.index());
  const settled = found.map((one) => finished(one.index()));

  it('take no more together than named, and say what is a bound', () => {
    const work = settled.reduce((all, interval) => all + interval.work, 0);
    // Of what was tried twice the second time: each goes on for as much again with coarser bounds.
    expect(work).toBeLessThan(2.1 * fullAnswers * divisionWork);
    for (const [k, one] of found.entries()) {
      const isHard = one.of.category !== 'easy';
      expect(settled[k]!.exact).toBe(!isHard);
      expect(one.assumption.includes('the part of this one of all that are asked for')).toBe(isHard);
    }
  });

  it('are bounds that hold what a division has, and exact where little is needed', () => {
    for (const one of found) {
      if (one.of.category === 'easy') {
        expect(one.hhi).toEqual({ low: 10_000, high: 10_000 });
        continue;
      }
      expect(one.hhi.high).toBeGreaterThanOrEqual(greatest);
      expect(one.hhi.low).toBeLessThanOrEqual(10_000 / makers);
      for (const { n, share } of one.concentrationRatios) {
        const first = Array.from({ length: makers }, (_, k) => (k * 10_000) / pairs.length).slice(-n);
        expect(share.high).toBeGreaterThanOrEqual(Math.floor(first.reduce((all, own) => all + own, 0)));
      }
    }
  });

  it('let others have a turn all along', () => {
    expect(turns).toBeGreaterThan((fullAnswers * divisionWork) / 50_000);
  });

  it('are the same in another order, and whichever is asked for first', () => {
    const other = categories(hard, true);
    const text = (all: typeof found) =>
      [...all]
        .reverse()
        .map(({ of, hhi, assumption }) => JSON.stringify([of.category, hhi, assumption]))
        .sort();
    expect(text(other)).toEqual(text(found));
  });
});

describe('work that is shared out', () => {
  /** A task that needs so much. */
  function* run(need: number, work: number): Steps<Worked & { had: number }> {
    yield;
    return { exact: need <= work, work: Math.min(need, work), had: work };
  }

  it('leaves to the unfinished what the others do not need, in any order', () => {
    const had = (needs: readonly number[]) => finished(sharedOut(needs, 100, 1000, run)).map((one) => one.had);
    expect(had([5, 5, 80, 5])).toEqual([25, 25, 60, 25]);
    expect(had([80, 5, 5, 5])).toEqual([60, 25, 25, 25]);
    expect(had([90, 90])).toEqual([50, 50]);
  });

  it('gives none more than one may have', () => {
    expect(finished(sharedOut([500], 1000, 100, run))[0]!.had).toBe(100);
  });
});
