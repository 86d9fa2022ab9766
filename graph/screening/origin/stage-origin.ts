/**
 * Question: which stages of making of one source took place where a rule forbids it, and of which is that
 * not known?
 *
 * Definition: a source states facts: a stage and the country of it, as the row declares it
 * (`origin_country`) and as its site stands. A fact at a stage of the rule in a country that the rule
 * catches is *caught*; where the declared country and the site's differ and only one of them is caught, it
 * is *disputed*. Stages fall into steps that follow one another: mined; refined or separated; melted or
 * made. A step is known when one of its stages is stated with a country; what is not known is *missing*
 * and never clear. The steps before the last are asked of the inputs where documents record inputs that
 * the rule reaches; of an input, only the steps up to the last one that it states itself.
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
}

export interface StageTest {
  /** Stage codes of the rule. */
  readonly stages: readonly number[];
  readonly isCaught: (country: string) => boolean;
}

export interface StageVerdict<Fact extends StageFact> {
  readonly caught: readonly Fact[];
  readonly disputed: readonly Fact[];
  /** A place that is caught, at a stage that nobody states. */
  readonly unstaged: readonly Fact[];
  /** Steps of which it is not known where, in their order: `mined`, `refined or separated`, `melted or made`. */
  readonly missing: readonly string[];
}

/** Which part the source's item plays. */
export interface Part {
  /** It goes into what the rule is about; otherwise it is that itself. */
  readonly isInput: boolean;
  /** Documents record inputs of it that the rule reaches: its earlier steps are asked of them. */
  readonly hasInputs: boolean;
}

interface Step {
  readonly name: string;
  readonly stages: readonly number[];
}

const steps: readonly Step[] = [
  { name: 'mined', stages: [Stage.mined] },
  { name: 'refined or separated', stages: [Stage.refined] },
  { name: 'melted or made', stages: [Stage.melted, Stage.made] },
];

const codes = new Map<string, number>([
  ['mined', Stage.mined],
  ['refined', Stage.refined],
  ['separated', Stage.refined],
  ['melted', Stage.melted],
  ['made', Stage.made],
  ['produced', Stage.made],
  ['wafer fab', Stage.waferFab],
  ['assembled', Stage.assembled],
  ['tested', Stage.tested],
  ['programmed', Stage.programmed],
]);

/** The stage that a rule names; a separated material is a refined one, what is produced is made. Undefined: none. */
export function stageCodeOf(name: string): number | undefined {
  return codes.get(name);
}

export function judgeStages<Fact extends StageFact>(facts: readonly Fact[], test: StageTest, part: Part): StageVerdict<Fact> {
  const caught: Fact[] = [];
  const disputed: Fact[] = [];
  const unstaged: Fact[] = [];
  for (const fact of facts) {
    const where = placesOf(fact);
    const hits = where.filter(test.isCaught).length;
    if (hits === 0) continue;
    if (fact.stage === Stage.unstated) unstaged.push(fact);
    else if (test.stages.includes(fact.stage)) (hits === where.length ? caught : disputed).push(fact);
  }
  return { caught, disputed, unstaged, missing: missingSteps(facts, test.stages, part) };
}

function placesOf({ declared, site }: StageFact): string[] {
  return [declared, site].filter((country) => country !== undefined);
}

function missingSteps(facts: readonly StageFact[], stages: readonly number[], part: Part): string[] {
  const asked = steps
    .map(({ name, stages: all }) => ({ name, stages: all.filter((stage) => stages.includes(stage)) }))
    .filter((step) => step.stages.length > 0);
  // Stages beyond the steps (assembled, tested, ...) are each a step of their own.
  for (const stage of stages) {
    if (steps.some((step) => step.stages.includes(stage))) continue;
    asked.push({ name: [...codes].find(([, code]) => code === stage)?.[0] ?? '', stages: [stage] });
  }
  const isStated = (step: Step): boolean => facts.some(({ stage }) => step.stages.includes(stage));
  const isKnown = (step: Step): boolean => facts.some((fact) => step.stages.includes(fact.stage) && placesOf(fact).length > 0);
  const last = part.isInput ? asked.findLastIndex(isStated) : asked.length - 1;
  if (last === -1) return asked.length === 0 ? [] : [asked.map(({ name }) => name).join(' or ')];
  const first = part.hasInputs ? last : 0;
  return asked.slice(first, last + 1).flatMap((step) => (isKnown(step) ? [] : [step.name]));
}
