import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpreadsheetDamage } from '../../ingest/placeholder.ts';
import { basisPoints, day, degrees, hundredths, wholeNumber, yesOrNo } from '../../ingest/tables/cell.ts';
import { lei, niin } from '../../ingest/tables/identifiers.ts';

/** Percent text of any length from its digits. */
const percent = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.stringMatching(/^[0-9]{0,30}$/))
  .map(([whole, fraction]) => ({ text: fraction === '' ? `${whole}` : `${whole}.${fraction}`, whole, fraction }));

describe('percent', () => {
  it('is read exactly: down for minima, up for maxima, equal only when nothing is cut', () => {
    fc.assert(
      fc.property(percent, ({ text, whole, fraction }) => {
        const exact = BigInt(`${whole}${fraction}`);
        const unit = 10n ** BigInt(fraction.length);
        const floor = Number((exact * 100n) / unit);
        const ceiling = Number((exact * 100n + unit - 1n) / unit);
        expect(basisPoints(text, 'down')).toBe(floor);
        expect(basisPoints(` ${text} % `, 'up')).toBe(ceiling);
      }),
    );
  });

  it.each(['100.001', '101', '-1', '1e1', '1,5', '', '.', '%', 'half', '5%%', '٣'])('refuses %s', (text) => {
    expect(basisPoints(text, 'down')).toBeUndefined();
    expect(basisPoints(text, 'up')).toBeUndefined();
  });

  it('reads its ends', () => {
    expect([basisPoints('100.000', 'down'), basisPoints('100', 'up'), basisPoints('0', 'down')]).toEqual([10_000, 10_000, 0]);
    expect([basisPoints('.5', 'down'), basisPoints('50.', 'up'), basisPoints('99.9999', 'up')]).toEqual([50, 5000, 10_000]);
  });
});

describe('hundredths', () => {
  it('keeps money that floating point would not', () => {
    expect(hundredths('0.29')).toEqual({ value: 29, exact: true });
    expect(hundredths('1.005')).toEqual({ value: 101, exact: false });
    expect(hundredths('9999999999999.99')).toEqual({ value: 999_999_999_999_999, exact: true });
    expect(hundredths('0.000')).toEqual({ value: 0, exact: true });
  });

  it.each(['12,5', '1,000.00', '-3', '$5', '10000000000000', '1e3', 'Infinity', '0x10'])('refuses %s', (text) => {
    expect(hundredths(text)).toBeUndefined();
  });

  it('reads back any number of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (cents) => {
        const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        expect(hundredths(text)).toEqual({ value: cents, exact: true });
      }),
    );
  });
});

describe('other cells', () => {
  it('reads dates of one form only', () => {
    expect(day('2024-02-29')).toBe(19782);
    for (const text of ['2023-02-29', '29.02.2024', '02/29/2024', '2024', '2024-2-29', '20240229', '44000']) {
      expect(day(text)).toBeUndefined();
    }
  });

  it('reads whole numbers, degrees, and yes or no', () => {
    expect(['12', '12.0', '12.5', '-1', '1000000'].map(wholeNumber)).toEqual([12, 12, undefined, undefined, undefined]);
    expect([degrees('-12.3456789', 90), degrees('180', 180), degrees('91', 90), degrees('-0', 90)]).toEqual([
      ...[-1_234_568, 18_000_000, undefined, 0],
    ]);
    expect(['Yes', 'FALSE', 'x', '0', 'maybe'].map(yesOrNo)).toEqual([1, 0, 1, 0, undefined]);
  });

  it('knows what a spreadsheet does to part numbers, and leaves others alone', () => {
    for (const text of [
      '1.23E+05',
      '5E-03',
      '12-Mar',
      'mar-24',
      '1-Dec-2024',
      '3/12/2024',
      '2024-03-12 00:00:00',
      '2024-03-12',
      '#N/A',
    ]) {
      expect(isSpreadsheetDamage(text), text).toBe(true);
    }
    for (const text of ['5E10', 'LM358', '12-345', 'MAR-1', '1E5', '74HC00', '2024-03', 'E+05']) {
      expect(isSpreadsheetDamage(text), text).toBe(false);
    }
  });

  it('checks identifiers', () => {
    expect(lei('5493 001KJTIIGC8Y1R12')).toBe('5493001KJTIIGC8Y1R12');
    expect(lei('5493001KJTIIGC8Y1R21')).toBeUndefined();
    expect(['5306-01-234-5678', '012345678', '5306 01 234 567'].map(niin)).toEqual(['012345678', '012345678', undefined]);
  });
});
