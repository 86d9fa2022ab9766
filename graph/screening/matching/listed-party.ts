/** What is compared: a party that somebody asks about, and the entries of lists; and what the comparison says. */

export interface ListedName {
  readonly text: string;
  /** The list says so: alone it proves little. */
  readonly weak: boolean;
}

export type ListedKind = 'organization' | 'person' | 'vessel' | 'aircraft' | 'unstated';

/** One entry of one list. */
export interface ListedParty {
  /** What the caller knows it by; results are given by it. */
  readonly id: number;
  readonly kind: ListedKind;
  /** Its name first, then its aliases and former names. */
  readonly names: readonly ListedName[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** `lei:...`, `uei:...`, `reg:DE/HRB 1`, `cage:...`. */
  readonly identifiers: readonly string[];
  readonly addresses: readonly string[];
}

/** Who is asked about. What is not known of it is left empty and speaks neither for nor against. */
export interface Subject {
  /** The names that documents give it; at least one, unless it has an identifier. */
  readonly names: readonly string[];
  readonly countries: readonly string[];
  readonly identifiers: readonly string[];
  readonly addresses: readonly string[];
}

/** Strongest first. A band is never `clear`: `none` says that this entry's names are other names. */
export const bands = ['strong', 'possible', 'weak', 'none'] as const;
export type Band = (typeof bands)[number];
export type FoundBand = Exclude<Band, 'none'>;
/** Those of a match. */
export const foundBands: readonly FoundBand[] = ['strong', 'possible', 'weak'];

/** One aligned piece of the two names: what stood where, how the two agree, and what it adds. */
export interface AlignedPart {
  /** `equal`, `similar` (spelling), `initials`, `legal form`, `only in the name`, `only in the entry`, ... */
  readonly how: string;
  /** As written; empty where the name or the entry has nothing for it. */
  readonly name: string;
  readonly entry: string;
  /** Its part in the comparison, in hundredths of per cent of the whole (0 to 10,000). */
  readonly weight: number;
  /** How far the two agree: 0 to 10,000. */
  readonly agreement: number;
}

/** What stands beside the names. */
export interface SideEvidence {
  readonly kind:
    | 'identifier'
    | 'country'
    | 'address'
    | 'legal form'
    | 'kind'
    | 'weak alias'
    | 'common name'
    | 'known name'
    | 'spelling';
  readonly speaks: 'for' | 'against';
  /** A sentence with what was compared. */
  readonly detail: string;
  /** By how much it moves the score, with its sign; absent where it does not. */
  readonly points?: number;
}

export interface ScreeningMatch {
  /** `ListedParty.id`. */
  readonly id: number;
  readonly band: Band;
  /** 0 to 10,000: of names and what stands beside them together. An identifier in common is 10,000. */
  readonly score: number;
  readonly basis: 'identifier' | 'name';
  /** The two names that were compared, as written. */
  readonly name: string;
  readonly listed: ListedName;
  readonly aligned: readonly AlignedPart[];
  readonly beside: readonly SideEvidence[];
}
