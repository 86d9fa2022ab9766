import { expect, test } from 'vitest';
import { listIndex } from '../../graph/screening/matching/list-index.ts';
import type { ListedParty, Subject } from '../../graph/screening/matching/listed-party.ts';

const party = (id: number, names: readonly string[], identifiers: readonly string[] = []): ListedParty => ({
  id,
  kind: 'organization',
  names: names.map((text) => ({ text, weak: false })),
  countries: [],
  identifiers,
  addresses: [],
});
const subject = (names: readonly string[], identifiers: readonly string[] = []): Subject => ({
  names,
  countries: [],
  identifiers,
  addresses: [],
});
const parties = [
  party(7, ['Aldwych Castings Ltd', 'Aldwych Foundry']),
  party(3, ['Brindle Optics GmbH'], ['lei:529900T8BM49AURSDO55']),
  party(5, ['Carrow Trading House'], ['reg:DE/HRB 1']),
];

test('an entry is found by a name of its own, with that name beside it', () => {
  const [match, ...rest] = listIndex(parties).screen(subject(['ALDWYCH FOUNDRY']));
  expect(match).toMatchObject({ id: 7, band: 'strong', basis: 'name', listed: { text: 'Aldwych Foundry', weak: false } });
  expect(rest).toEqual([]);
});

test('an identifier in common is a strong match, whatever the names say', () => {
  const [match] = listIndex(parties).screen(subject(['Something Else'], ['lei:529900t8bm49aursdo55']));
  expect(match).toMatchObject({ id: 3, band: 'strong', score: 10_000, basis: 'identifier' });
  expect(match.beside).toEqual([{ kind: 'identifier', speaks: 'for', detail: 'both have lei:529900T8BM49AURSDO55' }]);
});

test('names one and two letters apart are likely, and names with nothing in common are not', () => {
  const index = listIndex(parties);
  expect(index.likely('Brindel Optics', 10)).toEqual([3]);
  expect(index.likely('Brxndle Optxcs', 10)).toEqual([3]);
  expect(index.likely('Bryndlle', 10)).toEqual([3]);
  expect(index.likely('Opticsbrindle', 10)).toEqual([3]);
  expect(index.likely('Halvard Shipyard', 10)).toEqual([]);
  expect(index.likely('Carrowtradinghouse', 10)).toEqual([5]);
});
