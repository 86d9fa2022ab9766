/**
 * Single sources by the definition taken literally: sets, one removal at a time, availability by
 * repeated evaluation of the formulas of docs/analyses.md. Reads the description, not the view graph.
 */
import type { Counting, Level } from '../../graph/analyses/finding.ts';
import type { SupplySpec } from './random-supply.ts';
import type { EdgeSpec } from './view-graph.ts';

export interface OracleFinding {
  readonly kind: 'direct' | 'hidden';
  readonly certainty: 'definite' | 'possible';
  readonly candidate: string;
  readonly item: string;
  readonly endItems: readonly string[];
  readonly mitigatedBy: readonly string[];
  /** Lost in the least fixpoint alone. */
  readonly circular?: true;
}

interface Reading {
  readonly counted: ReadonlySet<number>;
  readonly lostAnyway: ReadonlySet<number>;
}

interface State {
  readonly items: ReadonlyMap<string, boolean>;
  readonly sources: readonly boolean[];
}

const nameOf = (edge: EdgeSpec): string => (typeof edge === 'string' ? edge : edge[0]);
const numberOf = (edge: EdgeSpec, name: 'shareMin' | 'from' | 'to' | 'qualified'): number | undefined =>
  typeof edge === 'string' ? undefined : edge[1][name];

export class Oracle {
  readonly #spec: SupplySpec;
  readonly #level: Level;
  readonly #counting: Counting;
  readonly #asOf: number;
  readonly definite: Reading;
  readonly possible: Reading;

  constructor(spec: SupplySpec, level: Level, counting: Counting, asOf: number) {
    this.#spec = spec;
    this.#level = level;
    this.#counting = counting;
    this.#asOf = asOf;
    const counted = new Set([...spec.sources.keys()].filter((source) => this.#counts(source)));
    this.definite = { counted, lostAnyway: new Set() };
    this.possible = this.#possibleReading(counted);
  }

  standing(source: number): string {
    const one = this.#spec.sources[source]!;
    const from = one.numbers?.standingFrom;
    const to = one.numbers?.standingTo;
    if ((from !== undefined && from > this.#asOf) || (to !== undefined && to < this.#asOf)) return 'able';
    return one.standing ?? 'unstated';
  }

  #counts(source: number): boolean {
    const standing = this.standing(source);
    if (this.#counting === 'able') return true;
    if (this.#counting === 'chosen') return standing === 'chosen';
    return standing !== 'able';
  }

  #possibleReading(counted: ReadonlySet<number>): Reading {
    const keep = new Set(counted);
    const lostAnyway = new Set<number>();
    for (const item of Object.keys(this.#spec.items)) {
      const own = this.sourcesOf(item).filter((source) => counted.has(source));
      const known = own.filter((source) => !this.unknown(source));
      if (known.length === 0) continue;
      const open = (source: number): boolean => this.#counting === 'qualified' && this.standing(source) === 'unstated';
      const firm = known.some((source) => !open(source));
      for (const source of own) {
        if (firm && open(source)) keep.delete(source);
        else if (this.unknown(source)) lostAnyway.add(source);
      }
    }
    return { counted: keep, lostAnyway };
  }

  sourcesOf(item: string): number[] {
    return [...this.#spec.sources.keys()].filter((source) => this.#spec.sources[source]!.item === item);
  }

  controlled(owner: string): Set<string> {
    const inside = new Set([owner]);
    for (let before = -1; before !== inside.size; ) {
      before = inside.size;
      for (const [name, organization] of Object.entries(this.#spec.organizations)) {
        let held = 0;
        for (const edge of organization.owners ?? []) {
          if (nameOf(edge) !== name && inside.has(nameOf(edge)) && this.#holds(edge)) held += numberOf(edge, 'shareMin') ?? 0;
        }
        const stated = (organization.controllers ?? []).some(
          (edge) => nameOf(edge) !== name && inside.has(nameOf(edge)) && this.#holds(edge),
        );
        if (held > 5000 || stated) inside.add(name);
      }
    }
    inside.delete(owner);
    return inside;
  }

  #holds(edge: EdgeSpec): boolean {
    return (
      (numberOf(edge, 'from') ?? Number.NEGATIVE_INFINITY) <= this.#asOf &&
      (numberOf(edge, 'to') ?? Number.POSITIVE_INFINITY) >= this.#asOf
    );
  }

  topOwners(organization: string): string[] {
    const names = Object.keys(this.#spec.organizations);
    const controls = (a: string, b: string): boolean => a !== b && this.controlled(a).has(b);
    const above = names.filter((name) => controls(name, organization));
    if (above.length === 0) return [organization];
    const cycle = above.some((name) => controls(organization, name)) ? [...above, organization] : above;
    return cycle.filter((top) => names.every((other) => !controls(other, top) || controls(top, other)));
  }

  candidates(source: number): string[] {
    const { by, at, item } = this.#spec.sources[source]!;
    switch (this.#level) {
      case 'supplier':
        return by === undefined ? [] : [by];
      case 'site':
        return at === undefined ? [] : [at];
      case 'country': {
        const country = at === undefined ? undefined : this.#spec.sites[at]?.country;
        return country === undefined ? [] : [country];
      }
      case 'owner':
        return by === undefined ? [] : this.topOwners(by);
      case 'owner-country':
        return by === undefined
          ? []
          : this.topOwners(by).flatMap((top) => (this.#spec.organizations[top]!.countries ?? []).map(nameOf));
      case 'material':
        return this.#spec.items[item]!.type === 'material' ? [item] : [];
    }
  }

  unknown(source: number): boolean {
    if (this.#level === 'material') return false;
    if (this.#level === 'owner-country') {
      const { by } = this.#spec.sources[source]!;
      return by === undefined || this.topOwners(by).some((top) => (this.#spec.organizations[top]!.countries ?? []).length === 0);
    }
    return this.candidates(source).length === 0;
  }

  approved(item: string): string[] {
    const list = this.#spec.items[item]!.substitutes ?? [];
    // The newest statement of an edge stands: the last in the description.
    const qualified = new Map(list.map((edge) => [nameOf(edge), numberOf(edge, 'qualified') === 1]));
    return [...qualified].filter(([name, yes]) => yes && name !== item).map(([name]) => name);
  }

  #counted(item: string, reading: Reading): number[] {
    return this.sourcesOf(item).filter((source) => reading.counted.has(source));
  }

  /**
   * Greatest fixpoint: everything is available until a formula says otherwise. From another beginning:
   * what holds in it, and what follows.
   */
  evaluate(reading: Reading, lost: string | readonly string[] | undefined, from?: State): State {
    const gone = lost === undefined ? [] : [lost].flat();
    const names = Object.keys(this.#spec.items);
    const items = new Map(names.map((name) => [name, from === undefined || from.items.get(name) === true]));
    const sources = this.#spec.sources.map((_, source) => from === undefined || from.sources[source]!);
    const isLost = (source: number): boolean =>
      reading.lostAnyway.has(source) || this.candidates(source).some((one) => gone.includes(one));
    for (let changed = true; changed; ) {
      changed = false;
      for (const [source, one] of this.#spec.sources.entries()) {
        const now = !isLost(source) && (one.requires ?? []).every((edge) => items.get(nameOf(edge)));
        if (now !== sources[source]) changed = true;
        sources[source] = now;
      }
      for (const name of names) {
        const now = this.#needsMet(name, items) && !this.orFails(name, reading, { items, sources });
        if (now !== items.get(name)) changed = true;
        items.set(name, now);
      }
    }
    return { items, sources };
  }

  #needsMet(item: string, items: ReadonlyMap<string, boolean>): boolean {
    return (this.#spec.items[item]!.requires ?? []).every((edge) => items.get(nameOf(edge)));
  }

  /**
   * Sources and substitutes of it are recorded, and none is available. A reading counts a source
   * that it takes as lost, so that an item never is without.
   */
  orFails(item: string, reading: Reading, state: State): boolean {
    const own = this.#counted(item, reading);
    if (own.length === 0) return false;
    return !own.some((source) => state.sources[source]) && !this.approved(item).some((other) => state.items.get(other));
  }

  /** Failing nodes reachable from an end item through failing nodes; sources as numbers. */
  failingPart(endItem: string, reading: Reading, state: State): Set<string | number> {
    const part = new Set<string | number>();
    if (state.items.get(endItem) !== false) return part;
    part.add(endItem);
    for (const node of part) {
      const below: (string | number)[] = [];
      if (typeof node === 'number') below.push(...(this.#spec.sources[node]!.requires ?? []).map(nameOf));
      else {
        below.push(...(this.#spec.items[node]!.requires ?? []).map(nameOf), ...this.#counted(node, reading));
        if (this.#counted(node, reading).length > 0) below.push(...this.approved(node));
      }
      for (const next of below) if (typeof next === 'number' ? !state.sources[next] : !state.items.get(next)) part.add(next);
    }
    return part;
  }

  endItems(programme: 'P' | 'Q' | undefined): string[] {
    const lists = programme === undefined ? Object.values(this.#spec.programmes) : [this.#spec.programmes[programme]!];
    return [...new Set(lists.flat())].sort();
  }

  #isDirect(item: string, candidate: string, reading: Reading): boolean {
    const own = this.#counted(item, reading).filter((source) => !reading.lostAnyway.has(source));
    return own.length > 0 && own.every((source) => this.candidates(source).includes(candidate));
  }

  findings(programme: 'P' | 'Q' | undefined): OracleFinding[] {
    const all = new Set([...this.#spec.sources.keys()].flatMap((source) => this.candidates(source)));
    return [...all].flatMap((candidate) => this.#of(candidate, programme));
  }

  #of(candidate: string, programme: 'P' | 'Q' | undefined): OracleFinding[] {
    const result: OracleFinding[] = [];
    const definite = this.evaluate(this.definite, candidate);
    const possible = this.evaluate(this.possible, candidate);
    for (const item of Object.keys(this.#spec.items)) {
      const failsDefinite = this.orFails(item, this.definite, definite);
      for (const certainty of ['definite', 'possible'] as const) {
        const reading = certainty === 'definite' ? this.definite : this.possible;
        const state = certainty === 'definite' ? definite : possible;
        const direct = this.#isDirect(item, candidate, reading);
        const fails = this.orFails(item, reading, state);
        const listedAlready =
          certainty === 'possible' && (failsDefinite || (!fails && this.#isDirect(item, candidate, this.definite)));
        const hidden = !direct && fails && this.#counted(item, this.definite).length >= 2;
        if (listedAlready || (!direct && !hidden)) continue;
        const endItems = fails ? this.endItems(programme).filter((end) => this.failingPart(end, reading, state).has(item)) : [];
        if (programme !== undefined && endItems.length === 0) continue;
        const mitigatedBy = fails ? [] : this.approved(item).filter((other) => state.items.get(other));
        result.push({
          kind: direct ? 'direct' : 'hidden',
          certainty,
          candidate,
          item,
          endItems,
          mitigatedBy: mitigatedBy.sort(),
        });
      }
    }
    return [...result, ...this.#resting(candidate, programme, definite, possible)];
  }

  /**
   * What holds without circular support: nothing but what has no foundation even before the loss holds at
   * first, and of that the most that stands.
   */
  #founded(candidate: string): State {
    const nothing = { items: new Map(), sources: [] as boolean[] };
    const before = this.evaluate(this.definite, undefined, nothing);
    const standing = {
      items: new Map([...before.items].map(([name, held]) => [name, !held])),
      sources: before.sources.map((held) => !held),
    };
    for (;;) {
      const state = this.#grow(candidate, before, standing);
      const fallen = [...standing.items].filter(([name, stands]) => stands && !this.#itemHolds(name, state));
      const lostSources = standing.sources.flatMap((stands, at) =>
        stands && !this.#sourceHolds(at, candidate, state) ? [at] : [],
      );
      if (fallen.length === 0 && lostSources.length === 0) return state;
      for (const [name] of fallen) standing.items.set(name, false);
      for (const at of lostSources) standing.sources[at] = false;
    }
  }

  /** Least fixpoint of what has a foundation, over what stands. */
  #grow(candidate: string, before: State, standing: State): State {
    const items = new Map(standing.items);
    const sources = [...standing.sources];
    for (let changed = true; changed; ) {
      changed = false;
      for (const at of sources.keys()) {
        if (sources[at] || !before.sources[at] || !this.#sourceHolds(at, candidate, { items, sources })) continue;
        sources[at] = true;
        changed = true;
      }
      for (const [name, held] of items) {
        if (held || !before.items.get(name) || !this.#itemHolds(name, { items, sources })) continue;
        items.set(name, true);
        changed = true;
      }
    }
    return { items, sources };
  }

  #sourceHolds(source: number, candidate: string, { items }: State): boolean {
    const needs = (this.#spec.sources[source]!.requires ?? []).every((edge) => items.get(nameOf(edge)));
    return needs && !this.candidates(source).includes(candidate);
  }

  #itemHolds(item: string, state: State): boolean {
    return this.#needsMet(item, state.items) && !this.orFails(item, this.definite, state);
  }

  /** What has a source in the greatest fixpoint and none without circular support. */
  #resting(candidate: string, programme: 'P' | 'Q' | undefined, definite: State, possible: State): OracleFinding[] {
    const state = this.#founded(candidate);
    const result: OracleFinding[] = [];
    for (const item of Object.keys(this.#spec.items)) {
      const own = this.#counted(item, this.definite);
      if (this.orFails(item, this.definite, definite) || this.orFails(item, this.possible, possible)) continue;
      if (!this.orFails(item, this.definite, state)) continue;
      const direct = this.#isDirect(item, candidate, this.definite);
      if (!direct && own.length < 2) continue;
      const endItems = this.endItems(programme).filter((end) => this.failingPart(end, this.definite, state).has(item));
      if (programme !== undefined && endItems.length === 0) continue;
      result.push({
        kind: direct ? 'direct' : 'hidden',
        certainty: 'possible',
        candidate,
        item,
        endItems,
        mitigatedBy: [],
        circular: true,
      });
    }
    return result;
  }
}
