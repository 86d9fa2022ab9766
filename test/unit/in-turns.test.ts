/** Work in turns lets others have theirs. */
import { expect, it } from 'vitest';
import { inTurns } from '../../app/workspace/in-turns.ts';
import type { Steps } from '../../graph/analyses/steps.ts';

function* busy(name: number, times: number): Steps<number> {
  for (let n = 0; n < times; n++) {
    const begun = performance.now();
    while (performance.now() - begun < 5);
    yield;
  }
  return name;
}

/** How often something else had a turn until `work` was done. */
async function turnsDuring<T>(work: () => Promise<T>): Promise<{ value: T; turns: number }> {
  let turns = 0;
  let isOn = true;
  const count = (): void => {
    turns++;
    if (isOn) setImmediate(count);
  };
  setImmediate(count);
  const value = await work();
  isOn = false;
  return { value, turns };
}

/** 40 steps of 5 ms: eight turns of 25 ms, of which the first and the last need not be whole. */
const least = 6;

it('of one long work', async () => {
  const { value, turns } = await turnsDuring(() => inTurns(busy(7, 40)));
  expect(value).toBe(7);
  expect(turns).toBeGreaterThanOrEqual(least);
});

it('of many short works one after another', async () => {
  const { turns } = await turnsDuring(async () => {
    for (let name = 0; name < 20; name++) await inTurns(busy(name, 2));
  });
  expect(turns).toBeGreaterThanOrEqual(least);
});

it('of many works at once', async () => {
  const names = [...Array(20).keys()];
  const { value, turns } = await turnsDuring(() => Promise.all(names.map((name) => inTurns(busy(name, 2)))));
  expect(value).toEqual(names);
  expect(turns).toBeGreaterThanOrEqual(least);
});

it('goes on after a work that failed', async () => {
  // biome-ignore lint/correctness/useYield: it fails before its first step ends.
  const failing = function* (): Steps<never> {
    throw new Error('no');
  };
  await expect(inTurns(failing())).rejects.toThrow('no');
  expect(await inTurns(busy(1, 12))).toBe(1);
});
