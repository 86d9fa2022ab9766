/** What is known of a word before anything is compared. */
import { describe, expect, it } from 'vitest';
import { asciiOf } from '../../graph/screening/matching/transliteration.ts';
import {
  cjkMeanings,
  isArticle,
  isCommonWord,
  isStopWord,
  meaningOf,
  weightOf,
} from '../../graph/screening/matching/word-table.ts';

/** Text, kind and weight of a word, and `common` for one that is. */
function said(written: string): string {
  const meaning = meaningOf(asciiOf(written), written);
  return `${meaning.text} ${meaning.kind} ${weightOf(meaning)}${isCommonWord(meaning) ? ' common' : ''}`;
}

describe('the meaning of a word', () => {
  it.each([
    [1, 'one first 1st No1 1'],
    [2, 'two second ii 2nd'],
    [3, 'three third iii 3rd'],
    [4, 'four fourth iv 4th'],
    [5, 'five fifth'],
    [6, 'six sixth vi'],
    [7, 'seven seventh vii'],
    [8, 'eight eighth viii'],
    [9, 'nine ninth ix'],
    [10, 'ten tenth'],
    [11, 'eleven eleventh xi'],
    [12, 'twelve twelfth xii'],
    [13, 'thirteen thirteenth'],
    [14, 'fourteen fourteenth'],
    [15, 'fifteen fifteenth'],
    [54, 'no54 54th No54'],
  ])('is the number %i of %s', (number, words) => {
    for (const word of words.split(' ')) expect([word, said(word)]).toEqual([word, `${number} number 50 common`]);
  });

  it('is another number with a nought in front', () => {
    expect(said('07')).toBe('07 number 50 common');
  });

  it.each([
    ['i', 'i letter 30 common'],
    ['a', 'a letter 30 common'],
    ['no', 'no name 50'],
    ['9x', '9x name 50'],
    ['x9', 'x9 name 50'],
    ['xno9', 'xno9 name 80'],
    ['no9x', 'no9x name 80'],
    ['bank', 'bank activity 40 common'],
    ['banka', 'bank activity 40 common'],
    ['ins', 'insurance activity 40 common'],
    ['tech', 'technology generic 22 common'],
    ['tekhnologii', 'technology generic 22 common'],
    ['trading', 'trading generic 22 common'],
    ['united', 'united generic 22 common'],
    ['moscow', 'moscow place 45 common'],
    ['moskau', 'moscow place 45 common'],
    ['huawei', 'huawei name 100'],
    ['华为', 'huawei name 100'],
    ['公', 'gong name 80'],
    ['acme', 'acme name 80'],
  ])('%s is %s', (word, expected) => {
    expect(said(word)).toBe(expected);
  });

  it('is found by sound, of a long word', () => {
    expect(said('elektronica')).toBe('electronics activity 40 common');
    expect(said('tehnology')).toBe('technology generic 22 common');
    expect(said('zavodj')).toBe('plant activity 40 common');
    expect(said('zavodd')).toBe('zavodd name 100');
    expect(said('baank')).toBe('baank name 90');
  });

  it('is that of consonants where vowels are not written, and of no Latin word', () => {
    expect(said('نفت')).toBe('oil activity 40 common');
    expect(said('النفت')).toBe('oil activity 40 common');
    expect(said('NFT')).toBe('nft name 65');
    expect(said('بانک')).toBe('bank activity 40 common');
    expect(said('زززز')).toBe('zzzz name 80');
  });

  it('of a script without blanks stands inside a run', () => {
    expect(cjkMeanings.get('华为')).toEqual({ text: 'huawei', kind: 'name' });
    expect(cjkMeanings.get('银行')).toEqual({ text: 'bank', kind: 'activity' });
    expect(cjkMeanings.get('ー')).toBeUndefined();
    expect(cjkMeanings.get('新')).toEqual({ text: 'new', kind: 'generic' });
    // Alone it sounds like parts of too many names.
    expect(['新', 'xin'].map(said)).toEqual(['xin name 65', 'xin name 65']);
    expect(
      [...cjkMeanings.keys()].filter((word) => !/^[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}\p{sc=Hiragana}ー]+$/u.test(word)),
    ).toEqual([]);
    expect(['グループ', '그룹', '소프트웨어'].map((word) => cjkMeanings.get(word)?.text)).toEqual(['group', 'group', 'software']);
  });
});

describe('how much a word says', () => {
  it('is little for words of many names', () => {
    const light = 'company corporation group holding enterprise business organization international global association society';
    for (const word of light.split(' ')) expect([word, said(word)]).toEqual([word, `${word} generic 12 common`]);
  });

  it.each([
    ['ab', 'ab name 50'],
    ['abc', 'abc name 65'],
    ['abcd', 'abcd name 80'],
    ['abcde', 'abcde name 90'],
    ['abcdef', 'abcdef name 100'],
    ['zzzzzzzzzz', 'zzzzzzzzzz name 100'],
  ])('grows with its letters: %s', (word, expected) => {
    expect(said(word)).toBe(expected);
  });

  it('falls with the names that have it', () => {
    expect(['bancorp', 'bancshares', 'generation', 'brigades', 'aberdeen', 'zvezdochka'].map(said)).toEqual([
      ...['bancorp name 45 common', 'bancshares name 55 common', 'generation name 65 common', 'brigades name 75 common'],
      ...['aberdeen name 85', 'zvezdochka name 100'],
    ]);
  });
});

describe('words that say nothing', () => {
  it('are articles in any name', () => {
    expect('the of and a an und et y de for'.split(' ').filter(isArticle)).toHaveLength(10);
    expect(['la', '', 'bank', 'i'].filter(isArticle)).toEqual([]);
  });

  it('are more beside a word that says something', () => {
    expect(['the', 'la', 'les', 'dlya', 'для', 'و'].map(asciiOf).filter(isStopWord)).toHaveLength(6);
    expect(['bank', '', 'acme'].filter(isStopWord)).toEqual([]);
  });
});
