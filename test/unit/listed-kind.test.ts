import { expect, it } from 'vitest';
import { listedKind } from '../../graph/screening/matching/listed-kind.ts';
import { bands, foundBands } from '../../graph/screening/matching/listed-party.ts';

it.each([
  ['organization', ['entity', 'organization', 'organisation', 'company', 'enterprise', 'firm', 'legalentity', 'publicbody']],
  ['person', ['individual', 'person']],
  ['vessel', ['vessel', 'ship']],
  ['aircraft', ['aircraft', 'airplane']],
  ['unstated', ['', 'Special Entity Designation', 'constructor', 'entit', 'persons']],
] as const)('%s is what lists call %j', (kind, words) => {
  for (const word of words) expect([word, listedKind(word)]).toEqual([word, kind]);
});

it('case, blanks and signs say nothing', () => {
  expect(['ENTITY', 'Legal Entity', 'public-body', ' Ship 2 '].map(listedKind)).toEqual([
    ...['organization', 'organization', 'organization', 'vessel'],
  ]);
});

it('bands are in their order, and those of a match are all but the last', () => {
  expect(bands).toEqual(['strong', 'possible', 'weak', 'none']);
  expect(foundBands).toEqual(['strong', 'possible', 'weak']);
});
