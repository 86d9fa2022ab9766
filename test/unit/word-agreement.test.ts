/** How far words agree, which stand for which, and what those cost that are left. */
import { describe, expect, it } from 'vitest';
import { alignWords } from '../../graph/screening/matching/align-words.ts';
import { leftPieces } from '../../graph/screening/matching/left-words.ts';
import { nameForm } from '../../graph/screening/matching/name-form.ts';
import { agreementOf, editBudget, skeletonOf } from '../../graph/screening/matching/word-agreement.ts';

const wordOf = (text: string) => nameForm(text).words[0];

describe('two words', () => {
  it.each([
    ['visas wisas', 'sound', 9_600],
    ['visa wisa', 'sound', 8_000],
    ['visa wissa', 'sound', 8_000],
    // Two letters may be voiced or darker in one of them, of eight letters three.
    ['dabos tapos', 'sound', 8_800],
    ['dabgovi tapgovi', 'sound', 8_800],
    ['dabgovin tapkovin', 'sound', 8_800],
    ['سپهر sepehri', 'consonants', 9_000],
    ['سپه sepah', 'consonants', 7_500],
    ['سپ sep', 'consonants', 7_500],
    ['سپهربن sepahrbun', 'consonants', 9_000],
    ['سپهربن sepahrbud', 'consonants', 7_000],
    ['سپر separi', 'consonants', 9_000],
    ['سپرن separadi', 'consonants', 7_000],
    ['elec electronics', 'abbreviation', 9_200],
    ['elctrnc electronics', 'abbreviation', 8_500],
    ['ele electronics', 'abbreviation', 9_200],
    ['electron electronics', 'abbreviation', 9_200],
    ['mnfctrng manufacturing', 'abbreviation', 8_500],
    ['mnf manufacturing', 'abbreviation', 8_500],
    // Never less than six tenths: 4 of 7, 3 of 9, 5 of 7, 7 of 9 letters.
    ['kvan kvantor', 'abbreviation', 6_000],
    ['kva kvantorex', 'abbreviation', 6_000],
    ['kvant kvantor', 'abbreviation', 7_142],
    ['kvantor kvantorex', 'abbreviation', 7_777],
    // Halves of edits, of letters: 2 of 4, 2 of 5, 2 of 6, 4 of 8.
    ['abcd abce', 'spelling', 6_500],
    ['dabo tabu', 'spelling', 6_500],
    ['dabgovin tapkofin', 'spelling', 6_500],
    ['zavodb zavod', 'spelling', 7_200],
    ['kvanto kvantor', 'spelling', 7_667],
    ['kvantorg kvamtarg', 'spelling', 6_500],
    ['kvantorgabcde kvamtarqabcde', 'spelling', 7_308],
    ['technolgy technology', 'spelling', 8_445],
    ['moscow moskow', 'spelling', 7_667],
  ])('%s agree by %s: %i', (words, how, agreement) => {
    const [one, other] = words.split(' ').map(wordOf);
    expect(agreementOf(one, other)).toEqual({ how, agreement });
    expect(agreementOf(other, one)).toEqual({ how, agreement });
  });

  it.each([
    'vis wis',
    'seven sevenn',
    'market markets',
    'islam islamiya',
    'سا sao',
    'سپر separadi',
    'سپرن gotaliki',
    'nfctrng manufacturing',
    'manfctrng manufacturing',
    'mmfctrng manufacturing',
    'dab tap',
    'dabo tapu',
    'dabos tapus',
    'dabgovi tapkovi',
    'dabgov tapkof',
    'سپه سبه',
    'س sa',
    'el electronics',
    'elektr electronics',
    'mfg manufacturing',
    'mfctrngx manufacturing',
    'mefctrng manufacturing',
    'kv kvantor',
    'qvan kvantor',
    'acme7 acme8',
    'acme acme8',
    'kvantor7 kvantorr',
    'abc abd',
    'kvantor kvamtar',
    'kvantorgabcde kvamtarqabcxe',
    'marine mining',
    'moscow minsk',
    '7 8',
    'b c',
  ])('%s are two', (words) => {
    const [one, other] = words.split(' ').map(wordOf);
    expect(agreementOf(one, other)).toBeUndefined();
    expect(agreementOf(other, one)).toBeUndefined();
  });

  it('may be so many edits apart, by their letters', () => {
    expect([0, 3, 4, 7, 8, 12, 13, 99].map(editBudget)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it('have a skeleton of consonants, without an h at the end of three', () => {
    const skeletons = ['sepah', 'sph', 'سپه', 'سپهر', 'abch', 'bah', 'amhe', 'sapmhe'].map((text) => skeletonOf(wordOf(text)));
    expect(skeletons).toEqual(['sp', 'sp', 'sp', 'sphr', 'vC', 'v', 'mh', 'spm']);
  });
});

describe('words that stand for one another', () => {
  const aligned = (name: string, entry: string) => {
    const { pairs, nameLeft, entryLeft } = alignWords(nameForm(name), nameForm(entry));
    const parts = pairs.map((pair) => `${pair.how} ${pair.name.join('-')} ${pair.entry.join('-')} ${pair.agreement}`);
    return [...parts, `${nameLeft.join('')}/${entryLeft.join('')}`].join(', ');
  };

  it.each([
    ['Kvant Works', 'Works Kvant', 'equal 0-1 1-2 10000, equal 1-2 0-1 10000, 00/00'],
    ['Kvant Steel', 'Kvant Oil', 'equal 0-1 0-1 10000, 01/01'],
    ['Kvantor Kvantor', 'Kvantor', 'equal 0-1 0-1 10000, 0/0'],
    ['7 7', '7', 'equal 0-1 0-1 10000, 01/0'],
    ['7 7', '7 7', 'equal 0-1 0-1 10000, equal 1-2 1-2 10000, 00/00'],
    ['Xander Degtyaryov', 'Degtjarjov Xander', 'equal 0-1 1-2 10000, sound 1-2 0-1 9600, 00/00'],
    // The better pairs first, then those that stand nearer.
    ['Kvantor Kvantar', 'Kvantar Kvantur', 'equal 1-2 0-1 10000, sound 0-1 1-2 8800, 00/00'],
    ['Zvezdax Zvezday', 'Zvezdaz Zvezdaw', 'spelling 0-1 0-1 8000, spelling 1-2 1-2 8000, 00/00'],
    ['Steel Acme', 'Acme Steel Kvant', 'equal 0-1 1-2 10000, equal 1-2 0-1 10000, 00/001'],
    ['Kvantors Kvantory', 'Kvantor Kvantorz', 'sound 0-1 1-2 8800, spelling 1-2 0-1 8000, 00/00'],
  ])('%s and %s: %s', (name, entry, expected) => {
    expect(aligned(name, entry)).toBe(expected);
  });

  it.each([
    ['Sky Blue Bird', 'SkyBlueBird', 'joined 0-3 0-1 9800, 000/0'],
    ['SkyBlueBird', 'Sky Blue Bird', 'joined 0-1 0-3 9800, 0/000'],
    ['Sky Blue Bird Nest', 'SkyBlueBirdNest', 'joined 0-4 0-1 9800, 0000/0'],
    ['Sky Blue Bird Nest Four', 'SkyBlueBirdNestFour', '11111/1'],
    ['Zvezda Sky Blue', 'SkyBlue Kvant', 'joined 1-3 0-1 9800, 100/01'],
    ['Hua Wei Technologies', 'Huawei Technology', 'equal 2-3 1-2 10000, joined 0-2 0-1 9800, 000/00'],
    ['Alpha Hua Wei', 'Hua Huawei', 'equal 1-2 0-1 10000, 101/01'],
    ['Sky Blue Xerox', 'SkyBlveXerox', 'joined 0-3 0-1 8500, 000/0'],
    ['SkyBlueXerox', 'Sky Blve Xerox', 'joined 0-1 0-3 8500, 0/000'],
    ['Zvezda Kvant', 'ZvezdaKvont', 'joined 0-2 0-1 8500, 00/0'],
    ['Sky Blue', 'SkyBlve', '11/1'],
    ['Sky Blue Works', 'SkyWorks Blue', 'equal 1-2 1-2 10000, 101/10'],
    ['Hua Wei', 'Hua Wei Huawei', 'equal 0-1 0-1 10000, equal 1-2 1-2 10000, 00/001'],
    ['Kvant Hua Wei', 'Kvant Kvanthua Wei', 'equal 0-1 0-1 10000, equal 2-3 2-3 10000, 010/010'],
    ['Skyy Blue Xerx', 'SkyBlveXerox', '111/1'],
  ])('neighbours that are written as one: %s and %s: %s', (name, entry, expected) => {
    expect(aligned(name, entry)).toBe(expected);
  });

  it.each([
    ['CASIC', 'China Aerospace Science and Industry Corporation', 'initials 0-1 0-4 7700, 0/0000'],
    ['China Aerospace Science and Industry Corporation', 'CASIC', 'initials 0-4 0-1 7700, 0000/0'],
    ['CASI', 'China Aerospace Science Industry', 'initials 0-1 0-4 7700, 0/0000'],
    ['ABG', 'Alpha Beta Gamma', 'initials 0-1 0-3 6400, 0/000'],
    ['AGB', 'Alpha Group Beta', 'initials 0-1 0-3 6400, 0/000'],
    ['ABG', 'Alpha Group Beta Gamma', 'initials 0-1 0-4 6400, 0/0000'],
    ['ABG', 'Group Alpha Beta Gamma', 'initials 0-1 1-4 6400, 0/1000'],
    ['Zulu ABG', 'Zulu Alpha Beta Gamma', 'equal 0-1 0-1 10000, initials 1-2 1-4 6400, 00/0000'],
    ['ABG', 'Zulu Alpha Beta Gamma', 'initials 0-1 1-4 6400, 0/1000'],
    ['ABGC', 'Alpha Beta Gamma Corporation', 'initials 0-1 0-3 7700, 0/000'],
    ['ABGDEZHT', 'Alpha Beta Gamma Delta Epsilon Zeta Heta Theta', 'initials 0-1 0-8 7700, 0/00000000'],
    ['ABGDEZHTI', 'Alpha Beta Gamma Delta Epsilon Zeta Heta Theta Iota', '1/111111111'],
    ['ABGC', 'Alpha Beta Gamma Zulu Corporation', '1/1111'],
    ['ABG', 'Alpha Xylo Beta Gamma', '1/1111'],
    ['NIOC', 'National Iranian Oil', '1/111'],
    ['AB', 'Alpha Beta', '1/11'],
    ['AB7', 'Alpha Beta 7', '1/111'],
    ['XYZ', 'Alpha Beta Gamma', '1/111'],
    ['AXZ Beta', 'Alpha Beta Xylo Zeta', 'equal 1-2 1-2 10000, 10/1011'],
    ['ABG', 'Alpha Beta', '1/11'],
    // A word that many names have is no acronym.
    ['Air', 'Alpha Indigo Romeo', '1/111'],
    ['CASIC Kvant', 'China Aerospace Science Industry Kvant Corporation', 'equal 1-2 4-5 10000, 10/11110'],
  ])('initials: %s and %s: %s', (name, entry, expected) => {
    expect(aligned(name, entry)).toBe(expected);
  });
});

describe('words that are left cost', () => {
  const left = (name: string, entry: string, commonOnly: boolean) => {
    const [one, other] = [nameForm(name), nameForm(entry)];
    return leftPieces(alignWords(one, other), one, other, commonOnly)
      .map((piece) => `${piece.how.replace('only in the ', '')} ${piece.name}${piece.entry} ${piece.weight}`)
      .join(', ');
  };

  it.each([
    ['Zvezdochka Steel', 'Zvezdochka', 'name Steel 4400', 'name Steel 17600'],
    ['Zvezdochka', 'Zvezdochka Steel', 'entry Steel 4000', 'entry Steel 16000'],
    // Half, where a word that agrees has it; twice, where each side has another.
    ['Lukoil Oil', 'Lukoil', 'name Oil 2200', 'name Oil 8800'],
    ['Lukoil', 'Lukoil Oil', 'entry Oil 2000', 'entry Oil 8000'],
    ['Lukoil Oil', 'Lukoil Kvant', 'name Oil 4400, entry Kvant 18000', 'name Oil 17600, entry Kvant 72000'],
    ['Lukoiq Oi', 'Lukoiq', 'name Oi 5500', 'name Oi 22000'],
    // A place in front, and elsewhere.
    ['Moscow Zvezdochka', 'Zvezdochka', 'name Moscow 2970', 'name Moscow 19800'],
    ['Zvezdochka Moscow', 'Zvezdochka', 'name Moscow 6380', 'name Moscow 19800'],
    ['Zvezdochka Moscow Minsk', 'Zvezdochka', 'name Moscow 6380, name Minsk 6380', 'name Moscow 19800, name Minsk 19800'],
    ['Zvezdochka', 'Moscow Zvezdochka Steel', 'entry Moscow 2700, entry Steel 4000', 'entry Moscow 18000, entry Steel 16000'],
    ['Zvezdochka', 'Zvezdochka Moscow Steel', 'entry Moscow 5800, entry Steel 4000', 'entry Moscow 18000, entry Steel 16000'],
    ['Zvezdochka Moscow', 'Zvezdochka Minsk', 'name Moscow 12870, entry Minsk 11700', 'name Moscow 39600, entry Minsk 36000'],
    ['Moscow Zvezdochka', 'Minsk Zvezdochka', 'name Moscow 5940, entry Minsk 5400', 'name Moscow 39600, entry Minsk 36000'],
    // Numbers and letters of a row.
    ['Zvezdochka 7', 'Zvezdochka', 'name 7 11000', 'name 7 44000'],
    ['Zvezdochka 7', 'Zvezdochka 8', 'name 7 22000, entry 8 20000', 'name 7 22000, entry 8 20000'],
    ['Zvezdochka 7', 'Zvezdochka B', 'name 7 22000, entry B 12000', 'name 7 22000, entry B 12000'],
    ['Zvezdochka B', 'Zvezdochka Steel', 'name B 6600, entry Steel 8000', 'name B 26400, entry Steel 32000'],
    [
      'Zvezdochka 7 Steel',
      'Zvezdochka 8 Oil',
      'name 7 22000, name Steel 8800, entry 8 20000, entry Oil 8000',
      'name 7 22000, name Steel 35200, entry 8 20000, entry Oil 32000',
    ],
    // "Group" beside a rare word is not its opposite; beside another kind of word it is.
    ['Zvezdochka Group', 'Zvezdochka Kvantor', 'name Group 1320, entry Kvantor 10000', 'name Group 1320, entry Kvantor 40000'],
    ['Zvezdochka Kvantor', 'Zvezdochka Group', 'name Kvantor 11000, entry Group 1200', 'name Kvantor 44000, entry Group 1200'],
    ['Zvezdochka Group', 'Zvezdochka Steel', 'name Group 2640, entry Steel 8000', 'name Group 2640, entry Steel 32000'],
    ['Zvezdochka Steel', 'Zvezdochka Group', 'name Steel 8800, entry Group 2400', 'name Steel 35200, entry Group 2400'],
    ['Zvezdochka Moscow', 'Zvezdochka Group', 'name Moscow 12870, entry Group 2400', 'name Moscow 39600, entry Group 2400'],
    ['Zvezdochka Group', 'Zvezdochka Corporation', 'name Group 1320', 'name Group 1320'],
    [
      'Zvezdochka Group Company',
      'Zvezdochka Holding',
      'name Group 2640, entry Holding 2400',
      'name Group 2640, entry Holding 2400',
    ],
    [
      'Zvezdochka Trading',
      'Zvezdochka Kvantor',
      'name Trading 4840, entry Kvantor 20000',
      'name Trading 19360, entry Kvantor 80000',
    ],
    // A name of three words that says where stands whole beside what may be its short name.
    ['Kvantor Moscow Steel Oil', 'Moscow Steel Oil', 'name Kvantor 11000', 'name Kvantor 11000'],
    ['Moscow Steel Oil', 'Kvantor Moscow Steel Oil', 'entry Kvantor 10000', 'entry Kvantor 10000'],
    ['Energy Steel Oil', 'Kvantor Energy Steel Oil', 'entry Kvantor 10000', 'entry Kvantor 40000'],
    ['Moscow Steel', 'Kvantor Moscow Steel', 'entry Kvantor 10000', 'entry Kvantor 40000'],
    ['Steel', 'Zvezdochka', 'name Steel 8800, entry Zvezdochka 20000', 'name Steel 35200, entry Zvezdochka 80000'],
  ])('%s, %s: %s; where common words alone agree %s', (name, entry, plain, common) => {
    expect(left(name, entry, false)).toBe(plain);
    expect(left(name, entry, true)).toBe(common);
  });
});
