/**
 * The sources of a view with further documents, where all that stood goes on standing: no source comes
 * between, none is absorbed, and nothing that a requirement named gets another meaning.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import type { NodeIndex } from './index-nodes.ts';
import { type Raw, withRoom } from './raw.ts';
import { bindNamed, type FormedSources, inert, makerKey, type NamedSource, readEnds, type SourceEnds } from './sources.ts';
import type { SourcesOfRaw } from './sources-of-raw.ts';

/**
 * `first`: the first new raw node; `ordinals`: the new ordinal of each old document. Undefined when the
 * sources must be formed anew. Shares the arrays of `before`, which must not be extended again.
 */
export function extendSources(
  before: FormedSources,
  raw: Raw,
  index: NodeIndex,
  added: readonly number[],
  first: number,
  ordinals: Int32Array,
): FormedSources | undefined {
  const old = before.ends;
  if (added.some((d) => changesKnown(raw, index, d, old, first))) return undefined;
  const named: NamedSource[] = old.named.map((one) => ({ ...one, document: ordinals[one.document] }));
  const ends: SourceEnds = {
    item: withRoom(old.item, raw.nid.length, -1),
    organization: withRoom(old.organization, raw.nid.length, -1),
    site: withRoom(old.site, raw.nid.length, -1),
    created: withRoom(old.created, raw.nid.length),
    named,
  };
  before.ofRaw.extend(raw.nid.length);
  for (const d of added) readEnds(raw, index, d, ends, named);
  const extender = new SourceExtender(before, ends);
  const created: number[] = [];
  for (let node = first; node < raw.count; node++) if (ends.created[node] === 1) created.push(node);
  if (!extender.add(created, index.counts.Item)) return undefined;
  return extender.result(named, first);
}

/** True when the document says something else of a source node that is known. */
function changesKnown(raw: Raw, index: NodeIndex, document: number, ends: SourceEnds, first: number): boolean {
  const { kinds, from, to, mentionNode, numbers } = raw.documents[document].columns;
  const local = raw.local[document];
  const references = new Set<number>();
  const column = numbers.get('reference');
  column?.rows.forEach((row, i) => {
    if (column.values[i] === 1) references.add(row - mentionNode.length);
  });
  for (let e = 0; e < kinds.length; e++) {
    const kind = kinds[e];
    if (kind !== EdgeKind.PROVIDES && kind !== EdgeKind.BY && kind !== EdgeKind.AT) continue;
    const node = local[from[e]];
    if (node >= first) continue;
    const end = kind === EdgeKind.PROVIDES ? ends.item : kind === EdgeKind.BY ? ends.organization : ends.site;
    if (end[node] !== index.of[local[to[e]]]) return true;
    if (kind === EdgeKind.PROVIDES && ends.created[node] === 0 && !references.has(e)) return true;
  }
  return false;
}

class SourceExtender {
  readonly #before: FormedSources;
  readonly #ends: SourceEnds;
  readonly #ofRaw: SourcesOfRaw;
  readonly #absorbed: Set<number>;
  /** Nodes that the new sources were formed from, in the order of the sources. */
  readonly #created: number[] = [];

  constructor(before: FormedSources, ends: SourceEnds) {
    this.#before = before;
    this.#ends = ends;
    this.#ofRaw = before.ofRaw;
    this.#absorbed = new Set(before.absorbed);
  }

  /** False when a source that stood would be absorbed, or a requirement bound to another source. */
  add(nodes: readonly number[], items: number): boolean {
    const { item, organization, site, created } = this.#ends;
    const touched = new Uint8Array(items);
    for (const node of nodes) touched[item[node]] = 1;
    const byMaker = this.#knownByMaker(touched);
    // what a requirement left open could come to mean a new source of the item
    const open = new Set(this.#before.ends.named.filter(({ node }) => created[node] === 0).map(({ node }) => item[node]));
    const groups = new Map<number, number[]>();
    for (const node of nodes) push(groups, makerKey(item[node], organization[node]), node);
    for (const [maker, group] of groups) {
      const count = this.#created.length;
      group.sort((a, b) => site[a] - site[b] || a - b);
      if (!this.#addGroup(maker, group, byMaker.get(maker) ?? [])) return false;
      if (this.#created.length > count && open.has(item[group[0]])) return false;
    }
    return true;
  }

  #knownByMaker(touched: Uint8Array): Map<number, number[]> {
    const { item, organization, count } = this.#before;
    const byMaker = new Map<number, number[]>();
    for (let source = 0; source < count; source++) {
      if (touched[item[source]] === 1) push(byMaker, makerKey(item[source], organization[source]), source);
    }
    return byMaker;
  }

  /** Nodes of one item and maker, by site (none first), beside the sources that the view has of these. */
  #addGroup(maker: number, group: readonly number[], known: readonly number[]): boolean {
    const { site } = this.#ends;
    const siteless = group.filter((node) => site[node] < 0);
    const bySite = new Map<number, number>();
    for (const source of known) bySite.set(this.#before.site[source], source);
    const others = group.filter((node) => site[node] >= 0);
    const isNewSite = others.some((node) => !bySite.has(site[node]));
    if (bySite.has(-1) ? others.length > 0 : known.length > 0 && isNewSite && this.#absorbed.has(maker)) return false;
    for (const node of others) this.#addTo(bySite, node);
    if (bySite.size === 0 || bySite.has(-1)) {
      for (const node of siteless) this.#addTo(bySite, node);
      return true;
    }
    if (siteless.length > 0) this.#absorbed.add(maker);
    const all = [...bySite.values()].sort((a, b) => a - b);
    for (const node of siteless) for (const source of all) this.#ofRaw.add(node, source);
    return true;
  }

  #addTo(bySite: Map<number, number>, node: number): void {
    const site = this.#ends.site[node];
    let source = bySite.get(site);
    if (source === undefined) {
      source = this.#before.count + this.#created.length;
      this.#created.push(node);
      bySite.set(site, source);
    }
    this.#ofRaw.add(node, source);
  }

  result(named: readonly NamedSource[], first: number): FormedSources {
    const formed = {
      count: this.#before.count + this.#created.length,
      item: this.#followed(this.#before.item, this.#ends.item),
      organization: this.#followed(this.#before.organization, this.#ends.organization),
      site: this.#followed(this.#before.site, this.#ends.site),
      ofRaw: this.#ofRaw,
    };
    const bound = named.filter(({ node }) => this.#ends.created[node] === 0);
    const isNew = ({ node }: NamedSource) => node >= first;
    bindNamed(bound.filter(isNew), this.#ends, formed, this.#ofRaw);
    return { ...formed, ends: this.#ends, absorbed: this.#absorbed, diagnostics: inert(bound, this.#ofRaw) };
  }

  #followed(before: Int32Array, end: Int32Array): Int32Array {
    const result = new Int32Array(before.length + this.#created.length);
    result.set(before);
    for (const [i, node] of this.#created.entries()) result[before.length + i] = end[node];
    return result;
  }
}

function push(groups: Map<number, number[]>, key: number, value: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
