/**
 * The graph of a view: immutable typed arrays, integers only, one dense index space a node type.
 * Built by `build.ts` from the columns of the view's documents; analyses read it and nothing else.
 * Names, pointers and other text are fetched afterwards for what is shown (`app/statements/present.ts`).
 *
 * -1 is "not known" in index arrays; NaN is "not stated" in number columns.
 */
import type { NodeLabel } from '../ontology/node-type.ts';
import type { NumberProperty } from '../ontology/property.ts';

/** A node of the view: its type and its index in that type's space. */
export interface NodeRef {
  readonly type: NodeLabel;
  readonly index: number;
}

/** Compressed sparse rows: the neighbours of `i` are `targets[offsets[i] .. offsets[i + 1]]`, ascending, distinct. */
export interface Csr {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Where assertions stand: `documents` are ordinals into `ViewGraph.documents`, `rows` rows of that document. */
export interface AssertionLists {
  readonly offsets: Int32Array;
  readonly documents: Int32Array;
  readonly rows: Int32Array;
}

/** Edges of one kind. Edge `e` is position `e` of `targets`; its assertions are list `e`. */
export interface Relation extends Csr {
  readonly assertions: AssertionLists;
  /** Numeric properties that occur on this kind, by edge; NaN where not stated. */
  readonly numbers: NumberColumns;
}

export type NumberColumns = Partial<Record<NumberProperty, Float64Array>>;

export interface Nodes {
  readonly count: number;
  /** Mentions of each node. */
  readonly mentions: AssertionLists;
  /** Numeric properties that occur on mentions of this type, by node; the newest document's statement. */
  readonly numbers: NumberColumns;
  /** Store node ids that were united into each node: `members.targets[offsets[i]..]`, at least one. */
  readonly members: Csr;
}

export interface Items extends Nodes {
  /** item -> items that it requires; scope `excluded`, `optional` and `development` left out (see `relations`), `delivers` is the source's. */
  readonly requires: Relation;
  readonly requiredBy: Csr;
  /** item -> its sources (indices into `sources`). */
  readonly sources: Csr;
  /** item -> items that can stand for it; numbers: qualified, qualificationDays. */
  readonly substitutes: Relation;
  /** Compositions: Coverage code of what the item requires, 0 when unstated. */
  readonly coverage: Uint8Array;
  /** ItemType code, 0 when unstated. */
  readonly itemType: Uint8Array;
  /** 1: exists only as the part that a source delivers: never a "no known source" gap. */
  readonly deliveredOnly: Uint8Array;
  /** item -> items that it has and does not need (scope `optional`, `excluded`, `development`): reached by screening alone. */
  readonly unneeded: Csr;
  /** Days on which contracts for each item end. */
  readonly contractEnds: DayLists;
}

/** Formed again in the view: one for each distinct (item, organisation, site). */
export interface Sources extends Nodes {
  readonly item: Int32Array;
  /** -1: the maker is not known. */
  readonly organization: Int32Array;
  /** -1: the site is not known. */
  readonly site: Int32Array;
  /** Standing code; 0 = unstated (counts as qualified). */
  readonly standing: Uint8Array;
  /** source -> items that only this source needs (scope `delivers` too: the maker's part that it supplies). */
  readonly requires: Relation;
  readonly requiredBy: Csr;
  /** source -> organisations that distribute it. */
  readonly distributors: Relation;
  /** PROVIDES, BY and AT assertions of each source together: its evidence. */
  readonly evidence: AssertionLists;
}

export interface Organizations extends Nodes {
  /** organisation -> countries where it is registered or has its seat, as stated. */
  readonly countries: Relation;
  /** owned -> owners; numbers: shareMin, shareMax (basis points), from, to (days). */
  readonly owners: Relation;
  /** By edge of `owners`, where rows state different things of it: each of them, newest first. */
  readonly ownerStatements?: HoldingStatements;
  /** controlled -> controllers; numbers: from, to. */
  readonly controllers: Relation;
  /** By edge of `controllers`, likewise. */
  readonly controllerStatements?: HoldingStatements;
  /** organisation -> list entries, by recorded decision. */
  readonly listedAs: Relation;
  /** organisation -> its sources. */
  readonly sources: Csr;
  /** organisation -> items that it distributes where no maker is known. */
  readonly distributes: Relation;
  /** 1: united with another by name alone. */
  readonly byName: Uint8Array;
  /** Distinct hashes of normalised names (without legal form) of each. */
  readonly names: HashLists;
}

export type HoldingStatements = ReadonlyMap<number, readonly HoldingStatement[]>;

/** What one row states of a holding or control; undefined: not stated. */
export interface HoldingStatement {
  /** Its document, and the document's date: `YYYY-MM-DD` or empty. */
  readonly sha256: string;
  readonly dated: string;
  /** Basis points. */
  readonly shareMin: number | undefined;
  readonly shareMax: number | undefined;
  /** Days; both are days on which it holds. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export interface Sites extends Nodes {
  /** -1: country not known. With several stated, the newest document's. */
  readonly country: Int32Array;
  /** LOCATED_IN assertions. */
  readonly countries: Relation;
  readonly sources: Csr;
}

export interface Countries extends Nodes {
  /** ISO 3166-1 alpha-2. */
  readonly codes: readonly string[];
}

export interface Programmes extends Nodes {
  readonly names: readonly string[];
  /** programme -> end items; numbers: dailyDemand, dailyValue. Assumed ones only where SEMANTICS.md lets them stand. */
  readonly includes: Relation;
}

export interface ListEntries extends Nodes {
  /** Hashes of the entry's names and aliases (without legal form). */
  readonly names: HashLists;
  readonly countries: Relation;
}

/**
 * Identifiers that are shared: an organisation and a list entry with the same one are the same party. A
 * site with a list entry's CAGE is a place of that party, whoever else makes something there.
 */
export interface Identifiers extends Nodes {
  readonly items: Csr;
  readonly organizations: Csr;
  readonly sites: Csr;
  readonly listEntries: Csr;
}

/** Day numbers by owner. */
export interface DayLists {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
}

export interface HashLists {
  readonly offsets: Int32Array;
  readonly values: Float64Array;
  /** Legal form code (`ontology/name`) of each; 0 = none. */
  readonly forms: Uint8Array;
}

/** A value on which documents disagree: the newest stands, the others are kept and shown beside it. */
export interface Conflict {
  readonly subject: NodeRef;
  readonly property: NumberProperty | 'country';
  /** The statement that stands (newest document date, then greater SHA-256), then the others. */
  readonly statements: readonly { readonly document: number; readonly row: number; readonly value: number }[];
}

export interface ViewDocument {
  /** The store's integer. */
  readonly document: number;
  readonly sha256: string;
  /** `YYYY-MM-DD` or empty. */
  readonly dated: string;
  readonly format: string;
  readonly programme: string;
}

export interface ViewGraph {
  /** Documents of the view, ordered by (SHA-256, digest): ordinals depend on content alone. */
  readonly documents: readonly ViewDocument[];
  readonly items: Items;
  readonly sources: Sources;
  readonly organizations: Organizations;
  readonly sites: Sites;
  readonly countries: Countries;
  readonly programmes: Programmes;
  readonly listEntries: ListEntries;
  readonly identifiers: Identifiers;
  readonly conflicts: readonly Conflict[];
}
