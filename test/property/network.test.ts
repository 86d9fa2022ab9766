/** Networks of availability against one removal at a time. */
import { describe, expect, test } from 'vitest';
import { CircularSupport } from '../../graph/network/circular-support.ts';
import { FailingReach } from '../../graph/network/failing-reach.ts';
import { Loss } from '../../graph/network/loss.ts';
import { singleFailures } from '../../graph/network/single-failures.ts';
import { availability, foundedAvailability, networkFrom, randomNetworkSpec, rowsOf } from '../support/random-network.ts';
import { random } from '../support/random-supply.ts';

const graphs = 6000;

describe('networks', () => {
  test(`single failures of every node equal one removal at a time, ${graphs} networks`, () => {
    let circular = 0;
    let found = 0;
    for (let seed = 1; seed <= graphs; seed++) {
      const spec = randomNetworkSpec(seed);
      const result = singleFailures(networkFrom(spec));
      if (result.circular > 0) circular++;
      const expected: number[][] = spec.nodes.map(() => []);
      for (let candidate = 0; candidate < spec.candidates; candidate++) {
        for (const [node, holds] of availability(spec, [candidate]).entries()) if (!holds) expected[node].push(candidate);
      }
      const sets = spec.nodes.map((_, node) => Array.from(result.sets.of(node)).sort((a, b) => a - b));
      expect(sets, `seed ${seed}`).toEqual(expected);
      found += expected.flat().length;
    }
    expect(circular).toBeGreaterThan(graphs / 5);
    expect(found).toBeGreaterThan(graphs);
  });

  test('children come before parents in the order, but within a component', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const spec = randomNetworkSpec(seed);
      const { order, component } = singleFailures(networkFrom(spec));
      const place = new Map(Array.from(order, (node, at) => [node, at]));
      expect(place.size).toBe(spec.nodes.length);
      for (const [node, { children }] of spec.nodes.entries()) {
        for (const child of children) {
          const [own, below] = [place.get(node) ?? -1, place.get(child) ?? -1];
          expect(below < own || component[below] === component[own], `seed ${seed}: ${node} needs ${child}`).toBe(true);
        }
      }
    }
  });

  test('a loss of several candidates, with the reason of each failure', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const spec = randomNetworkSpec(seed);
      const loss = new Loss(networkFrom(spec));
      for (const lost of [[0], [0, spec.candidates - 1], [...Array(spec.candidates).keys()]]) {
        loss.begin();
        for (const candidate of lost) loss.lose(candidate);
        const holds = availability(spec, lost);
        expect(
          spec.nodes.map((_, node) => !loss.failed(node)),
          `seed ${seed}`,
        ).toEqual(holds);
        const earlier = new Set<number>();
        for (const node of loss.order.subarray(0, loss.length)) {
          const { any, children, lostWith } = spec.nodes[node];
          const cause = loss.causeOf(node);
          if (cause >= 0) expect(!any && children.includes(cause) && earlier.has(cause)).toBe(true);
          else if (cause === -1) expect(lostWith.some((candidate) => lost.includes(candidate))).toBe(true);
          else expect(any && children.every((child) => earlier.has(child))).toBe(true);
          earlier.add(node);
        }
      }
    }
  });

  test('circular support is where the least fixpoint differs from the greatest', () => {
    let found = 0;
    let unfounded = 0;
    for (let seed = 1; seed <= graphs; seed++) {
      const spec = randomNetworkSpec(seed);
      const network = networkFrom(spec);
      const support = new CircularSupport(network);
      const before = availability(spec, [], 'none');
      expect(
        Array.from(support.founded, (one) => one === 1),
        `seed ${seed}`,
      ).toEqual(before);
      if (before.includes(false)) unfounded++;
      const loss = new Loss(network);
      for (let candidate = 0; candidate < spec.candidates; candidate++) {
        loss.begin();
        loss.lose(candidate);
        const most = availability(spec, [candidate]);
        const least = foundedAvailability(spec, candidate);
        const expected = [...spec.nodes.keys()].filter((node) => most[node] && !least[node]);
        const got = Array.from(support.restingOn(loss));
        expect(got, `seed ${seed}, candidate ${candidate}`).toEqual(expected);
        found += expected.length;
      }
    }
    expect(found).toBeGreaterThan(300);
    expect(unfounded).toBeGreaterThan(100);
  });

  test('the failing part of end nodes, further edges included', () => {
    let partial = 0;
    for (let seed = 1; seed <= graphs; seed++) {
      const spec = randomNetworkSpec(seed);
      const next = random(seed);
      const ends = [...spec.nodes.keys()].filter(() => next() < 0.2);
      const further = spec.nodes.map(() => (next() < 0.2 ? [Math.floor(next() * spec.nodes.length)] : []));
      const also = seed % 2 === 0 ? further : spec.nodes.map(() => []);
      const network = networkFrom(spec);
      const reach = new FailingReach(
        network,
        singleFailures(network),
        Int32Array.from(ends),
        seed % 2 === 0 ? rowsOf(also) : undefined,
      );
      const expected: number[][] = spec.nodes.map(() => []);
      for (let candidate = 0; candidate < spec.candidates; candidate++) {
        const holds = availability(spec, [candidate]);
        const part = new Set(ends.filter((end) => !holds[end]));
        for (const node of part)
          for (const below of [...spec.nodes[node].children, ...also[node]]) if (!holds[below]) part.add(below);
        for (const node of part) expected[node].push(candidate);
        partial += holds.filter((one, node) => !one && !part.has(node)).length;
      }
      const got = spec.nodes.map((_, node) => Array.from(reach.of(node)).sort((a, b) => a - b));
      expect(got, `seed ${seed}`).toEqual(expected);
    }
    expect(partial).toBeGreaterThan(graphs);
  });
});
