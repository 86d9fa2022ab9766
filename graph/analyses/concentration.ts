/**
 * Question: how much of an item, a category or a programme comes from few suppliers, owners, sites
 * or countries?
 *
 * Definition (SEMANTICS, Concentration; ANALYSIS, known answers): the Herfindahl-Hirschman index as
 * an interval over every division that the evidence allows (`shares.ts`, `hhi.ts`). Closed: the
 * recorded sources are all; open: others may exist. A category or programme adds its items by their
 * summed weight where every counted source has one, else counts them equally, and says so.
 * Source: US Merger Guidelines (2023) for the index; field practice for the four levels.
 *
 * Complexity: O(sources) for all items; a category adds the descent of `hhi.ts`. Limits: several
 * items with open shares beyond `exactDivisions` give a bound instead of the exact upper end, and
 * the assumption says so. Country is the site's, so that unknown sites widen the interval.
 */
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { type CountedSources, type CountingOptions, countedSources } from './counting.ts';
import { EvidenceRows } from './evidence.ts';
import type { Concentration, Holder, Level } from './finding.ts';
import { hhiInterval, type OpenMass, type ShareProblem } from './hhi.ts';
import { itemTypeNames } from './item-type-name.ts';
import { type Scope, scopeOf } from './scope.ts';
import { assumptionText } from './share-assumption.ts';
import { type ItemShares, itemShares, whole } from './shares.ts';

export type ConcentrationOf = 'item' | 'category' | 'programme';

export interface ConcentrationOptions extends CountingOptions {
  readonly of: ConcentrationOf;
  readonly level: Level;
  /** Index into `programmes`; undefined: every item of the view (or each programme, of `programme`). */
  readonly programme?: number | undefined;
  /** Others than the recorded sources may exist. */
  readonly open?: boolean;
  /** Category of each item as an index into `names`; -1: none. Default: the item's type. */
  readonly categories?: { readonly of: ArrayLike<number>; readonly names: readonly string[] };
  /** 1 by item: its weights are in different units, so that there is no sum. */
  readonly mixedUnits?: Uint8Array | undefined;
}

export const concentrationEvidenceLimit = 2000;

/** What is asked about, and the items that belong to it. */
interface Subject {
  readonly of: Concentration['of'];
  readonly items: readonly number[];
}

/** One result for each item (category, programme) of which a source counts, by index. */
export function concentrations(graph: ViewGraph, options: ConcentrationOptions): Concentration[] {
  const question = new Question(graph, options);
  const results: Concentration[] = [];
  for (const subject of question.subjects()) {
    const result = question.answer(subject);
    if (result !== undefined) results.push(result);
  }
  return results;
}

interface Part {
  readonly item: number;
  readonly shares: ItemShares;
  /** Part of the whole that the item makes up, 0 to 1. */
  readonly mass: number;
}

class Question {
  readonly #graph: ViewGraph;
  readonly #options: ConcentrationOptions;
  readonly #counted: CountedSources;
  readonly #candidates: Candidates;

  constructor(graph: ViewGraph, options: ConcentrationOptions) {
    this.#graph = graph;
    this.#options = options;
    this.#counted = countedSources(graph, options);
    this.#candidates = candidatesOf(graph, options.level, options.asOf);
  }

  *subjects(): Generator<Subject> {
    const { of, programme } = this.#options;
    if (of === 'programme') {
      const asked = programme === undefined ? Array.from({ length: this.#graph.programmes.count }, (_, k) => k) : [programme];
      for (const one of asked) {
        const ref: NodeRef = { type: 'Programme', index: one };
        yield { of: { type: 'programme', ref }, items: this.#itemsOf(scopeOf(this.#graph, one)) };
      }
      return;
    }
    const items = this.#itemsOf(scopeOf(this.#graph, programme));
    if (of === 'category') yield* this.#byCategory(items);
    else for (const item of items) yield { of: { type: 'item', ref: { type: 'Item', index: item } }, items: [item] };
  }

  #itemsOf(scope: Scope): number[] {
    const items: number[] = [];
    for (let item = 0; item < scope.items.length; item++) {
      if (scope.items[item] === 1 && this.#graph.items.deliveredOnly[item] === 0) items.push(item);
    }
    return items;
  }

  *#byCategory(items: readonly number[]): Generator<Subject> {
    const { of, names } = this.#options.categories ?? { of: this.#graph.items.itemType, names: itemTypeNames };
    const lists = new Map<number, number[]>();
    for (const item of items) {
      const category = of[item]!;
      if (category === -1 || names[category] === undefined || names[category] === '') continue;
      const list = lists.get(category);
      if (list === undefined) lists.set(category, [item]);
      else list.push(item);
    }
    for (const [category, list] of [...lists].sort(([a], [b]) => a - b)) {
      yield { of: { type: 'category', ref: undefined, category: names[category]! }, items: list };
    }
  }

  answer(subject: Subject): Concentration | undefined {
    const { open = false, mixedUnits } = this.#options;
    const found: { item: number; shares: ItemShares }[] = [];
    for (const item of subject.items) {
      const shares = itemShares(this.#graph, item, this.#counted, this.#candidates, { open, mixedUnits });
      if (shares !== undefined) found.push({ item, shares });
    }
    if (found.length === 0) return undefined;
    const missing = subject.items.length - found.length;
    const weighted = found.length > 1 && !(open && missing > 0) && found.every(({ shares }) => shares.weight !== undefined);
    const total = weighted ? found.reduce((sum, { shares }) => sum + shares.weight!, 0) : found.length + (open ? missing : 0);
    const parts = found.map(({ item, shares }): Part => ({ item, shares, mass: (weighted ? shares.weight! : 1) / total }));
    const problem = combine(parts, open ? missing / total : 0);
    const interval = hhiInterval(problem.shares);
    const equal = equalIndex(parts, problem);
    return {
      of: subject.of,
      level: this.#options.level,
      hhi: { low: Math.floor(interval.low + 1e-6), high: Math.ceil(interval.high - 1e-6) },
      holders: this.#holders(problem),
      ...(equal === undefined ? {} : { equalShares: Math.round(equal) }),
      assumption: assumptionText({
        open,
        parts: parts.map(({ shares }) => shares),
        missing,
        weighted,
        exact: interval.exact,
        mixed: mixedUnits !== undefined && found.some(({ item }) => mixedUnits[item] === 1),
        level: this.#options.level,
        equal,
      }),
      evidence: this.#evidence(parts),
    };
  }

  #holders({ names, shares }: Combined): Holder[] {
    const loose = shares.anywhere.mass + shares.lumps.reduce((a, b) => a + b, 0);
    const highs = shares.fixed.map((low) => low + loose);
    for (const { mass, holders } of shares.open) for (const holder of holders) highs[holder]! += mass;
    const named = names.map(
      (index, k): Holder => ({
        candidate: { type: this.#candidates.type, index },
        share: { low: Math.floor(shares.fixed[k]! + 1e-6), high: Math.min(whole, Math.ceil(highs[k]! - 1e-6)) },
      }),
    );
    named.sort((a, b) => b.share.low - a.share.low || b.share.high - a.share.high || a.candidate!.index - b.candidate!.index);
    const unnamed = shares.lumps.length > 0 || shares.anywhere.newcomers > 0;
    if (!unnamed) return named;
    const least = named.length === 0 ? Math.floor(loose + 1e-6) : 0;
    return [...named, { candidate: undefined, share: { low: least, high: Math.min(whole, Math.ceil(loose - 1e-6)) } }];
  }

  #evidence(parts: readonly Part[]) {
    const rows = new EvidenceRows(concentrationEvidenceLimit);
    const { offsets, targets } = this.#graph.items.sources;
    for (const { item } of parts) {
      for (let k = offsets[item]!; k < offsets[item + 1]!; k++) {
        if (this.#counted.counted[targets[k]!] === 1) rows.add(this.#graph.sources.evidence, targets[k]!);
      }
    }
    return rows.finish();
  }
}

interface Combined {
  /** Candidate of each entry of `shares.fixed`. */
  readonly names: readonly number[];
  readonly shares: ShareProblem;
}

/** Puts items together by their mass; `missing` = mass of items of which nothing is recorded. */
function combine(parts: readonly Part[], missing: number): Combined {
  const place = new Map<number, number>();
  const fixed: number[] = [];
  const at = (holder: number): number => {
    const known = place.get(holder);
    if (known !== undefined) return known;
    place.set(holder, fixed.length);
    fixed.push(0);
    return fixed.length - 1;
  };
  const open = new Map<string, { mass: number; holders: number[] }>();
  const lumps: number[] = [];
  let loose = missing * whole;
  let newcomers = missing > 0 ? Number.POSITIVE_INFINITY : 0;
  for (const { shares, mass } of parts) {
    for (const [holder, share] of shares.fixed) fixed[at(holder)]! += share * mass;
    for (const lump of shares.lumps) lumps.push(lump * mass);
    loose += shares.anywhere.mass * mass;
    newcomers += shares.anywhere.newcomers;
    if (shares.open !== undefined) addOpen(open, shares.open.holders.map(at), shares.open.mass * mass);
  }
  const shares: ShareProblem = {
    fixed,
    open: [...open.values()] satisfies OpenMass[],
    anywhere: { mass: loose, newcomers },
    lumps,
    strangers: 0,
  };
  return { names: [...place.keys()], shares };
}

function addOpen(open: Map<string, { mass: number; holders: number[] }>, holders: number[], mass: number): void {
  const key = holders.sort((a, b) => a - b).join(',');
  const known = open.get(key);
  if (known === undefined) open.set(key, { mass, holders });
  else known.mass += mass;
}

/**
 * The index if every open mass were shared equally among those that may have it, unknown holders
 * each alone; undefined where nothing is open, or where anybody else may hold any part.
 */
function equalIndex(parts: readonly Part[], { names, shares }: Combined): number | undefined {
  if (!Number.isFinite(shares.anywhere.newcomers)) return undefined;
  if (shares.open.length === 0 && shares.anywhere.mass === 0) return undefined;
  const place = new Map(names.map((name, k) => [name, k]));
  const held = [...shares.fixed];
  for (const { mass, holders } of shares.open) for (const holder of holders) held[holder]! += mass / holders.length;
  const alone = [...shares.lumps];
  for (const { shares: own, mass } of parts) {
    const sharers = own.fixed.size + own.anywhere.newcomers;
    if (own.anywhere.mass === 0 || sharers === 0) continue;
    const each = (own.anywhere.mass * mass) / sharers;
    for (let k = 0; k < own.anywhere.newcomers; k++) alone.push(each);
    for (const holder of own.fixed.keys()) held[place.get(holder)!]! += each;
  }
  return [...held, ...alone].reduce((sum, share) => sum + share * share, 0) / whole;
}
