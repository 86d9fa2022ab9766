import { expect, it } from 'vitest';
import { byGreatestShare } from '../../web/pages/what-if/greatest-shares.ts';

const holder = (id: string, low: number, high = low) => ({ id, share: { low, high } });

it('the greatest share comes first whichever programme it is of, each holder once, and nobody is left out but the unnamed', () => {
  const one = [holder('a', 500), holder('b', 100), holder('', 9_000)];
  const other = [holder('c', 7_000), holder('b', 6_000), holder('d', 0, 3), holder('e', 0, 5)];
  expect(byGreatestShare([...one, ...other])).toEqual(['c', 'b', 'a', 'e', 'd']);
});
