/** Vendors for the gap register, whole: several findings of one party and rule are one. */
import { expect, it } from 'vitest';
import { barredVendors } from '../../graph/screening/origin/barred-vendors.ts';
import type { ItemRuleFinding } from '../../graph/screening/origin/item-rule-finding.ts';

const rule = (id: string) =>
  ({ id, source: 'S', effective: '2020-01-01', title: 'T', pack: 'us', status: 'in force', reason: 'R' }) as const;
const finding = (given: Partial<ItemRuleFinding>): ItemRuleFinding => ({
  subject: { type: 'Source', index: 0 },
  item: 4,
  category: '',
  party: 1,
  outcome: 'prohibited',
  rule: rule('a'),
  basis: 'origin',
  found: ['melted in CN'],
  missing: [],
  flags: ['flag'],
  exceptions: ['exception not checked: T (S)'],
  share: undefined,
  sourceClass: undefined,
  path: [{ from: { type: 'Source', index: 0 }, edge: 'PROVIDES', to: { type: 'Item', index: 4 } }],
  endItems: [9],
  evidence: [
    { document: 1, row: 5 },
    { document: 0, row: 7 },
  ],
  ...given,
});

it('joins items, end items, paths, what was found and rows: each once, in order', () => {
  const second = finding({
    item: 2,
    found: ['made in CN'],
    endItems: [9, 3],
    path: [{ from: { type: 'Source', index: 1 }, edge: 'PROVIDES', to: { type: 'Item', index: 2 } }],
    evidence: [
      { document: 1, row: 2 },
      { document: 0, row: 7 },
      { document: 1, row: 5 },
    ],
  });
  expect(barredVendors([finding({}), second, finding({})])).toEqual([
    {
      party: 1,
      outcome: 'prohibited',
      rule: rule('a'),
      basis: 'origin',
      exceptions: ['exception not checked: T (S)'],
      flags: ['melted in CN', 'flag', 'made in CN'],
      path: [...finding({}).path, ...second.path, ...finding({}).path],
      endItems: [3, 9],
      items: [2, 4],
      evidence: [
        { document: 0, row: 7 },
        { document: 1, row: 2 },
        { document: 1, row: 5 },
      ],
    },
  ]);
});

it('one for each party, rule and outcome, of what is prohibited or restricted', () => {
  const all = [
    finding({}),
    finding({ party: 2 }),
    finding({ rule: rule('b') }),
    finding({ outcome: 'restricted' }),
    finding({ outcome: 'review' }),
    finding({ outcome: 'insufficient-evidence' }),
    finding({ party: -1 }),
    finding({ item: 5 }),
  ];
  expect(barredVendors(all).map(({ party, rule: { id }, outcome, items }) => [party, id, outcome, items])).toEqual([
    [1, 'a', 'prohibited', [4, 5]],
    [2, 'a', 'prohibited', [4]],
    [1, 'b', 'prohibited', [4]],
    [1, 'a', 'restricted', [4]],
  ]);
});
