/** What stops, when, at what cost, and what holds, when something is lost: `what-if --lose`. */
import { coverageOf } from '../../graph/analyses/coverage.ts';
import { dailyValues } from '../../graph/analyses/exposure.ts';
import type { Certainty, Counting, Coverage, Interval } from '../../graph/analyses/finding.ts';
import { type Scope, scopeOf } from '../../graph/analyses/scope.ts';
import { type WeakenedOutcome, type WhatIf, type WithinPeriod, whatIf } from '../../graph/analyses/what-if.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { dateOf, dayOf } from '../../graph/ontology/property.ts';
import { longestLoss, mostSelectors } from '../../graph/ontology/scenario.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { type Bounds, boundsOf, daysOf, summed, times } from '../statements/open-interval.ts';
import { type EvidenceRef, Presenter, type Step, type Thing } from '../statements/present.ts';
import { compareText, dayAsked, type Question, type ViewName, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import { sourcesOfStage } from '../workspace/stage.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { lostThings, type NamedLoss, refOfLost } from './lost-things.ts';
import { survivalCover } from './survival-cover.ts';

export interface WhatIfQuestion extends Question {
  /** Selectors of what is lost, all of it together; at least one. */
  readonly lose: readonly string[];
  /** Which sources count; `qualified` when absent. */
  readonly counting?: Counting | undefined;
  /** Only sources of this stage of making. */
  readonly stage?: string | undefined;
  /** Day of the loss, `YYYY-MM-DD`; the as-of date when absent. */
  readonly from?: string | undefined;
  /** Days that it lasts; until further notice when absent. */
  readonly forDays?: number | undefined;
}

/** What one selector named. */
export interface LostAnswer {
  readonly selector: string;
  readonly level: string;
  /** More than one where several bear the name: all are lost. */
  readonly things: readonly Thing[];
}

export interface FoundStop {
  readonly outcome: 'stops';
  readonly certainty: Certainty;
  /** Possible through circular support: what is left beneath it is held up by itself alone. */
  readonly circularSupport?: true;
  readonly endItem: Thing;
  /** Days until it stops, from the day of the loss; high null: not known, or never. */
  readonly days: Bounds;
  /** `YYYY-MM-DD`; both null where no day of the loss is known. */
  readonly stopsOn: { readonly earliest: string | null; readonly latest: string | null };
  /** Whether it stops before the loss ends; null where it has no end. */
  readonly withinPeriod: WithinPeriod | null;
  readonly stoppedDays: Bounds | null;
  /** Value of a day; null: not known. */
  readonly dailyValue: Bounds | null;
  /** Value of the stopped days; null: not known. */
  readonly cost: Bounds | null;
  readonly witness: readonly Step[];
  readonly witnessCut?: true;
  readonly evidence: readonly EvidenceRef[];
}

export interface FoundWeakened {
  readonly outcome: WeakenedOutcome;
  readonly certainty: Certainty;
  readonly circularSupport?: true;
  readonly item: Thing;
  /** Distinct makers whose sources count, before the loss and after it. */
  readonly suppliers: { readonly before: number; readonly after: Interval };
  /** It had several suppliers and has one left. */
  readonly newSingleSource: Certainty | 'no';
  /** Sources that are left, and approved substitutes that hold. */
  readonly left: { readonly sources: readonly Thing[]; readonly substitutes: readonly Thing[] };
  readonly evidence: readonly EvidenceRef[];
}

export interface FoundHolding {
  readonly outcome: 'holds';
  readonly endItem: Thing;
}

/** A list of which pages are made when they are asked for. */
export interface Listed<T> {
  readonly total: number;
  page(from: number, to: number): Promise<T[]>;
}

export interface WhatIfAnswer {
  readonly view: ViewName;
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
  readonly lost: readonly LostAnswer[];
  /** Empty: no day is known. */
  readonly from: string;
  readonly forDays: number | null;
  /** Sources that are lost outright, and items that fail for whatever reason, in scope. */
  readonly sourcesLost: Readonly<Record<Certainty, number>>;
  readonly itemsFailed: Readonly<Record<Certainty, number>>;
  readonly endItemsStopped: Readonly<Record<Certainty, number>>;
  /** Value of the stopped days of all end items; null: not known. */
  readonly cost: Bounds | null;
  /** Days until the first of them stops, high: until the first that surely does; null: none stops. */
  readonly firstStop: Bounds | null;
  /** By certainty, then the soonest, then id. */
  readonly stopped: Listed<FoundStop>;
  /** Without supply first, then by certainty, fewest suppliers left, id. */
  readonly weakened: Listed<FoundWeakened>;
  /** By id. */
  readonly holding: Listed<FoundHolding>;
}

/** Errors: PROGRAMME_UNKNOWN; INPUT_INVALID for selectors, stage, day or number of days. */
export async function askWhatIf(workspace: Workspace, reader: Reader, question: WhatIfQuestion): Promise<WhatIfAnswer> {
  checkPeriod(question);
  const view = await workspace.view(reader, question);
  const { graph } = view;
  const scope = scopeOf(graph, question.programme === undefined ? undefined : findProgramme(graph, question.programme));
  const only = sourcesOfStage(graph, question.stage);
  const named = await lostThings(workspace, view, question.lose);
  const lost = question.lose.map((selector) => named.get(selector) as NamedLoss);
  const counting = { counting: question.counting ?? 'qualified', asOf: dayAsked(view), ...(only === undefined ? {} : { only }) };
  const coverOf = await survivalCover(workspace, view, counting);
  const found = whatIf(
    graph,
    { ...counting, forDays: question.forDays, coverOf },
    scope,
    lost.flatMap(({ things }) => things),
  );
  return await new Presentation(workspace, view, scope, found, question).answer(lost, coverageOf(graph, scope, only));
}

function checkPeriod({ lose, from, forDays }: WhatIfQuestion): void {
  if (lose.length === 0) throw new OperationalError('INPUT_INVALID', 'Nothing is named that is lost.');
  if (lose.length > mostSelectors)
    throw new OperationalError('INPUT_INVALID', `lose: at most ${mostSelectors} selectors in one question.`);
  if (from !== undefined && dayOf(from) === undefined)
    throw new OperationalError('INPUT_INVALID', `from: ${from} is no date (YYYY-MM-DD).`);
  if (forDays !== undefined && !(Number.isInteger(forDays) && forDays > 0 && forDays <= longestLoss))
    throw new OperationalError('INPUT_INVALID', `for: expected a whole number of days from 1 to ${longestLoss}.`);
}

function firstOf(stopped: ReturnType<WhatIf['stopped']>): Bounds | null {
  if (stopped.length === 0) return null;
  const first = { low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  for (const { certainty, days } of stopped) {
    first.low = Math.min(first.low, days.low);
    if (certainty === 'definite') first.high = Math.min(first.high, days.high);
  }
  return daysOf(first);
}

const itemRef = (index: number): NodeRef => ({ type: 'Item', index });

class Presentation {
  readonly #workspace: Workspace;
  readonly #view: View;
  readonly #found: WhatIf;
  readonly #question: WhatIfQuestion;
  readonly #valueOf: (item: number) => Interval;
  readonly #ids: Presenter;

  constructor(workspace: Workspace, view: View, scope: Scope, found: WhatIf, question: WhatIfQuestion) {
    this.#workspace = workspace;
    this.#view = view;
    this.#found = found;
    this.#question = question;
    this.#valueOf = dailyValues(view.graph, scope);
    this.#ids = new Presenter(workspace, view);
  }

  async answer(lost: readonly NamedLoss[], coverage: Coverage): Promise<WhatIfAnswer> {
    const stopped = this.#found.stopped();
    const weakened = this.#found.weakened();
    const holding = this.#found.holding();
    await this.#ids.loadIds([...stopped, ...weakened].map(({ item }) => itemRef(item)).concat(holding.map(itemRef)));
    const id = (item: number): string => this.#ids.id(itemRef(item));
    const certain = (one: { readonly certainty: Certainty }): number => (one.certainty === 'definite' ? 0 : 1);
    stopped.sort((a, b) => certain(a) - certain(b) || a.days.low - b.days.low || compareText(id(a.item), id(b.item)));
    weakened.sort(
      (a, b) =>
        Number(a.outcome === 'weakened') - Number(b.outcome === 'weakened') ||
        certain(a) - certain(b) ||
        a.after.high - b.after.high ||
        compareText(id(a.item), id(b.item)),
    );
    holding.sort((a, b) => compareText(id(a), id(b)));
    const { forDays } = this.#question;
    return {
      view: viewName(this.#view),
      coverage,
      diagnostics: this.#view.diagnostics,
      lost: await this.#lost(lost),
      from: this.#from,
      forDays: forDays ?? null,
      sourcesLost: this.#found.sourcesLost(),
      itemsFailed: this.#found.itemsFailed(),
      endItemsStopped: {
        definite: stopped.filter(({ certainty }) => certainty === 'definite').length,
        possible: stopped.length,
      },
      cost: boundsOf(summed(stopped.map((one) => this.#cost(one)))),
      firstStop: firstOf(stopped),
      stopped: { total: stopped.length, page: (from, to) => this.#stops(stopped.slice(from, to)) },
      weakened: { total: weakened.length, page: (from, to) => this.#weakened(weakened.slice(from, to)) },
      holding: { total: holding.length, page: (from, to) => this.#holding(holding.slice(from, to)) },
    };
  }

  get #from(): string {
    return this.#question.from ?? this.#view.asOf;
  }

  #presenter(): Presenter {
    return new Presenter(this.#workspace, this.#view);
  }

  async #lost(lost: readonly NamedLoss[]): Promise<LostAnswer[]> {
    const presenter = this.#presenter();
    await presenter.load(lost.flatMap(({ things }) => things.map(refOfLost)));
    return lost.map(({ selector, things }) => ({
      selector,
      level: things[0].level === 'material' ? 'item' : things[0].level,
      things: things.map((thing) => presenter.thing(refOfLost(thing))),
    }));
  }

  #cost({ item, stoppedDays }: { readonly item: number; readonly stoppedDays: Interval | undefined }): Interval {
    return stoppedDays === undefined ? { low: 0, high: Number.POSITIVE_INFINITY } : times(stoppedDays, this.#valueOf(item));
  }

  async #stops(page: ReturnType<WhatIf['stopped']>): Promise<FoundStop[]> {
    const proofs = page.map(({ item }) => this.#found.proof(item));
    const presenter = this.#presenter();
    await presenter.load(
      [
        ...page.map(({ item }) => itemRef(item)),
        ...proofs.flatMap(({ witness }) => witness.flatMap(({ from, to }) => [from, to])),
      ],
      proofs.flatMap(({ evidence }) => evidence),
    );
    return page.map((one, k): FoundStop => {
      const { witness, cut, evidence } = proofs[k];
      const days = daysOf(one.days);
      return {
        outcome: 'stops',
        certainty: one.certainty,
        ...(one.circularSupport ? { circularSupport: true as const } : {}),
        endItem: presenter.thing(itemRef(one.item)),
        days,
        stopsOn: {
          earliest: this.#dayAfter(Math.floor(days.low)),
          latest: days.high === null ? null : this.#dayAfter(Math.ceil(days.high)),
        },
        withinPeriod: one.within ?? null,
        stoppedDays: one.stoppedDays === undefined ? null : daysOf(one.stoppedDays),
        dailyValue: boundsOf(this.#valueOf(one.item)),
        cost: boundsOf(this.#cost(one)),
        witness: presenter.steps(witness),
        ...(cut ? { witnessCut: true as const } : {}),
        evidence: presenter.evidence(evidence),
      };
    });
  }

  /** Null where no day of the loss is known, or the day lies beyond what a date can say. */
  #dayAfter(days: number): string | null {
    const day = dayOf(this.#from);
    return day === undefined || day + days > lastDay ? null : dateOf(day + days);
  }

  async #weakened(page: ReturnType<WhatIf['weakened']>): Promise<FoundWeakened[]> {
    const lefts = page.map(({ item }) => this.#found.leftOf(item));
    const source = (index: number): NodeRef => ({ type: 'Source', index });
    const presenter = this.#presenter();
    await presenter.load(
      page.flatMap(({ item }, k) => [itemRef(item), ...lefts[k].sources.map(source), ...lefts[k].substitutes.map(itemRef)]),
      lefts.flatMap(({ evidence }) => evidence),
    );
    const things = (refs: readonly NodeRef[]): Thing[] =>
      refs.map((ref) => presenter.thing(ref)).sort((a, b) => compareText(a.id, b.id));
    return page.map(({ item, outcome, certainty, circularSupport, before, after }, k): FoundWeakened => {
      const { sources, substitutes, evidence } = lefts[k];
      return {
        outcome,
        certainty,
        ...(circularSupport ? { circularSupport: true as const } : {}),
        item: presenter.thing(itemRef(item)),
        suppliers: { before, after },
        newSingleSource: before < 2 || after.low > 1 || after.high < 1 ? 'no' : after.high === 1 ? 'definite' : 'possible',
        left: { sources: things(sources.map(source)), substitutes: things(substitutes.map(itemRef)) },
        evidence: presenter.evidence(evidence),
      };
    });
  }

  async #holding(page: readonly number[]): Promise<FoundHolding[]> {
    const things = await this.#presenter().things(page.map(itemRef));
    return things.map((endItem) => ({ outcome: 'holds', endItem }));
  }
}

/** 9999-12-31 */
const lastDay = 2_932_896;
