/**
 * Sources, formed again after uniting: one for each distinct (item, organisation, site). One without a
 * site is absorbed by those of the same item and organisation that have one. A requirement that names
 * a source never creates one; it holds for each source that fits, and is inert when none does.
 */
import { NodeType } from '../ontology/node-type.ts';
import { IntList, sortByKey } from './csr.ts';
import type { NodeIndex } from './index-nodes.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import type { Raw } from './raw.ts';
import type { NamedSource, SourceEnds } from './source-ends.ts';
import { SourcesOfRaw } from './sources-of-raw.ts';

export interface FormedSources {
  readonly count: number;
  readonly item: Int32Array;
  readonly organization: Int32Array;
  readonly site: Int32Array;
  readonly ofRaw: SourcesOfRaw;
  readonly diagnostics: readonly PlacedDiagnostic[];
}

/** What source nodes join, in view indices; -1: not stated. */
interface Ends {
  readonly item: Int32Array;
  readonly organization: Int32Array;
  readonly site: Int32Array;
  readonly created: Uint8Array;
}

/** `order`: all raw nodes, as `inOrder` gives them. */
export function formSources(raw: Raw, order: Int32Array, index: NodeIndex, stated: SourceEnds): FormedSources {
  const ends = {
    item: new Int32Array(raw.count),
    organization: new Int32Array(raw.count),
    site: new Int32Array(raw.count),
    created: stated.created,
  };
  const created = new IntList();
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    if (raw.type[node] !== NodeType.Source) continue;
    ends.item[node] = indexOf(stated.item[node], index);
    ends.organization[node] = indexOf(stated.organization[node], index);
    ends.site[node] = indexOf(stated.site[node], index);
    if (stated.created[node] === 1) created.push(node);
  }
  const former = new SourceFormer(ends, new SourcesOfRaw(raw.count));
  former.form(sortedByItem(created.values(), ends.item, index.counts.Item));
  return former.result(stated.named);
}

function indexOf(node: number, { of }: NodeIndex): number {
  return node < 0 ? -1 : of[node];
}

function sortedByItem(nodes: Int32Array, item: Int32Array, items: number): Int32Array {
  const keys = new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) keys[i] = item[nodes[i]];
  const order = sortByKey(keys, items);
  for (let i = 0; i < order.length; i++) order[i] = nodes[order[i]];
  return order;
}

class SourceFormer {
  readonly #ends: Ends;
  readonly #ofRaw: SourcesOfRaw;
  readonly item = new IntList();
  readonly organization = new IntList();
  readonly site = new IntList();

  constructor(ends: Ends, ofRaw: SourcesOfRaw) {
    this.#ends = ends;
    this.#ofRaw = ofRaw;
  }

  /** `nodes` are created ones, ordered by item. */
  form(nodes: Int32Array): void {
    const { item } = this.#ends;
    for (let start = 0; start < nodes.length; ) {
      let end = start + 1;
      while (end < nodes.length && item[nodes[end]] === item[nodes[start]]) end++;
      if (end - start > 1) this.#formItem(nodes.subarray(start, end));
      else this.#ofRaw.add(nodes[start], this.#create(nodes[start]));
      start = end;
    }
  }

  #formItem(nodes: Int32Array): void {
    const { organization, site } = this.#ends;
    nodes.sort((a, b) => organization[a] - organization[b] || site[a] - site[b] || a - b);
    for (let start = 0; start < nodes.length; ) {
      let end = start + 1;
      while (end < nodes.length && organization[nodes[end]] === organization[nodes[start]]) end++;
      this.#formMaker(nodes.subarray(start, end));
      start = end;
    }
  }

  /** Nodes of one item and maker, sorted by site: those without one (-1) come first. */
  #formMaker(nodes: Int32Array): void {
    const { site } = this.#ends;
    let sited = 0;
    while (sited < nodes.length && site[nodes[sited]] < 0) sited++;
    const first = this.item.length;
    for (let i = sited === nodes.length ? 0 : sited; i < nodes.length; i++) {
      const isNew = this.item.length === first || site[nodes[i]] !== site[nodes[i - 1]];
      this.#ofRaw.add(nodes[i], isNew ? this.#create(nodes[i]) : this.item.length - 1);
    }
    if (sited === 0 || sited === nodes.length) return;
    for (let i = 0; i < sited; i++) {
      for (let source = first; source < this.item.length; source++) this.#ofRaw.add(nodes[i], source);
    }
  }

  #create(node: number): number {
    this.item.push(this.#ends.item[node]);
    this.organization.push(this.#ends.organization[node]);
    this.site.push(this.#ends.site[node]);
    return this.item.length - 1;
  }

  result(named: readonly NamedSource[]): FormedSources {
    const formed = {
      count: this.item.length,
      item: this.item.values().slice(),
      organization: this.organization.values().slice(),
      site: this.site.values().slice(),
      ofRaw: this.#ofRaw,
    };
    const bound = named.filter(({ node }) => this.#ends.created[node] === 0);
    bindNamed(bound, this.#ends, formed, this.#ofRaw);
    return { ...formed, diagnostics: inert(bound, this.#ofRaw) };
  }
}

/** Binds each node that requirements only name to the recorded sources that fit. */
function bindNamed(
  bound: readonly NamedSource[],
  ends: Ends,
  formed: Pick<FormedSources, 'item' | 'organization' | 'site'>,
  ofRaw: SourcesOfRaw,
): void {
  const nodes = new Set(bound.map(({ node }) => node));
  const byItem = new Map<number, number[]>();
  for (const node of nodes) byItem.set(ends.item[node], []);
  if (nodes.size === 0) return;
  for (let source = 0; source < formed.item.length; source++) byItem.get(formed.item[source])?.push(source);
  for (const node of nodes) {
    for (const source of byItem.get(ends.item[node]) ?? []) if (fits(ends, node, formed, source)) ofRaw.add(node, source);
  }
}

/** What the requirement leaves open (maker or site) fits any. */
function fits(ends: Ends, node: number, formed: Pick<FormedSources, 'organization' | 'site'>, source: number): boolean {
  if (ends.organization[node] >= 0 && formed.organization[source] !== ends.organization[node]) return false;
  return ends.site[node] < 0 || formed.site[source] === ends.site[node];
}

/** Requirements that name no recorded source. */
function inert(named: readonly NamedSource[], ofRaw: SourcesOfRaw): PlacedDiagnostic[] {
  const text = 'the requirement names a source that no document records; it has no effect';
  return named
    .filter(({ node }) => ofRaw.only(node) === -1)
    .map(({ document, row }) => ({ code: 'inert-requirement', document, row, text }));
}
