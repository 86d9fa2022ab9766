import { describe, expect, it } from 'vitest';
import { commonAddress } from '../../graph/screening/matching/address-agreement.ts';
import { compareNames } from '../../graph/screening/matching/compare-names.ts';
import { identifierConflict } from '../../graph/screening/matching/identifier-conflict.ts';
import { type JudgedPair, judgePair } from '../../graph/screening/matching/judge-pair.ts';
import { nameForm } from '../../graph/screening/matching/name-form.ts';

interface Beside {
  readonly subject?: Partial<JudgedPair['subject']>;
  readonly party?: Partial<JudgedPair['party']>;
  readonly weak?: boolean;
}

function judge(text: string, listed: string, { subject = {}, party = {}, weak = false }: Beside = {}) {
  const [name, entry] = [nameForm(text), nameForm(listed)];
  return judgePair({
    comparison: compareNames(name, entry),
    name,
    entry,
    subject: { countries: [], identifiers: [], addresses: [], ...subject },
    party: { kind: 'organization', countries: [], identifiers: [], addresses: [], ...party },
    listed: { text: listed, weak },
  });
}

const zvezdochka = 'Zvezdochka';

describe('what stands beside two names', () => {
  it('is nothing where nothing is known', () => {
    expect(judge(zvezdochka, zvezdochka)).toEqual({ score: 10_000, band: 'strong', beside: [] });
    expect(judge(zvezdochka, zvezdochka, { subject: { countries: ['RU'] } }).beside).toEqual([]);
    expect(judge(zvezdochka, zvezdochka, { party: { countries: ['RU'] } }).beside).toEqual([]);
  });

  it('adds for a country in common, up to the whole', () => {
    const same = { subject: { countries: ['US', 'RU'] }, party: { countries: ['RU', 'CY'] } };
    expect(judge(zvezdochka, 'Zvezdochka Steel', same)).toEqual({
      score: 8_483,
      band: 'possible',
      beside: [{ kind: 'country', speaks: 'for', detail: 'both are of RU', points: 150 }],
    });
    const two = { subject: { countries: ['US', 'RU', 'CY'] }, party: { countries: ['RU', 'CY'] } };
    expect(judge(zvezdochka, zvezdochka, two).beside).toMatchObject([{ detail: 'both are of CY, RU' }]);
    expect(judge(zvezdochka, zvezdochka, same)).toMatchObject({ score: 10_000, beside: [{ points: 0 }] });
  });

  it('takes for another country', () => {
    const other = { subject: { countries: ['US', 'GB'] }, party: { countries: ['RU'] } };
    expect(judge(zvezdochka, 'Zvezdochka Steel', other)).toEqual({
      score: 7_833,
      band: 'possible',
      beside: [{ kind: 'country', speaks: 'against', detail: 'the party is of GB, US, the entry of RU', points: -500 }],
    });
  });

  it('says nothing of Hong Kong and Macau against China', () => {
    for (const [one, other] of [
      ['HK', 'CN'],
      ['CN', 'HK'],
      ['MO', 'HK'],
    ]) {
      expect(judge(zvezdochka, zvezdochka, { subject: { countries: [one] }, party: { countries: [other] } }).beside).toEqual([]);
    }
  });

  it('takes for another country that is none of these', () => {
    const detail = (one: string[], other: string[]) =>
      judge(zvezdochka, zvezdochka, { subject: { countries: one }, party: { countries: other } }).beside.map(
        (side) => side.detail,
      );
    expect(detail(['HK'], ['TW', 'RU'])).toEqual(['the party is of HK, the entry of RU, TW']);
    expect(detail(['MO', 'US'], ['TW', 'CN'])).toEqual([]);
  });

  it('adds for an address', () => {
    const at = { subject: { addresses: ['12 Mira, 190000 Leningrad'] }, party: { addresses: ['190000, ulitsa Mira'] } };
    expect(judge(zvezdochka, 'Zvezdochka Steel', at).beside).toEqual([
      { kind: 'address', speaks: 'for', detail: 'both addresses have mira, 190000', points: 300 },
    ]);
  });

  it('takes a little for another legal form, and says that lists mix them', () => {
    expect(judge('Zvezdochka GmbH', 'Zvezdochka AG')).toEqual({
      score: 9_800,
      band: 'strong',
      beside: [
        {
          kind: 'legal form',
          speaks: 'against',
          detail: 'gmbh (limited) is another legal form than ag (stock); lists mix them',
          points: -200,
        },
      ],
    });
    expect(judge('Zvezdochka GmbH', 'Zvezdochka LLC').beside).toEqual([]);
    expect(judge('Zvezdochka GmbH', 'Zvezdochka').beside).toEqual([]);
    expect(judge('Zvezdochka Co', 'Zvezdochka AG').beside).toEqual([]);
  });

  it.each(['person', 'vessel', 'aircraft'] as const)('takes much for a %s', (kind) => {
    expect(judge(zvezdochka, zvezdochka, { party: { kind } })).toEqual({
      score: 8_500,
      band: 'possible',
      beside: [{ kind: 'kind', speaks: 'against', detail: `the entry is a ${kind}, the party an organization`, points: -1_500 }],
    });
  });

  it('says nothing where the kind is not stated', () => {
    expect(judge(zvezdochka, zvezdochka, { party: { kind: 'unstated' } }).beside).toEqual([]);
  });

  it('takes much for an identifier that contradicts', () => {
    const two = { subject: { identifiers: ['lei:A'] }, party: { identifiers: ['lei:B'] } };
    expect(judge(zvezdochka, zvezdochka, two).beside).toEqual([
      { kind: 'identifier', speaks: 'against', detail: 'the party has lei:A, the entry lei:B', points: -1_500 },
    ]);
  });

  it('never clears equal names, and its points add up', () => {
    const all = {
      subject: { countries: ['US'], identifiers: ['lei:A'] },
      party: { countries: ['RU'], identifiers: ['lei:B'], kind: 'vessel' as const },
    };
    const { score, band, beside } = judge('Zvezdochka GmbH', 'Zvezdochka AG', all);
    expect({ score, band }).toEqual({ score: 6_500, band: 'possible' });
    expect(beside.reduce((sum, { points = 0 }) => sum + points, 10_000)).toBe(6_500);
    expect(judge(zvezdochka, 'Zvezdochka Steel', all)).toMatchObject({ score: 4_833, band: 'none' });
    expect(judge('Kvantorg', zvezdochka, all).score).toBe(0);
  });

  it('holds a weak alias below strong', () => {
    expect(judge(zvezdochka, zvezdochka, { weak: true })).toEqual({
      score: 9_299,
      band: 'possible',
      beside: [{ kind: 'weak alias', speaks: 'against', detail: 'the list calls this alias weak', points: -701 }],
    });
    expect(judge(zvezdochka, 'Zvezdochka Steel', { weak: true })).toEqual({
      score: 8_333,
      band: 'possible',
      beside: [{ kind: 'weak alias', speaks: 'against', detail: 'the list calls this alias weak' }],
    });
  });

  it('holds names of few and common words below strong', () => {
    expect(judge('Natl Bank', 'National Bank')).toEqual({
      score: 9_299,
      band: 'possible',
      beside: [{ kind: 'common name', speaks: 'against', detail: 'its words are those of many names', points: -701 }],
    });
    expect(judge('Bank National', 'National Bank').band).toBe('possible');
    // Forty and forty are enough.
    expect(judge('Banka Steel', 'Bank Steel')).toMatchObject({ band: 'strong', beside: [] });
    expect(judge('NATIONAL BANK Ltd', 'National Bank')).toMatchObject({ score: 10_000, band: 'strong', beside: [] });
    expect(judge('Bank Moscow', 'Bank Moscow')).toMatchObject({ band: 'strong', beside: [] });
    expect(judge('Acme', 'Acme')).toMatchObject({ band: 'strong', beside: [] });
    expect(judge('Qxz', 'Qxz')).toMatchObject({ band: 'strong' });
  });
});

describe('identifiers', () => {
  it.each([
    [['lei:A'], ['lei:B'], ['lei:A', 'lei:B']],
    [['reg:DE/HRB 1'], ['reg:DE/HRB 2'], ['reg:DE/HRB 1', 'reg:DE/HRB 2']],
    [['reg:DE/HRB 1'], ['reg:FR/2'], undefined],
    [['reg:1'], ['reg:2'], undefined],
    [['cage:1'], ['cage:2'], undefined],
    [['uei:1'], ['uei:2'], undefined],
    [['lei:A', 'reg:DE/1'], ['lei:A', 'reg:DE/2'], undefined],
    [
      ['uei:1', 'reg:DE/2', 'lei:C'],
      ['lei:E', 'lei:D', 'reg:DE/1'],
      ['lei:C', 'lei:D'],
    ],
    [[], ['lei:A'], undefined],
    [['LEI:A'], ['lei:B'], ['LEI:A', 'lei:B']],
    [['reg:DE/1'], ['REG:de/2'], ['reg:DE/1', 'REG:de/2']],
    [['reg:/1'], ['reg:/2'], undefined],
    [['cage:D/1'], ['cage:D/2'], undefined],
    [['lei'], ['reg'], undefined],
    [['lei'], ['lei:B'], ['lei', 'lei:B']],
    [
      ['reg:DE/1', 'lei:B'],
      ['reg:DE/2', 'lei:A'],
      ['lei:B', 'lei:A'],
    ],
  ])('%j against %j: %j', (left, right, expected) => {
    expect(identifierConflict(left, right)).toEqual(expected);
  });
});

describe('addresses', () => {
  it.each([
    ['12 Mira Street, Kursk', 'Mira st. 14, Kursk', ['mira', 'kursk']],
    ['Kursk', 'Kursk', []],
    ['305000 Kursk', '305000', ['305000']],
    ['305000', '305001', []],
    ['Flat 12', 'Flat 12', []],
    ['SW1A 2AA', 'sw1a', ['sw1a']],
    ['No. 5, Building Floor Street', 'No. 5, Building Floor Street', []],
    ['', '', []],
    ['Mira Mira', 'Mira', []],
    ['abc def', 'def abc', ['abc', 'def']],
    ['ab cd', 'ab cd', []],
    ['1234', '1234', ['1234']],
    ['a1b', 'a1b', []],
    ['abcdefghi1', 'abcdefghi1', ['abcdefghi1']],
    ['abcdefghij1', 'abcdefghij1', []],
    ['Ünïon-Straße, Köln', 'unionstrasse koeln; Koln strasse union', ['union', 'strasse', 'koln']],
    ['State Region North Suite Apartment', 'State Region North Suite', []],
    [`${'x'.repeat(503)} 1234567 12345`, '12345 1234567', ['1234567']],
    [`${'x'.repeat(503)} 12345678 12345`, '12345', []],
  ])('%s and %s: %j', (left, right, expected) => {
    expect(commonAddress([left], [right])).toEqual(expected);
  });

  it('are compared each with each', () => {
    expect(commonAddress(['Minsk', 'Mira, Kursk'], ['Omsk', 'Kursk, Mira'])).toEqual(['mira', 'kursk']);
  });
});
