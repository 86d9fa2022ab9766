/**
 * Question: which stages of making of one source took place where a rule forbids it, and of which is that
 * not known?
 *
 * Definition: a source states facts: a stage and the country of it, as the row declares it
 * (`origin_country`) and as its site stands. A fact at a stage of the rule in a country that the rule
 * catches is *caught*; where the declared country and the site's differ and only one of them is caught, it
 * is *disputed*, and so is one in a country that may count as one that the rule catches. Of several statements
 * about one stage none of which is newer, all are disputed where they do not fall on one side. Stages come one
 * after another: mined, separated, refined, melted, made. Where any one of them in a place is forbidden
 * (`in`), each is a step of its own. Where the place of the work is to be one of some (`outside`),
 * refined or separated is one step, and melted or made another, known when one of its stages is. A step is
 * known when it is stated with a country; what is not known is *missing* and never clear. A step before
 * melting is known too when all that goes into it states it (`stated-beneath.ts`): melting and making are
 * done to the thing itself. Of an input only the steps up to the last one that it states itself are asked;
 * those after it are asked of what it goes into.
 *
 * Pure; O(facts).
 */
import { Stage } from '../../ontology/property.ts';

/** What one row says of a source. */
export interface StageFact {
  /** Stage code; unstated: the row names a place and no stage. */
  readonly stage: number;
  /** ISO 3166-1 alpha-2; undefined: not stated. */
  readonly declared: string | undefined;
  readonly site: string | undefined;
  /** Which document says so: facts of one stand side by side, those of several contradict each other. Default: of one. */
  readonly statement?: number;
}

export interface StageTest {
  /** Stage codes of the rule. */
  readonly stages: readonly number[];
  readonly isCaught: (country: string) => boolean;
  /** Nobody can tell whether the country is one that the rule catches. Default: none is such. */
  readonly mayBeCaught?: (country: string) => boolean;
  /** Any one of the stages in such a country is enough to be caught, so that each must be known. */
  readonly eachStage: boolean;
}

export interface StageVerdict<Fact extends StageFact> {
  readonly caught: readonly Fact[];
  readonly disputed: readonly Fact[];
  /** A place that is caught, at a stage that nobody states. */
  readonly unstaged: readonly Fact[];
  /** Steps of which it is not known where, in their order: `mined`, `melted`; or `melted or made` together. */
  readonly missing: readonly string[];
}

/** Which part the source's item plays. */
export interface Part {
  /** It goes into what the rule is about; otherwise it is that itself. */
  readonly isInput: boolean;
  /** Whether all that goes into it states the step, by name; of steps before melting. Default: nothing states any. */
  readonly isStatedBeneath?: (step: string) => boolean;
}

export interface Step {
  readonly name: string;
  readonly stages: readonly number[];
  /** Done to what goes into the thing, which can state it; from melting on the work is done to the thing itself. */
  readonly isBeforeMelting: boolean;
}

const phases: readonly Step[] = [
  { name: 'mined', stages: [Stage.mined], isBeforeMelting: true },
  { name: 'refined or separated', stages: [Stage.separated, Stage.refined], isBeforeMelting: true },
  { name: 'melted or made', stages: [Stage.melted, Stage.made], isBeforeMelting: false },
];

const codes = new Map<string, number>([
  ['mined', Stage.mined],
  ['refined', Stage.refined],
  ['separated', Stage.separated],
  ['melted', Stage.melted],
  ['made', Stage.made],
  ['produced', Stage.made],
  ['wafer fab', Stage.waferFab],
  ['assembled', Stage.assembled],
  ['tested', Stage.tested],
  ['programmed', Stage.programmed],
]);

/** The stage that a rule names; what is produced is made. Undefined: none. */
export function stageCodeOf(name: string): number | undefined {
  return codes.get(name);
}

export function judgeStages<Fact extends StageFact>(facts: readonly Fact[], test: StageTest, part: Part): StageVerdict<Fact> {
  const caught: Fact[] = [];
  const disputed: Fact[] = [];
  const unstaged: Fact[] = [];
  const contested = contestedStages(facts, test);
  for (const fact of facts) {
    const own = sideOf(fact, test);
    if (own === undefined) continue;
    const side = contested.has(fact.stage) ? 'either' : own;
    if (side === 'other') continue;
    if (fact.stage === Stage.unstated) unstaged.push(fact);
    else if (test.stages.includes(fact.stage)) (side === 'caught' ? caught : disputed).push(fact);
  }
  return { caught, disputed, unstaged, missing: missingSteps(facts, test, part) };
}

type Side = 'caught' | 'either' | 'other';

/** On which side of the test its places are; undefined: it names none. */
function sideOf(fact: StageFact, test: StageTest): Side | undefined {
  const where = placesOf(fact);
  const mayBe = where.filter((country) => test.mayBeCaught?.(country) === true);
  const hits = where.filter((country) => test.isCaught(country) && !mayBe.includes(country)).length;
  if (where.length === 0) return undefined;
  if (hits === 0 && mayBe.length === 0) return 'other';
  return hits === where.length ? 'caught' : 'either';
}

/** Stages of which documents, none with more right than the others, do not say the same: whether one is caught. */
function contestedStages(facts: readonly StageFact[], test: StageTest): ReadonlySet<number> {
  const sides = new Map<number, Map<number, Side>>();
  for (const fact of facts) {
    const side = sideOf(fact, test);
    if (side === undefined) continue;
    const { stage, statement = -1 } = fact;
    const said = sides.get(stage) ?? new Map<number, Side>();
    const before = said.get(statement);
    // What is caught in one of several places that a document names is caught.
    said.set(statement, before === 'caught' || side === 'other' ? (before ?? side) : side);
    sides.set(stage, said);
  }
  return new Set([...sides].filter(([, said]) => new Set(said.values()).size > 1).map(([stage]) => stage));
}

function placesOf({ declared, site }: StageFact): string[] {
  return [declared, site].filter((country) => country !== undefined);
}

function missingSteps(facts: readonly StageFact[], test: StageTest, { isInput, isStatedBeneath }: Part): string[] {
  const asked = stepsOf(test);
  if (asked.length === 0) return [];
  const isStated = (step: Step): boolean => facts.some(({ stage }) => step.stages.includes(stage));
  const last = isInput ? asked.findLastIndex(isStated) : asked.length - 1;
  if (last === -1) return [asked.map(({ name }) => name).join(' or ')];
  const isMissing = (step: Step): boolean =>
    !isKnown(facts, step) && !(step.isBeforeMelting && isStatedBeneath?.(step.name) === true);
  return asked
    .slice(0, last + 1)
    .filter(isMissing)
    .map(({ name }) => name);
}

/** Whether one of the rows states the step, with a country. */
export function isKnown(facts: readonly StageFact[], { stages }: Pick<Step, 'stages'>): boolean {
  return facts.some((fact) => stages.includes(fact.stage) && placesOf(fact).length > 0);
}

/** Those that what goes into an item can state for it. */
export function stepsBeforeMelting(test: Pick<StageTest, 'stages' | 'eachStage'>): Step[] {
  return stepsOf(test).filter(({ isBeforeMelting }) => isBeforeMelting);
}

/** In their order; stages beyond the phases (assembled, tested, ...) are each a step of their own. */
function stepsOf({ stages, eachStage }: Pick<StageTest, 'stages' | 'eachStage'>): Step[] {
  const single = (stage: number, isBeforeMelting: boolean): Step => ({ name: nameOf(stage), stages: [stage], isBeforeMelting });
  const asked = phases.flatMap(({ name, stages: all, isBeforeMelting }): Step[] => {
    const some = all.filter((stage) => stages.includes(stage));
    if (some.length === 0) return [];
    return eachStage ? some.map((stage) => single(stage, isBeforeMelting)) : [{ name, stages: some, isBeforeMelting }];
  });
  const beyond = stages.filter((stage) => !phases.some((one) => one.stages.includes(stage)));
  return [...asked, ...beyond.map((stage) => single(stage, false))];
}

/** As rules name it. */
function nameOf(stage: number): string {
  return [...codes].find(([, code]) => code === stage)?.[0] ?? '';
}
