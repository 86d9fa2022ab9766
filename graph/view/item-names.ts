/**
 * Items known by name alone join the only item of that name in the same scope: the programme, else
 * the call of `ingest` (SEMANTICS.md, Identity). Stated versions must not contradict. Where several
 * items fit, nothing is joined and `ambiguous-item` says so; so it is where one document itself keeps
 * two items of a name apart.
 */
import { NodeType } from '../ontology/node-type.ts';
import { BareName } from '../ontology/property.ts';
import { type ApartPair, isApart } from './apart.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { denseNumbers, numberAt, type Raw } from './raw.ts';
import type { UnionFind } from './union-find.ts';

/** More items of one name in one scope than this are not compared: none is joined. */
export const maxNamesakes = 256;

interface Namesakes {
  readonly hash: number;
  readonly scope: string;
  readonly document: number;
  readonly mention: number;
  /** Nodes known by name alone, with their version's hash (0: none stated). */
  readonly bare: Map<number, number>;
  /** Some document tells several of the name apart: none is the only one. */
  clashes: boolean;
  /** Nodes with an identifier, with their version's hash (0: none stated, or said by the purl). */
  readonly identified: Map<number, number>;
}

/** By scope, then by the name's hash. */
type Groups = ReadonlyMap<string, ReadonlyMap<number, Namesakes>>;

/** What became of bare item names. */
export class ItemNames {
  /** Hashes of bare names by scope. */
  readonly #bare = new Map<string, Set<number>>();
  /** Roots of what was united by name. */
  readonly #joined = new Set<number>();
  #diagnostics: PlacedDiagnostic[] = [];

  constructor(raw: Raw, sets: UnionFind, apart: readonly ApartPair[]) {
    this.join(raw, sets, apart, [...raw.documents.keys()]);
  }

  /** Decides the bare names of these documents, as if no other used their scopes. */
  join(raw: Raw, sets: UnionFind, apart: readonly ApartPair[], documents: readonly number[]): void {
    const groups = bareNames(raw, documents);
    if (groups.size === 0) return;
    this.#note(raw, documents);
    addIdentified(raw, groups, documents);
    const shared = [...eachGroup(groups)].filter(({ bare, identified }) => bare.size + identified.size > 1);
    shared.sort((a, b) => a.hash - b.hash || (a.scope < b.scope ? -1 : 1));
    for (const group of shared) {
      if (!join(group, sets, apart)) this.#diagnostics.push(ambiguous(group));
    }
    for (const { bare, identified } of shared) {
      for (const node of [...bare.keys(), ...identified.keys()]) this.#joined.add(sets.find(node));
    }
  }

  #note(raw: Raw, documents: readonly number[]): void {
    for (const d of documents) {
      const { columns, scope } = raw.documents[d];
      const bare = columns.numbers.get('bareName');
      if (bare === undefined) continue;
      const hashes = this.#bare.get(scope) ?? new Set();
      this.#bare.set(scope, hashes);
      for (const mention of bare.rows) hashes.add(columns.mentionName[mention]);
    }
  }

  /**
   * True when the names of `added` documents can be decided without looking at the others: no name of
   * a scope is used on both sides with one of them bare, and no item is concerned that a name united.
   */
  isApartFrom(raw: Raw, sets: UnionFind, added: readonly number[]): boolean {
    for (const scope of new Set(added.map((d) => raw.documents[d].scope))) {
      const own = added.filter((d) => raw.documents[d].scope === scope);
      if (mentionsAny(raw, own, this.#bare.get(scope) ?? nothing)) return false;
      const isNew = new Set(added);
      const old = [...raw.documents.keys()].filter((d) => !isNew.has(d) && raw.documents[d].scope === scope);
      if (old.length > 0 && mentionsAny(raw, old, bareHashes(raw, own))) return false;
    }
    const groups = bareNames(raw, added);
    if (groups.size === 0) return true;
    addIdentified(raw, groups, added);
    for (const { bare, identified } of eachGroup(groups)) {
      for (const node of [...bare.keys(), ...identified.keys()]) if (this.#joined.has(sets.find(node))) return false;
    }
    return true;
  }

  diagnostics(): readonly PlacedDiagnostic[] {
    return this.#diagnostics;
  }

  /** Documents have got new ordinals. */
  renumber(ordinals: Int32Array): void {
    this.#diagnostics = this.#diagnostics.map((one) => ({ ...one, document: ordinals[one.document] }));
  }
}

const nothing: ReadonlySet<number> = new Set();

function ambiguous({ document, mention }: Namesakes): PlacedDiagnostic {
  const text = 'several items of this name fit; none was joined by name';
  return { code: 'ambiguous-item', document, row: mention, text };
}

function bareHashes(raw: Raw, documents: readonly number[]): Set<number> {
  const hashes = new Set<number>();
  for (const d of documents) {
    const { columns } = raw.documents[d];
    for (const mention of columns.numbers.get('bareName')?.rows ?? []) hashes.add(columns.mentionName[mention]);
  }
  return hashes;
}

function mentionsAny(raw: Raw, documents: readonly number[], hashes: ReadonlySet<number>): boolean {
  if (hashes.size === 0) return false;
  const bits = bitTable(hashes, hashes.size);
  const mask = bits.length - 1;
  return documents.some((d) => {
    const { mentionNode, mentionName, types } = raw.documents[d].columns;
    for (let m = 0; m < mentionName.length; m++) {
      if (bits[mentionName[m] & mask] === 0 || types[mentionNode[m]] !== NodeType.Item) continue;
      if (hashes.has(mentionName[m])) return true;
    }
    return false;
  });
}

function bareNames(raw: Raw, documents: readonly number[]): Groups {
  const groups = new Map<string, Map<number, Namesakes>>();
  for (const d of documents) {
    const { columns, scope } = raw.documents[d];
    const bare = columns.numbers.get('bareName');
    if (bare === undefined) continue;
    const byHash = groups.get(scope) ?? new Map<number, Namesakes>();
    groups.set(scope, byHash);
    const versions = denseNumbers(columns, 'versionHash');
    for (const [i, mention] of bare.rows.entries()) {
      const hash = columns.mentionName[mention];
      // A name of signs alone has no hash: it is no name that another document could mean.
      if (hash === 0) continue;
      let group = byHash.get(hash);
      if (group === undefined) {
        group = { hash, scope, document: d, mention, bare: new Map(), clashes: false, identified: new Map() };
        byHash.set(hash, group);
      }
      group.bare.set(raw.local[d][columns.mentionNode[mention]], numberOr0(versions?.[mention]));
      if (bare.values[i] === BareName.apart) group.clashes = true;
    }
  }
  return groups;
}

function* eachGroup(groups: Groups): Generator<Namesakes> {
  for (const byHash of groups.values()) yield* byHash.values();
}

/** Bearers of those names that have an identifier; a bit table keeps the pass over all mentions cheap. */
function addIdentified(raw: Raw, groups: Groups, documents: readonly number[]): void {
  const hashes = Array.from(eachGroup(groups), ({ hash }) => hash);
  const bits = bitTable(hashes, hashes.length);
  const mask = bits.length - 1;
  for (const d of documents) {
    const { columns, scope } = raw.documents[d];
    const byHash = groups.get(scope);
    if (byHash === undefined) continue;
    const { mentionNode, mentionName, types } = columns;
    for (let m = 0; m < mentionName.length; m++) {
      if (bits[mentionName[m] & mask] === 0 || types[mentionNode[m]] !== NodeType.Item) continue;
      const group = byHash.get(mentionName[m]);
      const node = raw.local[d][mentionNode[m]];
      if (group !== undefined && !group.bare.has(node))
        group.identified.set(node, numberOr0(numberAt(columns, 'versionHash', m)));
    }
  }
}

/** 1 at the low bits of each hash: large enough that most others miss. */
function bitTable(hashes: Iterable<number>, count: number): Uint8Array {
  const bits = new Uint8Array(Math.max(1 << 12, 2 ** Math.ceil(Math.log2(16 * count))));
  const mask = bits.length - 1;
  for (const hash of hashes) bits[hash & mask] = 1;
  return bits;
}

/** False when the name is ambiguous. */
function join(group: Namesakes, sets: UnionFind, apart: readonly ApartPair[]): boolean {
  if (group.clashes) return false;
  const byVersion = new Map<number, number[]>();
  for (const [node, version] of group.bare) {
    const nodes = byVersion.get(version);
    if (nodes === undefined) byVersion.set(version, [node]);
    else nodes.push(node);
  }
  if (group.identified.size + byVersion.size > maxNamesakes) return false;
  let clear = true;
  for (const [version, nodes] of byVersion) {
    for (const node of nodes.slice(1)) if (!isApart(sets, apart, nodes[0], node)) sets.union(nodes[0], node);
    if (version !== 0) clear = joinOnly(nodes[0], candidates(group, sets, version), sets, apart) && clear;
  }
  const unversioned = byVersion.get(0);
  if (unversioned === undefined) return clear;
  const all = [...group.identified.keys(), ...[...byVersion].filter(([version]) => version !== 0).map(([, nodes]) => nodes[0])];
  return joinOnly(unversioned[0], distinct(all, sets), sets, apart) && clear;
}

/** Identified items that state this version; one whose purl says another is not asked. */
function candidates(group: Namesakes, sets: UnionFind, version: number): number[] {
  const stating = [...group.identified].filter(([, stated]) => stated === version).map(([node]) => node);
  return distinct(stating, sets);
}

function joinOnly(node: number, roots: readonly number[], sets: UnionFind, apart: readonly ApartPair[]): boolean {
  const others = roots.filter((root) => root !== sets.find(node));
  if (others.length > 1) return false;
  if (others.length === 1 && !isApart(sets, apart, node, others[0])) sets.union(node, others[0]);
  return true;
}

function distinct(nodes: readonly number[], sets: UnionFind): number[] {
  return [...new Set(nodes.map((node) => sets.find(node)))];
}

function numberOr0(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}
