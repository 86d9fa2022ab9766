/**
 * Question: if these suppliers, sites, countries, owners, materials are lost together, from a day on, for
 * a time: which end items stop, when, for how long, which items are left without supply, and by what do
 * the others hold?
 *
 * Definition (SEMANTICS, Availability), in two readings (`loss-network.ts`). An end item stops
 * definitely if it fails in the definite reading, possibly if it fails in the possible one alone. Its time
 * to survive (`time-to-survive.ts`) lies between the possible reading with the least cover and the
 * definite reading with the greatest: an upper end of Infinity is not known, or never. What holds in the
 * definite reading by circular support alone (`circular-support.ts`) may fail, on any day: possible,
 * through circular support. Stopped days =
 * days of the loss less that time, at least 0; what was lost is taken to be back on the day on which the
 * loss ends. Weakened: an item that lost a counted source or an approved substitute, and holds by others.
 *
 * Complexity: building the networks O(scope); then one cascade in each reading over the failing part,
 * and its times. What a page shows (witness, evidence, what is left) is computed when it is asked for.
 * Limits: nothing is rationed, and no source delivers more than before (see the times' own limits);
 * `witnessLimit`, `evidenceLimit`.
 */
import type { ViewGraph } from '../view/graph.ts';
import type { CountingOptions } from './counting.ts';
import { addStepEvidence, EvidenceRows } from './evidence.ts';
import { failureProof } from './failure-proof.ts';
import type { AssertionRef, Certainty, Interval, WitnessStep } from './finding.ts';
import { type LossNetworks, lossNetworks } from './loss-network.ts';
import { LossReading } from './loss-reading.ts';
import type { LossGroup } from './lost-sources.ts';
import { LostSteps } from './lost-steps.ts';
import type { Scope } from './scope.ts';
import { evidenceLimit } from './single-sources.ts';
import type { SupplyNetwork } from './supply-network.ts';
import type { Cover } from './time-to-survive.ts';
import { Role } from './world.ts';

export interface WhatIfOptions extends CountingOptions {
  /** Days that the loss lasts; undefined: until further notice. */
  readonly forDays?: number | undefined;
  /** Days of cover of the nodes of a network. */
  readonly coverOf: (supply: SupplyNetwork) => Cover;
}

/** Whether it stops before the loss ends. */
export type WithinPeriod = 'yes' | 'no' | 'possible';

export interface StoppedEndItem {
  readonly item: number;
  readonly certainty: Certainty;
  /** Possible because a circle may not hold itself up, and for no other reason. */
  readonly circularSupport: boolean;
  /** Days until it stops; high = Infinity: nobody knows, or never. */
  readonly days: Interval;
  /** Both undefined where the loss has no end. */
  readonly within: WithinPeriod | undefined;
  readonly stoppedDays: Interval | undefined;
}

/** `without-supply`: no source or substitute is left. `weakened`: some are. */
export type WeakenedOutcome = 'without-supply' | 'weakened';

export interface WeakenedItem {
  readonly item: number;
  readonly outcome: WeakenedOutcome;
  readonly certainty: Certainty;
  readonly circularSupport: boolean;
  /** Distinct makers of counted sources; an unknown maker is one of its own. */
  readonly before: number;
  /** Of those that hold: low in the possible reading, high in the definite one. */
  readonly after: Interval;
}

/** What an item holds by, in the definite reading. */
export interface LeftOfItem {
  readonly sources: readonly number[];
  readonly substitutes: readonly number[];
  readonly evidence: readonly AssertionRef[];
}

export interface Proof {
  readonly witness: readonly WitnessStep[];
  readonly cut: boolean;
  readonly evidence: readonly AssertionRef[];
}

/** O(items + sources + edges in scope). */
export function whatIf(graph: ViewGraph, options: WhatIfOptions, scope: Scope, lost: LossGroup): WhatIf {
  return new WhatIf(lossNetworks(graph, options, scope, [lost]), options);
}

export class WhatIf {
  readonly #networks: LossNetworks;
  readonly #forDays: number | undefined;
  readonly #definite: LossReading;
  readonly #possible: LossReading;
  /** The definite reading without what only circular support holds up; undefined where nothing is. */
  readonly #founded: LossReading | undefined;
  readonly #steps: LostSteps;

  constructor(networks: LossNetworks, { forDays, coverOf }: Pick<WhatIfOptions, 'forDays' | 'coverOf'>) {
    const { graph, worlds, definite, possible } = networks;
    this.#networks = networks;
    this.#forDays = forDays;
    const { endItems } = networks.scope;
    this.#definite = new LossReading(graph, worlds, definite);
    this.#definite.time(coverOf(definite), endItems);
    this.#possible = possible === definite ? this.#definite : new LossReading(graph, worlds, possible);
    if (possible !== definite) this.#possible.time(coverOf(possible), endItems);
    this.#founded = this.#definite.withoutCircles();
    this.#steps = new LostSteps(graph, networks.options.asOf, networks.lost.groups);
  }

  /** Sources in scope that count and are lost outright: stated, and perhaps. */
  sourcesLost(): { readonly definite: number; readonly possible: number } {
    return { definite: lostOutright(this.#definite), possible: lostOutright(this.#possible) };
  }

  /** Items in scope that fail, for whatever reason. */
  itemsFailed(): { readonly definite: number; readonly possible: number } {
    let [definite, possible] = [0, 0];
    for (const item of this.#definite.supply.items) {
      const certainty = this.fails(item);
      if (certainty === 'definite') definite++;
      if (certainty !== undefined) possible++;
    }
    return { definite, possible };
  }

  /** How certainly an item in scope fails; undefined: it holds. */
  fails(item: number): Certainty | undefined {
    return certaintyOf(this.#definite.failed(item), this.#possible.failed(item) || this.#restsOnCircle(item));
  }

  #restsOnCircle(item: number): boolean {
    return this.#founded?.failed(item) === true;
  }

  /** End items in scope that stop, by index. */
  stopped(): StoppedEndItem[] {
    return Array.from(this.#networks.scope.endItems).flatMap((item): StoppedEndItem[] => {
      const certainty = this.fails(item);
      if (certainty === undefined) return [];
      const least = this.#possible.daysOf(item)?.low ?? 0;
      const days = { low: least, high: this.#definite.daysOf(item)?.high ?? Number.POSITIVE_INFINITY };
      const stoppedDays = this.#forDays === undefined ? undefined : stoppedWithin(days, this.#forDays);
      const within = stoppedDays === undefined ? undefined : withinPeriod(stoppedDays);
      return [{ item, certainty, circularSupport: !this.#possible.failed(item), days, stoppedDays, within }];
    });
  }

  /** End items in scope that hold whatever nobody stated, by index. */
  holding(): number[] {
    return Array.from(this.#networks.scope.endItems).filter((item) => this.fails(item) === undefined);
  }

  /** Items that lost a source or a substitute, by index. O(failing part + their sources). */
  weakened(): WeakenedItem[] {
    const definite = this.#definite.touched();
    const hit = new Set([...definite, ...this.#possible.touched(), ...(this.#founded?.touched() ?? [])]);
    return [...hit].sort((a, b) => a - b).map((item) => this.#weakenedItem(item, definite.has(item)));
  }

  #weakenedItem(item: number, isHit: boolean): WeakenedItem {
    const possibly = this.#possible.isWithoutSupply(item);
    const circular = this.#founded?.isWithoutSupply(item) === true;
    const without = certaintyOf(this.#definite.isWithoutSupply(item), possibly || circular);
    const certainty = without ?? (isHit ? 'definite' : 'possible');
    const least = Math.min(
      ...[this.#possible, this.#founded ?? this.#possible].map((one) => this.#makers(one.sourcesLeft(item))),
    );
    return {
      item,
      outcome: without === undefined ? 'weakened' : 'without-supply',
      certainty,
      circularSupport: without === 'possible' && !possibly,
      before: this.#makers(this.#counted(item)),
      after: { low: least, high: this.#makers(this.#definite.sourcesLeft(item)) },
    };
  }

  /** O(sources and substitutes of the item). */
  leftOf(item: number): LeftOfItem {
    const { graph, worlds } = this.#networks;
    const { offsets, targets } = worlds.approved;
    const rows = new EvidenceRows(evidenceLimit);
    for (const source of this.#counted(item)) rows.add(graph.sources.evidence, source);
    return {
      sources: this.#definite.sourcesLeft(item),
      substitutes: Array.from(targets.subarray(offsets[item], offsets[item + 1])).filter((one) => !this.#definite.failed(one)),
      evidence: rows.finish(),
    };
  }

  /** Why an item in scope fails, in the reading in which it does. */
  proof(item: number): Proof {
    const { graph, worlds, lost } = this.#networks;
    const { supply, loss, granted } = this.#readingOf(item);
    const lossOf = (source: number): readonly WitnessStep[] => this.#steps.of(source, lost.unknownAt[source]!);
    const failing = { graph, supply, loss, granted, definite: worlds.definite, lossOf };
    const { steps, cut } = failureProof(failing, supply.nodeOfItem[item]!);
    const rows = new EvidenceRows(evidenceLimit);
    for (const step of steps) addStepEvidence(graph, step, rows);
    return { witness: steps, cut, evidence: rows.finish() };
  }

  /** The strongest reading in which an item fails. */
  #readingOf(item: number): LossReading {
    if (this.#definite.failed(item)) return this.#definite;
    return this.#possible.failed(item) || this.#founded === undefined ? this.#possible : this.#founded;
  }

  #counted(item: number): number[] {
    const { graph, worlds } = this.#networks;
    const { offsets, targets } = graph.items.sources;
    const own = Array.from(targets.subarray(offsets[item], offsets[item + 1]));
    return own.filter((source) => worlds.definite.role[source] === Role.counts);
  }

  #makers(sources: readonly number[]): number {
    const { organization } = this.#networks.graph.sources;
    // A negative number is a maker of its own.
    return new Set(sources.map((source) => (organization[source] === -1 ? -1 - source : organization[source]))).size;
  }
}

function certaintyOf(definite: boolean, possible: boolean): Certainty | undefined {
  return definite ? 'definite' : possible ? 'possible' : undefined;
}

function lostOutright({ supply, loss }: LossReading): number {
  const { offsets } = supply.network.lostWith;
  const first = supply.items.length;
  let lost = 0;
  for (let node = first; node < first + supply.sources.length; node++)
    if (offsets[node] !== offsets[node + 1] && loss.failed(node)) lost++;
  return lost;
}

/** Days stopped in a loss of so many days, where it stops within the interval. */
export function stoppedWithin(days: Interval, forDays: number): Interval {
  return { low: Math.max(0, forDays - days.high), high: Math.max(0, forDays - days.low) };
}

function withinPeriod({ low, high }: Interval): WithinPeriod {
  return low > 0 ? 'yes' : high > 0 ? 'possible' : 'no';
}
