/** How a map colours a share: by what is certain or by what is possible; unknown is never nothing. */
import { expect, it } from 'vitest';
import { shareClass } from '../../web/pictures/share-class.ts';

it.each([
  [{ low: 0, high: 0 }, 'none', 'none'],
  [{ low: 0, high: 1_200 }, 'possible', 'scale-3'],
  [{ low: null, high: null }, 'unknown', 'unknown'],
  [{ low: 0, high: null }, 'unknown', 'unknown'],
  [{ low: 300, high: null }, 'scale-1', 'unknown'],
  [{ low: 500, high: 501 }, 'scale-1', 'scale-2'],
  [{ low: 5_001, high: 10_000 }, 'scale-5', 'scale-5'],
] as const)('%j is %s by what is certain, %s by what is possible', (share, certain, possible) => {
  expect(shareClass(share, 'low')).toBe(certain);
  expect(shareClass(share, 'high')).toBe(possible);
});
