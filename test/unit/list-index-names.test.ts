/** What an index keeps of names, and what it looks for. */
import { describe, expect, it } from 'vitest';
import { Entries, EntriesDraft } from '../../graph/screening/matching/list-index-entries.ts';
import {
  buildIdentifiers,
  comparedIdentifier,
  identifiersInCommon,
} from '../../graph/screening/matching/list-index-identifiers.ts';
import {
  buildNameRows,
  gluedInto,
  initialsOf,
  mostLetters,
  wordlessInto,
} from '../../graph/screening/matching/list-index-names.ts';
import { sortedTexts } from '../../graph/screening/matching/list-index-sort.ts';
import { soughtOf } from '../../graph/screening/matching/list-index-sought.ts';
import { buildSounds, forEachSounding } from '../../graph/screening/matching/list-index-sounds.ts';
import { hashOfText } from '../../graph/screening/matching/list-index-spelling.ts';
import { readWords } from '../../graph/screening/matching/list-index-words.ts';
import { nameForm } from '../../graph/screening/matching/name-form.ts';
import { listedParty } from '../support/listed-parties.ts';

function finished<Result>(steps: Generator<undefined, Result, undefined>): { readonly result: Result; readonly rests: number } {
  for (let rests = 0; ; rests++) {
    const { done, value } = steps.next();
    if (done === true) return { result: value, rests };
  }
}

function entriesOf(names: readonly string[], identifiers: readonly (readonly string[])[] = []): Entries {
  const draft = new EntriesDraft();
  for (const [id, name] of names.entries()) draft.add(listedParty(id, [name], identifiers[id]));
  return finished(Entries.of(draft)).result;
}

const rowsOf = (names: readonly string[]) => finished(buildNameRows(entriesOf(names))).result;

describe('identifiers', () => {
  it('are compared without regard to case, width and blanks', () => {
    expect(comparedIdentifier('CAGE: 1abc2 ')).toBe('cage:1ABC2');
    expect(comparedIdentifier('reg:de/hrb \t 1')).toBe('reg:DE/HRB 1');
    expect(comparedIdentifier('LEI:５２９')).toBe('lei:529');
    expect(comparedIdentifier(' 1a ')).toBe('1A');
    expect(comparedIdentifier('a:b:c')).toBe('a:B:C');
  });

  it('in common are given once, in order', () => {
    expect(identifiersInCommon(['uei:b', 'cage:1a', 'UEI:B', 'lei:x'], ['lei:y', 'Cage:1A', 'uei:B'])).toEqual([
      'cage:1A',
      'uei:B',
    ]);
    expect(identifiersInCommon([], ['lei:y'])).toEqual([]);
    expect(identifiersInCommon(['lei:y'], [])).toEqual([]);
  });

  it('lead to the parties that have them', () => {
    const { result } = finished(buildIdentifiers(entriesOf(['A', 'B', 'C'], [['lei:x', 'cage:1'], [], ['LEI:X']])));
    const under = (identifier: string) => {
      const bucket = hashOfText(identifier) & result.mask;
      return [...result.values.subarray(result.offsets[bucket], result.offsets[bucket + 1])];
    };
    expect(under('lei:X')).toEqual(expect.arrayContaining([0, 2]));
    expect(under('cage:1')).toContain(0);
    expect(result.values).toHaveLength(3);
    expect(result.mask).toBe(1);
  });
});

describe('texts in order', () => {
  it.each([0, 1, 4_999, 5_000, 5_001, 10_000, 12_345, 20_001])('are sorted in steps: %i', (count) => {
    const texts = Array.from({ length: count }, (_, at) => String((at * 7_919) % 1_000_003));
    expect(finished(sortedTexts(texts)).result).toEqual([...texts].sort());
  });

  it('rest after each piece, and while pieces are merged', () => {
    const rests = (count: number) => finished(sortedTexts(Array.from({ length: count }, (_, at) => String(at)))).rests;
    expect([0, 1, 5_000, 5_001, 10_001].map(rests)).toEqual([0, 1, 1, 2, 3]);
    // Nine pieces; merged 10,000 four times, 20,000 twice with a rest each, 40,000 with two.
    expect(
      finished(sortedTexts(Array.from({ length: 40_001 }, (_, at) => String(at % 2).repeat(1 + (at % 7))))).rests,
    ).toBeGreaterThan(9);
  });

  it('are in order of UTF-16, equal ones beside one another', () => {
    expect(finished(sortedTexts(['é', 'z', 'A', 'a', 'z', '\ud800', '🚀', ''])).result).toEqual([
      '',
      'A',
      'a',
      'z',
      'z',
      'é',
      '\ud800',
      '🚀',
    ]);
  });
});

const names = [
  'Aldwych Castings Ltd',
  'China Electronics Technology Group Corporation (CETC)',
  'بانک سپه',
  '★',
  'Aldwych Tech GmbH',
  '',
  'TECH Aldwych',
];

describe('the words of names', () => {
  it('are each kept once, and make the same forms again', () => {
    const entries = entriesOf(names);
    const { result } = finished(readWords(entries));
    const plain = ({ text, words, tokens, legalForm, legalClass, initials }: ReturnType<typeof nameForm>) => ({
      ...{ text, words, tokens, legalForm, legalClass, initials },
    });
    for (const [at, text] of names.entries()) expect(plain(result.formOf(at, text))).toEqual(plain(nameForm(text)));
    expect(result.words.map(({ written }) => written)).toEqual([
      ...['Aldwych', 'Castings', 'China', 'Electronics', 'Technology', 'Group', 'بانک', 'سپه', 'Tech', 'TECH'],
    ]);
    expect(result.offsets).toEqual(Uint32Array.of(0, 2, 6, 8, 8, 10, 10, 12));
    expect(result.row).toEqual(Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 0, 8, 9, 0));
    expect(names.map((_, at) => result.remainder(at))).toEqual([
      { legalForm: 'ltd', legalClass: 'limited', initials: '' },
      { legalForm: 'corporation', legalClass: nameForm('Acme Corporation').legalClass, initials: 'cetc' },
      { legalForm: '', legalClass: 'any', initials: '' },
      { legalForm: '', legalClass: 'any', initials: '' },
      { legalForm: 'gmbh', legalClass: 'limited', initials: '' },
      { legalForm: '', legalClass: 'any', initials: '' },
      { legalForm: '', legalClass: 'any', initials: '' },
    ]);
    expect(result.remainder(2)).toBe(result.remainder(6));
  });

  it('are read in steps', () => {
    const rests = (count: number) => finished(readWords(entriesOf(Array.from({ length: count }, () => 'Acme')))).rests;
    expect([0, 1, 500, 501, 1_001].map(rests)).toEqual([0, 1, 1, 2, 3]);
  });
});

describe('the rows of names', () => {
  it('have the names of each token, by what a word stands for and by its letters', () => {
    const rows = rowsOf(names);
    const { vocabulary, postingOffsets, postings, weights, nameWeights, words, tokenOf, spelledOf, tokenRow } = rows;
    const texts = Array.from({ length: vocabulary.count }, (_, token) =>
      String.fromCharCode(...vocabulary.codes.subarray(vocabulary.offsets[token], vocabulary.offsets[token + 1])),
    );
    const posted = Object.fromEntries(
      texts.map((text, token) => [text, [...postings.subarray(postingOffsets[token], postingOffsets[token + 1])]]),
    );
    expect(posted).toMatchObject({ aldwych: [0, 4, 6], bank: [2], bnk: [2], tech: [4, 6], technology: [1, 4, 6], group: [1] });
    const tokenWeights = Object.fromEntries(texts.map((text, token) => [text, weights[token]]));
    expect(tokenWeights).toMatchObject({ aldwych: 100, tech: 22, technology: 22, group: 12, bank: 40, bnk: 40, china: 45 });
    expect(nameWeights).toEqual(
      Uint32Array.from(names, (name) => nameForm(name).words.reduce((sum, { weight }) => sum + weight, 0)),
    );
    const at = words.words.findIndex(({ written }) => written === 'Tech');
    expect([texts[tokenOf[at]], texts[spelledOf[at]]]).toEqual(['technology', 'tech']);
    expect(Array.from(tokenRow)).toEqual(Array.from(words.row, (word) => tokenOf[word]));
  });

  it('have buckets of letters, and of initials', () => {
    const { glued, initials } = rowsOf(names);
    const under = ({ offsets, values, mask }: typeof glued, text: string) => {
      const bucket = hashOfText(text) & mask;
      return [...values.subarray(offsets[bucket], offsets[bucket + 1])];
    };
    for (const text of ['aldwychcastings', 'aldwychcasting', 'ldwychcastings']) expect(under(glued, text)).toContain(0);
    for (const text of ['cetc', 'cetg', 'cetgc']) expect(under(initials, text)).toContain(1);
    expect(initials.mask).toBe(7);
    // 16, 36, 7, 2, 12, 1 and 12 keys: half of them, up to a power of two.
    expect(glued.mask).toBe(63);
  });

  it('give the greatest weight of the words that are one token', () => {
    const long = 'q'.repeat(64);
    const rows = rowsOf([`${long}x`, `${long}y ${long}z`]);
    expect(rows.vocabulary.count).toBe(1);
    expect(rows.postings).toEqual(Uint32Array.of(0, 1));
    expect(rows.weights).toEqual(Uint8Array.of(100));
  });

  it('have the letters of a name without blanks, or its text where it has no words', () => {
    const rows = rowsOf([
      ...names,
      'q'.repeat(70),
      Array.from({ length: 32 }, (_, at) => `${'z'.repeat(60)}${String.fromCharCode(97 + at)}${at}`).join(' '),
    ]);
    const into = new Uint16Array(mostLetters);
    const glued = (name: number) => String.fromCharCode(...into.subarray(0, gluedInto(into, rows, name)));
    expect([0, 2, 3, 4, 5].map(glued)).toEqual(['aldwychcastings', 'bnksph', '★', 'aldwychtech', '']);
    expect(glued(7)).toBe('q'.repeat(64));
    expect(glued(8).length).toBeLessThanOrEqual(mostLetters);
    expect(wordlessInto(into, '★'.repeat(mostLetters + 1))).toBe(mostLetters);
    expect(wordlessInto(into, '')).toBe(0);
  });

  it('have the initials of a name: stated, of its words, and with its legal form', () => {
    const rows = rowsOf([
      names[1],
      'Alpha Beta',
      'Alpha Beta Ltd',
      'Alpha Beta Gamma',
      'Alpha Beta Gamma GmbH',
      'Alpha Ltd',
      'Alpha',
      '★',
    ]);
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((name) => initialsOf(rows, name))).toEqual([
      ...[['cetc', 'cetg', 'cetgc'], [], ['abl'], ['abg'], ['abg', 'abgg'], [], [], []],
    ]);
  });

  it('are built in steps', () => {
    const rests = (of: readonly string[]) => finished(buildNameRows(entriesOf(of))).rests;
    const acme = (count: number) => Array.from({ length: count }, () => 'Acme');
    const least = rests(acme(1));
    // Words 1, tokens 4, vocabulary 3, postings 2, weights 3, letters 1, initials 1, sounds 4.
    expect(least).toBe(19);
    // One for words, one for weights, two for postings; words are read in steps of 500.
    expect(rests(acme(10_001)) - rests(acme(10_000))).toBe(4);
    // 19 more of words, three of the 60,000 keys and numbers of letters.
    expect(rests(acme(10_000)) - least).toBe(22);
    // One more each of words, names, sorted pieces and sounds; three of words and tokens, two of postings.
    const numbered = Array.from({ length: 10_001 }, (_, at) => `q${at}x`);
    expect(rests(numbered) - rests(numbered.slice(1))).toBe(9);
  });
});

describe('words by their sound', () => {
  const words = nameForm('Mueller Muler Sepah سپه سبح Wolff Bank').words;

  it('are those of the same coarse sound, and of the same consonants where one is written without vowels', () => {
    const { result } = finished(buildSounds(words));
    const sounding = (name: string) => {
      const found: string[] = [];
      for (const word of nameForm(name).words) forEachSounding(result, word, (other) => found.push(words[other].written));
      return found.sort();
    };
    expect(sounding('Müller')).toEqual(['Mueller', 'Muler'].filter((written) => words.some((word) => word.written === written)));
    expect(sounding('Volf')).toEqual(['Wolff']);
    expect(sounding('Sepah')).toContain('سپه');
    expect(sounding('سپه')).toEqual(expect.arrayContaining(['Sepah', 'سپه']));
    expect(sounding('Zzyzx')).toEqual([]);
    expect(sounding('7')).toEqual([]);
  });

  it('are hashed in steps', () => {
    const many = (count: number) => Array.from({ length: count }, () => words[0]);
    const rests = [0, 1, 1_000, 1_001, 2_001].map((count) => finished(buildSounds(many(count))).rests);
    expect(rests).toEqual([3, 4, 4, 5, 6]);
  });
});

describe('what is looked for', () => {
  const listed = [
    'Kvantor Aldwych',
    'Kvantors',
    'Kvan',
    'Kvantorex',
    'Qvantor',
    'Kvamter',
    'Hai',
    'Ge',
    'Haige',
    'Technology',
    'Tech',
    'Techn',
    'Kvantor',
    'Zubvokry',
  ];
  const sought = (name: string) => {
    const rows = rowsOf(listed);
    const { codes, offsets } = rows.vocabulary;
    const textOf = (token: number) => String.fromCharCode(...codes.subarray(offsets[token], offsets[token + 1]));
    return soughtOf(rows, nameForm(name).words).map(({ weight, near }) => [
      weight,
      ...near.map(({ token, amount }) => `${textOf(token)} ${amount}`),
    ]);
  };

  const kvantor = [100, 'kvantor 10000', 'qvantor 9000', 'kvantors 8500', 'kvamter 6500', 'kvantorex 6500', 'kvan 4950'];

  it('are the tokens that each word may be, nearest first, then rarest', () => {
    expect(sought('Kvantor')).toEqual([kvantor]);
    expect(sought('Kvantor Aldwych Zvezdochka')).toEqual([[100, 'aldwych 10000'], kvantor, [100]]);
    // Five letters may differ in two when they are most of the name.
    expect(sought('Haiqq')).toEqual([[90, 'hai 5037', 'haige 5850']]);
    expect(sought('Haiqq Zvezdochka')).toEqual([[100], [90]]);
  });

  it('are what a word stands for, and no other spelling of it', () => {
    expect(sought('Tech')).toEqual([[22, 'technology 2200', 'techn 1870']]);
  });

  it('are what a word is cut short from, and what is cut short of it', () => {
    const of = (names: readonly string[], name: string) => {
      const rows = rowsOf(names);
      const { codes, offsets } = rows.vocabulary;
      return soughtOf(rows, nameForm(name).words).map(({ near }) =>
        near.map(
          ({ token, amount }) => `${String.fromCharCode(...codes.subarray(offsets[token], offsets[token + 1]))} ${amount}`,
        ),
      );
    };
    expect(of(['Zvezdochka'], 'Zvez')).toEqual([['zvezdochka 4950']]);
    expect(of(['Zvezdochka'], 'Zve')).toEqual([[]]);
    expect(of(['Zvez', 'Zve'], 'Zvezdochka')).toEqual([['zvez 4950']]);
    // Rarer ones first.
    expect(of(['Kvantaaa', 'Kvantaaa', 'Kvantzzz'], 'Kvant Aldwych')).toEqual([[], ['kvantzzz 5225', 'kvantaaa 5225']]);
    // What it stands for is in no name.
    expect(of(['Aldwych'], 'Tech')).toEqual([[]]);
  });

  it('are words joined and parted', () => {
    expect(sought('Hai Ge')).toEqual([
      [65, 'hai 6500'],
      [50, 'ge 5000'],
      [0, 'haige 9737'],
    ]);
    expect(sought('Zub Vok Ry').at(-1)).toEqual([0, 'zubvokry 13300']);
    expect(sought('Haikvan')).toEqual([[100], [0, 'hai 7837'], [0, 'kvan 8550']]);
    expect(sought('Kvanhai')).toEqual([
      [100, 'kvan 4950'],
      [0, 'kvan 8550'],
      [0, 'hai 7837'],
    ]);
    expect(sought('Haige')).toEqual([[90, 'haige 9000', 'hai 5037']]);
    expect(sought('Haizzz')).toEqual([[100]]);
    expect(sought('Zzzkvan')).toEqual([[100]]);
  });

  it('are the heaviest words first, each once', () => {
    expect(sought('Group Aldwych Kvantor Aldwych Group').map(([weight]) => weight)).toEqual([100, 100, 12]);
  });
});
