/** Which assertions become edges of which relation of the graph, one relation a pass: most views ask for few. */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { NodeType } from '../ontology/node-type.ts';
import { Scope } from '../ontology/property.ts';
import { Assertions } from './assertions.ts';
import { csrOf, IntList } from './csr.ts';
import type { Csr } from './graph.ts';
import type { NodeIndex } from './index-nodes.ts';
import { countEdges, profileOf, type Raw } from './raw.ts';
import type { FormedSources } from './sources.ts';

/** What the passes read. */
export interface Parted {
  readonly raw: Raw;
  readonly index: NodeIndex;
  readonly sources: FormedSources;
}

/** A relation whose ends are nodes as the edges have them. */
interface Plain {
  readonly kind: number;
  /** Only edges that leave this type, or only edges that leave another. */
  readonly fromType?: number;
  readonly notFromType?: number;
  /** From the edge's target to its origin, and never from a node to itself. */
  readonly reversed?: true;
}

const plain = {
  substitutes: { kind: EdgeKind.SUBSTITUTES, reversed: true },
  siteCountries: { kind: EdgeKind.LOCATED_IN },
  organizationCountries: { kind: EdgeKind.REGISTERED_IN, notFromType: NodeType.ListEntry },
  entryCountries: { kind: EdgeKind.REGISTERED_IN, fromType: NodeType.ListEntry },
  owners: { kind: EdgeKind.OWNS, reversed: true },
  controllers: { kind: EdgeKind.CONTROLS, reversed: true },
  includes: { kind: EdgeKind.INCLUDES },
  listedAs: { kind: EdgeKind.LISTED_AS },
} satisfies Record<string, Plain>;

export type PlainName = keyof typeof plain;
export type RelationName = PlainName | 'requires' | 'sourceRequires' | 'distributors' | 'distributes';

/** The assertions of one relation. */
export function assertionsOf(name: RelationName, parts: Parted, withPlaces: boolean): Assertions {
  if (name === 'requires' || name === 'sourceRequires') return requirements(name, parts, withPlaces);
  if (name === 'distributors' || name === 'distributes') return distributions(name, parts, withPlaces);
  const { raw } = parts;
  const found = new Assertions(countEdges(raw, plain[name].kind), withPlaces);
  for (const d of raw.documents.keys()) readPlain(plain[name], parts, d, found);
  return found;
}

function readPlain(rule: Plain, { raw, index }: Parted, d: number, found: Assertions): void {
  const { columns } = raw.documents[d];
  if (profileOf(columns).kinds[rule.kind] === 0) return;
  const { kinds, from, to, mentionNode } = columns;
  const local = raw.local[d];
  const { of } = index;
  for (let e = 0; e < kinds.length; e++) {
    if (kinds[e] !== rule.kind) continue;
    const a = local[from[e]];
    const b = local[to[e]];
    if (rule.fromType !== undefined && raw.type[a] !== rule.fromType) continue;
    if (rule.notFromType !== undefined && raw.type[a] === rule.notFromType) continue;
    if (rule.reversed === undefined) found.push(of[a], of[b], d, mentionNode.length + e);
    else if (of[a] !== of[b]) found.push(of[b], of[a], d, mentionNode.length + e);
  }
}

/** Scopes that do not stop the assembly when they are lost: kept as evidence, not as a requirement. */
const notNeeded: readonly number[] = [Scope.optional, Scope.excluded, Scope.development];

/** 1 at the rows of one document that state such a scope. */
export function unneededRows(parts: Parted, document: number): Uint8Array | undefined {
  const { columns } = parts.raw.documents[document];
  const scopes = columns.numbers.get('scope');
  if (scopes === undefined) return undefined;
  const rows = new Uint8Array(columns.mentionNode.length + columns.kinds.length);
  for (let i = 0; i < scopes.rows.length; i++) if (notNeeded.includes(scopes.values[i])) rows[scopes.rows[i]] = 1;
  return rows;
}

/** item -> items that documents say it has, but does not need: out of every analysis of availability, not out of reach. */
export function unneededItems(parts: Parted): Csr {
  const { raw, index } = parts;
  const from = new IntList();
  const to = new IntList();
  for (let d = 0; d < raw.documents.length; d++) {
    const unneeded = unneededRows(parts, d);
    if (unneeded === undefined) continue;
    const { columns } = raw.documents[d];
    const local = raw.local[d];
    for (let e = 0; e < columns.kinds.length; e++) {
      if (columns.kinds[e] !== EdgeKind.REQUIRES || unneeded[columns.mentionNode.length + e] !== 1) continue;
      const ends =
        parts.raw.type[local[columns.from[e]]] === NodeType.Item
          ? [index.of[local[columns.from[e]]]]
          : itemsOf(parts, local[columns.from[e]]);
      for (const item of ends) {
        from.push(item);
        to.push(index.of[local[columns.to[e]]]);
      }
    }
  }
  return csrOf(from.values(), to.values(), index.counts.Item);
}

/** Items of the sources that a raw source stands for. */
function itemsOf({ sources }: Parted, node: number): number[] {
  return [...new Set([...sources.ofRaw.of(node)].map((source) => sources.item[source]))];
}

function requirements(name: 'requires' | 'sourceRequires', parts: Parted, withPlaces: boolean): Assertions {
  const { raw } = parts;
  const isOfItems = name === 'requires';
  const found = new Assertions(isOfItems ? countEdges(raw, EdgeKind.REQUIRES) : 0, withPlaces);
  const read = isOfItems ? readItemRequirements : readSourceRequirements;
  for (const d of raw.documents.keys()) {
    const { kinds, types } = profileOf(raw.documents[d].columns);
    if (kinds[EdgeKind.REQUIRES] > 0 && types[isOfItems ? NodeType.Item : NodeType.Source] > 0) read(parts, d, found);
  }
  return found;
}

function readItemRequirements(parts: Parted, d: number, found: Assertions): void {
  const { raw, index } = parts;
  const { kinds, from, to, mentionNode } = raw.documents[d].columns;
  const local = raw.local[d];
  const { of } = index;
  const { type } = raw;
  const unneeded = unneededRows(parts, d);
  for (let e = 0; e < kinds.length; e++) {
    if (kinds[e] !== EdgeKind.REQUIRES) continue;
    const a = local[from[e]];
    if (type[a] !== NodeType.Item || unneeded?.[mentionNode.length + e] === 1) continue;
    const item = of[a];
    const required = of[local[to[e]]];
    // An item that was united with what it contains does not need itself.
    if (item !== required) found.push(item, required, d, mentionNode.length + e);
  }
}

function readSourceRequirements(parts: Parted, d: number, found: Assertions): void {
  const { raw, index, sources } = parts;
  const { kinds, from, to, mentionNode, types } = raw.documents[d].columns;
  const local = raw.local[d];
  const unneeded = unneededRows(parts, d);
  for (let e = 0; e < kinds.length; e++) {
    if (kinds[e] !== EdgeKind.REQUIRES || types[from[e]] === NodeType.Item) continue;
    const row = mentionNode.length + e;
    if (unneeded?.[row] === 1) continue;
    const item = index.of[local[to[e]]];
    for (const source of sources.ofRaw.of(local[from[e]])) if (sources.item[source] !== item) found.push(source, item, d, row);
  }
}

function distributions(name: 'distributors' | 'distributes', parts: Parted, withPlaces: boolean): Assertions {
  const { raw } = parts;
  const found = new Assertions(countEdges(raw, EdgeKind.DISTRIBUTES), withPlaces);
  for (const d of raw.documents.keys()) {
    if (profileOf(raw.documents[d].columns).kinds[EdgeKind.DISTRIBUTES] > 0) readDistributions(name, parts, d, found);
  }
  return found;
}

function readDistributions(name: 'distributors' | 'distributes', parts: Parted, d: number, found: Assertions): void {
  const { raw, index, sources } = parts;
  const { kinds, from, to, mentionNode } = raw.documents[d].columns;
  const local = raw.local[d];
  for (let e = 0; e < kinds.length; e++) {
    if (kinds[e] !== EdgeKind.DISTRIBUTES) continue;
    const row = mentionNode.length + e;
    const organization = index.of[local[from[e]]];
    const what = local[to[e]];
    if (raw.type[what] === NodeType.Item) {
      if (name === 'distributes') found.push(organization, index.of[what], d, row);
    } else if (name === 'distributors') {
      for (const source of sources.ofRaw.of(what)) found.push(source, organization, d, row);
    }
  }
}

/** PROVIDES, BY and AT assertions by source (as `from`), in (document, row) order. */
export function sourceEvidence(parts: Parted): Assertions {
  const { raw } = parts;
  const room = [EdgeKind.PROVIDES, EdgeKind.BY, EdgeKind.AT].reduce((sum, kind) => sum + countEdges(raw, kind), 0);
  const found = new Assertions(room, true);
  for (const d of raw.documents.keys()) readSourceEvidence(parts, d, found);
  return found;
}

function readSourceEvidence({ raw, sources }: Parted, d: number, found: Assertions): void {
  const { kinds, from, mentionNode } = raw.documents[d].columns;
  const local = raw.local[d];
  const { ofRaw } = sources;
  for (let e = 0; e < kinds.length; e++) {
    const kind = kinds[e];
    if (kind !== EdgeKind.PROVIDES && kind !== EdgeKind.BY && kind !== EdgeKind.AT) continue;
    const node = local[from[e]];
    const only = ofRaw.only(node);
    if (only >= 0) found.push(only, 0, d, mentionNode.length + e);
    else for (const source of ofRaw.of(node)) found.push(source, 0, d, mentionNode.length + e);
  }
}

/** Items that a source delivers as its maker's part; 1 by item. */
export function deliveredItems({ raw, index, sources }: Parted): Uint8Array {
  const delivered = new Uint8Array(index.counts.Item);
  for (const [d, { columns }] of raw.documents.entries()) {
    const { rows, values } = columns.numbers.get('scope') ?? { rows: [], values: [] };
    const local = raw.local[d];
    for (let i = 0; i < rows.length; i++) {
      const e = rows[i] - columns.mentionNode.length;
      if (values[i] !== Scope.delivers || e < 0 || columns.kinds[e] !== EdgeKind.REQUIRES) continue;
      const item = index.of[local[columns.to[e]]];
      if (sources.ofRaw.of(local[columns.from[e]]).some((source) => sources.item[source] !== item)) delivered[item] = 1;
    }
  }
  return delivered;
}
