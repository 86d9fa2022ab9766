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
import { type LineVerdict, referenceLines } from '../../analyses/reference-line.ts';
import { stageName } from '../../analyses/stage-name.ts';
import type { ViewGraph } from '../../view/graph.ts';
import type { ItemTest } from '../item-rule.ts';
import type { ItemJudging } from './item-rule-finding.ts';
import type { Caught } from './item-verdict.ts';
import { isCaughtBy, type Judged, sourcesOf } from './origin-findings.ts';
import type { ReachedItem } from './reached-items.ts';
import { stageCodeOf } from './stage-origin.ts';

export type OneCountryTest = Extract<ItemTest, { kind: 'one country' }>;

export function judgeOneCountry(judging: ItemJudging, test: OneCountryTest, reached: readonly ReachedItem[]): Judged {
  const { graph, options } = judging;
  const isForeign = isCaughtBy(test.countries, options.asOf);
  const home = new Set([...graph.countries.codes.keys()].filter((country) => !isForeign(graph.countries.codes[country])));
  const byItem = new Map(reached.map((one) => [one.item, one]));
  const withStage = new Set<number>();
  const caught: Caught[] = [];
  for (const stage of new Set(test.stages.flatMap((name) => stageCodeOf(name) ?? []))) {
    const only = sourcesAt(graph, stage, byItem);
    const found = concentrations(graph, {
      of: 'item',
      level: 'country',
      counting: options.counting ?? 'qualified',
      asOf: options.asOf ?? Number.NaN,
      only,
      units: options.units,
    });
    for (const concentration of found) {
      const one = byItem.get(concentration.of.ref?.index ?? -1);
      if (one === undefined) continue;
      withStage.add(one.item);
      const policy = { value: test.atMost, unit: 'basis points', source: '', effective: '', note: '' };
      const [line] = referenceLines('country', concentration.holders, home, options.asOf ?? Number.NaN, policy);
      if (line !== undefined && line.exceeded !== 'no')
        caught.push(ofItem(graph, one, stage, concentration, line, home, only, test.atMost));
    }
  }
  return { caught, coverage: { unit: 'items', known: withStage.size, of: reached.length } };
}

function sourcesAt(graph: ViewGraph, stage: number, items: ReadonlyMap<number, unknown>): Uint8Array {
  const { sources } = graph;
  return Uint8Array.from(sources.item, (item, source) => Number(items.has(item) && sources.numbers.stage?.[source] === stage));
}

function ofItem(
  graph: ViewGraph,
  reached: ReachedItem,
  stage: number,
  { holders, evidence }: Concentration,
  { exceeded }: LineVerdict,
  home: ReadonlySet<number>,
  only: Uint8Array,
  limit: number,
): Caught {
  const foreign = holders.filter(({ candidate }) => candidate === undefined || !home.has(candidate.index));
  const over = foreign.filter(({ share }) => share.high > limit);
  const greatest = over.reduce((a, b) => (isGreater(b, a) ? b : a));
  const { candidate } = greatest;
  const where = candidate === undefined ? 'a country that is not stated' : graph.countries.codes[candidate.index];
  return {
    subject: { type: 'Item', index: reached.item },
    reached,
    party: -1,
    basis: 'one country',
    state: exceeded === 'definite' ? 'caught' : 'unknown',
    found: [`${stageName(stage)} in ${where}`],
    missing: exceeded === 'definite' ? [] : ['the shares of its sources, or where they are'],
    share: greatest.share,
    path: candidate === undefined ? [] : [{ from: { type: 'Item', index: reached.item }, edge: 'FROM', to: candidate }],
    sources: sourcesOf(graph, reached.item).filter((source) => only[source] === 1),
    evidence,
  };
}

/** By what is sure, then by what may be. */
function isGreater(a: Holder, b: Holder): boolean {
  return a.share.low > b.share.low || (a.share.low === b.share.low && a.share.high > b.share.high);
}
