import { expect, test } from 'vitest';
import { Stage } from '../../graph/ontology/property.ts';
import { judgeStages, type StageFact, stageCodeOf, stepsBeforeMelting } from '../../graph/screening/origin/stage-origin.ts';

const isCaught = (country: string) => country === 'CN';
// Merged steps, as rules on where the work is to be done ask them.
const until2027 = { stages: [Stage.melted, Stage.made], isCaught, eachStage: false };
const from2027 = { stages: [Stage.mined, Stage.refined, Stage.melted, Stage.made], isCaught, eachStage: false };
const each = (...stages: number[]) => ({ stages, isCaught, eachStage: true });
const whole = { isInput: false };
const input = { isInput: true };
/** All that goes into it states these steps. */
const beneath = (...steps: string[]) => ({ isStatedBeneath: (step: string) => steps.includes(step) });
const fact = (stage: number, site?: string, declared?: string): StageFact => ({ stage, site, declared });

test('caught at a stage of the rule, not at another one', () => {
  const refined = fact(Stage.refined, 'CN');
  const melted = fact(Stage.melted, 'CN');
  expect(judgeStages([melted], until2027, whole).caught).toEqual([melted]);
  expect(judgeStages([refined], until2027, whole).caught).toEqual([]);
  expect(judgeStages([refined], from2027, whole).caught).toEqual([refined]);
  expect(judgeStages([fact(Stage.melted, 'NO')], until2027, whole).caught).toEqual([]);
  expect(judgeStages([fact(Stage.assembled, 'CN')], from2027, whole).caught).toEqual([]);
});

test('by the declared country as by the site', () => {
  const declared = fact(Stage.melted, undefined, 'CN');
  expect(judgeStages([declared], until2027, whole).caught).toEqual([declared]);
  const both = fact(Stage.melted, 'CN', 'CN');
  expect(judgeStages([both], until2027, whole).caught).toEqual([both]);
});

test('two countries of which one is caught are disputed, and not caught', () => {
  for (const one of [fact(Stage.melted, 'CN', 'NO'), fact(Stage.melted, 'NO', 'CN')]) {
    const { caught, disputed } = judgeStages([one], until2027, whole);
    expect([caught, disputed]).toEqual([[], [one]]);
  }
  expect(judgeStages([fact(Stage.melted, 'NO', 'SE')], until2027, whole).disputed).toEqual([]);
});

test('a caught place at a stage that nobody states', () => {
  const one = fact(Stage.unstated, 'CN');
  expect(judgeStages([one], until2027, whole)).toEqual({
    caught: [],
    disputed: [],
    unstaged: [one],
    missing: ['melted or made'],
  });
  expect(judgeStages([fact(Stage.unstated, 'NO')], until2027, whole).unstaged).toEqual([]);
});

test('what is not stated is missing, step by step', () => {
  expect(judgeStages([], from2027, whole).missing).toEqual(['mined', 'refined or separated', 'melted or made']);
  expect(judgeStages([], until2027, whole).missing).toEqual(['melted or made']);
  expect(judgeStages([fact(Stage.melted, 'NO')], from2027, whole).missing).toEqual(['mined', 'refined or separated']);
  expect(judgeStages([fact(Stage.made, 'NO')], until2027, whole).missing).toEqual([]);
  expect(judgeStages([fact(Stage.melted)], until2027, whole).missing).toEqual(['melted or made']);
  expect(judgeStages([fact(Stage.unstated, 'NO')], until2027, whole).missing).toEqual(['melted or made']);
});

test('what goes into it states steps before melting for it, each for itself', () => {
  const melted = [fact(Stage.melted, 'NO')];
  const all = beneath('mined', 'refined or separated', 'melted or made');
  expect(judgeStages(melted, from2027, { ...whole, ...all }).missing).toEqual([]);
  expect(judgeStages([], from2027, { ...whole, ...all }).missing).toEqual(['melted or made']);
  expect(judgeStages(melted, from2027, { ...whole, ...beneath('mined') }).missing).toEqual(['refined or separated']);
  expect(judgeStages(melted, from2027, { ...whole, ...beneath('refined or separated') }).missing).toEqual(['mined']);
  expect(judgeStages(melted, from2027, { ...whole, ...beneath() }).missing).toEqual(['mined', 'refined or separated']);
});

test('of an input the steps up to the last that it states', () => {
  expect(judgeStages([fact(Stage.refined, 'NO')], from2027, input).missing).toEqual(['mined']);
  expect(judgeStages([fact(Stage.mined, 'NO')], from2027, input).missing).toEqual([]);
  expect(judgeStages([fact(Stage.refined)], from2027, input).missing).toEqual(['mined', 'refined or separated']);
  expect(judgeStages([], from2027, input).missing).toEqual(['mined or refined or separated or melted or made']);
  expect(judgeStages([fact(Stage.unstated, 'NO')], from2027, input).missing).toHaveLength(1);
});

test('what goes into an input states steps before melting for it', () => {
  const mined = { ...input, ...beneath('mined') };
  expect(judgeStages([fact(Stage.refined, 'NO')], from2027, mined).missing).toEqual([]);
  expect(judgeStages([fact(Stage.refined)], from2027, mined).missing).toEqual(['refined or separated']);
  // Without a word of its own it may be anything, whatever goes into it.
  expect(judgeStages([], from2027, mined).missing).toEqual(['mined or refined or separated or melted or made']);
});

test('stages beyond melting are steps of their own', () => {
  const test = { stages: [Stage.waferFab, Stage.assembled], isCaught, eachStage: false };
  expect(judgeStages([], test, whole).missing).toEqual(['wafer fab', 'assembled']);
  expect(judgeStages([fact(Stage.waferFab, 'TW')], test, whole).missing).toEqual(['assembled']);
  expect(judgeStages([fact(Stage.assembled, 'CN')], test, whole).caught).toHaveLength(1);
});

test('stages by the names that rules use', () => {
  expect(
    ['mined', 'refined', 'separated', 'melted', 'made', 'produced', 'wafer fab', 'assembled', 'tested', 'programmed'].map(
      stageCodeOf,
    ),
  ).toEqual([1, 2, 9, 3, 4, 4, 5, 6, 7, 8]);
  expect(stageCodeOf('smelted')).toBeUndefined();
  expect(judgeStages([], { stages: [], isCaught, eachStage: false }, input).missing).toEqual([]);
});

test('where each stage counts, each is a step of its own: an unknown melt is not clear', () => {
  const test = each(Stage.melted, Stage.made);
  expect(judgeStages([fact(Stage.made, 'US')], test, whole).missing).toEqual(['melted']);
  expect(judgeStages([fact(Stage.melted, 'US')], test, whole).missing).toEqual(['made']);
  expect(judgeStages([fact(Stage.made, 'US'), fact(Stage.melted, 'US')], test, whole).missing).toEqual([]);
  expect(judgeStages([], test, whole).missing).toEqual(['melted', 'made']);
});

test('separated and refined are two things that can be stated', () => {
  const all = each(Stage.made, Stage.melted, Stage.refined, Stage.separated, Stage.mined);
  expect(judgeStages([], all, whole).missing).toEqual(['mined', 'separated', 'refined', 'melted', 'made']);
  expect(judgeStages([fact(Stage.refined, 'US')], all, whole).missing).toEqual(['mined', 'separated', 'melted', 'made']);
  const separated = fact(Stage.separated, 'CN');
  expect(judgeStages([separated], all, whole).caught).toEqual([separated]);
  const merged = { ...from2027, stages: [...from2027.stages, Stage.separated] };
  expect(judgeStages([fact(Stage.separated, 'US')], merged, whole).missing).toEqual(['mined', 'melted or made']);
});

test('each stage by itself: melted and made are asked of it, whatever goes into it', () => {
  const all = each(Stage.mined, Stage.separated, Stage.refined, Stage.melted, Stage.made);
  const names = ['mined', 'separated', 'refined', 'melted', 'made'];
  expect(judgeStages([fact(Stage.made, 'US')], all, { ...whole, ...beneath(...names) }).missing).toEqual(['melted']);
  expect(judgeStages([fact(Stage.separated, 'US')], all, input).missing).toEqual(['mined']);
  expect(judgeStages([fact(Stage.refined, 'US')], all, input).missing).toEqual(['mined', 'separated']);
  expect(judgeStages([], all, input).missing).toEqual(['mined or separated or refined or melted or made']);
  expect(judgeStages([fact(Stage.refined, 'US')], all, { ...input, ...beneath('mined') }).missing).toEqual(['separated']);
  expect(judgeStages([fact(Stage.refined, 'US')], all, { ...input, ...beneath('mined', 'separated') }).missing).toEqual([]);
  expect(judgeStages([fact(Stage.made, 'US')], all, { ...input, ...beneath(...names) }).missing).toEqual(['melted']);
});

test('stages after melting are asked of it too, whatever goes into it', () => {
  const test = each(Stage.mined, Stage.assembled);
  expect(judgeStages([], test, { ...whole, ...beneath('mined', 'assembled') }).missing).toEqual(['assembled']);
});

test('steps before melting, as the rule asks for them', () => {
  const names = (test: Parameters<typeof stepsBeforeMelting>[0]) => stepsBeforeMelting(test).map(({ name }) => name);
  expect(names(each(Stage.made, Stage.refined, Stage.mined, Stage.assembled))).toEqual(['mined', 'refined']);
  expect(names(from2027)).toEqual(['mined', 'refined or separated']);
  expect(names(until2027)).toEqual([]);
});

test('a country that may count as a caught one is disputed, at whatever stage, and never caught', () => {
  const test = { ...each(Stage.made), mayBeCaught: (country: string) => country === 'HK' };
  const made = fact(Stage.made, undefined, 'HK');
  expect(judgeStages([made], test, whole)).toEqual({ caught: [], disputed: [made], unstaged: [], missing: [] });
  const both = fact(Stage.made, 'HK', 'CN');
  expect(judgeStages([both], test, whole).disputed).toEqual([both]);
  const unstaged = fact(Stage.unstated, 'HK');
  expect(judgeStages([unstaged], test, whole).unstaged).toEqual([unstaged]);
  expect(judgeStages([fact(Stage.melted, 'HK')], test, whole).disputed).toEqual([]);
  // Where all but some countries are caught, what may count as one of these is not surely caught.
  const outside = { ...test, isCaught: (country: string) => country !== 'CN' };
  expect(judgeStages([made], outside, whole)).toMatchObject({ caught: [], disputed: [made] });
});

test('documents of which none is newer dispute a stage where they do not fall on one side', () => {
  const said = (statement: number, site?: string, stage: number = Stage.melted): StageFact => ({
    ...fact(stage, site),
    statement,
  });
  const judged = (...facts: StageFact[]) => {
    const { caught, disputed, unstaged } = judgeStages(facts, until2027, whole);
    const places = (some: readonly StageFact[]) => some.map(({ site }) => site);
    return [places(caught), places(disputed), places(unstaged)];
  };
  for (const pair of [
    [said(1, 'CN'), said(2, 'NO')],
    [said(2, 'NO'), said(1, 'CN')],
  ])
    expect(judged(...pair)).toEqual([[], pair.map(({ site }) => site), []]);
  // One document names both places: then one of them is where a rule forbids it.
  expect(judged(said(1, 'CN'), said(1, 'NO'))).toEqual([['CN'], [], []]);
  expect(judged(said(1, 'NO'), said(1, 'CN'), said(2, 'CN'), said(2, 'NO'))).toEqual([['CN', 'CN'], [], []]);
  expect(judged(said(1, 'CN'), said(2, 'CN'))).toEqual([['CN', 'CN'], [], []]);
  expect(judged(said(1, 'NO'), said(2, 'SE'))).toEqual([[], [], []]);
  // Who names no place contradicts nobody; another stage is another fact.
  expect(judged(said(1, 'CN'), said(2))).toEqual([['CN'], [], []]);
  expect(judged(said(1, 'CN'), said(2, 'NO', Stage.made))).toEqual([['CN'], [], []]);
  expect(judged(said(1, 'CN', Stage.refined), said(2, 'NO', Stage.refined))).toEqual([[], [], []]);
  expect(judged(said(1, 'CN', Stage.unstated), said(2, 'NO', Stage.unstated))).toEqual([[], [], ['CN', 'NO']]);
  // Facts without a document are of one.
  expect(judged(fact(Stage.melted, 'CN'), fact(Stage.melted, 'NO'))).toEqual([['CN'], [], []]);
  expect(judged(fact(Stage.melted, 'CN'), said(1, 'NO'))).toEqual([[], ['CN', 'NO'], []]);
});

test('what is doubtful by itself is on no side with what is caught', () => {
  const test_ = { ...until2027, mayBeCaught: (country: string) => country === 'HK' };
  const said = (statement: number, site: string, declared?: string): StageFact => ({
    ...fact(Stage.melted, site, declared),
    statement,
  });
  const judged = (...facts: StageFact[]) => {
    const { caught, disputed } = judgeStages(facts, test_, whole);
    return [caught.length, disputed.length];
  };
  expect(judged(said(1, 'HK'), said(2, 'HK'))).toEqual([0, 2]);
  expect(judged(said(1, 'HK'), said(2, 'CN'))).toEqual([0, 2]);
  expect(judged(said(1, 'NO'), said(1, 'HK'), said(2, 'HK'))).toEqual([0, 2]);
  expect(judged(said(1, 'HK'), said(1, 'NO'), said(2, 'HK'))).toEqual([0, 2]);
  expect(judged(said(1, 'HK'), said(1, 'CN'), said(2, 'CN'))).toEqual([2, 1]);
  expect(judged(said(1, 'CN'), said(1, 'HK'), said(2, 'CN'))).toEqual([2, 1]);
  expect(judged(said(1, 'CN', 'NO'), said(2, 'NO', 'CN'))).toEqual([0, 2]);
});
