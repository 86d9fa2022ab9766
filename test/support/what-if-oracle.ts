/**
 * A what-if by the definition taken literally: sets, availability by repeated evaluation of the formulas
 * of docs/analyses.md, times by relaxing their equations from "never" until nothing changes. Reads the
 * description, not the view graph.
 */
import type { Counting, Level } from '../../graph/analyses/finding.ts';
import type { SupplySpec } from './random-supply.ts';
import { Oracle } from './single-source-oracle.ts';

export interface NamedLoss {
  readonly level: Level | 'source';
  /** Name of the thing; number of a source. */
  readonly name: string;
}

export interface OracleOutcome {
  /** Items and sources that fail: `item` or `source N`. */
  readonly failed: ReadonlySet<string>;
  /** Items of which no source or substitute is left. */
  readonly withoutSupply: ReadonlySet<string>;
  /** Days until each failing item is out. */
  readonly times: ReadonlyMap<string, number>;
  readonly left: (item: string) => number[];
}

interface Reading {
  readonly counted: ReadonlySet<number>;
  readonly lost: ReadonlySet<number>;
}

const open = ['supplier', 'owner', 'site', 'country', 'owner-country'] as const;
const nameOf = (edge: string | readonly [string, unknown]): string => (typeof edge === 'string' ? edge : edge[0]);

export class WhatIfOracle {
  readonly #spec: SupplySpec;
  readonly #counting: Counting;
  readonly #losses: readonly NamedLoss[];
  readonly #levels: ReadonlyMap<Level, Oracle>;
  readonly #any: Oracle;
  readonly #lostItems: ReadonlySet<string>;
  readonly counted: ReadonlySet<number>;

  constructor(spec: SupplySpec, counting: Counting, asOf: number, losses: readonly NamedLoss[]) {
    this.#spec = spec;
    this.#counting = counting;
    this.#losses = losses;
    this.#levels = new Map(open.map((level) => [level, new Oracle(spec, level, counting, asOf)]));
    this.#any = this.at('supplier');
    this.#lostItems = new Set(losses.filter(({ level }) => level === 'material').map(({ name }) => name));
    this.counted = this.#any.definite.counted;
  }

  at(level: Level): Oracle {
    const found = this.#levels.get(level);
    if (found === undefined) throw new Error(level);
    return found;
  }

  /** The source is known to be in what is lost. */
  known(source: number): boolean {
    const { item, by } = this.#spec.sources[source]!;
    return this.#losses.some(({ level, name }) => {
      if (level === 'source') return name === String(source);
      if (level === 'material') return name === item;
      if (level === 'owner') return by !== undefined && (by === name || this.at(level).controlled(name).has(by));
      return this.at(level).candidates(source).includes(name);
    });
  }

  /** Nobody says whether it is: its candidate at a level at which something is lost is not known. */
  unknown(source: number): boolean {
    if (this.known(source)) return false;
    const levels = new Set(this.#losses.map(({ level }) => level));
    return open.some((level) => levels.has(level) && this.at(level).unknown(source));
  }

  #reading(possible: boolean): Reading {
    const counted = new Set(this.counted);
    const lost = new Set([...this.#spec.sources.keys()].filter((source) => this.known(source)));
    if (!possible) return { counted, lost };
    for (const item of Object.keys(this.#spec.items)) {
      const own = this.#any.sourcesOf(item).filter((source) => counted.has(source));
      const grounded = own.filter((source) => !this.unknown(source));
      if (grounded.length === 0) continue;
      const unstated = (source: number): boolean => this.#counting === 'qualified' && this.#any.standing(source) === 'unstated';
      const firm = grounded.some((source) => !unstated(source));
      for (const source of own) {
        if (firm && unstated(source)) counted.delete(source);
        else if (this.unknown(source)) lost.add(source);
      }
    }
    return { counted, lost };
  }

  outcome(possible: boolean, cover: (item: string) => number): OracleOutcome {
    const reading = this.#reading(possible);
    const items = new Map(Object.keys(this.#spec.items).map((name) => [name, true]));
    const sources = this.#spec.sources.map(() => true);
    const own = (item: string): number[] => this.#any.sourcesOf(item).filter((source) => reading.counted.has(source));
    const without = (item: string): boolean => {
      const held = this.#any.approved(item).some((other) => items.get(other));
      if (own(item).length === 0) return this.#lostItems.has(item) && !held;
      return !held && !own(item).some((source) => sources[source]);
    };
    for (let changed = true; changed; ) {
      changed = false;
      for (const [source, one] of this.#spec.sources.entries()) {
        const now = !reading.lost.has(source) && (one.requires ?? []).every((edge) => items.get(nameOf(edge)));
        if (now !== sources[source]) changed = true;
        sources[source] = now;
      }
      for (const [name, one] of Object.entries(this.#spec.items)) {
        const now = (one.requires ?? []).every((edge) => items.get(nameOf(edge))) && !without(name);
        if (now !== items.get(name)) changed = true;
        items.set(name, now);
      }
    }
    const failed = new Set([
      ...[...items].filter(([, holds]) => !holds).map(([name]) => name),
      ...[...reading.counted].filter((source) => !sources[source]).map((source) => `source ${source}`),
    ]);
    const withoutSupply = new Set([...items.keys()].filter(without));
    const left = (item: string): number[] => own(item).filter((source) => sources[source]);
    return { failed, withoutSupply, times: this.#times(reading, own, cover), left };
  }

  /**
   * The definite reading without circular support: nothing but what has no foundation even before the loss
   * holds at first, and of that the most that stands.
   */
  founded(): Omit<OracleOutcome, 'times'> {
    const { counted, lost } = this.#reading(false);
    type State = { items: Map<string, boolean>; sources: boolean[] };
    const sourceHolds = (source: number, { items }: State, lostNow: boolean): boolean =>
      !(lostNow && lost.has(source)) && (this.#spec.sources[source]!.requires ?? []).every((edge) => items.get(nameOf(edge)));
    const itemHolds = (item: string, { items, sources }: State, lostNow: boolean): boolean => {
      if (!(this.#spec.items[item]!.requires ?? []).every((edge) => items.get(nameOf(edge)))) return false;
      const held = this.#any.approved(item).some((other) => items.get(other));
      const own = this.#any.sourcesOf(item).filter((source) => counted.has(source));
      if (own.length === 0) return held || !(lostNow && this.#lostItems.has(item));
      return held || own.some((source) => sources[source]);
    };
    const grown = (from: State, allowed: State | undefined): State => {
      const state: State = { items: new Map(from.items), sources: [...from.sources] };
      for (let changed = true; changed; ) {
        changed = false;
        for (const source of state.sources.keys()) {
          if (state.sources[source] || allowed?.sources[source] === false) continue;
          if (!sourceHolds(source, state, allowed !== undefined)) continue;
          state.sources[source] = changed = true;
        }
        for (const [item, holds] of state.items) {
          if (holds || allowed?.items.get(item) === false || !itemHolds(item, state, allowed !== undefined)) continue;
          state.items.set(item, true);
          changed = true;
        }
      }
      return state;
    };
    const nothing = (): State => ({
      items: new Map(Object.keys(this.#spec.items).map((item) => [item, false])),
      sources: this.#spec.sources.map(() => false),
    });
    const before = grown(nothing(), undefined);
    const standing: State = {
      items: new Map([...before.items].map(([item, holds]) => [item, !holds])),
      sources: before.sources.map((holds) => !holds),
    };
    for (;;) {
      const state = grown(standing, before);
      let fell = false;
      for (const [item, stands] of standing.items) {
        if (!stands || itemHolds(item, state, true)) continue;
        standing.items.set(item, false);
        fell = true;
      }
      for (const [source, stands] of standing.sources.entries()) {
        if (!stands || sourceHolds(source, state, true)) continue;
        standing.sources[source] = false;
        fell = true;
      }
      if (fell) continue;
      const own = (item: string): number[] => this.#any.sourcesOf(item).filter((source) => counted.has(source));
      const left = (item: string): number[] => own(item).filter((source) => state.sources[source]);
      const held = (item: string): boolean =>
        left(item).length > 0 || this.#any.approved(item).some((other) => state.items.get(other));
      const withoutSupply = new Set(
        [...state.items.keys()].filter((item) => (own(item).length > 0 || this.#lostItems.has(item)) && !held(item)),
      );
      return { failed: new Set([...state.items].filter(([, holds]) => !holds).map(([item]) => item)), withoutSupply, left };
    }
  }

  /** T(source) = 0 if lost, else min T(inputs); T(item) = min over needs and max over supply, and its cover. */
  #times(reading: Reading, own: (item: string) => number[], cover: (item: string) => number): Map<string, number> {
    const never = Number.POSITIVE_INFINITY;
    const times = new Map(Object.keys(this.#spec.items).map((name) => [name, never]));
    const sources = this.#spec.sources.map(() => never);
    const least = (edges: readonly (string | readonly [string, unknown])[] | undefined): number =>
      Math.min(never, ...(edges ?? []).map((edge) => times.get(nameOf(edge)) ?? never));
    const supply = (item: string): number => {
      const substitutes = this.#any.approved(item).map((other) => times.get(other) ?? never);
      if (own(item).length > 0) return Math.max(...own(item).map((source) => sources[source]!), ...substitutes);
      return this.#lostItems.has(item) ? Math.max(0, ...substitutes) : never;
    };
    for (let changed = true; changed; ) {
      changed = false;
      for (const [source, one] of this.#spec.sources.entries()) {
        const now = reading.lost.has(source) ? 0 : least(one.requires);
        if (now !== sources[source]) changed = true;
        sources[source] = now;
      }
      for (const [name, one] of Object.entries(this.#spec.items)) {
        const now = Math.min(least(one.requires), supply(name)) + cover(name);
        if (now !== times.get(name)) changed = true;
        times.set(name, now);
      }
    }
    return times;
  }
}
