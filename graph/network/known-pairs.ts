/**
 * The cut pairs of end nodes by member, for leaving out triples that contain one: worked out when a
 * member is asked for, and forgotten again when `rememberedPairs` are held.
 */
import { FurtherFailures } from './further-failures.ts';
import { Loss } from './loss.ts';
import type { Network } from './network.ts';
import type { SingleFailures } from './single-failures.ts';

/** (pair, end node) that are held at once. */
const rememberedPairs = 2_000_000;
/** Holding a pair costs as much as going through so many members of sets. */
const costOfHolding = 16;

interface Known {
  /** Whether all its pairs are there. */
  readonly all: boolean;
  /** Other members by end node, those that are greater and those that are less. */
  readonly others: ReadonlyMap<number, ReadonlySet<number>>;
  readonly size: number;
  readonly work: number;
}

export class KnownPairs {
  readonly #allowance: number;
  readonly #loss: Loss;
  readonly #further: FurtherFailures;
  #known = new Map<number, Known>();
  #held = 0;
  /** What the member that was asked for last costs. */
  work = 0;

  /** @param allowance work for the pairs of one member. */
  constructor(network: Network, singles: SingleFailures, ends: Int32Array, allowance: number) {
    this.#allowance = allowance;
    this.#loss = new Loss(network);
    this.#further = new FurtherFailures(network, singles, ends);
  }

  /** Whether all pairs of the member are known; then `has` may be asked, until others are loaded. */
  load(member: number): boolean {
    const before = this.#known.get(member);
    const known = before ?? this.#search(member);
    if (before !== undefined) this.#known.delete(member);
    else {
      if (this.#held > rememberedPairs) this.#forget();
      this.#held += known.size;
    }
    // The one that was asked for last stands at the end.
    this.#known.set(member, known);
    this.work = known.work;
    return known.all;
  }

  has(member: number, end: number, other: number): boolean {
    return this.#known.get(member)?.others.get(end)?.has(other) === true;
  }

  /** The two members of a triple are loaded one after the other: the last one must stay. */
  #forget(): void {
    const last = [...this.#known].at(-1);
    this.#known = new Map(last === undefined ? [] : [last]);
    this.#held = last?.[1].size ?? 0;
  }

  #search(member: number): Known {
    this.#loss.begin();
    this.#loss.lose(member);
    const all = this.#further.run(this.#loss, -1, this.#allowance);
    const others = new Map<number, Set<number>>();
    let size = 0;
    for (let k = 0; k < this.#further.grownLength; k++) {
      const end = this.#further.grown[k];
      others.set(end, new Set(this.#further.of(end)));
      size += this.#further.sizeOf(end);
    }
    return { all, others, size, work: this.#loss.work + this.#further.work + costOfHolding * size };
  }
}
