/**
 * Question: which organisations of the view are which entries of restricted-party lists?
 *
 * By a shared identifier, by a recorded decision, by an exact normalised name or alias, or by a name that is
 * alike beyond doubt of spelling (band strong of `matching/`); or the organisation makes something at a site of the entry (`site-match.ts`). A name or a site alone never
 * blocks: what follows from it is at most `review`. Names are hashes of the normalised
 * name without its legal form; stated legal forms that differ part two parties.
 *
 * Complexity: linear in names and identifiers. A legal form is that of the name that
 * matched, not of the party's other names.
 */
import { legalFormCode } from '../ontology/name.ts';
import type { HashLists, ListEntries, ViewGraph } from '../view/graph.ts';
import { holdsOn } from './holdings.ts';
import { matchSites } from './site-match.ts';

/** Strongest first. */
export const matchKinds = ['identifier', 'decision', 'name', 'similar', 'site'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** Whether a match of this kind says without doubt that the organisation is the entry. */
export function isSure(kind: MatchKind): boolean {
  return kind === 'identifier' || kind === 'decision';
}

export interface PartyMatch {
  /** Index into `organizations`. */
  readonly organization: number;
  /** Index into `listEntries`. */
  readonly entry: number;
  readonly kind: MatchKind;
  /** Index into `identifiers`; -1 unless an identifier is shared, with the organisation or with a site. */
  readonly identifier: number;
  /** Position in `organizations.listedAs`; -1 unless a decision says so. */
  readonly decision: number;
  /** Its sources at the site that bears the entry's CAGE, all of one site; none unless the kind is `site`. */
  readonly sources: readonly number[];
  /** How alike the two are; only where the kind is `similar`. */
  readonly likeness?: Likeness;
}

/** An organisation and an entry whose names are alike (band strong) and not the same. */
export interface SimilarParties {
  readonly organization: number;
  readonly entry: number;
  readonly likeness: Likeness;
}

export interface Likeness {
  /** The two names, as written. */
  readonly name: string;
  readonly listed: string;
  /** 0 to 10,000. */
  readonly score: number;
}

const none: readonly number[] = [];

/**
 * The strongest match of each pair, and by sites unless that is sure; ordered by organisation, then entry. All organisations of the view
 * are matched, since owners out of scope count.
 * @param asOf Day; decisions that have expired and entries that are not listed on it are left out.
 * @param similar What screening by names found (`standing-screen.ts`): the graph itself holds no names.
 */
export function matchParties(graph: ViewGraph, asOf: number | undefined, similar: readonly SimilarParties[] = []): PartyMatch[] {
  const live = listedOn(graph.listEntries, asOf);
  const apart = new Set<number>();
  const found = new Map<number, PartyMatch>();
  const pair = (organization: number, entry: number) => organization * graph.listEntries.count + entry;
  const add = (match: PartyMatch) => {
    const key = pair(match.organization, match.entry);
    if (live[match.entry] === 1 && !found.has(key)) found.set(key, match);
  };
  byIdentifier(graph, add);
  byDecision(graph, asOf, add, (organization, entry) => apart.add(pair(organization, entry)));
  byName(graph, (match) => {
    if (!apart.has(pair(match.organization, match.entry))) add(match);
  });
  for (const { organization, entry, likeness } of similar) {
    if (apart.has(pair(organization, entry))) continue;
    add({ organization, entry, kind: 'similar', identifier: -1, decision: -1, sources: none, likeness });
  }
  const atSites: PartyMatch[] = [];
  matchSites(graph, (match) => {
    const other = found.get(pair(match.organization, match.entry));
    // Beside a name a site is a second reason to look; beside what is sure it is none.
    if (live[match.entry] === 1 && (other === undefined || !isSure(other.kind))) atSites.push(match);
  });
  return [...found.values(), ...atSites].sort((a, b) => a.organization - b.organization || a.entry - b.entry);
}

/** Entries of which the rules must know the list: those that matched, ascending. */
export function matchedEntries(matches: readonly PartyMatch[]): number[] {
  return [...new Set(matches.map((match) => match.entry))].sort((a, b) => a - b);
}

/** 1 for each entry that is listed on the day, as far as its dates are stated. */
function listedOn(entries: ListEntries, asOf: number | undefined): Uint8Array {
  const live = new Uint8Array(entries.count).fill(1);
  if (asOf === undefined) return live;
  const { listedFrom, listedTo } = entries.numbers;
  for (let entry = 0; entry < entries.count; entry++) {
    if ((listedFrom !== undefined && listedFrom[entry] > asOf) || (listedTo !== undefined && listedTo[entry] < asOf))
      live[entry] = 0;
  }
  return live;
}

function byIdentifier(graph: ViewGraph, add: (match: PartyMatch) => void): void {
  const { organizations, listEntries, count } = graph.identifiers;
  for (let identifier = 0; identifier < count; identifier++) {
    for (let i = organizations.offsets[identifier]; i < organizations.offsets[identifier + 1]; i++) {
      for (let j = listEntries.offsets[identifier]; j < listEntries.offsets[identifier + 1]; j++) {
        const [organization, entry] = [organizations.targets[i], listEntries.targets[j]];
        add({ organization, entry, kind: 'identifier', identifier, decision: -1, sources: none });
      }
    }
  }
}

function byDecision(
  graph: ViewGraph,
  asOf: number | undefined,
  add: (match: PartyMatch) => void,
  part: (organization: number, entry: number) => void,
): void {
  const { listedAs, count } = graph.organizations;
  const live = holdsOn(listedAs, asOf);
  for (let organization = 0; organization < count; organization++) {
    for (let edge = listedAs.offsets[organization]; edge < listedAs.offsets[organization + 1]; edge++) {
      if (live[edge] === 0) continue;
      const entry = listedAs.targets[edge];
      if (listedAs.numbers.apart?.[edge] === 1) part(organization, entry);
      else add({ organization, entry, kind: 'decision', identifier: -1, decision: edge, sources: none });
    }
  }
}

function byName(graph: ViewGraph, add: (match: PartyMatch) => void): void {
  const { organizations, listEntries } = graph;
  const entriesByName = entriesOfNames(listEntries);
  if (entriesByName.size === 0) return;
  for (let organization = 0; organization < organizations.count; organization++) {
    for (const { name, form } of namesOf(organizations.names, organization)) {
      for (const other of entriesByName.get(name) ?? []) {
        if (!formsAgree(form, other.form)) continue;
        add({ organization, entry: other.entry, kind: 'name', identifier: -1, decision: -1, sources: none });
      }
    }
  }
}

function entriesOfNames(entries: ListEntries): Map<number, { entry: number; form: number }[]> {
  const result = new Map<number, { entry: number; form: number }[]>();
  for (let entry = 0; entry < entries.count; entry++) {
    for (const { name, form } of namesOf(entries.names, entry)) {
      const others = result.get(name);
      if (others === undefined) result.set(name, [{ entry, form }]);
      else others.push({ entry, form });
    }
  }
  return result;
}

/** 0 stands for "no name" and is left out. */
function namesOf({ offsets, values, forms }: HashLists, index: number): { name: number; form: number }[] {
  const list: { name: number; form: number }[] = [];
  for (let i = offsets[index]; i < offsets[index + 1]; i++) if (values[i] !== 0) list.push({ name: values[i], form: forms[i] });
  return list;
}

/** "Co" says so little that it fits every form. */
const anyForm = legalFormCode('co');

/** Codes of legal forms; 0 where the name states none. */
function formsAgree(a: number, b: number): boolean {
  return a === b || a === 0 || b === 0 || a === anyForm || b === anyForm;
}
