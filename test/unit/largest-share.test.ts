import { describe, expect, it } from 'vitest';
import { largestOf } from '../../web/pages/programme/largest.ts';

const holder = (name: string, low: number | null, high: number | null) => ({ name, share: { low, high } });
const one = holder('one', 4_000, 5_000);

describe('the largest share', () => {
  it('is that of one whose certain share no other can exceed', () => {
    const largest = largestOf([holder('two', 100, 4_000), one], { low: 0, high: 900 });
    expect(largest).toEqual({ first: one, rivals: [], orUnnamed: false });
  });

  it('may be that of each whose possible share exceeds it, the greatest first, or of nobody that is named', () => {
    const [two, three] = [holder('two', 100, 4_001), holder('three', 0, null)];
    expect(largestOf([two, one, three], { low: 0, high: 4_001 })).toEqual({ first: one, rivals: [three, two], orUnnamed: true });
    expect(largestOf([], undefined)).toBeUndefined();
  });
});
