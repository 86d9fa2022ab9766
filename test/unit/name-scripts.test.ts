import { describe, expect, it } from 'vitest';
import { listIndex } from '../../graph/screening/matching/list-index.ts';
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

  it('are none of a single letter', () => {
    expect(spellingsOf('Завод X')).toEqual(['Завод X']);
    expect(spellingsOf('Завод XY')).toEqual(['Завод XY', 'XY', 'Завод']);
  });
});

describe('a name in two scripts', () => {
  const parties = (text: string) => [
    { id: 1, kind: 'organization' as const, names: [{ text, weak: false }], countries: [], identifiers: [], addresses: [] },
  ];
  const subject = (name: string) => ({ names: [name], countries: [], identifiers: [], addresses: [] });
  const band = (listed: string, asked: string) => listIndex(parties(listed)).screen(subject(asked))[0]?.band;

  it('is found by either, whoever writes both', () => {
    expect(band('Huawei Technologies Co., Ltd.', '华为技术有限公司 Huawei Technologies')).toBe('strong');
    expect(band('Gazprombank (Газпромбанк)', 'Газпромбанк')).toBe('strong');
    expect(band('Gazprombank (Газпромбанк)', 'Rosbank')).toBeUndefined();
  });
});
