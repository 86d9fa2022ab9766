/**
 * Question: which one unknown, if asked for, would narrow the interval of concentration most?
 *
 * Definition. Each unknown (`share-unknowns.ts`) has the answers that the evidence allows: each holder
 * that is named in the answer, or one that is not; every share from nothing to what is open in its item.
 * With an answer the interval is formed again. `narrowsBy` is by how many points it is narrower: `low`
 * whatever the answer, `high` with the answer that narrows most. The first is the one with the greatest
 * guaranteed narrowing, then with the greatest possible one. An answer never widens the interval.
 *
 * Exact within 1 point, one for each end: holders are tried one by one, shares as `narrowing.ts` says.
 * Limits: where the interval itself is a bound nothing is tried; else the `mostUnknowns` on which most
 * depends, fewer within `askWork`; equals are tried together or not at all, and how many were is told. Less is
 * spent on each answer than on the interval, so that less narrowing may be promised than there is.
 */
import type { Interval } from './finding.ts';
import { evenDivisionOf, hhiInterval } from './hhi.ts';
import { widthsOver } from './narrowing.ts';
import { ShareSum } from './share-sum.ts';
import { mostOf, type Unknown, unknownsOf, type WeighedFacts, withHolder, withShare, withWeight } from './share-unknowns.ts';
import { type ItemShares, sharesOf, whole } from './shares.ts';

export const mostUnknowns = 1000;
/** Places that are visited for one interval's unknowns. */
export const askWork = 1_000_000;
/** Answers to one share: what `narrowing.ts` mostly tries. */
const usualSamples = 20;
/** What is spent on the ends with one answer: where it does not do, less narrowing is promised than there is. */
const answerRounds = 32;
const answerDivisionWork = 50_000;
/** Intervals of single items that are kept, since most are alike. */
const mostRemembered = 20_000;

export interface Narrowing {
  readonly unknown: Unknown;
  /** HHI points: for certain, and at the most. */
  readonly narrowsBy: Interval;
}

export interface AskFirst {
  /** Those that narrow, most first; equals in no order. */
  readonly ranked: readonly Narrowing[];
  /** How many there are, and how many were tried. */
  readonly unknowns: number;
  readonly tried: number;
}

export interface Asked {
  readonly items: readonly WeighedFacts[];
  /** Part of the whole of which nothing is recorded, 0 to 1. */
  readonly unseen: number;
  readonly open: boolean;
}

/** Narrowings of single items that are alike. */
export type Remembered = Map<string, Interval>;

export function askFirst(asked: Asked, remembered: Remembered = new Map()): AskFirst {
  return new Asking(asked, remembered).ranked();
}

class Asking {
  readonly #asked: Asked;
  readonly #remembered: Remembered;
  readonly #shares: readonly ItemShares[];
  readonly #sum: ShareSum;

  constructor(asked: Asked, remembered: Remembered) {
    this.#asked = asked;
    this.#remembered = remembered;
    this.#shares = asked.items.map(({ facts }) => sharesOf(facts, asked.open));
    this.#sum = this.#sumWith(new Map());
  }

  ranked(): AskFirst {
    const unknowns = unknownsOf(this.#asked.items, this.#asked.open);
    const { low, high, exact } = hhiInterval(this.#sum.problem);
    if (unknowns.length === 0 || !exact || high - low < 1) return { ranked: [], unknowns: unknowns.length, tried: 0 };
    const tried = this.#withinLimits(unknowns);
    const ranked = tried
      .map((unknown) => ({ unknown, narrowsBy: this.#narrowing(unknown, high - low) }))
      .filter(({ narrowsBy }) => narrowsBy.high > 0);
    ranked.sort((a, b) => compareNarrowing(a.narrowsBy, b.narrowsBy));
    return { ranked, unknowns: unknowns.length, tried: tried.length };
  }

  /** Those on which most depends, and of these those whose part can come to who may have most. */
  #withinLimits(all: readonly Unknown[]): readonly Unknown[] {
    const { items } = this.#asked;
    const { fixed, lumps, open } = this.#sum.problem;
    const size = open.reduce((places, { holders }) => places + holders.length, fixed.length + lumps.length);
    const each = items.reduce((sources, { facts }) => sources + facts.sources.length, size);
    const highs = this.#sum.highs;
    const reach = ({ what, items: own }: Unknown): number => {
      const { open: mass, fixed: named } = this.#shares[own[0]!]!;
      let most = 0;
      for (const holder of what === 'holder' ? [] : (mass?.holders ?? named.keys())) most = Math.max(most, highs.get(holder)!);
      return most;
    };
    const unknowns = all.map((unknown) => ({ unknown, moves: unknown.moves, reach: reach(unknown) }));
    unknowns.sort((a, b) => (isNear(a.moves, b.moves) ? b.reach - a.reach : b.moves - a.moves));
    let count = 0;
    for (let work = 0; count < Math.min(mostUnknowns, unknowns.length); count++) {
      work += each * (unknowns[count]!.unknown.what === 'holder' ? this.#sum.names.length + 1 : usualSamples);
      if (work > askWork) break;
    }
    const isCut = (at: number): boolean => {
      const [last, next] = [unknowns[at - 1]!, unknowns[at]!];
      return isNear(last.moves, next.moves) && isNear(last.reach, next.reach);
    };
    while (count > 0 && count < unknowns.length && isCut(count)) count--;
    return unknowns.slice(0, count).map(({ unknown }) => unknown);
  }

  #narrowing(unknown: Unknown, width: number): Interval {
    if (this.#asked.items.length > 1) return this.#computed(unknown, width);
    const key = likeness(this.#asked, unknown);
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    const computed = this.#computed(unknown, width);
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(key, computed);
    return computed;
  }

  #computed(unknown: Unknown, width: number): Interval {
    const { least, greatest } = this.#widths(unknown);
    const narrower = (by: number): number => Math.min(Math.max(0, by), width);
    return { low: Math.floor(narrower(width - greatest) + 1e-3), high: Math.ceil(narrower(width - least) - 1e-3) };
  }

  /** Least and greatest width of the interval over all answers. */
  #widths({ what, items, source, party }: Unknown): { least: number; greatest: number } {
    const { items: all, open } = this.#asked;
    if (what === 'holder') {
      const stranger = Number.MAX_SAFE_INTEGER;
      const widths = [...this.#sum.names, stranger].map((holder) => {
        const { low, high } = this.#interval(new Map(items.map((k) => [k, withHolder(all[k]!.facts, party!, holder, open)])));
        return high - low;
      });
      return { least: Math.min(...widths), greatest: Math.max(...widths) };
    }
    const [item] = items;
    const { facts } = all[item!]!;
    const most = what === 'weight' ? whole : mostOf(facts, open);
    const answered = (part: number): ReadonlyMap<number, ItemShares> =>
      new Map([[item!, what === 'weight' ? withWeight(facts, source!, part) : withShare(facts, source!, part, open)]]);
    if (this.#sumWith(answered(most / Math.PI)).isKnown) return { least: 0, greatest: 0 };
    return widthsOver((part) => this.#interval(answered(part)), most);
  }

  #interval(replaced: ReadonlyMap<number, ItemShares>): Interval {
    const { problem } = this.#sumWith(replaced);
    return hhiInterval(problem, evenDivisionOf(problem, answerRounds), answerDivisionWork);
  }

  #sumWith(replaced: ReadonlyMap<number, ItemShares>): ShareSum {
    const { items, unseen } = this.#asked;
    const sum = new ShareSum();
    for (const [k, { mass }] of items.entries()) sum.add(replaced.get(k) ?? this.#shares[k]!, mass);
    sum.addUnseen(unseen);
    return sum;
  }
}

/** The same but for what adding fractions may be off. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

/** The greatest guaranteed narrowing first, then the greatest possible one. */
export function compareNarrowing(a: Interval, b: Interval): number {
  return b.low - a.low || b.high - a.high;
}

/** The same text for single items whose sources state the same, whoever they are. */
function likeness({ items, open, unseen }: Asked, { what, source, party }: Unknown): string {
  const { facts } = items[0]!;
  const rows = facts.sources.map((own, k) => ({
    asked: Number(own === source) + 2 * Number(facts.holders[k] === -1 && facts.parties[k] === party),
    share: facts.shares[k]!,
    weight: facts.weights[k]!,
    holder: facts.holders[k]!,
    party: facts.parties[k]!,
  }));
  const number = (value: number): number => (Number.isNaN(value) ? -1 : value);
  rows.sort((a, b) => b.asked - a.asked || number(a.share) - number(b.share) || number(a.weight) - number(b.weight));
  const labels = new Map<string, number>();
  const label = (name: string): number => {
    if (!labels.has(name)) labels.set(name, labels.size);
    return labels.get(name)!;
  };
  const told = rows.map(({ asked, share, weight, holder, party: own }) => [
    asked,
    number(share),
    number(weight),
    holder === -1 ? `?${label(`party ${own}`)}` : label(`holder ${holder}`),
  ]);
  return JSON.stringify([what, open, unseen, told]);
}
