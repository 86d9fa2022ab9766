/**
 * Question: does one country alone have more of a stage of a material than a rule's line?
 *
 * Definition: the shares of countries of manufacture among the sources of the item at that stage, as the
 * analysis of concentration gives them (closed world, intervals), against the line, as `reference-line.ts`
 * draws it. A line drawn for a market or a union is used by analogy for one programme's sources, so that
 * the rules which ask for it give no more than a review. Of items without a source at such a stage coverage
 * speaks.
 *
 * O(sources) for each stage.
 */
import { concentrations } from '../../analyses/concentration.ts';
import type { Concentration, Holder } from '../../analyses/finding.ts';
import { exceeds, isForeign } from '../../analyses/reference-line.ts';
import { stageName } from '../../analyses/stage-name.ts';
import type { NodeRef, ViewGraph } from '../../view/graph.ts';
import type { ItemTest } from '../item-rule.ts';
import type { ItemJudging } from './item-rule-finding.ts';
import type { Caught } from './item-verdict.ts';
import { isCaughtBy, type Judged } from './origin-findings.ts';
import type { ReachedItem } from './reached-items.ts';
import { stageCodeOf } from './stage-origin.ts';

export type OneCountryTest = Extract<ItemTest, { kind: 'one country' }>;

export function judgeOneCountry(judging: ItemJudging, test: OneCountryTest, reached: readonly ReachedItem[]): Judged {
  const { graph, options } = judging;
  const isCaught = isCaughtBy(test.countries, options.asOf);
  const home = new Set([...graph.countries.codes.keys()].filter((country) => !isCaught(graph.countries.codes[country])));
  const byItem = new Map(reached.map((one) => [one.item, one]));
  const withStage = new Set<number>();
  const caught: Caught[] = [];
  for (const stage of new Set(test.stages.flatMap((name) => stageCodeOf(name) ?? []))) {
    const found = concentrations(graph, {
      of: 'item',
      level: 'country',
      counting: options.counting ?? 'qualified',
      asOf: options.asOf ?? Number.NaN,
      only: sourcesAt(graph, stage, byItem),
      units: options.units,
    });
    for (const concentration of found) {
      // Only sources of what is reached are asked about.
      const one = byItem.get((concentration.of.ref as NodeRef).index) as ReachedItem;
      withStage.add(one.item);
      const exceeded = exceeds(concentration.holders, home, test.atMost);
      if (exceeded !== 'no') caught.push(ofItem(graph, one, stage, concentration, exceeded, home, test.atMost));
    }
  }
  return { caught, coverage: { unit: 'items', known: withStage.size, of: reached.length } };
}

function sourcesAt({ sources }: ViewGraph, stage: number, items: ReadonlyMap<number, unknown>): Uint8Array {
  const stated = sources.numbers.stage;
  return Uint8Array.from(sources.item, (item, source) => Number(items.has(item) && stated?.[source] === stage));
}

function ofItem(
  graph: ViewGraph,
  reached: ReachedItem,
  stage: number,
  { holders, evidence }: Concentration,
  exceeded: 'definite' | 'possible',
  home: ReadonlySet<number>,
  limit: number,
): Caught {
  // Holders stand by what is sure, then by what may be, and last the country that nobody states.
  const { candidate, share } = holders.find((holder) => isForeign(holder, home) && holder.share.high > limit) as Holder;
  const where = candidate === undefined ? 'a country that is not stated' : graph.countries.codes[candidate.index];
  return {
    subject: { type: 'Item', index: reached.item },
    reached,
    party: -1,
    basis: 'one country',
    state: exceeded === 'definite' ? 'caught' : 'unknown',
    found: [`${stageName(stage)} in ${where}`],
    missing: exceeded === 'definite' ? [] : ['the shares of its sources, or where they are'],
    share,
    path: candidate === undefined ? [] : [{ from: { type: 'Item', index: reached.item }, edge: 'FROM', to: candidate }],
    sources: [],
    evidence,
  };
}
