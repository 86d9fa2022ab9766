/** What holds for every reading, whatever the bytes were. */
import { expect } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';

/** Throws what does not hold. Not by `expect` for each part: it is asked a million times. */
export function assertWhole(reading: Reading): void {
  const { delta, counts, outcome, diagnostics } = reading;
  let quarantined = 0;
  for (const [name, count] of Object.entries(counts)) {
    assert(count.in === count.mapped + count.quarantined, `${name}: ${JSON.stringify(count)}`);
    assert(count.in >= 0 && count.mapped >= 0 && count.quarantined >= 0, `${name}: ${JSON.stringify(count)}`);
    quarantined += count.quarantined;
  }
  assert(diagnostics.length >= quarantined || outcome === 'rejected', `${quarantined} quarantined, ${diagnostics.length} said`);
  const { nodes, mentions, edges } = delta;
  if (outcome === 'rejected') {
    assert(nodes.length + mentions.length + edges.length === 0, 'rejected, and asserts something');
    assert(
      diagnostics.some(({ severity }) => severity === 'error'),
      'rejected, and does not say why',
    );
  }
  for (const { node } of mentions) assert(node >= 0 && node < nodes.length, `mention of node ${node}`);
  for (const { from, to } of edges) assert(Math.max(from, to) < nodes.length && Math.min(from, to) >= 0, `edge ${from} ${to}`);
  assert(new Set(nodes.map(({ type, key }) => `${type} ${key}`)).size === nodes.length, 'a node twice');
  for (const { numbers } of [...mentions, ...edges]) {
    for (const [name, value] of Object.entries(numbers ?? {})) assert(Number.isSafeInteger(value), `${name}: ${value}`);
  }
  for (const { pointer, texts } of [...mentions, ...edges]) assertStorable(pointer, ...Object.values(texts ?? {}));
  for (const { name = '' } of mentions) assertStorable(name);
  for (const { key } of nodes) assertStorable(key);
  for (const { pointer, message } of diagnostics) assert(!/\p{Cc}/u.test(pointer + message), `control character in ${message}`);
}

function assertStorable(...texts: readonly string[]): void {
  for (const text of texts)
    assert(text.isWellFormed() && !text.includes('\0'), `text that no store keeps: ${JSON.stringify(text)}`);
}

function assert(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

export function expectWhole(reading: Reading): void {
  expect(() => assertWhole(reading)).not.toThrow();
}
