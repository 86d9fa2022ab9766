/** Shares of several items put together, each by the part of the whole that it makes up. */
import type { ShareProblem } from './hhi.ts';
import { type Basis, type ItemShares, whole } from './shares.ts';

export class ShareSum {
  readonly #place = new Map<number, number>();
  readonly #fixed: number[] = [];
  readonly #open = new Map<string, { mass: number; holders: number[] }>();
  readonly #lumps: number[] = [];
  /** What equal shares would add to each named holder, and those of holders that nobody named. */
  readonly #equal: number[] = [];
  readonly #equalAlone: number[] = [];
  #loose = 0;
  #newcomers = 0;
  readonly items: Record<Basis, number> = { shares: 0, weights: 0, nothing: 0, single: 0 };
  /** Items whose stated shares leave a rest. */
  rest = 0;
  /** Items whose stated shares add to more than the whole, and to how much in the first of them. */
  over = 0;
  overTo = 0;
  unknownHolders = 0;

  #at(holder: number): number {
    const known = this.#place.get(holder);
    if (known !== undefined) return known;
    this.#place.set(holder, this.#fixed.length);
    this.#fixed.push(0);
    this.#equal.push(0);
    return this.#fixed.length - 1;
  }

  /** @param mass part of the whole, 0 to 1. */
  add(shares: ItemShares, mass: number): void {
    for (const [holder, share] of shares.fixed) this.#fixed[this.#at(holder)]! += share * mass;
    for (const lump of shares.lumps) this.#lumps.push(lump * mass);
    if (shares.open !== undefined) this.#addOpen(shares.open.holders, shares.open.mass * mass);
    this.#addAnywhere(shares, mass);
    this.items[shares.basis]++;
    this.unknownHolders += shares.unknownHolders;
    if (shares.basis === 'shares' && shares.stated < whole) this.rest++;
    if (shares.basis !== 'shares' || shares.stated <= whole) return;
    if (this.over++ === 0) this.overTo = shares.stated;
  }

  /** Items of which nothing is recorded: anybody may hold them. */
  addUnseen(mass: number): void {
    if (mass === 0) return;
    this.#loose += mass * whole;
    this.#newcomers = Number.POSITIVE_INFINITY;
  }

  #addOpen(holders: readonly number[], mass: number): void {
    const places = holders.map((holder) => this.#at(holder)).sort((a, b) => a - b);
    for (const place of places) this.#equal[place]! += mass / places.length;
    const key = places.join(',');
    const known = this.#open.get(key);
    if (known === undefined) this.#open.set(key, { mass, holders: places });
    else known.mass += mass;
  }

  #addAnywhere({ anywhere, fixed }: ItemShares, mass: number): void {
    this.#loose += anywhere.mass * mass;
    this.#newcomers += anywhere.newcomers;
    const sharers = fixed.size + anywhere.newcomers;
    if (anywhere.mass === 0 || sharers === 0 || !Number.isFinite(sharers)) return;
    const each = (anywhere.mass * mass) / sharers;
    for (const holder of fixed.keys()) this.#equal[this.#at(holder)]! += each;
    for (let k = 0; k < anywhere.newcomers; k++) this.#equalAlone.push(each);
  }

  /** Candidate of each entry of `problem.fixed`. */
  get names(): number[] {
    return [...this.#place.keys()];
  }

  get problem(): ShareProblem {
    return {
      fixed: this.#fixed,
      open: [...this.#open.values()],
      anywhere: { mass: this.#loose, newcomers: this.#newcomers },
      lumps: this.#lumps,
      strangers: 0,
    };
  }

  /**
   * The index if every open mass were shared equally among those that may have it, unknown holders
   * each alone; undefined where nothing is open, or where anybody else may hold any part.
   */
  get equalIndex(): number | undefined {
    if (!Number.isFinite(this.#newcomers)) return undefined;
    if (this.#open.size === 0 && this.#loose === 0) return undefined;
    let sum = 0;
    for (const [k, share] of this.#fixed.entries()) sum += (share + this.#equal[k]!) ** 2;
    for (const alone of this.#lumps) sum += alone ** 2;
    for (const alone of this.#equalAlone) sum += alone ** 2;
    return sum / whole;
  }
}
