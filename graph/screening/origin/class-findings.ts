/**
 * Question: which electronic parts (or whatever a rule is about) are bought from a class of source that the
 * rule catches, and of which is the class not known?
 *
 * Definition: `source-class.ts`, for each way to buy: from the distributors that documents name of a source,
 * else from its maker; where no maker is known, from the distributors of the item. A distributor is a party
 * of its own, so each stands alone; makers of whom it is not known are counted once for each item.
 *
 * O(sources and distributors of what is reached).
 */
import type { NodeRef, ViewGraph } from '../../view/graph.ts';
import type { ItemTest } from '../item-rule.ts';
import { type ClassOfSource, classOfSource } from '../source-class.ts';
import { distinctRows } from '../vendor-path.ts';
import type { ItemJudging } from './item-rule-finding.ts';
import type { Caught } from './item-verdict.ts';
import { type Judged, pathOf, sourcesOf } from './origin-findings.ts';
import type { ReachedItem } from './reached-items.ts';

export type ClassTest = Extract<ItemTest, { kind: 'source class' }>;

/** One way to buy an item. */
export interface WayToBuy {
  /** The source; the item where no maker is known. */
  readonly of: NodeRef;
  /** Who sells: a distributor, or the maker itself; -1: nobody is known. */
  readonly seller: number;
  readonly isDistributor: boolean;
  readonly known: ClassOfSource;
}

export function judgeClasses(judging: ItemJudging, test: ClassTest, reached: readonly ReachedItem[]): Judged {
  const byItem = distributorsByItem(judging.graph);
  const caught: Caught[] = [];
  let [known, of] = [0, 0];
  for (const one of reached) {
    const unknown: WayToBuy[] = [];
    for (const way of waysToBuy(judging, one.item, byItem.get(one.item) ?? [])) {
      const { sourceClass } = way.known;
      of++;
      if (sourceClass !== 'unknown') known++;
      if (sourceClass === 'unknown' && !way.isDistributor) unknown.push(way);
      else if (sourceClass === 'unknown') caught.push(ofWay(judging.graph, one, way, 'unknown'));
      else if (test.classes.includes(sourceClass)) caught.push(ofWay(judging.graph, one, way, 'caught'));
    }
    if (unknown.length > 0) caught.push(ofMakers(one, unknown));
  }
  return { caught, coverage: { unit: 'ways to buy', known, of } };
}

/** Every way that documents state, by source, then by distributor. */
export function waysToBuy(
  { graph, texts }: Pick<ItemJudging, 'graph' | 'texts'>,
  item: number,
  withoutMaker: readonly number[],
): WayToBuy[] {
  const { sources } = graph;
  const ways: WayToBuy[] = [];
  const add = (of: NodeRef, seller: number, isDistributor: boolean, makerStated: boolean): void => {
    const statements = isDistributor ? texts.sellerStatements(seller, of) : [];
    const known = classOfSource({ seller: isDistributor ? 'distributor' : 'maker', makerStated, statements });
    ways.push({ of, seller, isDistributor, known });
  };
  for (const source of sourcesOf(graph, item)) {
    const of = { type: 'Source', index: source } as const;
    const maker = sources.organization[source];
    const makerStated = maker !== -1 && sources.numbers.makerAssumed?.[source] !== 1;
    const { offsets, targets } = sources.distributors;
    for (let e = offsets[source]; e < offsets[source + 1]; e++) add(of, targets[e], true, makerStated);
    if (offsets[source] === offsets[source + 1]) add(of, maker, false, makerStated);
  }
  for (const distributor of withoutMaker) add({ type: 'Item', index: item }, distributor, true, false);
  return ways;
}

/** Distributors of items of which no maker is known. */
export function distributorsByItem({ organizations }: ViewGraph): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const { offsets, targets } = organizations.distributes;
  for (let organization = 0; organization < organizations.count; organization++) {
    for (let e = offsets[organization]; e < offsets[organization + 1]; e++) {
      found.set(targets[e], [...(found.get(targets[e]) ?? []), organization]);
    }
  }
  return found;
}

function ofWay(graph: ViewGraph, reached: ReachedItem, way: WayToBuy, state: Caught['state']): Caught {
  const to = way.of;
  const distributor = { type: 'Organization', index: way.seller } as const;
  const from = to.type === 'Source' ? pathOf(graph, to.index) : [];
  return {
    subject: to,
    reached,
    party: way.seller,
    basis: 'source class',
    state,
    found: [`bought from: ${way.known.sourceClass}`],
    missing: way.known.missing,
    sourceClass: way.known.sourceClass,
    path: way.isDistributor ? [{ from: distributor, edge: 'DISTRIBUTES', to }, ...from] : from,
    sources: to.type === 'Source' ? [to.index] : [],
    evidence: evidenceOf(graph, way),
  };
}

/** Rows that state the source, and that the distributor sells it. */
function evidenceOf(
  { sources, organizations }: ViewGraph,
  { of, seller, isDistributor }: WayToBuy,
): NonNullable<Caught['evidence']> {
  const rows: { document: number; row: number }[] = [];
  const add = (lists: typeof sources.evidence, index: number): void => {
    for (let k = lists.offsets[index]; k < lists.offsets[index + 1]; k++)
      rows.push({ document: lists.documents[k], row: lists.rows[k] });
  };
  const edge = (relation: typeof sources.distributors, from: number, to: number): void => {
    for (let e = relation.offsets[from]; e < relation.offsets[from + 1]; e++)
      if (relation.targets[e] === to) add(relation.assertions, e);
  };
  if (of.type === 'Source') add(sources.evidence, of.index);
  if (isDistributor && of.type === 'Source') edge(sources.distributors, of.index, seller);
  if (isDistributor && of.type === 'Item') edge(organizations.distributes, seller, of.index);
  return distinctRows(rows);
}

function ofMakers(reached: ReachedItem, ways: readonly WayToBuy[]): Caught {
  const missing = [...new Set(ways.flatMap(({ known }) => known.missing))].sort();
  return {
    subject: { type: 'Item', index: reached.item },
    reached,
    party: -1,
    basis: 'source class',
    state: 'unknown',
    found: [],
    missing,
    sourceClass: 'unknown',
    path: [],
    sources: ways.flatMap(({ of }) => (of.type === 'Source' ? [of.index] : [])),
  };
}
