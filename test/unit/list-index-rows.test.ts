/** The rows of an index: growing numbers, the best of them, buckets, entries. */
import { describe, expect, it } from 'vitest';
import { best } from '../../graph/screening/matching/list-index-best.ts';
import { type Buckets, buildBuckets } from '../../graph/screening/matching/list-index-buckets.ts';
import { Entries, EntriesDraft } from '../../graph/screening/matching/list-index-entries.ts';
import { Growing } from '../../graph/screening/matching/list-index-growing.ts';
import type { ListedParty } from '../../graph/screening/matching/listed-party.ts';

function grown(values: readonly number[], first?: number): Growing {
  const growing = new Growing(first);
  for (const value of values) growing.push(value);
  return growing;
}

function finished<Result>(steps: Generator<undefined, Result, undefined>): { readonly result: Result; readonly rests: number } {
  for (let rests = 0; ; rests++) {
    const { done, value } = steps.next();
    if (done === true) return { result: value, rests };
  }
}

describe('growing numbers', () => {
  it('are those that were pushed, however many', () => {
    const values = Array.from({ length: 1_000 }, (_, at) => at * 7);
    for (const first of [undefined, 1, 999, 1_000]) {
      const growing = grown(values, first);
      expect(growing.length).toBe(1_000);
      expect(growing.finished()).toEqual(Uint32Array.from(values));
      expect(values.map((_, at) => growing.at(at))).toEqual(values);
    }
  });

  it('begin anew when they are cleared', () => {
    const growing = grown([4, 5, 6]);
    growing.clear();
    expect(growing.length).toBe(0);
    growing.push(9);
    expect(growing.finished()).toEqual(Uint32Array.of(9));
  });
});

describe('the best numbers', () => {
  const bestOf = (values: readonly number[], most: number) =>
    Array.from(best(grown(values.map((_, number) => number).reverse()), most, (number) => values[number]));

  it('are those of the greatest value, ties ascending', () => {
    expect(bestOf([3, 9, 3, 1, 9], 5)).toEqual([1, 4, 0, 2, 3]);
    expect(bestOf([3, 9, 3, 1, 9], 3)).toEqual([1, 4, 0]);
    expect(bestOf([3, 9, 3, 1, 9], 0)).toEqual([]);
    expect(bestOf([], 3)).toEqual([]);
    expect(best(grown([7, 5, 6]), 2, () => 1)).toEqual(Uint32Array.of(5, 6));
    expect(best(grown([5, 6, 7]), 2, () => 1)).toEqual(Uint32Array.of(5, 6));
  });

  it('are as many as are asked for, whatever the order in which they come', () => {
    for (let run = 1; run <= 30; run++) {
      const values = Array.from({ length: 40 }, (_, at) => (at * at * run + 17 * at) % (run + 5));
      const sorted = values.map((_, number) => number).sort((a, b) => values[b] - values[a] || a - b);
      for (const most of [1, 2, 3, 7, 16, 39, 40, 41]) expect(bestOf(values, most)).toEqual(sorted.slice(0, most));
    }
  });
});

describe('buckets', () => {
  const bucketsOf = (keys: readonly (readonly number[])[], expected: number) =>
    finished(
      buildBuckets(keys.length, expected, (value, found) => {
        for (const key of keys[value]) found(key);
      }),
    );
  const inBucket = ({ offsets, values }: Buckets, bucket: number) => [...values.subarray(offsets[bucket], offsets[bucket + 1])];

  it('hold the numbers under the last bits of their keys, ascending', () => {
    const { result, rests } = bucketsOf([[1, 6], [2], [5, 9, 5], [], [0xffff_ffff]], 7);
    expect(result.mask).toBe(3);
    expect([0, 1, 2, 3].map((bucket) => inBucket(result, bucket))).toEqual([[], [0, 2, 2, 2], [0, 1], [4]]);
    expect(result.offsets).toEqual(Uint32Array.of(0, 0, 4, 6, 7));
    expect(rests).toBe(1);
  });

  it.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 1],
    [5, 3],
    [8, 3],
    [9, 7],
  ])('for %i keys have the mask %i', (expected, mask) => {
    const { result } = bucketsOf([[5], [3]], expected);
    expect(result.mask).toBe(mask);
    expect(inBucket(result, 5 & mask)).toContain(0);
    expect(result.values).toHaveLength(2);
  });

  it('of nothing are empty', () => {
    expect(bucketsOf([], 0)).toEqual({ result: { offsets: Uint32Array.of(0, 0), values: new Uint32Array(), mask: 0 }, rests: 1 });
  });

  it('rest after so many keys and numbers, while they are counted, between, and while they are placed', () => {
    const many = (count: number) => new Array<number>(count).fill(0);
    const rests = (...counts: number[]) => bucketsOf(counts.map(many), 1).rests;
    expect(rests(14_999)).toBe(1);
    expect(rests(15_000)).toBe(2);
    expect(rests(29_999)).toBe(2);
    expect(rests(30_000)).toBe(3);
    expect(rests(20_000, 20_000, 20_000)).toBe(4);
    expect(rests(...many(15_000))).toBe(1);
    expect(rests(...many(15_001))).toBe(2);
    expect(rests(...many(30_001))).toBe(3);
  });
});

const party = (id: number, names: readonly string[], rest: Partial<ListedParty> = {}): ListedParty => ({
  kind: 'organization',
  countries: [],
  identifiers: [],
  addresses: [],
  ...rest,
  id,
  names: names.map((text) => ({ text: text.replace(/\?$/, ''), weak: text.endsWith('?') })),
});

function drafted(parties: readonly ListedParty[]): EntriesDraft {
  const draft = new EntriesDraft();
  for (const one of parties) draft.add(one);
  return draft;
}

const entriesOf = (parties: readonly ListedParty[]) => finished(Entries.of(drafted(parties))).result;
const partiesOf = (entries: Entries) => Array.from({ length: entries.parties }, (_, at) => entries.partyAt(at));

describe('entries', () => {
  it('are put in their places in steps', () => {
    const count = (parties: number) =>
      finished(Entries.of(drafted(Array.from({ length: parties }, (_, id) => party(id, []))))).rests;
    expect([0, 1, 10_000, 10_001].map(count)).toEqual([2, 3, 3, 4]);
  });

  const several = [
    party(2, ['Zemlya', 'Zem?'], { kind: 'person', countries: ['DE', 'FR'], identifiers: ['lei:A'], addresses: ['1 Road'] }),
    party(5, ['\ud800 half', 'Ünïcode 華為 🚀', '"quoted"?']),
    party(9, [], { kind: 'vessel' }),
    party(11, [''], { kind: 'aircraft' }),
    party(12, ['\udc00?'], { kind: 'unstated' }),
  ];

  it('are given as they came, by id', () => {
    const entries = entriesOf([several[3], several[0], several[4], several[2], several[1]]);
    expect(partiesOf(entries)).toEqual(several);
    expect({ parties: entries.parties, names: entries.names }).toEqual({ parties: 5, names: 7 });
    expect(entries.ids).toEqual(Float64Array.of(2, 5, 9, 11, 12));
    expect(entries.firstName).toEqual(Uint32Array.of(0, 2, 5, 5, 6, 7));
    expect(entries.partyOf).toEqual(Uint32Array.of(0, 0, 1, 1, 1, 3, 4));
    expect(entries.nameAt(1)).toEqual({ text: 'Zem', weak: true });
    expect([2, 3, 4, 5].map((name) => entries.textOf(name))).toEqual(['\ud800 half', 'Ünïcode 華為 🚀', '"quoted"', '']);
    expect(partiesOf(entriesOf(several))).toEqual(several);
  });

  it('of one id are in the order of what they say', () => {
    const same = [
      party(1, ['Acme'], { countries: ['DE'] }),
      party(1, ['Acme']),
      party(1, ['Acme', 'Beta']),
      party(1, ['Acme?']),
      party(1, ['Beta']),
      party(0, ['Zeta']),
    ];
    const sorted = [same[5], same[0], same[1], same[2], same[4], same[3]];
    expect(partiesOf(entriesOf(same))).toEqual(sorted);
    expect(partiesOf(entriesOf(same.toReversed()))).toEqual(sorted);
    expect(partiesOf(entriesOf([same[1], same[1]]))).toEqual([same[1], same[1]]);
    expect(drafted([same[4], same[1]]).order()).toEqual(Uint32Array.of(1, 0));
  });

  it('are kept however long they are', () => {
    const long = Array.from({ length: 300 }, (_, at) => party(at, [`${at} ${'華'.repeat(at)}`, `x${at}`]));
    expect(partiesOf(entriesOf(long))).toEqual(long);
    expect(partiesOf(entriesOf([party(1, ['y'.repeat(20_000)])]))).toEqual([party(1, ['y'.repeat(20_000)])]);
    const fitting = party(1, ['z'.repeat(1_352)]);
    expect(partiesOf(entriesOf([fitting, fitting]))).toEqual([fitting, fitting]);
  });

  /** Bytes of `[0,[],[],[]]` and the like, without names. */
  const side = (one: ListedParty) => JSON.stringify([0, one.countries, one.identifiers, one.addresses]).length;

  it('that say the same beside their names keep it once, if it is short', () => {
    const short = party(1, [], { addresses: ['x'.repeat(64 - '[0,[],[],[""]]'.length)] });
    const long = party(1, [], { addresses: ['x'.repeat(65 - '[0,[],[],[""]]'.length)] });
    expect([side(short), side(long)]).toEqual([64, 65]);
    expect(drafted([short, short, short]).texts().byteLength).toBe(64);
    expect(drafted([long, long, long]).texts().byteLength).toBe(3 * 65);
    expect(partiesOf(entriesOf([short, short]))).toEqual([short, short]);
  });

  it('of which so many are different are remembered, and others kept each', () => {
    const numbered = Array.from({ length: 4_097 }, (_, at) => party(at, [], { addresses: [String(10_000 + at)] }));
    const each = side(numbered[0]);
    expect(drafted([...numbered.slice(0, 4_096), ...numbered.slice(0, 4_096)]).texts().byteLength).toBe(4_096 * each);
    expect(drafted([...numbered, ...numbered]).texts().byteLength).toBe(4_098 * each);
  });

  it('keep texts one after another', () => {
    const draft = drafted([party(1, ['Acme', 'B'])]);
    expect(draft.names).toBe(2);
    expect(draft.texts().toString()).toBe('AcmeB[0,[],[],[]]');
    expect(draft.side(0)).toEqual([5, 17]);
  });
});
