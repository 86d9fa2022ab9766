import { expect, it } from 'vitest';
import { KnownHandIns } from '../../graph/store/known-hand-ins.ts';
import { emptyDelta, handInOf } from '../support/deltas.ts';

/** Lists `documents` and counts the texts that it had to read. */
function list(known: KnownHandIns, documents: readonly number[], counted = { texts: 0 }): number[] {
  const listing = known.begin();
  return listing.finish(documents, textsOf(listing.missing(documents), counted)).map(({ document }) => document);
}

function textsOf(documents: readonly number[], counted = { texts: 0 }): Map<number, string> {
  counted.texts += documents.length;
  return new Map(documents.map((document) => [document, JSON.stringify(handInOf(document, emptyDelta))]));
}

it('reads of each document its text once', () => {
  const known = new KnownHandIns();
  const counted = { texts: 0 };
  for (const documents of [
    [1, 2],
    [1, 2, 3],
    [3, 1, 2],
    [1, 3],
  ])
    expect(list(known, documents, counted)).toEqual(documents);
  expect(counted.texts).toBe(3);
  expect(list(known, [1, 2, 3], counted)).toEqual([1, 2, 3]);
  expect(counted.texts).toBe(4);
});

it('leaves out what was purged before its text was read', () => {
  const listing = new KnownHandIns().begin();
  expect(listing.finish([1, 2], textsOf([2])).map(({ document }) => document)).toEqual([2]);
});

it('loses nothing when a listing of an earlier state ends in the middle of another', () => {
  const known = new KnownHandIns();
  list(known, [1, 2]);
  const late = known.begin();
  const missing = late.missing([1, 2, 3]);
  list(known, [1]);
  expect(late.finish([1, 2, 3], textsOf(missing)).map(({ document }) => document)).toEqual([1, 2, 3]);
});
