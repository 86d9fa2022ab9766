/**
 * Question: of the items that a rule is about, which sources were mined, refined, melted or made where it
 * forbids it, and of which is that not known?
 *
 * Definition: `stage-origin.ts`, source by source. A source that is caught is a finding of its maker. What
 * is not known is said once for each item, over all its sources; a source of which a forbidden place is
 * known, but not the stage, stands alone. An item without a recorded source is not known either. Where the rule
 * goes through inputs, what goes into an item states steps before melting for it (`stated-beneath.ts`).
 *
 * O(sources of what is reached).
 */
import type { PathStep } from '../../analyses/finding.ts';
import { stageName } from '../../analyses/stage-name.ts';
import type { ViewGraph } from '../../view/graph.ts';
import { isAmong, mayCountAs } from '../country-group.ts';
import type { ItemTest, PlaceTest } from '../item-rule.ts';
import type { ItemJudging, ItemRuleCoverage, StatedStage } from './item-rule-finding.ts';
import type { Caught } from './item-verdict.ts';
import type { ReachedItem } from './reached-items.ts';
import { isKnown, judgeStages, type StageTest, stageCodeOf, stepsBeforeMelting } from './stage-origin.ts';
import { StatedBeneath } from './stated-beneath.ts';

export type OriginTest = Extract<ItemTest, { kind: 'origin' }>;

export interface Judged {
  readonly caught: readonly Caught[];
  readonly coverage: Omit<ItemRuleCoverage, 'rule'>;
}

export function isCaughtBy({ relation, places }: PlaceTest, asOf: number | undefined): (country: string) => boolean {
  return (country) => isAmong(places, country, asOf) === (relation === 'in');
}

/** Countries of which nobody can tell on which side of the test they are. */
export function mayBeCaughtBy({ places }: PlaceTest, asOf: number | undefined): (country: string) => boolean {
  return (country) => mayCountAs(places, country, asOf) !== undefined;
}

export function judgeOrigin(judging: ItemJudging, test: OriginTest, reached: readonly ReachedItem[]): Judged {
  const { graph, texts, options } = judging;
  const stages = test.stages.flatMap((name) => stageCodeOf(name) ?? []);
  const asked = {
    stages,
    isCaught: isCaughtBy(test.countries, options.asOf),
    mayBeCaught: mayBeCaughtBy(test.countries, options.asOf),
    eachStage: test.countries.relation === 'in',
  };
  const beneath = test.throughInputs ? whatGoesIn(judging, asked, reached) : undefined;
  const caught: Caught[] = [];
  let [known, of] = [0, 0];
  for (const one of reached) {
    const sources = sourcesOf(graph, one.item);
    const missing = new Map<string, number>();
    for (const source of sources) {
      const isStatedBeneath = (step: string) => beneath?.states(step, source) === true;
      const verdict = judgeStages(texts.stagesOf(source), asked, { isInput: one.isInput, isStatedBeneath });
      of++;
      if (verdict.missing.length === 0 && verdict.unstaged.length === 0) known++;
      const found = (facts: readonly StatedStage[], state: Caught['state'], lacks: readonly string[] = []) =>
        caught.push(ofSource(graph, one, source, facts, (fact) => inWords(fact, test.countries, options.asOf), state, lacks));
      if (verdict.caught.length > 0) found(verdict.caught, 'caught');
      else if (verdict.unstaged.length > 0) found(verdict.unstaged, 'unknown', ['at which stage it is made there']);
      else {
        if (verdict.disputed.length > 0) found(verdict.disputed, 'doubtful');
        for (const step of verdict.missing) missing.set(step, (missing.get(step) ?? 0) + 1);
      }
    }
    if (sources.length === 0) missing.set('who makes it, and where', 0);
    const hasInputs = beneath !== undefined && sources.some(beneath.isKnownOf);
    if (missing.size > 0) caught.push(ofItem(one, sources, missing, (step) => hasInputs && beneath.canState(step)));
  }
  return { caught, coverage: { unit: 'sources', known, of } };
}

/** What goes into sources of what is reached: of which it is recorded, and which steps all of it states. */
interface WhatGoesIn {
  readonly isKnownOf: (source: number) => boolean;
  readonly canState: (step: string) => boolean;
  readonly states: (step: string, source: number) => boolean;
}

function whatGoesIn({ graph, texts }: ItemJudging, asked: StageTest, reached: readonly ReachedItem[]): WhatGoesIn {
  const items = reached.map(({ item }) => item);
  const isReached = new Set(items);
  const beneath = new StatedBeneath(graph, items);
  const byStep = new Map(
    stepsBeforeMelting(asked).map((step) => [
      step.name,
      // Of what lies between no rows are read: the rule is not about it.
      beneath.of((source) => isReached.has(graph.sources.item[source]) && isKnown(texts.stagesOf(source), step)),
    ]),
  );
  return {
    isKnownOf: (source) => beneath.goesInto(source).length > 0,
    canState: (step) => byStep.has(step),
    states: (step, source) => byStep.get(step)?.(source) === true,
  };
}

function ofSource(
  graph: ViewGraph,
  reached: ReachedItem,
  source: number,
  facts: readonly StatedStage[],
  wordsOf: (fact: StatedStage) => string,
  state: Caught['state'],
  missing: readonly string[],
): Caught {
  return {
    subject: { type: 'Source', index: source },
    reached,
    party: graph.sources.organization[source],
    basis: 'origin',
    state,
    found: [...new Set(facts.map(wordsOf))].sort(),
    missing,
    path: pathOf(graph, source),
    sources: [source],
  };
}

function ofItem(
  reached: ReachedItem,
  sources: readonly number[],
  missing: ReadonlyMap<string, number>,
  isAskedBeneath: (step: string) => boolean,
): Caught {
  const inWordsOf = ([step, count]: [string, number]): string => {
    if (count === 0) return step;
    const unstated = `where it is ${step}: not stated of ${count} of ${sources.length} ${sources.length === 1 ? 'source' : 'sources'}`;
    return isAskedBeneath(step) ? `${unstated}, nor of all that goes into it` : unstated;
  };
  return {
    subject: { type: 'Item', index: reached.item },
    reached,
    party: -1,
    basis: 'origin',
    state: 'unknown',
    found: [],
    missing: [...missing].map(inWordsOf),
    path: [],
    sources,
  };
}

/** `melted in CN`, `melted in CN as declared, at a site in US`, `melted in HK; HK may count as CN`. */
function inWords(fact: StatedStage, test: PlaceTest, asOf: number | undefined): string {
  const doubts = [fact.declared, fact.site].flatMap((country) => {
    const as = country === undefined ? undefined : mayCountAs(test.places, country, asOf);
    return as === undefined ? [] : [`${country} may count as ${as}`];
  });
  return [placeInWords(fact, isCaughtBy(test, asOf)), ...new Set(doubts)].join('; ');
}

function placeInWords({ stage, declared, site }: StatedStage, isCaught: (country: string) => boolean): string {
  const what = stage === 0 ? 'comes from' : `${stageName(stage)} in`;
  if (declared === undefined || declared === site) return `${what} ${site ?? declared}`;
  if (site === undefined) return `${what} ${declared} as declared`;
  const disagree = isCaught(declared) !== isCaught(site) ? ': the two disagree' : '';
  return `${what} ${declared} as declared, at a site in ${site}${disagree}`;
}

/** Item, source, maker, site and its country, as far as they are known. */
export function pathOf({ sources, sites }: ViewGraph, source: number): PathStep[] {
  const from = { type: 'Source', index: source } as const;
  const steps: PathStep[] = [{ from, edge: 'PROVIDES', to: { type: 'Item', index: sources.item[source] } }];
  if (sources.organization[source] !== -1) {
    steps.push({ from, edge: 'BY', to: { type: 'Organization', index: sources.organization[source] } });
  }
  const site = sources.site[source];
  if (site === -1) return steps;
  steps.push({ from, edge: 'AT', to: { type: 'Site', index: site } });
  if (sites.country[site] !== -1) {
    steps.push({ from: { type: 'Site', index: site }, edge: 'LOCATED_IN', to: { type: 'Country', index: sites.country[site] } });
  }
  return steps;
}

export function sourcesOf({ items }: ViewGraph, item: number): number[] {
  return [...items.sources.targets.subarray(items.sources.offsets[item], items.sources.offsets[item + 1])];
}
