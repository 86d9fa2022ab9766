import { expect, test } from 'vitest';
import { contentHashOf } from '../../graph/screening/matching/content-hash.ts';
import type { ListedParty } from '../../graph/screening/matching/listed-party.ts';

const name = (text: string, weak = false) => ({ text, weak });
const entry: ListedParty = {
  id: 1,
  kind: 'organization',
  names: [name('Aldwych Castings'), name('Aldwych'), name('AC', true)],
  countries: ['GB', 'DE'],
  identifiers: ['lei:A', 'cage:B'],
  addresses: ['1 Road', '2 Road'],
};
const renumbered: ListedParty = { ...entry, id: 2 };

test('it is a SHA-256 that neither the id nor the order of aliases, countries, identifiers and addresses changes', () => {
  expect(contentHashOf(entry)).toMatch(/^[0-9a-f]{64}$/);
  expect(contentHashOf(renumbered)).toBe(contentHashOf(entry));
  expect(contentHashOf({ ...entry, names: [entry.names[0], entry.names[2], entry.names[1], entry.names[1]] })).toBe(
    contentHashOf(entry),
  );
  expect(contentHashOf({ ...entry, countries: ['DE', 'GB', 'DE'] })).toBe(contentHashOf(entry));
  expect(contentHashOf({ ...entry, identifiers: ['cage:B', 'lei:A'] })).toBe(contentHashOf(entry));
  expect(contentHashOf({ ...entry, addresses: ['2 Road', '1 Road'] })).toBe(contentHashOf(entry));
});

test.each([
  ['kind', { kind: 'person' }],
  ['first name', { names: [entry.names[1], entry.names[0], entry.names[2]] }],
  ['text of a name', { names: [entry.names[0], name('Aldwich'), entry.names[2]] }],
  ['weakness of a name', { names: [entry.names[0], entry.names[1], name('AC')] }],
  ['names', { names: [] }],
  ['countries', { countries: ['GB'] }],
  ['identifiers', { identifiers: ['lei:A'] }],
  ['addresses', { addresses: ['1 Road'] }],
  ['where a text stands', { identifiers: ['lei:A', 'cage:B', '1 Road'], addresses: ['2 Road'] }],
] as const)('another %s is another content', (_, change) => {
  expect(contentHashOf({ ...entry, ...(change as Partial<ListedParty>) })).not.toBe(contentHashOf(entry));
});
