/** Where boxes and marks of pictures stand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, type LaidLink, type LaidNode, layered } from '../../web/pictures/layered-layout.ts';
import { wholeTicks } from '../../web/pictures/whole-ticks.ts';

const networks = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 40 }).chain((tiers) =>
  fc.record({
    nodes: fc.constant(tiers.map((tier, i): LaidNode => ({ id: `n${i}`, tier }))),
    links: fc.array(
      fc.tuple(fc.nat(tiers.length - 1), fc.nat(tiers.length - 1)).map(([a, b]): LaidLink => ({ from: `n${a}`, to: `n${b}` })),
      { maxLength: 60 },
    ),
  }),
);

describe('a network in columns', () => {
  it('has every node in the column of its tier, and no box upon another', () => {
    fc.assert(
      fc.property(networks, ({ nodes, links }) => {
        const { at, width, height } = layered(nodes, links);
        const tiers = [...new Set(nodes.map(({ tier }) => tier))].sort((a, b) => a - b);
        const places = new Set<string>();
        for (const { id, tier } of nodes) {
          const { x, y } = at.get(id) ?? { x: -1, y: -1 };
          expect(x).toBe(tiers.indexOf(tier) * (box.width + box.gapX));
          expect(x + box.width).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + box.height).toBeLessThanOrEqual(height);
          places.add(`${x} ${y}`);
        }
        expect(places.size).toBe(nodes.length);
        const rows = nodes.map(({ id }) => at.get(id) ?? { x: 0, y: 0 });
        for (const one of rows)
          for (const other of rows)
            if (one !== other && one.x === other.x) expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(box.height);
      }),
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(networks, ({ nodes, links }) => {
        expect([...layered(nodes, links).at]).toEqual([...layered(nodes, links).at]);
      }),
    );
  });

  it('crosses no links that need not cross', () => {
    const nodes = ['a', 'b', 'c'].flatMap((id): LaidNode[] => [
      { id, tier: 0 },
      { id: `to ${id}`, tier: 1 },
    ]);
    const links = [
      ['a', 'to c'],
      ['b', 'to b'],
      ['c', 'to a'],
    ].map(([from = '', to = '']): LaidLink => ({ from, to }));
    const { at } = layered(nodes, links);
    for (const { from, to } of links) expect(at.get(from)?.y).toBe(at.get(to)?.y);
  });
});

describe('marks of an axis', () => {
  it.each([
    [0, 5, [0]],
    [1, 5, [0, 1]],
    [3, 5, [0, 1, 2, 3]],
    [44, 5, [0, 10, 20, 30, 40]],
    [365, 6, [0, 50, 100, 150, 200, 250, 300, 350]],
  ])('to %s are whole and round', (last, about, marks) => {
    expect(wholeTicks(last, about)).toEqual(marks);
  });
});
