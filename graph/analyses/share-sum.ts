/** Shares of several items put together, each by the part of the whole that it makes up. */
import { onGrid, sumOfSquares } from './fixed-point.ts';
import { looseMass, namedMasses, type OpenMass, type ShareProblem } from './share-problem.ts';
import { type Basis, type ItemShares, whole } from './shares.ts';

export class ShareSum {
  readonly #place = new Map<number, number>();
  readonly #fixed: number[] = [];
  /** By the party whose holder is not known. */
  readonly #lumpPlace = new Map<number, number>();
  readonly #open = new Map<string, OpenMass & { mass: number }>();
  readonly #lumps: number[] = [];
  /** What equal shares would add to each named holder, and to each lump. */
  readonly #equal: number[] = [];
  readonly #equalLumps: number[] = [];
  #anybody = 0;
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

  #lumpAt(party: number): number {
    const known = this.#lumpPlace.get(party);
    if (known !== undefined) return known;
    this.#lumpPlace.set(party, this.#lumps.length);
    this.#lumps.push(0);
    this.#equalLumps.push(0);
    return this.#lumps.length - 1;
  }

  /** @param mass part of the whole, 0 to 1. */
  add(shares: ItemShares, mass: number): void {
    for (const [holder, share] of shares.fixed) this.#fixed[this.#at(holder)]! += onGrid(share * mass);
    for (const { party, mass: own } of shares.lumps) this.#lumps[this.#lumpAt(party)]! += onGrid(own * mass);
    if (shares.open !== undefined) this.#addOpen(shares, onGrid(shares.open.mass * mass));
    this.#anybody += onGrid(shares.anybody * mass);
    this.items[shares.basis]++;
    this.unknownHolders += shares.unknownHolders;
    if (shares.basis === 'shares' && shares.stated < whole) this.rest++;
    if (shares.basis !== 'shares' || shares.stated <= whole) return;
    if (this.over++ === 0) this.overTo = shares.stated;
  }

  /** Items of which nothing is recorded: anybody may hold them. */
  addUnseen(mass: number): void {
    this.#anybody += onGrid(mass * whole);
  }

  /** Masses of the same holders and lumps are put together. */
  #addOpen({ open, lumps: own }: ItemShares, mass: number): void {
    const holders = open!.holders.map((holder) => this.#at(holder)).sort((a, b) => a - b);
    const lumps = open!.lumps.map((lump) => this.#lumpAt(own[lump]!.party)).sort((a, b) => a - b);
    const each = onGrid(mass / (holders.length + lumps.length));
    for (const place of holders) this.#equal[place]! += each;
    for (const lump of lumps) this.#equalLumps[lump]! += each;
    const key = `${holders.join(',')} ${lumps.join(',')}`;
    const known = this.#open.get(key);
    if (known === undefined) this.#open.set(key, { mass, holders, lumps });
    else known.mass += mass;
  }

  /** Candidate of each entry of `problem.fixed`. */
  get names(): number[] {
    return [...this.#place.keys()];
  }

  get problem(): ShareProblem {
    return {
      fixed: this.#fixed,
      open: [...this.#open.values()],
      anywhere: { mass: this.#anybody, newcomers: this.#anybody === 0 ? 0 : Number.POSITIVE_INFINITY },
      lumps: this.#lumps,
      strangers: 0,
    };
  }

  /** The most that each named holder may have. */
  get highs(): Map<number, number> {
    const { problem } = this;
    const loose = looseMass(problem);
    const highs = this.#fixed.map((low) => low + loose);
    // What a lump shares in is loose already.
    for (const { mass, holders } of namedMasses(problem)) for (const holder of holders) highs[holder]! += mass;
    return new Map(this.names.map((name, k) => [name, highs[k]!]));
  }

  /** Nothing is open: every holder and its share is known. */
  get isKnown(): boolean {
    return this.#anybody === 0 && this.#open.size === 0 && this.#lumps.length === 0;
  }

  /**
   * The index if every open mass were shared equally among those that may have it, unknown holders
   * each alone; undefined where nothing is open, or where anybody else may hold any part.
   */
  get equalIndex(): number | undefined {
    if (this.#anybody > 0 || this.#open.size === 0) return undefined;
    const named = this.#fixed.map((share, k) => share + this.#equal[k]!);
    const unnamed = this.#lumps.map((share, k) => share + this.#equalLumps[k]!);
    return sumOfSquares([...named, ...unnamed]) / whole;
  }
}
