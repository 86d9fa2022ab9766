/**
 * Question: of which things is a fact asked, and of which of them is it known? One rule for each fact, whether it is
 * counted (`coverage.ts`) or the things are listed of which it is not known (`missing.ts`).
 */
import { Standing } from '../ontology/property.ts';
import type { NodeRef, Relation, ViewGraph } from '../view/graph.ts';
import { namedSites } from './candidates.ts';
import type { CoverageFigure } from './finding.ts';
import type { Scope } from './scope.ts';

export type FactKind = 'source' | 'site' | 'country' | 'standing' | 'owner';

export interface Fact {
  readonly type: NodeRef['type'];
  /** 1 by index: it is asked of this thing. */
  readonly asked: Uint8Array;
  readonly isKnown: (index: number) => boolean;
}

/**
 * Asked of items: a recorded source, except of what exists only as the part that a source delivers, which is no line
 * and needs none of its own. Asked of the sources of every standing: a site, a country of manufacture, a stated
 * standing. Asked of makers: an owner, of whatever share or day. O(items + sources).
 *
 * @param only sources that exist for the question (1 by source); all where it is left out.
 */
export function knownFact(graph: ViewGraph, scope: Pick<Scope, 'items'>, kind: FactKind, only?: Uint8Array): Fact {
  const { sources, sites } = graph;
  switch (kind) {
    case 'source': {
      const known = recorded(graph, only);
      return { type: 'Item', asked: linesIn(graph, scope), isKnown: (item) => known[item] === 1 };
    }
    case 'site': {
      const named = namedSites(graph);
      return ofSources(graph, scope, only, (source) => named[source] !== -1);
    }
    case 'country':
      return ofSources(graph, scope, only, (source) => {
        const site = sources.site[source]!;
        return site !== -1 && sites.country[site] !== -1;
      });
    case 'standing':
      return ofSources(graph, scope, only, (source) => sources.standing[source] !== Standing.unstated);
    case 'owner':
      return ofMakers(graph, scope, only);
  }
}

export function figureOf({ asked, isKnown }: Fact): CoverageFigure {
  let known = 0;
  let of = 0;
  for (let index = 0; index < asked.length; index++) {
    if (asked[index] === 0) continue;
    of++;
    if (isKnown(index)) known++;
  }
  return { known, of };
}

/** 1: a source of the item is recorded. */
export function recorded({ items, sources }: ViewGraph, only?: Uint8Array): Uint8Array {
  const known = new Uint8Array(items.count);
  const { item } = sources;
  for (let source = 0; source < item.length; source++) if (only === undefined || only[source] === 1) known[item[source]!] = 1;
  return known;
}

function linesIn({ items }: ViewGraph, scope: Pick<Scope, 'items'>): Uint8Array {
  return scope.items.map((isIn, item) => (isIn !== 0 && items.deliveredOnly[item] !== 1 ? 1 : 0));
}

function ofSources(graph: ViewGraph, scope: Pick<Scope, 'items'>, only: Uint8Array | undefined, isKnown: Fact['isKnown']): Fact {
  return { type: 'Source', asked: sourcesIn(graph, scope, only), isKnown };
}

function sourcesIn({ sources: { item } }: ViewGraph, scope: Pick<Scope, 'items'>, only: Uint8Array | undefined): Uint8Array {
  const isIn = new Uint8Array(item.length);
  for (let source = 0; source < isIn.length; source++)
    if (scope.items[item[source]!] !== 0 && only?.[source] !== 0) isIn[source] = 1;
  return isIn;
}

function ofMakers(graph: ViewGraph, scope: Pick<Scope, 'items'>, only: Uint8Array | undefined): Fact {
  const { organization } = graph.sources;
  const { owners, controllers } = graph.organizations;
  const asked = new Uint8Array(graph.organizations.count);
  sourcesIn(graph, scope, only).forEach((isIn, source) => {
    if (isIn === 1 && organization[source] !== -1) asked[organization[source]!] = 1;
  });
  const isStated = ({ offsets }: Relation, maker: number) => offsets[maker] !== offsets[maker + 1];
  return { type: 'Organization', asked, isKnown: (maker) => isStated(owners, maker) || isStated(controllers, maker) };
}
