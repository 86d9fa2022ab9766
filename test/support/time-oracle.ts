/**
 * Times by the definitions taken literally: equations relaxed until nothing changes, recovery day by
 * day, demand by following every requirement. Reads the description, not the view graph.
 */
import { random, randomSupply, type SupplySpec } from './random-supply.ts';
import type { Oracle } from './single-source-oracle.ts';
import type { EdgeSpec, GraphSpec } from './view-graph.ts';

const nameOf = (edge: EdgeSpec): string => (typeof edge === 'string' ? edge : edge[0]);
const numbersOf = (edge: EdgeSpec) => (typeof edge === 'string' ? {} : edge[1]);

/** A random supply graph with quantities, demand, stock and times to recover, of which some are not stated. */
export function timedSupply(seed: number): { spec: GraphSpec; plain: SupplySpec; onHand: Record<string, number> } {
  const plain = randomSupply(seed);
  const next = random(seed ^ 0x5eed);
  const chance = (p: number): boolean => next() < p;
  const below = (n: number): number => Math.floor(next() * n);
  const stated = chance(0.5) ? 1 : 0.7;
  const counted = (edges: readonly EdgeSpec[] | undefined): EdgeSpec[] =>
    [...new Set((edges ?? []).map(nameOf))].map((name) => (chance(stated) ? [name, { quantity: 100 * (1 + below(3)) }] : name));
  const items = Object.fromEntries(
    Object.entries(plain.items).map(([name, item]) => [
      name,
      { ...item, requires: counted(item.requires), numbers: chance(0.1) ? { dailyDemand: 100 * below(5) } : {} },
    ]),
  );
  const sources = plain.sources.map((source) => ({
    ...source,
    requires: counted(source.requires),
    numbers: {
      ...source.numbers,
      ...(chance(0.3) ? { stockDays: below(10) } : {}),
      ...(chance(0.8) ? { timeToRecoverDays: below(40) } : {}),
      ...(chance(0.3) ? { share: 100 * below(101) } : {}),
    },
  }));
  const programmes = Object.fromEntries(
    Object.entries(plain.programmes).map(([name, list]): [string, EdgeSpec[]] => [
      name,
      Array.from(
        new Set<string>(list),
        (item): EdgeSpec => [
          item,
          {
            ...(chance(stated) ? { dailyDemand: 100 * (1 + below(4)) } : {}),
            ...(chance(0.8) ? { dailyValue: 100 * below(50) } : {}),
          },
        ],
      ),
    ]),
  );
  const onHand = Object.fromEntries(
    Object.keys(items)
      .filter(() => chance(0.6))
      .map((name) => [name, below(30)]),
  );
  return { spec: { ...plain, items, sources, programmes }, plain: { ...plain, items, sources } as unknown as SupplySpec, onHand };
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export const never = Number.POSITIVE_INFINITY;
const unknown: Bounds = { low: 0, high: never };
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);
const sum = (list: readonly Bounds[]): Bounds => ({
  low: list.reduce((total, { low }) => total + low, 0),
  high: list.reduce((total, { high }) => total + high, 0),
});

interface Need {
  readonly by: string;
  readonly edge: EdgeSpec;
  readonly part: Bounds;
  readonly delivered: boolean;
}

export class TimeOracle {
  readonly #spec: GraphSpec;
  readonly #oracle: Oracle;
  readonly #onHand: Readonly<Record<string, number>>;

  constructor(spec: GraphSpec, oracle: Oracle, onHand: Readonly<Record<string, number>>) {
    this.#spec = spec;
    this.#oracle = oracle;
    this.#onHand = onHand;
  }

  #counted(item: string): number[] {
    return this.#oracle.sourcesOf(item).filter((source) => this.#oracle.definite.counted.has(source));
  }

  /** Who requires the item: by item edges, and by counted sources, each with its part of the demand. */
  #needs(item: string): Need[] {
    const found: Need[] = [];
    for (const [by, one] of Object.entries(this.#spec.items ?? {})) {
      for (const edge of one.requires ?? [])
        if (nameOf(edge) === item) found.push({ by, edge, part: { low: 1, high: 1 }, delivered: false });
      for (const source of this.#counted(by)) {
        const { requires, numbers } = this.#spec.sources![source];
        const share = this.#counted(by).length === 1 ? 10_000 : numbers?.share;
        const part = share === undefined ? { low: 0, high: 1 } : { low: share / 10_000, high: share / 10_000 };
        for (const edge of requires ?? []) if (nameOf(edge) === item) found.push({ by, edge, part, delivered: true });
      }
    }
    return found;
  }

  /** Whether a circle of requirements, without a stated demand in it, leads to the item. */
  #belowCircle(item: string, path: readonly string[]): boolean {
    if (path.includes(item)) return true;
    if (this.#spec.items?.[item]?.numbers?.dailyDemand !== undefined) return false;
    return this.#needs(item).some(({ by }) => this.#belowCircle(by, [...path, item]));
  }

  demand(item: string): Bounds {
    const own = this.#spec.items?.[item]?.numbers?.dailyDemand;
    if (own !== undefined) return { low: own / 100, high: own / 100 };
    const needs = this.#needs(item);
    const asked = Object.values(this.#spec.programmes ?? {})
      .flat()
      .filter((edge) => nameOf(edge) === item)
      .map((edge) => numbersOf(edge).dailyDemand);
    const known = asked.filter((demand) => demand !== undefined).map((demand) => ({ low: demand / 100, high: demand / 100 }));
    const parts = needs.map(({ by, edge, part, delivered }): Bounds => {
      if (this.#belowCircle(by, [])) return unknown;
      const { low, high } = this.demand(by);
      const most = times(high, part.high);
      const one = delivered && this.#spec.items?.[item]?.deliveredOnly === true ? 100 : undefined;
      const quantity = numbersOf(edge).quantity ?? one;
      if (quantity === undefined) return { low: 0, high: most === 0 ? 0 : never };
      return { low: (times(low, part.low) * quantity) / 100, high: times(most, quantity / 100) };
    });
    if (known.length === 0 && needs.length === 0) return unknown;
    if (known.length > 0 && known.length < asked.length) parts.push(unknown);
    return sum([...known, ...parts]);
  }

  cover(item: string): Bounds {
    const held = this.#counted(item).map((source) => this.#spec.sources![source].numbers?.stockDays);
    const days = held.filter((value) => value !== undefined);
    const onHand = this.#onHand[item];
    const { low, high } = this.demand(item);
    const stock =
      onHand === undefined
        ? undefined
        : {
            low: high === 0 || high === never ? 0 : onHand / high,
            high: onHand === 0 ? 0 : low === 0 ? never : onHand / low,
          };
    const total = days.reduce((a, b) => a + b, 0);
    const own = days.length === 0 ? undefined : { low: total, high: days.length < held.length ? never : total };
    if (stock !== undefined && own !== undefined) return { low: Math.max(stock.low, own.low), high: stock.high + own.high };
    return stock ?? own ?? unknown;
  }

  /** Days until each item is out; nothing is until it follows from the loss. */
  survival(reading: 'definite' | 'possible', candidate: string, cover: (item: string) => number): Map<string, number> {
    const { counted, lostAnyway } = this.#oracle[reading];
    const names = Object.keys(this.#spec.items ?? {});
    const items = new Map(names.map((name) => [name, never]));
    const sources = (this.#spec.sources ?? []).map(() => never);
    for (let changed = true; changed; ) {
      changed = false;
      for (const [source, { requires }] of (this.#spec.sources ?? []).entries()) {
        const lost = lostAnyway.has(source) || this.#oracle.candidates(source).includes(candidate);
        const now = lost ? 0 : Math.min(never, ...(requires ?? []).map((edge) => items.get(nameOf(edge))!));
        if (now !== sources[source]) changed = true;
        sources[source] = now;
      }
      for (const name of names) {
        const own = this.#oracle.sourcesOf(name).filter((source) => counted.has(source));
        const supply =
          own.length === 0
            ? never
            : Math.max(...own.map((source) => sources[source]), ...this.#oracle.approved(name).map((other) => items.get(other)!));
        const required = (this.#spec.items![name].requires ?? []).map((edge) => items.get(nameOf(edge))!);
        const now = Math.min(supply, ...required) + cover(name);
        if (now !== items.get(name)) changed = true;
        items.set(name, now);
      }
    }
    return items;
  }

  /** The first day on which each item is available, when each source of the candidate is back after its own days. */
  recovery(reading: 'definite' | 'possible', candidate: string, days: (source: number) => number): Map<string, number> {
    const lost = [...(this.#spec.sources ?? []).keys()].filter((source) => this.#oracle.candidates(source).includes(candidate));
    const result = new Map<string, number>();
    const moments = [...new Set([0, ...lost.map(days)])].sort((a, b) => a - b);
    for (const moment of moments) {
      const gone = lost.filter((source) => days(source) > moment);
      for (const [item, holds] of this.#available(reading, new Set(gone)))
        if (holds && !result.has(item)) result.set(item, moment);
    }
    return result;
  }

  #available(reading: 'definite' | 'possible', gone: ReadonlySet<number>): Map<string, boolean> {
    const { counted, lostAnyway } = this.#oracle[reading];
    const names = Object.keys(this.#spec.items ?? {});
    const items = new Map(names.map((name) => [name, true]));
    for (let changed = true; changed; ) {
      changed = false;
      const makes = (source: number): boolean =>
        !gone.has(source) &&
        !lostAnyway.has(source) &&
        (this.#spec.sources![source].requires ?? []).every((edge) => items.get(nameOf(edge)));
      for (const name of names) {
        const own = this.#oracle.sourcesOf(name).filter((source) => counted.has(source));
        const supplied =
          own.length === 0 || own.some(makes) || this.#oracle.approved(name).some((other) => items.get(other) === true);
        const now = supplied && (this.#spec.items![name].requires ?? []).every((edge) => items.get(nameOf(edge)));
        if (now !== items.get(name)) changed = true;
        items.set(name, now);
      }
    }
    return items;
  }
}
