/**
 * What could be asked about an interval of concentration: single facts that a document could state.
 * - `holder`: who makes a source, who owns its maker, where it is made, in which country, as the level
 *   has it, where that is not known. One party has one answer, at all its sources.
 * - `share`: of a source that states none, or, where all state one and leave a rest, what it has in truth.
 * - `weight`: of the only source of an item that lacks one, where no share is stated.
 * What others than the recorded sources may have is not one fact, and is not among them.
 */
import { type ItemFacts, type ItemShares, sharesOf, takersOf, whole } from './shares.ts';

export type UnknownKind = 'holder' | 'share' | 'weight';

export interface Unknown {
  readonly what: UnknownKind;
  /** Positions in the list of items. */
  readonly items: readonly number[];
  /** Index into the view's sources: the only source that is concerned. */
  readonly source: number | undefined;
  /** Of whom the holder is not known (`unknown-party.ts`). */
  readonly party: number | undefined;
  /** Part of the whole that depends on it at the most, basis points of `masses`. */
  readonly moves: number;
}

/** Facts of each item, with the part of the whole (0 to 1) that it makes up. */
export interface WeighedFacts {
  readonly facts: ItemFacts;
  readonly mass: number;
}

/** Most that depends on it first. O(sources). */
export function unknownsOf(items: readonly WeighedFacts[], open: boolean): Unknown[] {
  const unknowns: Unknown[] = [];
  const parties = new Map<number, { items: number[]; sources: number[]; moves: number }>();
  for (const [k, { facts, mass }] of items.entries()) {
    const shares = sharesOf(facts, open);
    const rest = (shares.open?.mass ?? 0) + shares.anybody;
    const takers = rest > 0 ? takersOf(facts, facts.shares) : [];
    for (const at of takers) {
      // Where others may exist a stated share is its source's own.
      if (open && !Number.isNaN(facts.shares[at]!)) continue;
      unknowns.push({ what: 'share', items: [k], source: facts.sources[at]!, party: undefined, moves: rest * mass });
    }
    for (const [lump, { party, mass: own }] of shares.lumps.entries()) {
      const known = parties.get(party) ?? { items: [], sources: [], moves: 0 };
      const shared = shares.open?.lumps.includes(lump) === true ? shares.open.mass : 0;
      known.items.push(k);
      for (const [at, holder] of facts.holders.entries())
        if (holder === -1 && facts.parties[at] === party) known.sources.push(facts.sources[at]!);
      known.moves += (own + shared) * mass;
      parties.set(party, known);
    }
    const lacking = items.length === 1 && rest > 0 ? lackingWeight(facts) : undefined;
    if (lacking !== undefined)
      unknowns.push({ what: 'weight', items: [k], source: facts.sources[lacking]!, party: undefined, moves: rest * mass });
  }
  for (const [party, { items: own, sources, moves }] of parties)
    unknowns.push({ what: 'holder', items: own, source: sources.length === 1 ? sources[0] : undefined, party, moves });
  return unknowns.sort((a, b) => b.moves - a.moves);
}

/** Position of the only source without a weight, where no share is stated. */
function lackingWeight({ shares, weights }: ItemFacts): number | undefined {
  if (shares.some((share) => !Number.isNaN(share))) return undefined;
  const without = [...weights.keys()].filter((k) => Number.isNaN(weights[k]!));
  const known = weights.reduce((all, weight) => all + (Number.isNaN(weight) ? 0 : weight), 0);
  return without.length === 1 && known > 0 ? without[0] : undefined;
}

/** What an item's sources have once the holder of a party is known. */
export function withHolder(facts: ItemFacts, party: number, holder: number, open: boolean): ItemShares {
  const holders = facts.holders.map((own, k) => (own === -1 && facts.parties[k] === party ? holder : own));
  return sharesOf({ ...facts, holders }, open);
}

/** The most that a source may have of what is open in its item, basis points. */
export function mostOf(facts: ItemFacts, open: boolean): number {
  const shares = sharesOf(facts, open);
  return (shares.open?.mass ?? 0) + shares.anybody;
}

/** Once it is known that a source has `part` of what is open in its item, and no more. */
export function withShare(facts: ItemFacts, source: number, part: number, open: boolean): ItemShares {
  const at = facts.sources.indexOf(source);
  const shares = facts.shares.map((own, k) => (k === at ? (Number.isNaN(own) ? 0 : own) + part : own));
  return sharesOf({ ...facts, shares, settled: at }, open);
}

/** Once the weight of a source is known to make up `part` of all, basis points. */
export function withWeight(facts: ItemFacts, source: number, part: number): ItemShares {
  const known = facts.weights.reduce((all, weight, k) => all + (facts.sources[k] === source ? 0 : weight), 0);
  const shares = facts.weights.map((weight, k) => (facts.sources[k] === source ? part : ((whole - part) * weight) / known));
  return sharesOf({ ...facts, shares }, false);
}
