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
 * Limits: where the interval itself takes more than is spent on each answer (`answerRounds`,
 * `answerDivisionWork`) nothing is tried; else the `mostUnknowns` on which most
 * depends, fewer within `askWork`; equals are tried together or not at all, and how many were is told. Where
 * what is spent does not do for an answer, less narrowing is promised than there is.
 */
import type { Interval } from './finding.ts';
import { evenDivisionSteps, hhiSteps, type IndexInterval } from './hhi.ts';
import { widthsOver } from './narrowing.ts';
import { ShareSum } from './share-sum.ts';
import { mostOf, type Unknown, unknownsOf, type WeighedFacts, withHolder, withShare, withWeight } from './share-unknowns.ts';
import { type ItemShares, sharesOf, whole } from './shares.ts';
import type { Steps } from './steps.ts';

export const mostUnknowns = 1000;
/** Places that are visited for one interval's unknowns; of what the index's searches visit, which are quicker, each so many count as one. */
export const askWork = 1_000_000;
const searchesPlaces = 32;
/** Answers to one share: what `narrowing.ts` mostly tries. */
const usualSamples = 20;
/** What is spent on the ends with one answer. */
const answerRounds = 32;
const answerDivisionWork = 20_000;
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

/** @param work see `askWork`. */
export function askFirst(asked: Asked, remembered: Remembered = new Map(), work = askWork): Steps<AskFirst> {
  return new Asking(asked, remembered, work).ranked();
}

class Asking {
  readonly #asked: Asked;
  readonly #remembered: Remembered;
  readonly #work: number;
  readonly #shares: readonly ItemShares[];
  readonly #sum: ShareSum;

  constructor(asked: Asked, remembered: Remembered, work: number) {
    this.#asked = asked;
    this.#work = work;
    this.#remembered = remembered;
    this.#shares = asked.items.map(({ facts }) => sharesOf(facts, asked.open));
    this.#sum = this.#sumWith(new Map());
  }

  *ranked(): Steps<AskFirst> {
    const unknowns = unknownsOf(this.#asked.items, this.#asked.open);
    const { low, high, exact, work } = yield* this.#interval(new Map());
    if (unknowns.length === 0 || !exact || high - low < 1) return { ranked: [], unknowns: unknowns.length, tried: 0 };
    const tried = this.#withinLimits(unknowns, work);
    const ranked: Narrowing[] = [];
    for (const unknown of tried) {
      const narrowsBy = yield* this.#narrowing(unknown, high - low);
      if (narrowsBy.high > 0) ranked.push({ unknown, narrowsBy });
    }
    ranked.sort((a, b) => compareNarrowing(a.narrowsBy, b.narrowsBy));
    return { ranked, unknowns: unknowns.length, tried: tried.length };
  }

  /**
   * Those on which most depends, and of these those whose part can come to who may have most.
   * @param searched places that the searches for the interval as it is visited.
   */
  #withinLimits(all: readonly Unknown[], searched: number): readonly Unknown[] {
    const { items } = this.#asked;
    const { fixed, lumps, open } = this.#sum.problem;
    const size = open.reduce((places, { holders }) => places + holders.length, fixed.length + lumps.length);
    const own = items.reduce((sources, { facts }) => sources + facts.sources.length, size);
    const each = own + Math.floor(searched / searchesPlaces);
    const highs = this.#sum.highs;
    const reach = ({ what, items: own, source }: Unknown): number[] => {
      const item = own[0]!;
      const { open: mass, fixed: named } = this.#shares[item]!;
      if (what === 'holder') return [];
      const { facts } = items[item]!;
      const most = [...(mass?.holders ?? named.keys())].map((holder) => highs.get(holder)!).sort((a, b) => b - a);
      return [most[0] ?? 0, highs.get(facts.holders[facts.sources.indexOf(source!)]!) ?? 0, ...most];
    };
    const unknowns = all.map((unknown) => ({ unknown, key: [unknown.moves, ...reach(unknown)] }));
    unknowns.sort((a, b) => compareFalling(a.key, b.key));
    let count = 0;
    for (let work = 0; count < Math.min(mostUnknowns, unknowns.length); count++) {
      work += each * (unknowns[count]!.unknown.what === 'holder' ? this.#sum.names.length + 1 : usualSamples);
      if (work > this.#work) break;
    }
    while (count > 0 && count < unknowns.length && compareFalling(unknowns[count - 1]!.key, unknowns[count]!.key) === 0) count--;
    return unknowns.slice(0, count).map(({ unknown }) => unknown);
  }

  *#narrowing(unknown: Unknown, width: number): Steps<Interval> {
    if (this.#asked.items.length > 1) return yield* this.#computed(unknown, width);
    const key = likeness(this.#asked, unknown);
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    const computed = yield* this.#computed(unknown, width);
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(key, computed);
    return computed;
  }

  *#computed(unknown: Unknown, width: number): Steps<Interval> {
    const { least, greatest } = yield* this.#widths(unknown);
    const narrower = (by: number): number => Math.min(Math.max(0, by), width);
    return { low: Math.floor(narrower(width - greatest) + 1e-3), high: Math.ceil(narrower(width - least) - 1e-3) };
  }

  /** Least and greatest width of the interval over all answers. */
  *#widths({ what, items, source, party }: Unknown): Steps<{ least: number; greatest: number }> {
    const { items: all, open } = this.#asked;
    if (what === 'holder') {
      const stranger = Number.MAX_SAFE_INTEGER;
      let [least, greatest] = [Number.POSITIVE_INFINITY, 0];
      for (const holder of [...this.#sum.names, stranger]) {
        const answered = new Map(items.map((k) => [k, withHolder(all[k]!.facts, party!, holder, open)]));
        const { low, high } = yield* this.#interval(answered);
        least = Math.min(least, high - low);
        greatest = Math.max(greatest, high - low);
      }
      return { least, greatest };
    }
    const [item] = items;
    const { facts } = all[item!]!;
    const most = what === 'weight' ? whole : mostOf(facts, open);
    const answered = (part: number): ReadonlyMap<number, ItemShares> =>
      new Map([[item!, what === 'weight' ? withWeight(facts, source!, part) : withShare(facts, source!, part, open)]]);
    if (this.#sumWith(answered(most / Math.PI)).isKnown) return { least: 0, greatest: 0 };
    return yield* widthsOver((part) => this.#interval(answered(part)), most);
  }

  *#interval(replaced: ReadonlyMap<number, ItemShares>): Steps<IndexInterval> {
    const { problem } = this.#sumWith(replaced);
    yield;
    const even = yield* evenDivisionSteps(problem, { rounds: answerRounds });
    return yield* hhiSteps(problem, even, answerDivisionWork);
  }

  #sumWith(replaced: ReadonlyMap<number, ItemShares>): ShareSum {
    const { items, unseen } = this.#asked;
    const sum = new ShareSum();
    for (const [k, { mass }] of items.entries()) sum.add(replaced.get(k) ?? this.#shares[k]!, mass);
    sum.addUnseen(unseen);
    return sum;
  }
}

/** The greater first, number by number; the same but for what adding fractions may be off is equal. */
function compareFalling(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < Math.min(a.length, b.length); k++) if (Math.abs(a[k]! - b[k]!) >= 1e-6) return b[k]! - a[k]!;
  return b.length - a.length;
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
