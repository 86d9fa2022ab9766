import { describe, expect, it } from 'vitest';
import { checkNames, readName, readNames, screeningLimits } from '../../app/screening/screening-names.ts';
import { isListedOn } from '../../graph/screening/listed-on.ts';
import { listedKind } from '../../graph/screening/matching/listed-kind.ts';

const names = (text: string) => readNames(Buffer.from(text));

describe('a file of names', () => {
  it('is one name a line, whatever stands in it', () => {
    expect(names('Acme, Inc.\r\n\n  Bcme; Co  \n')).toEqual([{ name: 'Acme, Inc.' }, { name: 'Bcme; Co' }]);
    expect(names('My name\nAcme, name\n')).toEqual([{ name: 'My name' }, { name: 'Acme, name' }]);
  });

  it('or a table with a column name, and perhaps others', () => {
    const one = { name: 'Acme', country: 'DE', identifier: 'cage:1AAA1' };
    expect(names('name,country,identifier\nAcme,DE,cage:1AAA1\n')).toEqual([one]);
    expect(names('Identifier;Name;Country;Note\ncage:1AAA1;Acme;DE;x\n\n')).toEqual([one]);
    expect(names('\ufeff"name"\n"Acme, Inc."\n')).toEqual([{ name: 'Acme, Inc.', country: '', identifier: '' }]);
  });

  it('that has some, and is not too large', () => {
    expect(() => names('name,country\n\n')).toThrow('there is none');
    expect(() => names(' \n')).toThrow('there is none');
    expect(() => readNames(new Uint8Array(screeningLimits.fileBytes + 1))).toThrow(`at most ${screeningLimits.fileBytes} bytes`);
  });
});

describe('names that are asked about', () => {
  it('are not empty and not too many', () => {
    const many = (count: number) => Array.from({ length: count }, () => ({ name: 'x' }));
    expect(() => checkNames(many(screeningLimits.names))).not.toThrow();
    expect(() => checkNames(many(screeningLimits.names + 1))).toThrow('at most 250000 in one question');
    expect(() => checkNames([{ name: '', identifier: 'cage:1AAA1' }])).not.toThrow();
    expect(() => checkNames([{ name: ' ', identifier: ' ' }])).toThrow('one is empty');
    for (const field of ['country', 'identifier'] as const) {
      expect(() => checkNames([{ name: 'x', [field]: 'x'.repeat(1_000) }])).not.toThrow();
      expect(() => checkNames([{ name: 'x', [field]: 'x'.repeat(1_001) }])).toThrow('longer than 1000 characters');
    }
  });

  it.each([
    ['Acme: the company', { names: ['Acme: the company'] }],
    [' supplier:Acme ', { names: ['Acme'] }],
    ['LEI: 5493001KJTIIGC8Y1R12', { identifiers: ['lei:5493001KJTIIGC8Y1R12'] }],
    ['uei:ABCDEFGHJKL1', { identifiers: ['uei:ABCDEFGHJKL1'] }],
    ['cage:1aaa1', { identifiers: ['cage:1AAA1'] }],
    ['reg:de/HRB 1', { identifiers: ['reg:DE/HRB 1'] }],
  ])('%s', (name, expected) => {
    const { subject, remarks } = readName({ name });
    expect(subject).toEqual({ names: [], countries: [], identifiers: [], addresses: [], ...expected });
    expect(remarks).toEqual([]);
  });

  it.each(['lei:5493001KJTIIGC8Y1R13', 'uei:1', 'cage:123456', 'reg:HRB 1', 'reg:DE/'])('%s cannot be used', (name) => {
    const { subject, remarks } = readName({ name });
    expect(subject).toEqual({ names: [], countries: [], identifiers: [], addresses: [] });
    expect(remarks).toEqual([`${name}: this is no ${name.split(':')[0]?.toUpperCase()}`]);
  });

  it('with identifiers beside them, of which an LEI needs no prefix', () => {
    const { subject, remarks } = readName({
      name: 'Acme',
      identifier: '5493001KJTIIGC8Y1R12; cage:1AAA1;; 77',
      country: 'germany',
    });
    expect(subject.identifiers).toEqual(['lei:5493001KJTIIGC8Y1R12', 'cage:1AAA1']);
    expect(subject.countries).toEqual(['DE']);
    expect(remarks).toEqual(['77: expected lei:, uei:, cage: or reg:CC/NUMBER, with correct check digits']);
    expect(readName({ name: 'Acme', country: 'Atlantis ' }).remarks).toEqual(['Atlantis: no country that is known here']);
  });
});

describe('entries of lists', () => {
  it('are of the kind that lists say in several words', () => {
    expect(['Entity', 'Firm', 'LegalEntity', 'enterprise'].map(listedKind)).toEqual(Array(4).fill('organization'));
    expect(['individual', 'Person', 'Vessel', 'ship', 'Aircraft'].map(listedKind)).toEqual([
      ...['person', 'person', 'vessel', 'vessel', 'aircraft'],
    ]);
    expect(['', 'Special Entity Designation', 'constructor'].map(listedKind)).toEqual(Array(3).fill('unstated'));
  });

  it('are listed from the first day to the last, as far as these are stated', () => {
    const numbers = { listedFrom: new Float64Array([10, Number.NaN]), listedTo: new Float64Array([20, Number.NaN]) };
    const days = [9, 10, 20, 21];
    expect(days.map((day) => isListedOn({ numbers }, 0, day))).toEqual([false, true, true, false]);
    expect(days.map((day) => isListedOn({ numbers }, 1, day))).toEqual([true, true, true, true]);
    expect(isListedOn({ numbers }, 0, undefined)).toBe(true);
    expect(isListedOn({ numbers: {} }, 0, 9)).toBe(true);
  });
});
