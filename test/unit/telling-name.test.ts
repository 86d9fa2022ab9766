import { expect, it } from 'vitest';
import { withoutLegalForms } from '../../graph/screening/matching/legal-form.ts';
import { isTelling } from '../../graph/screening/matching/telling-name.ts';

it.each([
  'Ltd',
  'The Company Ltd',
  'GmbH & Co. KG',
  'S.A.R.L.',
  'A B',
  '有限公司',
  'ООО',
  'A',
  'A Ltd',
  'The A Group',
  'The',
  'Of the',
  '???',
  '',
])('tells nobody from others: %s', (name) => expect(isTelling(name)).toBe(false));

it.each([
  'Kestrel',
  'Kestrel Ltd',
  'X Y',
  'X & Y Ltd',
  '11420 Corp.',
  '9',
  'China Ltd',
  'Bank',
  '华为',
  'Ltd f.k.a. Kestrel',
  'The Kestrel Group',
])('tells one body from others: %s', (name) => expect(isTelling(name)).toBe(true));

it('what is left without legal forms', () => {
  const left = (name: string) => withoutLegalForms(name).map(({ ascii }) => ascii);
  expect(left('Ltd')).toEqual([]);
  expect(left('Kestrel Radar Ltd')).toEqual(['kestrel', 'radar']);
});
