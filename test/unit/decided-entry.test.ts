/** Which entry a draft of a decision names: what was chosen for one kind is not taken over by another that may not name it. */
import { expect, it } from 'vitest';
import { type Decidable, draftOf, type Written } from '../../web/parts/decide/decidable.ts';

const [sure, alike, other] = ['sure', 'alike', 'other'].map((id) => ({ id, name: id, list: 'SDN' }));
const about: Decidable = {
  party: { id: 'organization:one', name: 'One' },
  choices: ['MATCH', 'NO_MATCH', 'WAIVER'],
  pairs: [alike, other],
  waived: [sure, alike, other],
  isWaivedByEntry: false,
  rules: ['rule'],
};
const written: Written = { reason: 'why', expires: '', isLimited: false, transaction: '', items: '' };
const entry = (of: Decidable, kind: 'MATCH' | 'NO_MATCH' | 'WAIVER', chosen?: string) =>
  draftOf(of, kind, chosen === undefined ? written : { ...written, entry: chosen }, undefined).entry;

it('names the entry that is chosen, and the first where the kind needs one', () => {
  expect(entry(about, 'WAIVER')).toBeUndefined();
  expect(entry(about, 'WAIVER', 'sure')).toBe('sure');
  expect(entry(about, 'MATCH')).toBe('alike');
  expect(entry(about, 'NO_MATCH', 'other')).toBe('other');
});

it('takes any entry for a waiver that may be for any, and for nothing else', () => {
  expect(entry(about, 'WAIVER', '')).toBeUndefined();
  expect(entry(about, 'MATCH', '')).toBe('alike');
  expect(entry(about, 'NO_MATCH', '')).toBe('alike');
  expect(entry({ ...about, isWaivedByEntry: true }, 'WAIVER', '')).toBe('sure');
  expect(entry(about, 'MATCH', 'sure')).toBe('alike');
});
