/** The rows of documents behind the steps of a witness or a path. */
import type { AssertionLists, NodeRef, Relation, ViewGraph } from '../view/graph.ts';
import type { AssertionRef, WitnessStep } from './finding.ts';

/** Collects rows once each, up to a limit. */
export class EvidenceRows {
  readonly #rows = new Map<string, AssertionRef>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(lists: AssertionLists, index: number): void {
    for (let k = lists.offsets[index]!; k < lists.offsets[index + 1]!; k++) {
      if (!this.#addRow({ document: lists.documents[k]!, row: lists.rows[k]! })) return;
    }
  }

  addRefs(refs: readonly AssertionRef[]): void {
    for (const ref of refs) if (!this.#addRow(ref)) return;
  }

  #addRow(ref: AssertionRef): boolean {
    if (this.#rows.size >= this.#limit) return false;
    this.#rows.set(`${ref.document}:${ref.row}`, ref);
    return true;
  }

  /** By document, then row. */
  finish(): AssertionRef[] {
    return [...this.#rows.values()].sort((a, b) => a.document - b.document || a.row - b.row);
  }
}

/** Edge `from -> to` of a relation; -1 if there is none. O(log degree). */
export function edgeBetween(relation: Relation, from: number, to: number): number {
  let low = relation.offsets[from]!;
  let high = relation.offsets[from + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const target = relation.targets[middle]!;
    if (target === to) return middle;
    if (target < to) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

interface Place {
  readonly relation: Relation;
  readonly from: number;
  readonly to: number;
}

/** Where the view keeps an edge; the view turns some kinds around. */
function placeOf(graph: ViewGraph, edge: string, from: NodeRef, to: NodeRef): Place | undefined {
  const { items, sources, organizations, sites, programmes } = graph;
  const forward = (relation: Relation): Place => ({ relation, from: from.index, to: to.index });
  const backward = (relation: Relation): Place => ({ relation, from: to.index, to: from.index });
  switch (edge) {
    case 'REQUIRES':
      return forward(from.type === 'Source' ? sources.requires : items.requires);
    case 'SUBSTITUTES':
      return backward(items.substitutes);
    case 'DISTRIBUTES':
      return to.type === 'Source' ? backward(sources.distributors) : forward(organizations.distributes);
    case 'LOCATED_IN':
      return forward(sites.countries);
    case 'REGISTERED_IN':
      return from.type === 'Organization' ? forward(organizations.countries) : undefined;
    case 'OWNS':
      return backward(organizations.owners);
    case 'CONTROLS':
      return backward(organizations.controllers);
    case 'INCLUDES':
      return forward(programmes.includes);
    case 'LISTED_AS':
      return forward(organizations.listedAs);
    default:
      return undefined;
  }
}

/** Adds the rows that state a step; PROVIDES, BY and AT are the source's own evidence. */
export function addStepEvidence(graph: ViewGraph, step: WitnessStep, rows: EvidenceRows): void {
  if (step.assumed === true) return;
  if (step.from.type === 'Source' && step.edge !== 'REQUIRES') {
    rows.add(graph.sources.evidence, step.from.index);
    return;
  }
  const place = placeOf(graph, step.edge, step.from, step.to);
  if (place === undefined) return;
  const edge = edgeBetween(place.relation, place.from, place.to);
  if (edge !== -1) rows.add(place.relation.assertions, edge);
}
