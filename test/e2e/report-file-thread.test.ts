/** The built program takes strangers' reports apart in a thread with bounds; a process that answers others waits for none. */
import { expect, it } from 'vitest';
import type { askFileThread as AskFileThread } from '../../reports/file-thread.ts';

const { askFileThread } = (await import(new URL('../../dist/reports/file-thread.js', import.meta.url).href)) as {
  askFileThread: typeof AskFileThread;
};
const bytes = (text: string) => new TextEncoder().encode(text);
const hostile = bytes(`{"gaps":[${'[],'.repeat(5_000_000)}[]]}`);
const bounds = { milliseconds: 60_000, heapMebibytes: 1_024 };

it('answers, and refuses what is no report', async () => {
  expect(await askFileThread({ kind: 'earlier', file: bytes('{}') })).toEqual({ answer: undefined });
  const [file, now] = [bytes('{"a":1}'), bytes('{"a":2}')];
  expect(await askFileThread({ kind: 'differences', format: 'json', file, now })).toEqual({
    answer: [{ where: '/a', file: '1', now: '2' }],
  });
});

it('gives up at its deadline, and where there is no memory; the next one is answered', async () => {
  const job = { kind: 'differences', format: 'json', file: hostile, now: bytes('{}') } as const;
  expect(await askFileThread(job, { ...bounds, milliseconds: 20 })).toBe('gaveUp');
  expect(await askFileThread(job, { ...bounds, heapMebibytes: 32 })).toBe('gaveUp');
  expect(await askFileThread({ kind: 'earlier', file: bytes('{}') })).toEqual({ answer: undefined });
});

it('lets others have their turn meanwhile', async () => {
  let [longest, before] = [0, performance.now()];
  const beat = setInterval(() => {
    const now = performance.now();
    [longest, before] = [Math.max(longest, now - before), now];
  }, 5);
  const begun = performance.now();
  await askFileThread({ kind: 'differences', format: 'json', file: hostile, now: bytes('{}') }, bounds);
  clearInterval(beat);
  expect(longest).toBeLessThan((performance.now() - begun) / 2);
});
