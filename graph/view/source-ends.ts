/**
 * What documents say that source nodes join: item, maker, site. The key of a source node is made of them, so
 * that every document says the same, and a view that goes on from another reads what was added alone.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { flaggedRows, profileOf, type Raw, withRoom } from './raw.ts';

/** A source that a requirement names (a PROVIDES row that only refers to it). */
export interface NamedSource {
  readonly node: number;
  readonly document: number;
  readonly row: number;
}

/** Raw nodes by raw source node; -1: not stated. Arrays may be longer than there are nodes. */
export class SourceEnds {
  item = new Int32Array(0);
  organization = new Int32Array(0);
  site = new Int32Array(0);
  /** 1: some document asserts the source; 0: requirements only name it. */
  created = new Uint8Array(0);
  named: NamedSource[] = [];

  constructor(raw: Raw) {
    for (const ends of ['item', 'organization', 'site'] as const) this[ends] = new Int32Array(raw.count).fill(-1);
    this.extend(raw, [...raw.documents.keys()]);
  }

  /** Takes in further documents. */
  extend(raw: Raw, documents: readonly number[]): void {
    this.item = withRoom(this.item, raw.count, -1);
    this.organization = withRoom(this.organization, raw.count, -1);
    this.site = withRoom(this.site, raw.count, -1);
    this.created = withRoom(this.created, raw.count);
    for (const d of documents) this.#read(raw, d);
  }

  /** Documents have other places than before: the new one of each old one. */
  renumber(ordinals: Int32Array): void {
    this.named = this.named.map((one) => ({ ...one, document: ordinals[one.document] }));
  }

  #read(raw: Raw, document: number): void {
    const { columns } = raw.documents[document];
    const { kinds: present } = profileOf(columns);
    if (present[EdgeKind.PROVIDES] + present[EdgeKind.BY] + present[EdgeKind.AT] === 0) return;
    const { kinds, from, to, mentionNode } = columns;
    const { item, organization, site, created } = this;
    const local = raw.local[document];
    const references = flaggedRows(columns, 'reference');
    for (let e = 0; e < kinds.length; e++) {
      const kind = kinds[e];
      if (kind === EdgeKind.BY) organization[local[from[e]]] = local[to[e]];
      else if (kind === EdgeKind.AT) site[local[from[e]]] = local[to[e]];
      else if (kind === EdgeKind.PROVIDES) {
        const node = local[from[e]];
        const row = mentionNode.length + e;
        item[node] = local[to[e]];
        if (references !== undefined && references[row] === 1) this.named.push({ node, document, row });
        else created[node] = 1;
      }
    }
  }
}
