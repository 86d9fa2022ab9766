/** Times to survive against the equations taken literally: relaxed from "never" until nothing changes. */
import { describe, expect, test } from 'vitest';
import { SurvivalTimes } from '../../graph/analyses/time-to-survive.ts';
import { Loss } from '../../graph/network/loss.ts';
import { type NetworkSpec, networkFrom, randomNetworkSpec } from '../support/random-network.ts';
import { random } from '../support/random-supply.ts';

const graphs = 6000;

/**
 * T(lost) = cover; T(needs all) = least of the children + cover; T(needs any) = greatest + cover; nothing
 * is out until that is derived from what is lost. One with no children waits for nothing.
 */
function survival({ nodes }: NetworkSpec, lost: readonly number[], cover: ArrayLike<number>): number[] {
  const times = nodes.map(() => Number.POSITIVE_INFINITY);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [at, { any, children, lostWith }] of nodes.entries()) {
      const below = children.map((child) => times[child]);
      const waits = below.length === 0 ? Number.POSITIVE_INFINITY : any ? Math.max(...below) : Math.min(...below);
      const time = (lostWith.some((candidate) => lost.includes(candidate)) ? 0 : waits) + cover[at];
      if (time !== times[at]) changed = true;
      times[at] = time;
    }
  }
  return times;
}

function randomCover(count: number, seed: number): Float64Array {
  const next = random(seed);
  const most = next() < 0.3 ? 1 : 20;
  return Float64Array.from({ length: count }, () => {
    if (next() < 0.5) return 0;
    return next() < 0.1 ? Number.POSITIVE_INFINITY : Math.floor(next() * (most + 1));
  });
}

describe('time to survive', () => {
  test(`equals the relaxed equations in ${graphs} networks, several losses each`, () => {
    let finite = 0;
    let circular = 0;
    for (let seed = 1; seed <= graphs; seed++) {
      const spec = randomNetworkSpec(seed);
      const network = networkFrom(spec);
      const cover = randomCover(network.count, seed);
      const loss = new Loss(network);
      const times = new SurvivalTimes(network, cover);
      const losses = [...Array.from({ length: spec.candidates }, (_, c) => [c]), [...Array(spec.candidates).keys()], []];
      for (const lost of losses) {
        loss.begin();
        for (const candidate of lost) loss.lose(candidate);
        times.run(loss);
        const expected = survival(spec, lost, cover);
        expect(
          spec.nodes.map((_, node) => times.of(node)),
          `seed ${seed}, lost ${lost}`,
        ).toEqual(expected);
        const order = Array.from(times.order.subarray(0, times.length));
        expect(order.map((node) => expected[node])).toEqual(expected.filter(Number.isFinite).sort((a, b) => a - b));
        for (const [node, time] of expected.entries()) if (time < Number.POSITIVE_INFINITY) expect(loss.failed(node)).toBe(true);
        finite += order.length;
      }
      if (spec.nodes.some(({ children }, at) => children.some((child) => child <= at))) circular++;
    }
    expect(finite).toBeGreaterThan(graphs * 5);
    expect(circular).toBeGreaterThan(graphs / 5);
  });

  test('a circle that nothing is lost in never stops; one that leans on a loss does', () => {
    const circle: NetworkSpec = {
      nodes: [
        { any: false, children: [1], lostWith: [] },
        { any: false, children: [0, 2], lostWith: [] },
        { any: false, children: [], lostWith: [0] },
      ],
      candidates: 2,
    };
    const loss = new Loss(networkFrom(circle));
    const times = new SurvivalTimes(loss.network, Float64Array.of(1, 2, 4));
    const timesWithout = (candidate: number): number[] => {
      loss.begin();
      loss.lose(candidate);
      times.run(loss);
      return circle.nodes.map((_, node) => times.of(node));
    };
    expect(timesWithout(0)).toEqual([7, 6, 4]);
    expect(timesWithout(1)).toEqual(Array(3).fill(Number.POSITIVE_INFINITY));
  });
});
