/**
 * Question: how much of what is asked about is known? Beside every answer, because "none found" says
 * nothing without it. Counted over a scope (`scope.ts`): items; their sources of every standing;
 * the organisations that make them (`known-fact.ts` has the rule of each). "None" in a composition is knowledge:
 * complete. O(items + sources).
 *
 * @param only sources that exist for the question (1 by source), where it is asked of one stage: an item
 * of which another stage's source is recorded is not known at this one.
 */
import { Coverage as CoverageCode } from '../ontology/property.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { Coverage, CoverageFigure, Level } from './finding.ts';
import { type FactKind, figureOf, knownFact } from './known-fact.ts';
import type { Scope } from './scope.ts';

export function coverageOf(graph: ViewGraph, scope: Scope, only?: Uint8Array): Coverage {
  const composition = { complete: 0, incomplete: 0, unknown: 0, unstated: 0 };
  let items = 0;
  for (let item = 0; item < scope.items.length; item++) {
    if (scope.items[item] === 0) continue;
    items++;
    composition[compositionOf(graph.items.coverage[item]!)]++;
  }
  const figure = (kind: FactKind) => figureOf(knownFact(graph, scope, kind, only));
  return {
    items,
    source: figure('source'),
    site: figure('site'),
    country: figure('country'),
    standing: figure('standing'),
    owner: figure('owner'),
    composition,
  };
}

/** The figure of `source` over these items alone; `known`: `recorded` of the graph, once for many. O(items given). */
export function sourceCoverage({ items }: ViewGraph, among: Int32Array, known: Uint8Array): CoverageFigure {
  let lines = 0;
  let withSource = 0;
  for (const item of among) {
    if (items.deliveredOnly[item] === 1) continue;
    lines++;
    if (known[item] === 1) withSource++;
  }
  return { known: withSource, of: lines };
}

/**
 * The figure that an empty list at a level has to stand beside: where no site is known, nothing was
 * looked for at the level of sites, however many suppliers are known. Owners and their countries
 * hang on the stated owners of makers; a material is its own candidate, known where a source is.
 */
export function coverageAtLevel(coverage: Coverage, level: Level): CoverageFigure {
  if (level === 'site' || level === 'country') return coverage[level];
  return level === 'owner' || level === 'owner-country' ? coverage.owner : coverage.source;
}

function compositionOf(code: number): keyof Coverage['composition'] {
  if (code === CoverageCode.complete || code === CoverageCode.none) return 'complete';
  if (code === CoverageCode.incomplete) return 'incomplete';
  return code === CoverageCode.unknown ? 'unknown' : 'unstated';
}
