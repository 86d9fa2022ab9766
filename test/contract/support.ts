import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Delta } from '../../graph/model/assertion.ts';
import { assertionsOf, digestOf } from '../../graph/model/digest.ts';
import type { HandIn } from '../../graph/model/hand-in.ts';
import { columnsOf, rowTextsOf } from '../../graph/store/columns-of.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { handInOf } from '../support/deltas.ts';

/** Appends and gives the store's integer for the document. */
export async function append(store: GraphStore, handIn: HandIn, delta: Delta): Promise<number> {
  expect(await store.append(handIn, delta)).toBe('appended');
  return documentOf(store, handIn.id);
}

export async function appendDelta(store: GraphStore, sequence: number, delta: Delta): Promise<number> {
  return append(store, handInOf(sequence, delta), delta);
}

export async function documentOf(store: GraphStore, handInId: string): Promise<number> {
  const listed = (await store.handIns()).filter(({ handIn }) => handIn.id === handInId);
  expect(listed).toHaveLength(1);
  return (listed[0] as { document: number }).document;
}

/** A document reads back as it was written: columns, texts, keys, assertions and their digest. */
export async function expectWhole(store: GraphStore, document: number, delta: Delta): Promise<void> {
  const ids = await store.nodes(delta.nodes.map((node) => node.key));
  expect(new Set(ids).size).toBe(delta.nodes.length);
  expect(ids.every((id) => id >= 0)).toBe(true);
  const [columns] = await store.columns([document]);
  expectSame(columns, columnsOf(delta, ids));
  expectSame(
    await store.keys(Array.from(ids)),
    delta.nodes.map((node) => node.key),
  );
  const texts = rowTextsOf(delta);
  expectSame(await store.rowTexts(texts.map((_, row) => ({ document, row }))), texts);
  const assertions = await store.assertions(document);
  expectSame(assertions, [...assertionsOf(delta)]);
  expect(digestOf(assertions, {})).toBe(digestOf(assertionsOf(delta), {}));
}

/** Vitest's equality takes seconds on large arrays; it is asked only to show a difference. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

/** Nothing of it is there: neither hand-in nor any of its nodes. */
export async function expectAbsent(store: GraphStore, handInId: string, delta: Delta): Promise<void> {
  expect((await store.handIns()).map(({ handIn }) => handIn.id)).not.toContain(handInId);
  const ids = await store.nodes(delta.nodes.map((node) => node.key));
  expect(Array.from(ids)).toEqual(delta.nodes.map(() => -1));
}
