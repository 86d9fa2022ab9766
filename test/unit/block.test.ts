import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Columns } from '../../graph/model/columns.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { decodeBlock, encodeBlock } from '../../graph/store/block.ts';
import { encodeEvidence, openEvidence, rowsPerPart } from '../../graph/store/evidence-part.ts';

const id = fc.nat(0x7fff_ffff);
const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.nat(255), fc.constant(-0), fc.nat(0xffff));
const numberColumn = fc
  .uniqueArray(fc.nat(0x7fff_ffff), { maxLength: 8 })
  .chain((rows) =>
    fc.tuple(fc.constant(rows.sort((a, b) => a - b)), fc.array(number, { minLength: rows.length, maxLength: rows.length })),
  )
  .map(([rows, values]) => ({ rows: Int32Array.from(rows), values: Float64Array.from(values) }));

const columnsArbitrary: fc.Arbitrary<Columns> = fc
  .record({
    nodes: fc.array(id, { minLength: 1, maxLength: 9 }),
    mentions: fc.array(fc.tuple(fc.nat(), fc.maxSafeInteger().map(Math.abs)), { maxLength: 9 }),
    inOrder: fc.boolean(),
    edges: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(255)), { maxLength: 9 }),
    numbers: fc.dictionary(fc.string({ unit: 'grapheme' }), numberColumn, { maxKeys: 4, noNullPrototype: true }),
  })
  .map(({ nodes, mentions, inOrder, edges, numbers }) => ({
    nodes: Int32Array.from(nodes),
    types: Uint8Array.from(nodes, (node) => node % 8),
    mentionNode: Int32Array.from(mentions, ([node], row) => (inOrder ? row : node) % nodes.length),
    mentionName: Float64Array.from(mentions, ([, name]) => name),
    from: Int32Array.from(edges, ([from]) => from % nodes.length),
    to: Int32Array.from(edges, ([, to]) => to % nodes.length),
    kinds: Uint8Array.from(edges, ([, , kind]) => kind),
    numbers: new Map(Object.entries(numbers)),
  }));

function wideColumns(count: number): Columns {
  const all = Int32Array.from({ length: count }, (_, index) => index);
  return {
    nodes: all,
    types: new Uint8Array(count).fill(1),
    mentionNode: all.toReversed(),
    mentionName: new Float64Array(count),
    from: all,
    to: all.toReversed(),
    kinds: new Uint8Array(count).fill(1),
    numbers: new Map(),
  };
}

describe('a block', () => {
  it('gives back its columns', () => {
    fc.assert(
      fc.property(columnsArbitrary, (columns) => {
        expect(decodeBlock(encodeBlock(columns))).toEqual(columns);
      }),
    );
  });

  it('gives them back wherever its bytes begin', () => {
    fc.assert(
      fc.property(columnsArbitrary, fc.integer({ min: 1, max: 7 }), (columns, offset) => {
        const bytes = encodeBlock(columns);
        const moved = new Uint8Array(bytes.length + offset).subarray(offset);
        moved.set(bytes);
        expect(decodeBlock(moved)).toEqual(columns);
      }),
    );
  });

  it('is the same for equal columns', () => {
    fc.assert(
      fc.property(columnsArbitrary, (columns) => {
        expect(encodeBlock(columns)).toEqual(encodeBlock(decodeBlock(encodeBlock(columns))));
      }),
    );
  });

  it('takes two bytes an index up to 65,536 nodes, four beyond', () => {
    for (const count of [65_536, 65_537]) {
      const columns = wideColumns(count);
      const bytes = encodeBlock(columns);
      const indexBytes = count > 65_536 ? 4 : 2;
      expect(bytes.length).toBeGreaterThan(count * (14 + 3 * indexBytes));
      expect(bytes.length).toBeLessThan(count * (14 + 3 * indexBytes) + 200);
      const decoded = decodeBlock(bytes);
      expect(Buffer.compare(bytesOf(decoded.from), bytesOf(columns.from))).toBe(0);
      expect(Buffer.compare(bytesOf(decoded.to), bytesOf(columns.to))).toBe(0);
      expect(Buffer.compare(bytesOf(decoded.mentionNode), bytesOf(columns.mentionNode))).toBe(0);
    }
  });

  it('does not copy what is stored as it is used', () => {
    const bytes = encodeBlock(wideColumns(10));
    const { nodes, mentionName, kinds } = decodeBlock(bytes);
    for (const array of [nodes, mentionName, kinds]) expect(array.buffer).toBe(bytes.buffer);
  });

  it('tells any changed, missing or added byte', () => {
    fc.assert(
      fc.property(columnsArbitrary, fc.nat(), fc.integer({ min: 1, max: 255 }), (columns, at, change) => {
        const bytes = encodeBlock(columns);
        const flipped = bytes.slice();
        flipped[at % bytes.length] = (flipped[at % bytes.length] as number) ^ change;
        const cut = bytes.subarray(0, at % bytes.length);
        const longer = new Uint8Array(bytes.length + 8);
        longer.set(bytes);
        longer[bytes.length] = 1;
        for (const damaged of [cut, longer, flipped]) expect(() => decodeBlock(damaged)).toThrow(OperationalError);
      }),
      { numRuns: 300 },
    );
  });
});

function bytesOf(array: Int32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

describe('parts of evidence', () => {
  const text = fc.string({ unit: 'binary', maxLength: 9 });
  const row = fc.record(
    { pointer: text, name: text, texts: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }) },
    { requiredKeys: ['pointer'] },
  );

  it('give back their rows', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const parts = [...encodeEvidence(rows)].map(openEvidence);
        expect(rows.map((_, index) => parts[Math.floor(index / rowsPerPart)]?.(index % rowsPerPart))).toEqual(rows);
      }),
    );
  });

  it('hold 1,024 rows each', () => {
    const rows = Array.from({ length: 2 * rowsPerPart + 1 }, (_, index) => ({ pointer: `/${index}` }));
    const parts = [...encodeEvidence(rows)];
    expect(parts).toHaveLength(3);
    const [first, , last] = parts.map(openEvidence);
    expect(first?.(1023)).toEqual({ pointer: '/1023' });
    expect(first?.(1024)).toBeUndefined();
    expect(last?.(0)).toEqual({ pointer: '/2048' });
  });

  it('tell damage', () => {
    const [part] = [...encodeEvidence([{ pointer: '/a' }])] as [Uint8Array];
    expect(() => openEvidence(part.subarray(2))).toThrow(OperationalError);
    expect(() => openEvidence(new Uint8Array(0))).toThrow(OperationalError);
  });
});
