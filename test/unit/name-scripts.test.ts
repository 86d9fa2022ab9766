import { describe, expect, it } from 'vitest';
import { spellingsOf } from '../../graph/screening/matching/name-scripts.ts';

describe('spellings of a name', () => {
  it('are the name alone where it is of one script', () => {
    for (const name of [
      'Huawei Technologies',
      '华为技术有限公司',
      'Газпромбанк',
      '株式会社ヤマト',
      'Société Générale',
      '',
      '---',
      'ООО 12',
    ])
      expect(spellingsOf(name)).toEqual([name]);
  });

  it('are each of its scripts too, where there are several', () => {
    expect(spellingsOf('华为技术有限公司 Huawei Technologies')).toEqual([
      '华为技术有限公司 Huawei Technologies',
      'Huawei Technologies',
      '华为技术有限公司',
    ]);
    expect(spellingsOf('Gazprombank (Газпромбанк)')).toEqual(['Gazprombank (Газпромбанк)', 'Gazprombank', 'Газпромбанк']);
    expect(spellingsOf('بنك Bank Ελλάς Εθνική')).toEqual(['بنك Bank Ελλάς Εθνική', 'Bank', 'بنك', 'Ελλάς Εθνική']);
  });

  it.each([
    ['Acme/Акме', ['Acme', 'Акме']],
    ['Acme|Акме [Ακμη] (אקמה)', ['Acme', 'Акме', 'Ακμη', 'אקמה']],
    ['Acme（아크메）アクメ', ['Acme', '아크메 アクメ']],
    ['Acme12 Акме7', ['Acme12', 'Акме7']],
    ['Acme  \t Акме Works', ['Acme Works', 'Акме']],
    ['Acmeакме', ['Acmeакме']],
  ])('are parted at blanks, brackets and strokes: %s', (name, parts) => {
    expect(spellingsOf(name)).toEqual([...new Set([name, ...parts])]);
  });

  it('are none of a single letter', () => {
    expect(spellingsOf('Завод X')).toEqual(['Завод X']);
    expect(spellingsOf('Завод XY')).toEqual(['Завод XY', 'XY', 'Завод']);
  });

  it('are each name of a text that says several, in each of its scripts', () => {
    expect(spellingsOf('Acme Акме f.k.a. Bcme')).toEqual([
      'Acme Акме f.k.a. Bcme',
      'Acme f.k.a. Bcme',
      'Акме',
      'Acme Акме',
      'Acme',
      'Bcme',
    ]);
    expect(spellingsOf('Acme and all subsidiaries')).toEqual(['Acme and all subsidiaries']);
  });
});
