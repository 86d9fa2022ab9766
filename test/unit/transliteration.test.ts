/** Words of any script in ASCII letters, and the keys by which romanisations agree. */
import { describe, expect, it } from 'vitest';
import {
  arabicStem,
  asciiOf,
  coarseSoundOf,
  consonantsOf,
  soundOf,
  withoutArticle,
  withoutVowels,
} from '../../graph/screening/matching/transliteration.ts';

/** `word key` pairs, one after another. */
const pairs = (text: string) => text.split(', ').map((pair) => pair.split(' ') as [word: string, key: string]);

describe('a word in ASCII letters', () => {
  it.each([
    ['ABC', 'abc'],
    ['Zürich-7', 'zurich7'],
    ['ПАО', 'pao'],
    ['华为', 'huawei'],
    ['a b', 'ab'],
    ['★', ''],
    ['', ''],
  ])('%s: %s', (word, ascii) => {
    expect(asciiOf(word)).toBe(ascii);
  });
});

describe('the sound of a word', () => {
  it.each(
    pairs(
      'yj i, maya maia, jura iura, tschaika Caika, tchekhov Cehov, khrushchev hrusev, schroeder sroder, shell sel, science sTenTe, ' +
        'scala sala, scope sope, scuba suba, scene sTen, chang Cang, tsar Tar, tzar Tar, cesar Tesar, city Titi, cat kat, ' +
        'zhukov zukov, philips filips, kharkov harkov, bhopal bopal, dhaka daka, ghana gana, rhein rein, thales tales, ' +
        'black blak, quick kuik, cool kul, wolff volf, xerox kseroks, oust ust, moon mun, keen kin, mueller muler, ' +
        'goethe gote, caesar kasar, riel rel, annna ana, bella bela, moskovskaya moskovsk, moskovskii moskovsk, ' +
        'minskoe minsk, minskoi minsk, ivanie ivan, shah sa, mahdieh mahde, tsk Tk, ski ski, russkaia ruskaia, asn asn, kaliningrad kaliningrad, mahmud mahmud',
    ),
  )('%s: %s', (word, sound) => {
    expect(soundOf(word)).toBe(sound);
  });

  it.each(pairs('dabgzveo tapksfiu, banbk panpk, hezbola hispula, abpt apt'))('%s is coarser %s', (sound, coarse) => {
    expect(coarseSoundOf(sound)).toBe(coarse);
  });

  it('has consonants alone where vowels are not written', () => {
    const words = ['melli', 'sepah', 'sphere', 'wawi', 'bank', 'b2b7', 'alpha', 'massa', 'pahw', 'aeiou'];
    expect(words.map(consonantsOf)).toEqual(['ml', 'sp', 'sphr', '', 'vnk', 'v', 'lph', 'ms', 'p', '']);
  });
});

describe('an Arabic or Persian word', () => {
  it.each(pairs('البنك بنك, والبنك بنك, للبنك بنك, الان الان, الانا انا, وبنك وبنك, بنك بنك, xالبنك xالبنك'))(
    '%s is %s without its article',
    (word, rest) => {
      expect(withoutArticle(word)).toBe(rest);
    },
  );

  it.each(
    pairs(
      'السورية سور, ملیه ملی, شركات شرك, ایرانی ایران, سوري سور, المدينة مدين, مدرسه مدرس, سوريا سوري, شرکتیه شرکت, ' +
        'شرکتيه شرکت, ملی ملی, بانک بانک, شركاتx شركاتx',
    ),
  )('%s has the stem %s', (word, stem) => {
    expect(arabicStem(word)).toBe(stem);
  });

  it('is written without vowels, as Hebrew is', () => {
    expect(['بانک', 'ישראל', 'xبx'].map((word) => withoutVowels.test(word))).toEqual([true, true, true]);
    expect(['Bank', 'банк', '银行', ''].map((word) => withoutVowels.test(word))).toEqual([false, false, false, false]);
  });
});
