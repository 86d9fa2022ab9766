/**
 * One answer about concentration; what it takes is computed when it is asked for, because a page shows
 * few of many. The shares of a single item are not kept: they cost less than the memory.
 */
import type { NodeRef } from '../view/graph.ts';
import { askFirst, askWork } from './ask-first.ts';
import type { ConcentrationQuestion } from './concentration.ts';
import { ratioSizes, ratioSteps, ratioWork } from './concentration-ratio.ts';
import { descentWork, type EvenDivision } from './even-division.ts';
import type { AssertionRef, Concentration, Holder, Interval, Level } from './finding.ts';
import { divisionWork } from './greatest-division.ts';
import { evenDivisionSteps, hhiSteps, type IndexInterval } from './hhi.ts';
import { type BandsAtEnds, bandsAtEnds } from './policy.ts';
import { type LineVerdict, referenceLines } from './reference-line.ts';
import { assumptionText } from './share-assumption.ts';
import { looseMass } from './share-problem.ts';
import { ShareSum } from './share-sum.ts';
import type { UnknownKind, WeighedFacts } from './share-unknowns.ts';
import { SharedAnswers } from './shared-answers.ts';
import { sharesOf, whole } from './shares.ts';
import { finished, type Steps } from './steps.ts';

/** Share of the n largest holders, basis points. */
export interface ConcentrationRatio {
  readonly n: number;
  readonly share: Interval;
  /** False: the ends are bounds. */
  readonly exact: boolean;
}

/** Number of equal holders that would give the index; `high` undefined: no end is known. */
export interface EffectiveNumber {
  readonly low: number;
  readonly high: number | undefined;
}

export interface StageAnswer {
  /** Stage code. */
  readonly stage: number;
  /** Counted sources that state it. */
  readonly sources: number;
  readonly answer: ConcentrationResult;
}

/** One fact that could be asked for. */
export interface Ask {
  readonly what: UnknownKind;
  /** Indices into `items` that depend on it. */
  readonly items: readonly number[];
  /** Index into `sources`, where only one is concerned. */
  readonly source: number | undefined;
  /** The site or organisation of which it is not known where, or whose, it is. */
  readonly party: NodeRef | undefined;
  /** HHI points by which the interval is narrower: for certain, and with the answer that narrows most. */
  readonly narrowsBy: Interval;
}

export interface Asks {
  /** Those that narrow, most first; equals in no order. */
  readonly ranked: readonly Ask[];
  /** How many there are, and how many were tried. */
  readonly unknowns: number;
  readonly tried: number;
}

export class ConcentrationResult implements Concentration {
  readonly of: Concentration['of'];
  readonly #question: ConcentrationQuestion;
  /** Of which a source counts. */
  readonly #items: readonly number[];
  /** All that is asked about. */
  readonly #asked: readonly number[];
  /** What it may take, with others of several items; undefined: it is of one. */
  readonly #together: SharedAnswers | undefined;
  #kept: ShareSum | undefined;
  #even: EvenDivision | undefined;
  #interval: IndexInterval | undefined;
  /** That the interval was formed with. */
  #work = divisionWork;
  #ratios: readonly ConcentrationRatio[] | undefined;

  constructor(
    question: ConcentrationQuestion,
    of: Concentration['of'],
    items: readonly number[],
    asked: readonly number[],
    together: SharedAnswers,
  ) {
    this.#question = question;
    this.of = of;
    this.#items = items;
    this.#asked = asked;
    this.#together = items.length > 1 ? together : undefined;
    this.#together?.add(this);
  }

  get level(): Level {
    return this.#question.level;
  }

  get #missing(): number {
    return this.#asked.length - this.#items.length;
  }

  /** Others may exist, and then items of which nothing is recorded belong to the whole. */
  get #unseen(): number {
    return this.#question.open ? this.#missing : 0;
  }

  get #weighted(): boolean {
    const items = this.#items;
    if (items.length < 2 || this.#unseen > 0 || this.#question.mixed(items)) return false;
    return items.every((item) => this.#question.weight(item) !== undefined);
  }

  /** What is known of each item, and which part of the whole it and what is not seen make up. */
  *#weighed(): Steps<{ items: WeighedFacts[]; unseen: number }> {
    const weightOf = this.#weighted ? (item: number): number => this.#question.weight(item)! : (): number => 1;
    const all = this.#items.reduce((sum, item) => sum + weightOf(item), this.#unseen);
    const items: WeighedFacts[] = [];
    for (const item of this.#items) {
      items.push({ facts: this.#question.facts(item), mass: weightOf(item) / all });
      yield;
    }
    return { items, unseen: this.#unseen / all };
  }

  *#sumSteps(): Steps<ShareSum> {
    if (this.#kept !== undefined) return this.#kept;
    const sum = new ShareSum();
    const { items, unseen } = yield* this.#weighed();
    for (const { facts, mass } of items) {
      sum.add(sharesOf(facts, this.#question.open), mass);
      yield;
    }
    sum.addUnseen(unseen);
    if (this.#items.length > 1) this.#kept = sum;
    return sum;
  }

  #sum(): ShareSum {
    return finished(this.#sumSteps());
  }

  *#evenSteps({ problem }: ShareSum): Steps<EvenDivision> {
    if (this.#even !== undefined) return this.#even;
    const even = yield* evenDivisionSteps(problem, { work: this.#together?.descent ?? descentWork });
    if (this.#items.length > 1) this.#even = even;
    return even;
  }

  /** Forms the index. @param work of each search, see `divisionWork`. */
  *settle(work: number): Steps<IndexInterval> {
    const sum = yield* this.#sumSteps();
    const even = yield* this.#evenSteps(sum);
    const interval = yield* hhiSteps(sum.problem, even, work);
    this.#interval = interval;
    this.#work = work;
    return interval;
  }

  /** The index, and that of all with which it shares the work. */
  *index(): Steps<IndexInterval> {
    if (this.#interval === undefined) yield* this.#together === undefined ? this.settle(divisionWork) : this.#together.settle();
    return this.#interval!;
  }

  /** Works out what takes long, of its stages too, which are given; what is asked of them then takes little. */
  *prepare(): Steps<readonly StageAnswer[]> {
    yield* this.index();
    yield* this.#ratioSteps();
    const { stages } = this;
    for (const { answer } of stages) {
      yield* answer.index();
      yield* answer.#ratioSteps();
    }
    return stages;
  }

  #index(): IndexInterval {
    return finished(this.index());
  }

  get hhi(): Interval {
    return outward(this.#index());
  }

  get effectiveNumber(): EffectiveNumber {
    const { low, high } = this.#index();
    const { low: fewest, high: most } = outward({ low: 1_000_000 / high, high: 1_000_000 / low });
    return { low: fewest / 100, high: Number.isFinite(most) ? most / 100 : undefined };
  }

  *#ratioSteps(): Steps<readonly ConcentrationRatio[]> {
    if (this.#ratios !== undefined) return this.#ratios;
    const sum = yield* this.#sumSteps();
    const even = yield* this.#evenSteps(sum);
    const ratios: ConcentrationRatio[] = [];
    for (const n of ratioSizes) {
      const { low, high, exact } = yield* ratioSteps(sum.problem, n, even, this.#together?.of(ratioWork) ?? ratioWork);
      ratios.push({ n, share: outward({ low, high }), exact });
    }
    this.#ratios = ratios;
    return ratios;
  }

  get concentrationRatios(): readonly ConcentrationRatio[] {
    return finished(this.#ratioSteps());
  }

  /** Under each policy, newest first. */
  get bands(): BandsAtEnds[] {
    return bandsAtEnds(this.hhi, this.#question.asOf);
  }

  /** Lines that somebody drew at this level. */
  get referenceLines(): LineVerdict[] {
    return referenceLines(this.level, this.holders, this.#question.home, this.#question.asOf);
  }

  /** Each stage of making that counted sources state; none where one was asked for. */
  get stages(): StageAnswer[] {
    if (this.#question.isPartial) return [];
    const { sources } = this.#question.stages(this.#items);
    const together = new SharedAnswers(this.#together?.part);
    return [...sources].flatMap(([stage, count]) => {
      const answer = this.#question.ofStage(stage).answer({ of: this.of, items: this.#asked }, together);
      return answer === undefined ? [] : [{ stage, sources: count, answer }];
    });
  }

  /** Which unknowns would narrow the interval most. */
  *asks(): Steps<Asks> {
    const asked = { ...(yield* this.#weighed()), open: this.#question.open };
    const work = this.#together?.of(askWork) ?? askWork;
    const { ranked, ...numbers } = yield* askFirst(asked, this.#question.remembered, work);
    const asks = ranked.map(({ unknown: { what, items, source, party }, narrowsBy }): Ask => {
      const whose = party === undefined ? undefined : this.#question.partyOf(party);
      return {
        what,
        items: items.map((k) => this.#items[k]!),
        source,
        party: whose?.type === 'Source' ? undefined : whose,
        narrowsBy,
      };
    });
    return { ...numbers, ranked: asks };
  }

  get holders(): Holder[] {
    const sum = this.#sum();
    const { problem, highs } = sum;
    const loose = looseMass(problem);
    const shareOf = (low: number, high: number): Interval => outward({ low, high: Math.min(whole, high) });
    const type = this.#question.candidateType;
    const named = sum.names.map(
      (index, k): Holder => ({ candidate: { type, index }, share: shareOf(problem.fixed[k]!, highs.get(index)!) }),
    );
    named.sort((a, b) => b.share.low - a.share.low || b.share.high - a.share.high || a.candidate!.index - b.candidate!.index);
    const unnamed = problem.lumps.length > 0 || problem.anywhere.newcomers > 0;
    if (!unnamed) return named;
    return [...named, { candidate: undefined, share: shareOf(named.length === 0 ? loose : 0, loose) }];
  }

  get equalShares(): number | undefined {
    const index = this.#sum().equalIndex;
    return index === undefined ? undefined : Math.round(index);
  }

  get assumption(): string {
    const sum = this.#sum();
    const { sources, unstated } = this.#question.stages(this.#items);
    return assumptionText({
      open: this.#question.open,
      sum,
      items: this.#items.length,
      missing: this.#missing,
      uncounted: this.#question.uncounted(this.#items),
      weighted: this.#weighted,
      exact: this.#index().exact,
      work: this.#work,
      mixed: this.#question.mixed(this.#items),
      level: this.level,
      equal: sum.equalIndex,
      stages: this.#question.isPartial ? [] : [...sources.keys()],
      stagesUnstated: unstated,
    });
  }

  get evidence(): AssertionRef[] {
    return this.#question.evidence(this.#items);
  }
}

/** Integers that hold the interval: least down, greatest up. */
function outward({ low, high }: Interval): Interval {
  return { low: Math.floor(low + 1e-6), high: Math.ceil(high - 1e-6) };
}
