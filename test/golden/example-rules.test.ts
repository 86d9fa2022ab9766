/** Holds the program to sbom-samples/EXPECTED.md: what rules about items say of the example programme. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findRuleFindings, type RuleFinding } from '../../app/rules/find-rule-findings.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { type Example, type Expected, type Highlights, openExample, readExpected, readHighlights } from './example-fixture.ts';

let example: Example;
let expected: Expected;
let highlights: Highlights;
beforeAll(async () => {
  [example, expected, highlights] = await Promise.all([openExample(), readExpected(), readHighlights()]);
});
afterAll(async () => await example.close());

const find = async (asOf = expected.asOf) =>
  (await findRuleFindings(example.workspace, localReader, { asOf, programme: expected.programme })).findings;
const lineOf = ({ outcome, rule, item, party, found }: RuleFinding) =>
  [outcome, rule.id, item.name, party?.name ?? '', found.join('; ')].join(' | ');

it('finds exactly these, beside shares of component cost and shares that nobody states', async () => {
  const found = await find();
  const shown = found.filter(({ basis, missing }) => basis !== 'content' && !(basis === 'one country' && missing.length > 0));
  expect(shown.map(lineOf).sort()).toEqual(highlights.rules.map((one) => one.join(' | ')).sort());
});

it('says once for each category of which materials the line for one country is not known', async () => {
  const unknown = (await find()).filter(({ basis, missing }) => basis === 'one country' && missing.length > 0);
  expect(unknown.map(({ subject, items }) => `${subject.name}: ${items.length}`).sort()).toEqual(highlights.linesUnknown);
});

it('asks to review what goes into magnets from 2027-01-01', async () => {
  const magnets = (findings: readonly RuleFinding[]) =>
    findings
      .filter(({ rule, outcome }) => rule.id === 'dfars-252.225-7052-magnets' && outcome !== 'insufficient-evidence')
      .map(lineOf);
  expect(magnets(await find('2026-12-31'))).toEqual([]);
  const lines = highlights.rulesOf2027.map((one) => ['review', 'dfars-252.225-7052-magnets', ...one].join(' | '));
  expect(magnets(await find('2027-01-01')).sort()).toEqual([...lines].sort());
});

it('gives the share of component cost that some choice of sources reaches', async () => {
  const found = await find();
  const shares = highlights.content.map(([rule, endItem]) => {
    const share = found.find((one) => one.rule.id === rule && one.subject.name === endItem)?.share;
    return [rule, endItem, share?.low, share?.high];
  });
  expect(shares).toEqual(highlights.content);
});

it('has evidence for each, and exceptions that nobody checked where a rule has any', async () => {
  for (const { evidence, exceptions, rule } of await find()) {
    expect(evidence.length).toBeGreaterThan(0);
    if (rule.id !== 'eu-crma-one-country') expect(exceptions.length).toBeGreaterThan(0);
  }
});
