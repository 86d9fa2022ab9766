/** What an index finds for a name, in which order, and how far it looks. */
import { beforeAll, describe, expect, it } from 'vitest';
import { buildListIndex, listIndex } from '../../graph/screening/matching/list-index.ts';
import { Entries, EntriesDraft } from '../../graph/screening/matching/list-index-entries.ts';
import { buildNameRows } from '../../graph/screening/matching/list-index-names.ts';
import { fewPostings, mostPostings, Retrieval } from '../../graph/screening/matching/list-index-retrieval.ts';
import { allCompared, comparedFirst, noneMatches } from '../../graph/screening/matching/list-index-screen.ts';
import type { ListedParty, Subject } from '../../graph/screening/matching/listed-party.ts';
import { nameForm } from '../../graph/screening/matching/name-form.ts';
import { listedParty, subjectOf } from '../support/listed-parties.ts';

function finished<Result>(steps: Generator<undefined, Result, undefined>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

function retrievalOf(names: readonly string[]): Retrieval {
  const draft = new EntriesDraft();
  for (const [id, name] of names.entries()) draft.add(listedParty(id, [name]));
  return new Retrieval(finished(buildNameRows(finished(Entries.of(draft)))));
}

/** A word of its own for each number, far from those of others. */
const word = (at: number) =>
  `${'bdfgklmnprstvz'[at % 14]}${'aeiou'[at % 5]}${'zvtsrpnmlkgfdb'[Math.floor(at / 14) % 14]}oq${at}q`;

const listed = [
  'Kvant Works',
  'Kvantworks',
  'Kvant Work',
  'Kvant Works Group',
  'Works Kvant',
  'Kvant',
  'Works',
  'Kvantor Works',
  'Zvezda',
  'KTW',
  'Kvant Trading Works',
  'National Iranian Oil',
  'NIOC',
  'Acme (AXE) Xylo Engine',
  'Kvant Steel',
  'Kvant Oil',
];

describe('names that are found', () => {
  const found = (name: string, most = 20) => {
    const { names, ...rest } = retrievalOf(listed).find(nameForm(name), most);
    return { names: Array.from(names, (at) => listed[at]), ...rest };
  };

  it.each([
    [
      'Kvant Works',
      'Kvant Works, Kvantworks, Kvant Work, Works Kvant, Kvant Works Group, Kvant Trading Works, Kvant, Kvant Steel, Kvant Oil, Kvantor Works',
    ],
    [
      'Kvantworks',
      'Kvant Works, Kvantworks, Kvant Work, Kvant Works Group, Works Kvant, Kvant, Kvant Trading Works, Kvant Steel, Kvant Oil, Works, Kvantor Works',
    ],
    [
      'Kvant',
      'Kvant, Kvant Works, Works Kvant, Kvant Works Group, Kvant Steel, Kvant Oil, Kvant Trading Works, Kvant Work, Kvantor Works, Kvantworks',
    ],
    ['Works', 'Works, Kvant Work, Kvant Works, Works Kvant, Kvantor Works, Kvant Works Group, Kvant Trading Works'],
    ['NIOC', 'NIOC'],
    ['National Iranian Oil Company', 'National Iranian Oil, NIOC, Kvant Oil'],
    ['National Iranian Oil', 'National Iranian Oil, Kvant Oil'],
    ['KTW', 'KTW, Kvant Trading Works'],
    [
      'Kvant Trading Works',
      'Kvant Trading Works, KTW, Kvant Works, Works Kvant, Kvant, Kvant Work, Kvant Works Group, Kvant Steel, Kvant Oil, Kvantor Works, Kvantworks',
    ],
    ['AXE', 'Acme (AXE) Xylo Engine'],
    [
      'Kvant Steel Oil',
      'Kvant Steel, Kvant Oil, Kvant, Kvant Works, Works Kvant, Kvant Works Group, Kvant Trading Works, Kvant Work, Kvantor Works, Kvantworks',
    ],
  ])('for %s, the likeliest first', (name, names) => {
    expect(found(name)).toEqual({ names: names.split(', '), found: names.split(', ').length, cut: false });
  });

  it('are none where nothing is in common', () => {
    for (const name of ['Xyz', '', '7']) expect(found(name)).toEqual({ names: [], found: 0, cut: false });
  });

  it('are as many as are asked for', () => {
    expect(found('Kvant Works', 2)).toEqual({ names: ['Kvant Works', 'Kvantworks'], found: 10, cut: false });
    expect(found('Kvant Works', 0)).toEqual({ names: [], found: 10, cut: false });
  });

  it('are the same whatever was looked for before', () => {
    const retrieval = retrievalOf(listed);
    const once = retrieval.find(nameForm('Kvant Works'), 20);
    for (const name of ['Works', 'NIOC', 'Kvantworks']) retrieval.find(nameForm(name), 20);
    expect(retrieval.find(nameForm('Kvant Works'), 20)).toEqual(once);
  });

  it('are the same when look-ups are counted from the beginning again', () => {
    const retrieval = retrievalOf(listed);
    retrieval.find(nameForm('Kvant Works'), 20);
    for (const name of ['Works', 'Zvezda', 'Kvant Works']) {
      const expected = retrievalOf(listed).find(nameForm(name), 20);
      Object.assign(retrieval, { lookUp: 0xffff_ffff });
      for (let times = 0; times < 3; times++) expect(retrieval.find(nameForm(name), 20)).toEqual(expected);
    }
  });

  it('share a quarter of the name at least', () => {
    const rare = [0, 1, 2].map(word).join(' ');
    const names = [word(3), `${word(3)} ${word(4)}`];
    expect(retrievalOf(names).find(nameForm(`${rare} ${word(3)}`), 9)).toMatchObject({ names: Uint32Array.of(0, 1), found: 2 });
    expect(retrievalOf(names).find(nameForm(`${rare} ${word(3)} B`), 9)).toMatchObject({ names: new Uint32Array(), found: 0 });
  });

  it('that have the same letters, or all but one, come before all that share its words', () => {
    const alike = Array.from({ length: 20 }, () => 'Kvant Works');
    const names = [...alike, 'Kvantwork', 'Kvantworks', 'Kvantwork'];
    expect(retrievalOf(names).find(nameForm('Kvantworks'), 23).names).toEqual(
      Uint32Array.of(...alike.map((_, at) => at), 21, 20, 22),
    );
  });
});

describe('of the names that are found', () => {
  const found = (names: readonly string[], name: string) =>
    Array.from(retrievalOf(names).find(nameForm(name), 9).names, (at) => names[at]);

  it('those with the same letters come first, then those that a letter parts, then those with the same words', () => {
    expect(found(['Awei Hu', 'Huaw Ej', 'Huaw Ei'], 'Hu Awei')).toEqual(['Huaw Ei', 'Huaw Ej', 'Awei Hu']);
  });

  it('none counts a word twice, though it has it in two spellings', () => {
    const names = ['Kvantor Aldwych', 'Kvantor Kvantors'];
    expect(found(names, 'Kvantor Zvezdochka')).toEqual(names);
  });

  it('some have their initials asked for, beside two other words at most', () => {
    const names = ['Kvant Trading Works'];
    expect(found(names, 'KTW Moscow Group')).toEqual(names);
    expect(found(names, 'KTW Group')).toEqual(names);
    expect(found(names, 'KTW Moscow Group China')).toEqual([]);
  });

  it('some have initials that are a common word, where it stands alone', () => {
    const names = ['Orion Iskra Lumen'];
    expect(found(names, 'Oil')).toEqual(names);
    expect(found(names, 'Moscow Oil')).toEqual([]);
  });

  it('none is two initials of what is asked', () => {
    expect(found(['KT', 'KTW'], 'Kvant Tikhon')).toEqual([]);
    expect(found(['KT', 'KTW'], 'Kvant Tikhon Works')).toEqual(['KTW']);
  });
});

describe('names that there was no room for', () => {
  let retrieval: Retrieval;
  beforeAll(() => {
    const named = (text: string, count: number) => Array.from({ length: count }, (_, at) => `${text} ${at}`);
    retrieval = retrievalOf([...named('Kvant', mostPostings + 1), ...named('Oil', fewPostings + 1)]);
  });

  // Weights: 90 for "Kvant", 100, 65 for "Hai", 45 for "China", 40 for "Oil".
  it.each([
    ['Kvant', true],
    ['Kvant Aldwych', true],
    ['Kvant Hai China', true],
    ['Kvant Hai Oil Group', false],
    ['Kvant Aldwych Zvezdochka', false],
    ['Kvant Aldwych Oil', false],
    ['Aldwych Oil', false],
    ['Aldwych', false],
  ])('may be other spellings of %s where the words weigh enough: %s', (name, cut) => {
    expect(retrieval.find(nameForm(name), 3).cut).toBe(cut);
  });
});

describe('a word that many names have', () => {
  const many = (count: number, text: string) => Array.from({ length: count }, (_, at) => `${text} ${word(at)}`);

  it('finds them, while it weighs enough or they are few', () => {
    const names = [...many(fewPostings + 1, 'Kvantor'), 'Aldwych Zvezda'];
    expect(retrievalOf(names).find(nameForm('Kvantor Aldwych'), 3).found).toBe(fewPostings + 2);
    const light = [...many(fewPostings - 1, 'Steel'), 'Zvezdochka'];
    expect(retrievalOf(light).find(nameForm('Zvezdochka Steel'), 3).found).toBe(fewPostings);
  });

  it('only adds to those that were found, where it weighs little and they are many', () => {
    const names = [...many(fewPostings - 1, 'Steel'), 'Zvezdochka', 'Zvezdochka Steel'];
    const { names: found, ...rest } = retrievalOf(names).find(nameForm('Zvezdochka Steel'), 3);
    expect(Array.from(found, (at) => names[at])).toEqual(['Zvezdochka Steel', 'Zvezdochka']);
    expect(rest).toEqual({ found: 2, cut: false });
  });

  const steel = many(fewPostings, 'Steel');
  const oil = many(fewPostings, 'Oil');
  const found = (names: readonly string[], name: string) => {
    const all = [...names, ...steel, ...oil];
    return Array.from(retrievalOf(all).find(nameForm(name), 5).names, (at) => all[at]);
  };

  it('brings those that have it to the front', () => {
    const names = ['Zvezdochka Oil', 'Zvezdochka', 'Zvezdochka Steel', 'Steel Zvezdochka Oil'];
    expect(found(names, 'Zvezdochka Steel Kvantor')).toEqual([
      ...['Zvezdochka Steel', 'Zvezdochka', 'Steel Zvezdochka Oil', 'Zvezdochka Oil'],
    ]);
    expect(found(names, 'Zvezdochka Steel Oil Kvantor')).toEqual([
      ...['Steel Zvezdochka Oil', 'Zvezdochka Oil', 'Zvezdochka Steel', 'Zvezdochka'],
    ]);
  });

  it('adds to none that it cannot make likely', () => {
    // 49.5 of 240 in common: with 40 more it is less than 45 hundredths. Of 280 it would be as much with 80 more.
    expect(found(['Kvan Steel', 'Kvan Steel Oil'], 'Zvezdochka Steel Kvantor')).toEqual([]);
    expect(found(['Kvan Steel', 'Kvan Steel Oil'], 'Zvezdochka Steel Oil Kvantor')).toEqual(['Kvan Steel Oil', 'Kvan Steel']);
  });

  it('counts once in a name that has it in two spellings', () => {
    const [first, second] = ['Zvezdochka Steel Steell', 'Zvezdochka Steel Trading'];
    expect(found([first, second], 'Zvezdochka Steel Kvantor')).toHaveLength(2);
    const shared = ['Zvezdochka Kvantor Kvantorr', 'Zvezdochka Kvantor Aldwych'];
    expect(found(shared, 'Zvezdochka Kvantor Tikhon')).toEqual(shared);
  });

  it('is not read as a part of another where more have it', () => {
    const parted = (count: number) => retrievalOf([...many(count, 'Zub'), 'Kvan']).find(nameForm('Zubkvan'), 3).found;
    expect(parted(fewPostings)).toBe(fewPostings + 1);
    expect(parted(fewPostings + 1)).toBe(1);
  });
});

const party = (id: number, names: readonly string[], rest: Partial<ListedParty> = {}): ListedParty => ({
  ...listedParty(id, names),
  ...rest,
});
const far = Array.from({ length: allCompared }, (_, at) => party(10_000 + at, [word(at)]));
const screened = (
  parties: readonly ListedParty[],
  subject: Partial<Subject> & { readonly names: readonly string[] },
  options = {},
) => listIndex(parties).screening({ ...subjectOf([]), ...subject }, options);

describe('how far an index looks', () => {
  const others = (count: number) => Array.from({ length: count }, (_, at) => party(at, [`Zvezdochka Steel ${word(at)}`]));
  const numbers = ({ matches, ...rest }: ReturnType<typeof screened>) => ({ matches: matches.length, ...rest });

  it('is at every name that has anything in common, of few', () => {
    const asked = { names: ['Zvezdochka Oil Aldwych'] };
    expect(numbers(screened(others(allCompared), asked))).toEqual({
      ...{ matches: 0, compared: allCompared, notCompared: 0, truncated: false },
    });
    expect(numbers(screened(others(allCompared + 1), asked))).toEqual({
      ...{ matches: 0, compared: comparedFirst, notCompared: allCompared + 1 - comparedFirst, truncated: false },
    });
    expect(numbers(screened([...far.slice(1), party(1, ['Zvezdochka'])], { names: ['Zvezdochka'] }))).toEqual({
      ...{ matches: 1, compared: 1, notCompared: 0, truncated: false },
    });
  });

  it('is at so many names where none matches', () => {
    const none = others(300);
    const asked = { names: ['Zvezdochka Oil Aldwych'] };
    expect(numbers(screened(none, asked))).toEqual({ matches: 0, compared: comparedFirst, notCompared: 250, truncated: false });
    expect(numbers(screened([...far, ...none.slice(0, 50)], asked))).toEqual({
      ...{ matches: 0, compared: 50, notCompared: 0, truncated: false },
    });
  });

  it('is at so many more as the last that matches', () => {
    const same = (count: number) => Array.from({ length: count }, (_, at) => party(5_000 + at, ['Zvezdochka Oil Aldwych']));
    const asked = { names: ['Zvezdochka Oil Aldwych'] };
    const compared = (count: number) => screened([...others(300), ...same(count)], asked, { limit: 999 });
    expect(numbers(compared(30))).toEqual({ matches: 30, compared: 50, notCompared: 280, truncated: false });
    expect(numbers(compared(31))).toEqual({ matches: 31, compared: 31 + noneMatches, notCompared: 280, truncated: false });
    expect(numbers(compared(180))).toEqual({ matches: 180, compared: 200, notCompared: 280, truncated: false });
    expect(numbers(compared(190))).toEqual({ matches: 190, compared: 210, notCompared: 280, truncated: false });
    expect(numbers(compared(250))).toEqual({ matches: 250, compared: 270, notCompared: 280, truncated: false });
  });

  it('adds up over the names of a party, each once', () => {
    const index = [...far, party(1, ['Zvezdochka']), party(2, ['Aldwych'])];
    const asked = { names: ['Zvezdochka', 'Aldwych', 'Zvezdochka'] };
    expect(numbers(screened(index, asked))).toEqual({ matches: 2, compared: 2, notCompared: 0, truncated: false });
  });

  it('gives ids of the likeliest names', () => {
    const index = listIndex([...far, party(7, ['Zvezdochka Steel']), party(3, ['Zvezdochka'])]);
    expect(index.likely('Zvezdochka', 5)).toEqual([3, 7]);
    expect(index.likely('Zvezdochka', 1)).toEqual([3]);
    expect([index.names, index.parties]).toEqual([258, 258]);
  });
});

describe('matches', () => {
  const given = (
    parties: readonly ListedParty[],
    subject: Partial<Subject> & { readonly names: readonly string[] },
    options = {},
  ) => screened(parties, subject, options).matches;

  it('are of the band that is asked for or a stronger one', () => {
    const names = ['Zvezdochka', 'Zvezdochka Steel', 'Zvezdochka 7', 'Zvezdochka 7 Group', 'Aldwych'];
    const parties = names.map((name, at) => party(at + 1, [name]));
    const ids = (from?: 'strong' | 'possible' | 'weak') =>
      given(parties, { names: ['Zvezdochka'] }, from && { from }).map(({ id }) => id);
    expect(ids()).toEqual([1, 2, 3, 4]);
    expect(ids('weak')).toEqual([1, 2, 3, 4]);
    expect(ids('possible')).toEqual([1, 2, 3]);
    expect(ids('strong')).toEqual([1]);
  });

  it('are the strongest first, ties by id, and fifty unless more are asked for', () => {
    const same = Array.from({ length: 60 }, (_, at) => party(60 - at, ['Zvezdochka Steel']));
    const parties = [...same, party(99, ['Zvezdochka'])];
    const ids = given(parties, { names: ['Zvezdochka'] }).map(({ id }) => id);
    expect(ids).toEqual([99, ...Array.from({ length: 49 }, (_, at) => at + 1)]);
    expect(given(parties, { names: ['Zvezdochka'] }, { limit: 100 })).toHaveLength(61);
    expect(given(parties, { names: ['Zvezdochka'] }, { limit: 0 })).toEqual([]);
  });

  it('say what was compared, and what stands beside it', () => {
    expect(given([party(4, ['Zvezdochka'], { countries: ['RU'] })], { names: ['ZVEZDOCHKA'], countries: ['RU'] })).toEqual([
      {
        id: 4,
        band: 'strong',
        score: 10_000,
        basis: 'name',
        name: 'ZVEZDOCHKA',
        listed: { text: 'Zvezdochka', weak: false },
        aligned: [{ how: 'equal', name: 'ZVEZDOCHKA', entry: 'Zvezdochka', weight: 10_000, agreement: 10_000 }],
        beside: [{ kind: 'country', speaks: 'for', detail: 'both are of RU', points: 0 }],
      },
    ]);
  });

  it('are lifted by what stands beside two names that are nearly alike', () => {
    const beside = { countries: ['RU'], addresses: ['190000 Mira'] };
    const lifted = (name: string, entry: string) => given([party(1, [entry], beside)], { names: [name], ...beside });
    expect(lifted('Moscow Qxz Trading', 'Oil Qxz Trading')).toMatchObject([{ score: 5_552 + 450, band: 'weak' }]);
    expect(lifted('B Trading Zvezdochka', 'Acme B Zvezdochka')).toMatchObject([{ score: 5_551 + 450, band: 'weak' }]);
    expect(lifted('Group Zvezdochka', 'Moscow Steel Zvezdochka')).toEqual([]);
    expect(given([party(1, ['Oil Qxz Trading'])], { names: ['Moscow Qxz Trading'] })).toEqual([]);
  });

  it('of an entry are one: by its best pair of names, whichever is asked first', () => {
    const parties = [party(1, ['Zvezdochka Steel', 'Zvezdochka', 'Zvezdochka 7'])];
    for (const names of [
      ['Zvezdochka', 'Aldwych'],
      ['Zvezdochka Steel Works', 'Zvezdochka'],
    ])
      expect(given(parties, { names })).toMatchObject([{ id: 1, score: 10_000, listed: { text: 'Zvezdochka' } }]);
    // Of two pairs that are equally good the first in order of names.
    expect(given(parties, { names: ['Zvezdochka Steel', 'Zvezdochka'] })).toMatchObject([{ name: 'Zvezdochka' }]);
  });

  it('by identifier are strong, with every identifier in common and the best pair of names', () => {
    const parties = [
      party(1, ['Aldwych', 'Aldwych Works', 'Kvant'], { identifiers: ['lei:A', 'cage:1'], kind: 'vessel' }),
      party(2, ['Aldwych']),
      party(3, ['Other'], { identifiers: ['lei:B'] }),
    ];
    const asked = { names: ['Zvezdochka', 'Aldwych Work'], identifiers: ['CAGE:1', 'lei:a', 'lei:C'] };
    expect(given([...far, ...parties], asked)).toMatchObject([
      {
        id: 1,
        band: 'strong',
        score: 10_000,
        basis: 'identifier',
        name: 'Aldwych Work',
        listed: { text: 'Aldwych Works', weak: false },
        aligned: [
          { how: 'equal', name: 'Aldwych', entry: 'Aldwych' },
          { name: 'Work', entry: 'Works' },
        ],
        beside: [
          { kind: 'identifier', speaks: 'for', detail: 'both have cage:1' },
          { kind: 'identifier', speaks: 'for', detail: 'both have lei:A' },
        ],
      },
      { id: 2, basis: 'name' },
    ]);
  });

  it('by identifier stand without a name on either side', () => {
    const match = {
      id: 1,
      band: 'strong',
      score: 10_000,
      basis: 'identifier',
      aligned: [],
      name: '',
      listed: { text: '', weak: false },
    };
    const beside = [{ kind: 'identifier', speaks: 'for', detail: 'both have lei:A' }];
    expect(given([party(1, ['Aldwych'], { identifiers: ['lei:A'] })], { names: [], identifiers: ['lei:A'] })).toEqual([
      { ...match, beside },
    ]);
    expect(given([party(1, [], { identifiers: ['lei:A'] })], { names: ['Aldwych'], identifiers: ['lei:A'] })).toEqual([
      { ...match, beside },
    ]);
  });

  it('by identifier stay so, though a name of another pair is as good', () => {
    const parties = [party(1, ['Aldwych'], { identifiers: ['lei:A'] })];
    expect(given(parties, { names: ['Aldwych'], identifiers: ['lei:A'] })).toMatchObject([{ basis: 'identifier' }]);
  });

  it('of a name in two scripts are by either', () => {
    const parties = [party(1, ['Zvezdochka (海思)'])];
    expect(given(parties, { names: ['Zvezdochka'] })).toMatchObject([{ listed: { text: 'Zvezdochka' }, score: 10_000 }]);
    expect(
      given([party(1, ['Zvezdochka'], { identifiers: ['lei:A'] })], { names: ['Звёздочка 华为'], identifiers: ['lei:A'] }),
    ).toMatchObject([{ basis: 'identifier', name: 'Звёздочка' }]);
  });
});

it('an index is built in steps of so many parties', () => {
  const rests = (count: number) => {
    const steps = buildListIndex(Array.from({ length: count }, (_, id) => party(id, [])));
    let taken = 0;
    while (steps.next().done !== true) taken++;
    return taken;
  };
  const least = rests(499);
  expect([500, 999, 1_000].map((count) => rests(count) - least)).toEqual([1, 1, 2]);
});
