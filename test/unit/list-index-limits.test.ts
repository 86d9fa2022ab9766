/** Where an index stops looking, and how it says so. */
import { expect, test } from 'vitest';
import { listIndex } from '../../graph/screening/matching/list-index.ts';
import { mostPostings } from '../../graph/screening/matching/list-index-retrieval.ts';
import { mostCompared } from '../../graph/screening/matching/list-index-screen.ts';
import { listedParty as party, subjectOf as subject } from '../support/listed-parties.ts';

const dull = Array.from({ length: 300 }, (_, id) => party(1_000 + id, [`Halvard ${id} Group`]));

test('of thousands of entries with one name the first by id are given, and it is said that others may be missing', () => {
  const count = mostCompared + 500;
  const index = listIndex(Array.from({ length: count }, (_, at) => party(count - at, ['Zemlya Foundry'])));
  const { matches, compared, notCompared, truncated } = index.screening(subject(['Zemlya Foundry']), { limit: 3 });
  expect(matches.map(({ id }) => id)).toEqual([1, 2, 3]);
  expect({ compared, notCompared, truncated }).toEqual({ compared: mostCompared, notCompared: 500, truncated: true });
  const few = listIndex(Array.from({ length: mostCompared }, (_, at) => party(at, ['Zemlya Foundry'])));
  expect(few.screening(subject(['Zemlya Foundry']))).toMatchObject({ compared: mostCompared, notCompared: 0, truncated: false });
});

test('when a common word fills the room for postings, the equal name is found nevertheless, and the cut is said', () => {
  const many = Array.from({ length: mostPostings + 1 }, (_, id) => party(id, [`Quorrimast ${id}`]));
  const index = listIndex([...many, party(99_999, ['Quorrimast'])]);
  const { matches, truncated } = index.screening(subject(['Quorrimast']));
  expect(matches[0]).toMatchObject({ id: 99_999, band: 'strong' });
  expect(truncated).toBe(true);
});

test('a name of ten thousand letters, and one of ten thousand words, are looked for and found', () => {
  const long = 'x'.repeat(10_000);
  const wordy = Array.from({ length: 10_000 }, (_, word) => `w${word}`).join(' ');
  const index = listIndex([...dull, party(1, [long]), party(2, [wordy])]);
  expect(index.screen(subject([long]))[0]).toMatchObject({ id: 1, band: 'strong' });
  expect(index.screen(subject([wordy]))[0]).toMatchObject({ id: 2, band: 'strong' });
});
