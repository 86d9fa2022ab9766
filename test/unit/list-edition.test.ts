import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Assertion } from '../../graph/model/assertion.ts';
import { EdgeKind } from '../../graph/ontology/edge-kind.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { editionOf } from '../../graph/screening/list-content.ts';
import {
  ageOf,
  compareEditions,
  dateOfList,
  datingShare,
  type EntryContent,
  entryHash,
  fewestCompared,
  implausible,
  isStale,
  keptShare,
  publicationOf,
  quarantinedShare,
  staleAfter,
} from '../../graph/screening/list-edition.ts';

const rows = (all: number, quarantined = 0) => ({ in: all, mapped: all - quarantined, quarantined });

describe('whether an edition can be meant', () => {
  it('goes by the share that it keeps, from twenty entries on', () => {
    expect(implausible(20, { entries: 16, rows: rows(16) })).toBeUndefined();
    expect(implausible(20, { entries: 15, rows: rows(15) })).toBe('20 -> 15 entries: the new edition keeps less than 80 %');
    expect(implausible(19, { entries: 1, rows: rows(1) })).toBeUndefined();
    expect(implausible(12_000, { entries: 9_600, rows: rows(9_600) })).toBeUndefined();
    expect(implausible(12_000, { entries: 9_599, rows: rows(9_599) })).toContain('12000 -> 9599');
    expect(implausible(20, { entries: 500, rows: rows(500) })).toBeUndefined();
  });

  it('goes by whether it has any entry, and whether the one before it had', () => {
    expect(implausible(1, { entries: 0, rows: rows(0) })).toBe('1 -> 0 entries: the new edition has none');
    expect(implausible(0, { entries: 0, rows: rows(0) })).toBeUndefined();
    expect(implausible(0, { entries: 1, rows: rows(2, 1) })).toBeUndefined();
    expect(implausible(1, { entries: 1, rows: rows(1) })).toBeUndefined();
  });

  it('goes by the share of its rows that cannot be read', () => {
    expect(implausible(5, { entries: 9, rows: rows(10, 1) })).toBeUndefined();
    expect(implausible(5, { entries: 8, rows: rows(10, 2) })).toBe(
      '5 -> 8 entries: 2 of 10 rows of the new edition cannot be read',
    );
    expect(implausible(5, { entries: 898, rows: rows(1000, 101) })).toContain('101 of 1000');
  });
});

test('the figures are policies: each says what it counts, that it is a house default, and why', () => {
  const policies = [keptShare, fewestCompared, quarantinedShare, staleAfter, datingShare];
  expect(policies.map(({ value, unit }) => `${value} ${unit}`)).toEqual([
    '8000 basis points',
    '20 entries',
    '1000 basis points',
    '31 days',
    '5000 basis points',
  ]);
  for (const { source, effective, note } of policies) {
    expect([source, effective]).toEqual(['house default', '']);
    expect(note).toMatch(/^[A-Z].*\.$/);
  }
});

describe('age', () => {
  it('is in days, negative before the edition, and unknown without one of the days', () => {
    expect(ageOf(10, 17)).toBe(7);
    expect(ageOf(17, 10)).toBe(-7);
    expect(ageOf(undefined, 10)).toBeUndefined();
    expect(ageOf(10, undefined)).toBeUndefined();
  });

  it('is stale above the figure of the list, a month where it has none', () => {
    expect([isStale(7, 7), isStale(8, 7), isStale(31, undefined), isStale(32, undefined)]).toEqual([false, true, false, true]);
    expect([isStale(-1, 7), isStale(undefined, 7)]).toEqual([false, undefined]);
  });

  it('of a list is that of its newest publication, of a publication in parts that of the oldest part', () => {
    const entries = 'list:ofac sdn entries';
    const aliases = 'list:ofac sdn aliases';
    const document = (main: string, dated: number | undefined, own = 10) => ({ main, dated, entries: own });
    const dated = (...documents: ReturnType<typeof document>[]) => dateOfList(documents, 10);
    expect(dated()).toBeUndefined();
    expect(dated(document('list:csl', 5))).toBe(5);
    expect(dated(document('list:csl', 5), document('list:csl', 3))).toBe(5);
    expect(dated(document(entries, 9), document(aliases, 4, 1))).toBe(4);
    expect(dated(document(aliases, 4, 1), document(entries, 9))).toBe(4);
    expect(dated(document(entries, 9), document(aliases, 4), document('list:csl', 7))).toBe(7);
    expect(dated(document(entries, 9), document(aliases, 4), document('list:csl', 2))).toBe(4);
    expect(dated(document('table:listings', 9), document('list:csl', 7))).toBe(7);
    expect(dated(document('table:listings', 9), document('table:listings', 8))).toBe(9);
    expect(dated(document('table:listings', undefined), document('list:csl', 7))).toBe(7);
    // The day 0 is a day.
    expect(dated(document('list:csl', 0))).toBe(0);
  });

  it('of a list is not known where a document of it that stands has no date', () => {
    const document = (main: string, dated: number | undefined, entries = 10) => ({ main, dated, entries });
    expect(dateOfList([document('list:csl', undefined)], 10)).toBeUndefined();
    expect(dateOfList([document('list:csl', 5), document('list:csl', undefined)], 10)).toBeUndefined();
    expect(dateOfList([document('list:ofac sdn entries', undefined), document('list:csl', 7, 1)], 11)).toBeUndefined();
    expect(dateOfList([document('list:ofac sdn entries', 9), document('list:ofac sdn aliases', undefined)], 10)).toBeUndefined();
    expect(dateOfList([document('table:listings', 9), document('list:csl', undefined)], 10)).toBeUndefined();
    expect(dateOfList([document('table:listings', 9), document('table:listings', undefined)], 10)).toBeUndefined();
  });

  it('of a list is not that of an excerpt: half of its entries count, and one less does not', () => {
    const document = (main: string, dated: number, entries: number) => ({ main, dated, entries });
    expect(dateOfList([document('list:csl', 3, 10), document('list:ofac sdn entries', 9, 5)], 10)).toBe(9);
    expect(dateOfList([document('list:csl', 3, 10), document('list:ofac sdn entries', 9, 4)], 10)).toBe(3);
    expect(dateOfList([document('list:csl', 3, 10), document('list:csl', 9, 5)], 10)).toBe(9);
    expect(dateOfList([document('list:csl', 3, 10), document('list:csl', 9, 4)], 10)).toBe(3);
    // No one holds half of it: together they do.
    expect(dateOfList([document('list:csl', 9, 3), document('list:un', 4, 3), document('list:eu', 6, 3)], 9)).toBe(4);
  });

  it('is asked of publications: their parts', () => {
    expect(publicationOf('list:ofac consolidated addresses')).toBe('list:ofac consolidated');
    expect(publicationOf('list:ofac consolidated comments')).toBe('list:ofac consolidated');
    expect(publicationOf('list:uk-sl')).toBe('list:uk-sl');
    expect(publicationOf('a list:ofac sdn entries')).toBe('a list:ofac sdn entries');
    expect(publicationOf('list:ofac sdn entries of old')).toBe('list:ofac sdn entries of old');
  });
});

describe('what a document says of an entry', () => {
  const mention = (from: string, more: Partial<Assertion>): Assertion => ({ kind: 0, from, to: '', pointer: 'row=1', ...more });
  const edge = (kind: number, from: string, to: string): Assertion => ({ kind, from, to, pointer: 'row=1' });

  it('is gathered from all of its mentions and edges, in whatever order they stand', () => {
    const told: Assertion[] = [
      mention('entry:sdn:1', {
        name: 'EVIL WORKS',
        texts: { list: 'SDN', programs: 'NPWMD; IFSR', type: 'entity', lastSeen: 'x' },
      }),
      mention('entry:sdn:1', { name: 'EW', numbers: { weakAlias: 1 } }),
      mention('entry:sdn:1', { name: 'EVIL ZAVOD', numbers: { listedFrom: dayOf('2020-01-02') as number } }),
      mention('entry:sdn:1', { name: 'EVIL WORKS', numbers: { listedTo: dayOf('2024-05-06') as number } }),
      mention('entry:sdn:1', { texts: { addresses: '1 Main St, Moscow; 2 Main St', remarks: 'none' } }),
      edge(EdgeKind.IDENTIFIED_BY, 'entry:sdn:1', 'identifier:lei:5493001KJTIIGC8Y1R12'),
      edge(EdgeKind.REGISTERED_IN, 'entry:sdn:1', 'country:RU'),
      edge(EdgeKind.OWNS, 'entry:sdn:1', 'organization:x'),
      mention('organization:x', { name: 'NOT AN ENTRY' }),
      mention('entry:sdn:2', {}),
    ];
    const content: EntryContent = {
      name: ['EVIL WORKS'],
      aliases: ['EVIL ZAVOD', 'EW (weak)'],
      identifiers: ['lei:5493001KJTIIGC8Y1R12'],
      programs: ['IFSR', 'NPWMD'],
      addresses: ['1 Main St, Moscow', '2 Main St'],
      countries: ['RU'],
      dates: ['from 2020-01-02', 'until 2024-05-06'],
      type: ['entity'],
      other: ['remarks: none'],
    };
    const edition = editionOf(told);
    expect([...edition.keys()]).toEqual(['entry:sdn:1', 'entry:sdn:2']);
    expect(edition.get('entry:sdn:1')).toEqual(content);
    expect(edition.get('entry:sdn:2')).toEqual({});
  });

  it('is apart at semicolons where lists put several into one text, and nowhere else; what is empty says nothing', () => {
    const texts = { programs: ';A;; B ', addresses: '', type: 'a; b', remarks: 'c; d' };
    expect(editionOf([mention('entry:sdn:1', { texts })]).get('entry:sdn:1')).toEqual({
      programs: ['A', 'B'],
      type: ['a; b'],
      other: ['remarks: c; d'],
    });
  });
});

describe('two editions', () => {
  it('differ by entries that are added, changed and removed, by key', () => {
    const before = new Map<string, EntryContent>([
      ['c', { name: ['C'] }],
      ['a', { name: ['A'], aliases: ['X', 'Y'], programs: ['P'] }],
      ['b', { name: ['B'], programs: ['P'] }],
    ]);
    const after = new Map<string, EntryContent>([
      ['d', { name: ['D'] }],
      ['a', { name: ['A'], aliases: ['X', 'Z'], countries: ['RU'] }],
      ['b', { programs: ['P'], name: ['B'] }],
    ]);
    expect(compareEditions(before, after)).toEqual([
      {
        key: 'a',
        kind: 'changed',
        fields: [
          { what: 'aliases', before: ['X', 'Y'], after: ['X', 'Z'] },
          { what: 'programs', before: ['P'], after: [] },
          { what: 'countries', before: [], after: ['RU'] },
        ],
      },
      { key: 'c', kind: 'removed', fields: [{ what: 'name', before: ['C'], after: [] }] },
      { key: 'd', kind: 'added', fields: [{ what: 'name', before: [], after: ['D'] }] },
    ]);
    expect(compareEditions(before, before)).toEqual([]);
  });

  it('have one hash for an entry of which they say the same', () => {
    expect(entryHash({ name: ['A'], programs: ['P'] })).toBe(entryHash({ programs: ['P'], name: ['A'] }));
    expect(entryHash({ name: ['A'] })).not.toBe(entryHash({ aliases: ['A'] }));
    expect(entryHash({ name: ['A'] })).not.toBe(entryHash({ name: ['B'] }));
    expect(entryHash({ name: [] })).toBe(entryHash({}));
    expect(entryHash({ name: ['A'] })).not.toBe(entryHash({}));
    expect(entryHash({})).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are told apart as by going through every entry of either', () => {
    const content = fc.record(
      {
        name: fc.constantFrom(['A'], ['B']),
        aliases: fc.subarray(['X', 'Y', 'Z'], { minLength: 1 }),
        programs: fc.subarray(['P', 'Q'], { minLength: 1 }),
      },
      { requiredKeys: [] },
    );
    const edition = fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), content), { selector: ([key]) => key })
      .map((entries) => new Map<string, EntryContent>(entries));
    const isSame = (one: EntryContent, other: EntryContent) =>
      (['name', 'aliases', 'programs'] as const).every((field) => String(one[field] ?? '') === String(other[field] ?? ''));
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        const told = compareEditions(before, after).map(({ key, kind }) => `${key} ${kind}`);
        const wanted = ['a', 'b', 'c', 'd'].flatMap((key) => {
          const [was, is] = [before.get(key), after.get(key)];
          if (was === undefined) return is === undefined ? [] : [`${key} added`];
          return is === undefined ? [`${key} removed`] : isSame(was, is) ? [] : [`${key} changed`];
        });
        expect(told).toEqual(wanted);
      }),
    );
  });
});
