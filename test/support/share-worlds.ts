/**
 * Least and greatest index over all that stated facts allow, taken literally (SEMANTICS, Concentration):
 * every assignment of holders to the parties of which none is known, and in each the least and the
 * greatest sum of squares, by hand for one open mass.
 */
const whole = 10_000;

/** `party`: of a source whose holder is not known. */
export interface Row {
  readonly holder: number;
  readonly party: number;
  /** Basis points; undefined: not stated. */
  readonly share: number | undefined;
}

export interface Case {
  /** What is open is in the first item. */
  readonly items: readonly (readonly Row[])[];
  readonly open: boolean;
}

export interface Known {
  /** Holder of a party. */
  readonly holderOf?: { readonly party: number; readonly holder: number };
  /** What a source of the first item has of its rest. */
  readonly part?: { readonly at: number; readonly value: number };
}

export const namesOf = ({ items }: Case): number[] =>
  [...new Set(items.flat().map(({ holder }) => holder))].filter((one) => one !== -1);
export const partiesOf = ({ items }: Case): number[] => [
  ...new Set(
    items
      .flat()
      .filter(({ holder }) => holder === -1)
      .map(({ party }) => party),
  ),
];

/** Who else than those named a party may be: somebody of its own, or the same as another such. */
export const strangers = Array.from({ length: 8 }, (_, k) => 1000 + k);

/** Every way to say who holds for each party. */
function* assignments(one: Case, known: Known): Generator<Map<number, number>> {
  const parties = partiesOf(one);
  const choose = function* (at: number, chosen: Map<number, number>): Generator<Map<number, number>> {
    if (at === parties.length) {
      yield chosen;
      return;
    }
    const party = parties[at]!;
    // Strangers have no names: the first of them that a party may be is as good as any other.
    const met = new Set([...chosen.values(), known.holderOf?.holder]);
    const fresh = strangers.find((stranger) => !met.has(stranger))!;
    const all = [...namesOf(one), ...strangers.filter((stranger) => met.has(stranger)), fresh];
    for (const holder of known.holderOf?.party === party ? [known.holderOf.holder] : all)
      yield* choose(at + 1, new Map([...chosen, [party, holder]]));
  };
  yield* choose(0, new Map());
}

/** Positions in the first item of who may have of its rest. */
export function takersOf(rows: readonly Row[]): number[] {
  const all = [...rows.keys()];
  const without = all.filter((at) => rows[at]!.share === undefined);
  return without.length > 0 ? without : all;
}

export const restOf = ([rows]: Case['items']): number => whole - rows!.reduce((all, { share }) => all + (share ?? 0), 0);

/** Least and greatest index over all divisions that what is known allows. */
export function interval(one: Case, known: Known): { low: number; high: number } {
  const { items, open } = one;
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const holderOf of assignments(one, known)) {
    const who = ({ holder, party }: Row): number => (holder === -1 ? holderOf.get(party)! : holder);
    const held = new Map<number, number>();
    const give = (holder: number, share: number): void => {
      held.set(holder, (held.get(holder) ?? 0) + share / items.length);
    };
    for (const own of items.flat()) give(who(own), own.share ?? 0);
    const { part } = known;
    if (part !== undefined) give(who(items[0]![part.at]!), part.value);
    const rest = (restOf(items) - (part?.value ?? 0)) / items.length;
    const takers = takersOf(items[0]!).filter((at) => at !== part?.at);
    const among = [...new Set(takers.map((at) => who(items[0]![at]!)))];
    const ends = open && rest > 1e-9 ? anybody(held, rest) : divided(held, among, rest);
    low = Math.min(low, ends.low);
    high = Math.max(high, ends.high);
  }
  return { low, high };
}

const indexOf = (held: Iterable<number>): number => [...held].reduce((sum, share) => sum + share * share, 0) / whole;

/** Spread thin among any number of others, or all with one. */
function anybody(held: ReadonlyMap<number, number>, rest: number): { low: number; high: number } {
  const highs = [...held.keys(), -2].map((holder) =>
    indexOf(new Map([...held, [holder, (held.get(holder) ?? 0) + rest]]).values()),
  );
  return { low: indexOf(held.values()), high: Math.max(...highs) };
}

/** All with one of them, or at one level with those that it lifts: every set of these is tried. */
function divided(held: ReadonlyMap<number, number>, among: readonly number[], rest: number): { low: number; high: number } {
  if (rest < 1e-9) return { low: indexOf(held.values()), high: indexOf(held.values()) };
  const highs = among.map((holder) => indexOf(new Map([...held, [holder, held.get(holder)! + rest]]).values()));
  let low = Number.POSITIVE_INFINITY;
  for (let subset = 1; subset < 1 << among.length; subset++) {
    const lifted = among.filter((_, k) => (subset & (1 << k)) !== 0);
    const level = (rest + lifted.reduce((sum, holder) => sum + held.get(holder)!, 0)) / lifted.length;
    if (lifted.some((holder) => held.get(holder)! > level + 1e-9)) continue;
    low = Math.min(low, indexOf(new Map([...held, ...lifted.map((holder) => [holder, level] as const)]).values()));
  }
  return { low, high: Math.max(...highs) };
}
