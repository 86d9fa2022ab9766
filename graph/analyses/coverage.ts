/**
 * Question: how much of what is asked about is known? Beside every answer, because "none found" says
 * nothing without it. Counted over a scope (`scope.ts`): items; their sources of every standing;
 * the organisations that make them. An item that exists only as the part that a source delivers is no
 * line: it needs no source of its own and is not counted among those that do. "None" in a composition is knowledge: complete. O(items + sources).
 *
 * @param only sources that exist for the question (1 by source), where it is asked of one stage: an item
 * of which another stage's source is recorded is not known at this one.
 */
import { Coverage as CoverageCode, Standing } from '../ontology/property.ts';
import type { Relation, ViewGraph } from '../view/graph.ts';
import { namedSites } from './candidates.ts';
import type { Coverage, CoverageFigure, Level } from './finding.ts';
import type { Scope } from './scope.ts';

export function coverageOf(graph: ViewGraph, scope: Scope, only?: Uint8Array): Coverage {
  const { items, sources, sites } = graph;
  const { coverage, deliveredOnly } = items;
  const known = recorded(graph, only);
  const composition = { complete: 0, incomplete: 0, unknown: 0, unstated: 0 };
  let itemCount = 0;
  let lines = 0;
  let withSource = 0;
  for (let item = 0; item < scope.items.length; item++) {
    if (scope.items[item] === 0) continue;
    itemCount++;
    composition[compositionOf(coverage[item]!)]++;
    if (deliveredOnly[item] === 1) continue;
    lines++;
    if (known[item] === 1) withSource++;
  }
  const makers = new Uint8Array(graph.organizations.count);
  const named = namedSites(graph);
  const stated = { all: 0, site: 0, country: 0, standing: 0 };
  const { item: itemOf, site: siteOf, standing, organization } = sources;
  const { country } = sites;
  for (let source = 0; source < itemOf.length; source++) {
    if (scope.items[itemOf[source]!] === 0 || only?.[source] === 0) continue;
    stated.all++;
    const site = siteOf[source]!;
    if (named[source] !== -1) stated.site++;
    if (site !== -1 && country[site] !== -1) stated.country++;
    if (standing[source] !== Standing.unstated) stated.standing++;
    if (organization[source] !== -1) makers[organization[source]!] = 1;
  }
  return {
    items: itemCount,
    source: { known: withSource, of: lines },
    site: { known: stated.site, of: stated.all },
    country: { known: stated.country, of: stated.all },
    standing: { known: stated.standing, of: stated.all },
    owner: ownersKnown(graph, makers),
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

/** 1: a source of the item is recorded. */
export function recorded({ items, sources }: ViewGraph, only?: Uint8Array): Uint8Array {
  const known = new Uint8Array(items.count);
  const { item } = sources;
  for (let source = 0; source < item.length; source++) if (only === undefined || only[source] === 1) known[item[source]!] = 1;
  return known;
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

/** An organisation's owner is known if a document states one, of whatever share or day. */
function ownersKnown(graph: ViewGraph, makers: Uint8Array): { known: number; of: number } {
  const { owners, controllers } = graph.organizations;
  const stated = (relation: Relation, organization: number): boolean =>
    relation.offsets[organization] !== relation.offsets[organization + 1];
  let known = 0;
  let of = 0;
  for (let organization = 0; organization < makers.length; organization++) {
    if (makers[organization] === 0) continue;
    of++;
    if (stated(owners, organization) || stated(controllers, organization)) known++;
  }
  return { known, of };
}
