/** Rows of the gap register for those whose loss matters: suppliers, owners, sites, countries. */
import type { Csr, NodeRef, ViewGraph } from '../view/graph.ts';
import type { Certainty, Concentration, Level, UntrustedVendor } from './finding.ts';
import type { Archetype } from './gap.ts';
import { type Draft, draftOf } from './gap-draft.ts';
import type { ItemFacts } from './item-facts.ts';
import type { Scope } from './scope.ts';
import { FindingFlag } from './single-source.ts';
import type { SingleSources } from './single-sources.ts';
import type { Steps } from './steps.ts';

/** Levels from the narrowest: a wider one that takes down exactly the same items is named beside it. */
const order: readonly Level[] = ['supplier', 'owner', 'site', 'country', 'owner-country', 'material'];

export interface CandidateInputs {
  readonly findings: readonly SingleSources[];
  readonly vendors: readonly UntrustedVendor[];
  readonly concentrations: readonly Concentration[];
}

export interface CandidateOptions {
  /** Countries of the programme's nation; empty or undefined: nobody stated it, so that none is home. */
  readonly home: ReadonlySet<number> | undefined;
  /** Basis points; see `foreignConcentrationLimit`. */
  readonly foreignLimit: number;
  /** Organisations of which a document states an indicator of fragility. */
  readonly fragile: ReadonlyMap<number, unknown> | undefined;
}

export class CandidateRows {
  readonly #graph: ViewGraph;
  readonly #scope: Scope;
  readonly #facts: ItemFacts;
  readonly #options: CandidateOptions;
  readonly #drafts = new Map<string, Draft>();

  constructor(graph: ViewGraph, scope: Scope, facts: ItemFacts, options: CandidateOptions) {
    this.#graph = graph;
    this.#scope = scope;
    this.#facts = facts;
    this.#options = options;
  }

  *of({ findings, vendors, concentrations }: CandidateInputs): Steps<Draft[]> {
    const byLevel = [...findings].sort((a, b) => order.indexOf(a.columns.level) - order.indexOf(b.columns.level));
    const seen = new Map<string, Draft[]>();
    for (const found of byLevel) yield* this.#fromFindings(found, seen);
    for (const concentration of concentrations) {
      this.#fromConcentration(concentration);
      yield;
    }
    for (const [number, vendor] of vendors.entries()) this.#fromVendor(vendor, number);
    for (const organization of this.#options.fragile?.keys() ?? []) this.#fromFragile(organization);
    return [...this.#drafts.values()];
  }

  *#fromFindings(found: SingleSources, seen: Map<string, Draft[]>): Steps<void> {
    const { groups, level } = found.columns;
    const own: Draft[] = [];
    for (let group = 0; group < groups.count; ) {
      const candidate = groups.candidates[group]!;
      const last = group + 1 < groups.count && groups.candidates[group + 1] === candidate ? group + 1 : group;
      const draft = this.#fromGroups(found, group, last);
      if (draft !== undefined && !this.#coincides(draft, seen)) own.push(draft);
      group = last + 1;
      yield;
    }
    for (const draft of own) {
      this.#drafts.set(keyOf(level, draft.lost!), draft);
      // A country stands for itself: nothing wider is folded into it, nor it into anything.
      if (level === 'country' || level === 'owner-country') continue;
      const key = signature(draft);
      seen.set(key, [...(seen.get(key) ?? []), draft]);
    }
  }

  /** The definite and the possible group of one candidate, without what is mitigated or software. */
  #fromGroups(found: SingleSources, first: number, last: number): Draft | undefined {
    const { groups, items, flags, level } = found.columns;
    const draft = draftOf(found.candidate(groups.offsets[first]!), level, []);
    const possibleOnly: number[] = [];
    let definite = 0;
    let skipped = false;
    for (let n = groups.offsets[first]!; n < groups.offsets[last + 1]!; n++) {
      if ((flags[n]! & FindingFlag.mitigated) !== 0) continue;
      if (this.#facts.isSoftware(items[n]!)) {
        skipped = true;
        continue;
      }
      const possible = (flags[n]! & FindingFlag.possible) !== 0;
      const archetype = this.#archetype(level, draft.lost!.index, items[n]!, flags[n]!);
      draft.items.push({ item: items[n]!, archetype, certainty: possible ? 'possible' : 'definite', finding: n });
      if (possible) possibleOnly.push(n);
      else definite++;
    }
    if (draft.items.length === 0) return undefined;
    draft.certainty = definite > 0 ? 'definite' : 'possible';
    if (level === 'country' && this.#homeUnknown()) draft.certainty = 'possible';
    draft.endItems = skipped
      ? unionOfEndItems(
          found,
          definite > 0 ? draft.items.filter((one) => one.certainty === 'definite').map((one) => one.finding) : possibleOnly,
        )
      : endItemsOf(groups.endItems, first, definite > 0 ? first : last);
    return draft;
  }

  /**
   * SEMANTICS: sole = one able, single = one qualified, of suppliers; else what hides behind several. A
   * finding that is only possible is a single source if it leaves one supplier in its own reading.
   */
  #archetype(level: Level, candidate: number, item: number, flags: number): Archetype {
    if (level === 'country' && this.#isForeign(candidate)) return 'foreign concentration';
    if ((flags & FindingFlag.hidden) !== 0) return 'hidden single point';
    const { able, qualified } = this.#facts.suppliers(item);
    if (able === 1) return 'sole source';
    if (qualified === 1) return 'single source';
    if ((flags & FindingFlag.possible) === 0) return 'hidden single point';
    if (level === 'supplier') return 'single source';
    const behind = level === 'owner' || level === 'site' || level === 'country';
    return behind && this.#facts.suppliersIfUnstatedFail(item, level) === 1 ? 'single source' : 'hidden single point';
  }

  #homeUnknown(): boolean {
    return (this.#options.home?.size ?? 0) === 0;
  }

  /** Outside the programme's nation; where nobody states the nation, no country is taken as home. */
  #isForeign(country: number): boolean {
    return this.#options.home?.has(country) !== true;
  }

  #coincides(draft: Draft, seen: Map<string, Draft[]>): boolean {
    if (draft.level !== 'owner' && draft.level !== 'site') return false;
    const same = seen.get(signature(draft))?.find((other) => other.level !== draft.level && sameItems(other, draft));
    if (same === undefined) return false;
    const itself = same.lost!.type === draft.lost!.type && same.lost!.index === draft.lost!.index;
    if (!itself) same.coincides.push(draft.lost!);
    return true;
  }

  /** A definite share over the limit in one country that is not home. */
  #fromConcentration({ of, level, holders }: Concentration): void {
    if (level !== 'country') return;
    for (const { candidate, share } of holders) {
      if (candidate === undefined || share.low <= this.#options.foreignLimit || !this.#isForeign(candidate.index)) continue;
      const draft = this.#draft('country', candidate);
      draft.own = 'foreign concentration';
      if (this.#homeUnknown()) draft.certainty = 'possible';
      if (of.type !== 'item' || of.ref === undefined || this.#facts.isSoftware(of.ref.index)) continue;
      this.#addItem(draft, of.ref.index, 'foreign concentration', draft.certainty);
    }
  }

  #fromVendor(vendor: UntrustedVendor, number: number): void {
    const concerned = vendor.items;
    const supplied = this.#suppliedBy(vendor.party);
    const items = concerned === undefined ? supplied : supplied.filter((item) => concerned.includes(item));
    if (this.#facts.isPartial && items.length === 0) return;
    const draft = this.#draft('supplier', { type: 'Organization', index: vendor.party });
    const barred = vendor.outcome === 'prohibited' || vendor.outcome === 'restricted';
    const fresh = draft.items.length === 0;
    draft.vendors.push(number);
    draft.prohibited ||= vendor.outcome === 'prohibited';
    draft.barred ||= barred;
    if (fresh && !barred) draft.certainty = 'possible';
    else if (barred) draft.certainty = 'definite';
    for (const item of items) this.#addItem(draft, item, 'untrusted vendor', barred ? 'definite' : 'possible');
  }

  #fromFragile(organization: number): void {
    const items = this.#suppliedBy(organization);
    if (items.length === 0) return;
    const draft = this.#draft('supplier', { type: 'Organization', index: organization });
    for (const item of items) this.#addItem(draft, item, 'fragile supplier', 'definite');
    draft.own = 'fragile supplier';
  }

  /** What an organisation makes or distributes in scope, ascending. */
  #suppliedBy(organization: number): number[] {
    const { organizations, sources } = this.#graph;
    const items = new Set<number>();
    const { only } = this.#facts.counted;
    const add = (source: number): void => {
      if (only?.[source] !== 0) items.add(sources.item[source]!);
    };
    for (let k = organizations.sources.offsets[organization]!; k < organizations.sources.offsets[organization + 1]!; k++)
      add(organizations.sources.targets[k]!);
    for (const source of this.#distributed().get(organization) ?? []) add(source);
    const { distributes } = organizations;
    // Where no maker is known there is no source, and so none of a stage.
    const last = this.#facts.isPartial ? 0 : distributes.offsets[organization + 1]!;
    for (let e = distributes.offsets[organization]!; e < last; e++) items.add(distributes.targets[e]!);
    return [...items].filter((item) => this.#scope.items[item] === 1).sort((a, b) => a - b);
  }

  #distributedSources: ReadonlyMap<number, number[]> | undefined;

  /** Sources of each distributor. */
  #distributed(): ReadonlyMap<number, number[]> {
    if (this.#distributedSources !== undefined) return this.#distributedSources;
    const found = new Map<number, number[]>();
    const { distributors, count } = this.#graph.sources;
    for (let source = 0; source < count; source++) {
      for (let e = distributors.offsets[source]!; e < distributors.offsets[source + 1]!; e++) {
        const list = found.get(distributors.targets[e]!);
        if (list === undefined) found.set(distributors.targets[e]!, [source]);
        else list.push(source);
      }
    }
    this.#distributedSources = found;
    return found;
  }

  /** Items of the rows that are added to. */
  readonly #items = new Map<Draft, Set<number>>();

  #addItem(draft: Draft, item: number, archetype: Archetype, certainty: Certainty): void {
    const known = this.#items.get(draft) ?? new Set(draft.items.map((one) => one.item));
    this.#items.set(draft, known);
    if (known.has(item)) return;
    known.add(item);
    draft.items.push({ item, archetype, certainty, finding: -1 });
  }

  /** The row of a candidate, made where there is none; losing it alone stops nothing then. */
  #draft(level: Level, lost: NodeRef): Draft {
    const key = keyOf(level, lost);
    const known = this.#drafts.get(key);
    if (known !== undefined) return known;
    const draft: Draft = { ...draftOf(lost, level, []), endItems: [] };
    this.#drafts.set(key, draft);
    return draft;
  }
}

function keyOf(level: Level, lost: NodeRef): string {
  return `${level}:${lost.index}`;
}

/** End items of the groups `first .. last`, ascending. */
function endItemsOf({ offsets, targets }: Csr, first: number, last: number): number[] {
  const all = targets.subarray(offsets[first], offsets[last + 1]);
  return first === last ? Array.from(all) : [...new Set(all)].sort((a, b) => a - b);
}

function unionOfEndItems(found: SingleSources, numbers: readonly number[]): number[] {
  const ends = new Set<number>();
  for (const number of numbers) for (const end of found.endItems(number)) ends.add(end);
  return [...ends].sort((a, b) => a - b);
}

/** Folds the items of a row into one word; equal rows have equal words, and are compared in full then. */
function signature({ items }: Draft): string {
  let hash = 0;
  for (const { item, certainty } of items) hash = (Math.imul(hash, 31) + item * 2 + (certainty === 'definite' ? 0 : 1)) | 0;
  return `${items.length}:${hash}`;
}

function sameItems(a: Draft, b: Draft): boolean {
  return a.items.every((one, k) => one.item === b.items[k]!.item && one.certainty === b.items[k]!.certainty);
}
