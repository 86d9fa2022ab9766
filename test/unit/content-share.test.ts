import { expect, test } from 'vitest';
import { basisPointsOf, type ComponentOption, contentShare, limitVerdict } from '../../graph/screening/origin/content-share.ts';

const from = (cost: bigint | undefined, inside: boolean | undefined): ComponentOption => ({ cost, inside });
const share = (...components: readonly (readonly ComponentOption[])[]) => {
  const found = contentShare(components);
  return found === undefined ? undefined : basisPointsOf(found);
};

test('all known: 30 of 100 from there', () => {
  expect(share([from(30n, true)], [from(70n, false)])).toEqual({ low: 3000, high: 3000 });
});

test('a third is rounded outwards', () => {
  expect(share([from(1n, true)], [from(2n, false)])).toEqual({ low: 3333, high: 3334 });
});

test('an origin that nobody states may be either', () => {
  expect(share([from(30n, undefined)], [from(50n, false)], [from(20n, true)])).toEqual({ low: 2000, high: 5000 });
});

test('two sources: 40 from there or 60 from elsewhere, beside 60 from elsewhere', () => {
  expect(share([from(40n, true), from(60n, false)], [from(60n, false)])).toEqual({ low: 0, high: 4000 });
});

test('two sources from there: the dearer one gives the greater share', () => {
  expect(share([from(20n, true), from(40n, true)], [from(60n, false)])).toEqual({ low: 2500, high: 4000 });
});

test('a cost that nobody states: its side is open, the other is closed at nothing', () => {
  expect(share([from(undefined, true)], [from(30n, true)], [from(70n, false)])).toEqual({ low: 3000, high: 10_000 });
  expect(share([from(undefined, false)], [from(30n, true)], [from(70n, false)])).toEqual({ low: 0, high: 3000 });
  expect(share([from(undefined, undefined)], [from(30n, true)])).toEqual({ low: 0, high: 10_000 });
  expect(share([], [from(30n, true)], [from(70n, false)])).toEqual({ low: 0, high: 10_000 });
});

test('no stated cost above nothing: no evidence', () => {
  expect(share()).toBeUndefined();
  expect(share([from(undefined, true)])).toBeUndefined();
  expect(share([from(0n, true)], [from(undefined, false)])).toBeUndefined();
  expect(share([])).toBeUndefined();
});

test('a part that costs nothing has no share', () => {
  expect(share([from(0n, true)], [from(5n, false)])).toEqual({ low: 0, high: 0 });
  expect(share([from(0n, false)], [from(5n, true)])).toEqual({ low: 10_000, high: 10_000 });
});

test('more than one round: the greatest share is not where each part costs most', () => {
  // The second part: dear and half from there is worse than cheap and from elsewhere once the first is chosen.
  const parts = [[from(10n, true)], [from(100n, false), from(1n, false)], [from(90n, false), from(2n, true)]];
  expect(share(...parts)).toEqual({ low: 500, high: 9231 });
});

const exactly = (bp: bigint, part = 0n) =>
  contentShare([[from(bp * 10n + part, true)], [from(100_000n - bp * 10n - part, false)]])!;

test('at most 35 per cent: 35 is met, a thousandth of a per cent more is not', () => {
  const limit = { atMost: 3500 };
  expect(limitVerdict(exactly(3499n), limit)).toBe('met');
  expect(limitVerdict(exactly(3500n), limit)).toBe('met');
  expect(limitVerdict(exactly(3500n, 1n), limit)).toBe('not met');
  expect(limitVerdict(exactly(3501n), limit)).toBe('not met');
});

test('at least 65 per cent: 65 is met, a thousandth of a per cent less is not', () => {
  const limit = { atLeast: 6500 };
  expect(limitVerdict(exactly(6499n, 9n), limit)).toBe('not met');
  expect(limitVerdict(exactly(6500n), limit)).toBe('met');
});

test('more than 65 per cent: 65 is not met', () => {
  const limit = { moreThan: 6500 };
  expect(limitVerdict(exactly(6500n), limit)).toBe('not met');
  expect(limitVerdict(exactly(6500n, 1n), limit)).toBe('met');
});

test('an interval across the limit is possible on both sides of the question', () => {
  const between = contentShare([[from(30n, undefined)], [from(50n, false)], [from(20n, true)]])!;
  expect(limitVerdict(between, { atMost: 3500 })).toBe('possible');
  expect(limitVerdict(between, { atMost: 5000 })).toBe('met');
  expect(limitVerdict(between, { atMost: 1999 })).toBe('not met');
  expect(limitVerdict(between, { atMost: 2000 })).toBe('possible');
  expect(limitVerdict(between, { atLeast: 2000 })).toBe('met');
  expect(limitVerdict(between, { atLeast: 5000 })).toBe('possible');
  expect(limitVerdict(between, { atLeast: 5001 })).toBe('not met');
  expect(limitVerdict(between, { moreThan: 1999 })).toBe('met');
  expect(limitVerdict(between, { moreThan: 2000 })).toBe('possible');
  expect(limitVerdict(between, { moreThan: 5000 })).toBe('not met');
});
