/** Tables are read when their modules are loaded: that fails in a test here, and not before any. */
import { expect, it } from 'vitest';

it('the tables of words, of chunks and of legal forms are read', async () => {
  const { soundOf } = await import('../../graph/screening/matching/transliteration.ts');
  const { meaningOf } = await import('../../graph/screening/matching/word-table.ts');
  const { chunksOf } = await import('../../graph/screening/matching/name-chunks.ts');
  const { splitLegalForm } = await import('../../graph/screening/matching/legal-form.ts');
  const { nameForm } = await import('../../graph/screening/matching/name-form.ts');
  const { spellingsOf } = await import('../../graph/screening/matching/name-scripts.ts');
  expect(soundOf('moskovskaya')).toBe('moskovsk');
  expect(meaningOf('banka', 'Banka')).toEqual({ text: 'bank', kind: 'activity' });
  expect(splitLegalForm(chunksOf('Hong Kong GmbH')).legalForm).toEqual({ spelling: 'gmbh', class: 'limited' });
  expect(nameForm('Hong Kong GmbH').tokens).toEqual(['hongkong']);
  expect(spellingsOf('Acme Акме')).toHaveLength(3);
});
