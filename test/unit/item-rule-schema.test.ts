import { expect, it } from 'vitest';
import { parseRules } from '../../graph/screening/rules.ts';

const rule = (reaches: string, test: string) =>
  parseRules([
    {
      name: 'a.yml',
      text: `pack: {id: p, nation: DE, title: T, source: S}
rules:
  - id: r
    title: T
    source: S
    reaches: ${reaches}
    versions:
      - {from: 2020-01-01, status: in force, test: ${test}, buy: review, reason: R}
`,
    },
  ]).itemRules[0];
const all = '{kind: items, all: true}';

it('a share above a limit, to a hundredth of a per cent', () => {
  const { test } = rule(all, '{kind: content, of: component cost, countries: {in: [US]}, moreThan: 65.01}').versions[0];
  expect(test).toMatchObject({ limit: { moreThan: 6501 } });
});

it('one limit, and no more', () => {
  const limits = (some: string) => () => rule(all, `{kind: content, of: component cost, countries: {in: [US]}${some}}`);
  expect(limits(', atLeast: 1, moreThan: 1')).toThrow('one of atLeast, atMost and moreThan');
  expect(limits(', atMost: 1, moreThan: 1')).toThrow('one of atLeast, atMost and moreThan');
  expect(limits('')).toThrow('one of atLeast, atMost and moreThan');
});

it('stages by their names, and no others', () => {
  expect(() => rule(all, '{kind: origin, countries: {in: [CN]}, stages: [smelted]}')).toThrow('no stage of making');
  expect(() => rule(all, '{kind: one country, countries: {in: [CN]}, stages: [smelted], atMost: 65}')).toThrow(
    'no stage of making',
  );
});

it('words for what is meant, perhaps meant, meant otherwise, and goes into it: sorted', () => {
  const { items, versions } = rule(
    '{kind: items, categories: [b, a], materials: [d, c], perhaps: [f, e], without: [h, g], inputs: [j, i]}',
    '{kind: origin, countries: {in: [CN]}, stages: [mined], throughInputs: true}',
  );
  expect(items).toEqual({
    all: false,
    categories: ['a', 'b'],
    materials: ['c', 'd'],
    perhaps: ['e', 'f'],
    without: ['g', 'h'],
    inputs: ['i', 'j'],
  });
  expect(versions[0].test).toMatchObject({ throughInputs: true });
  expect(rule('{kind: items, materials: [c]}', '{kind: source class, classes: [independent]}').items).toMatchObject({
    perhaps: [],
    without: [],
    inputs: [],
  });
});
