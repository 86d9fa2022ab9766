/**
 * What a programme reaches, or what one item is made of, as data: between the view, which `app/`
 * reads, and the formats in which it is written. References are ids; lists are in their order.
 */
import type { Texts } from '../graph/model/assertion.ts';
import type { WrittenNumbers } from '../graph/ontology/extension.ts';
import type { Identifier } from '../graph/ontology/identifier.ts';

/** Something that is said beside the node: a lot of stock, a contract, an attestation. */
export interface TreeStatement {
  readonly numbers: WrittenNumbers;
  readonly texts: Texts;
}

/** An edge to another node of the tree. */
export interface TreeLink {
  readonly ref: string;
  readonly numbers: WrittenNumbers;
}

interface TreeParty {
  readonly ref: string;
  /** As documents write them, the newest first; empty where nobody gives one. */
  readonly names: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly numbers: WrittenNumbers;
  readonly texts: Texts;
  readonly statements: readonly TreeStatement[];
  /** Others of the same name that the view keeps apart. */
  readonly apart: readonly string[];
}

export interface TreeOrganization extends TreeParty {
  /** LEI, UEI and registration numbers. */
  readonly identifiers: readonly Identifier[];
  /** CAGE and NCAGE codes of its places. */
  readonly cages: readonly string[];
  readonly owners: readonly TreeLink[];
  readonly controllers: readonly TreeLink[];
}

/** Of its countries the one that stands comes first. */
export interface TreeSite extends TreeParty {
  readonly code: string | undefined;
}

export interface TreeSource {
  readonly organization: string | undefined;
  readonly site: string | undefined;
  readonly numbers: WrittenNumbers;
  readonly texts: Texts;
  /** Further currencies in which documents state amounts of it. */
  readonly currencies: readonly string[];
  readonly distributors: readonly string[];
  /** What only this source needs, and what it delivers. */
  readonly requires: readonly TreeLink[];
}

export interface TreeItem {
  readonly ref: string;
  readonly name: string;
  readonly identifiers: readonly Identifier[];
  /** Another item of the tree has its name, and nothing else tells them apart. */
  readonly isNamesake: boolean;
  readonly numbers: WrittenNumbers;
  readonly texts: Texts;
  readonly statements: readonly TreeStatement[];
  readonly sources: readonly TreeSource[];
  readonly requires: readonly TreeLink[];
  /** What can stand for it. */
  readonly substitutes: readonly TreeLink[];
  /** Who distributes it where no maker is known. */
  readonly distributors: readonly string[];
}

export interface TreeProgramme {
  readonly ref: string;
  readonly name: string;
  readonly texts: Texts;
  readonly includes: readonly TreeLink[];
}

export interface SupplyTree {
  /** The programme, or the item at the root. */
  readonly root: TreeProgramme | { readonly ref: string; readonly name?: undefined };
  readonly items: readonly TreeItem[];
  readonly organizations: readonly TreeOrganization[];
  readonly sites: readonly TreeSite[];
  /** `YYYY-MM-DD`; empty where no document states a date. */
  readonly asOf: string;
  /** UUID of the view and the question. */
  readonly serial: string;
}
