/** Numbers under hashes. Numbers of other keys come along where hashes meet: whoever asks looks at what is found. */
export interface Buckets {
  /** Where the numbers of a bucket begin; its last plus one where they end. */
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
  readonly mask: number;
}

/** Keys and numbers that are worked on at once. */
const atOnce = 30_000;

/**
 * @param count Numbers 0 to count - 1.
 * @param expected About how many keys they have together.
 * @param keysOf Calls `found` with each hash of a number; twice asked, twice the same.
 */
export function* buildBuckets(
  count: number,
  expected: number,
  keysOf: (value: number, found: (hash: number) => void) => void,
): Generator<undefined, Buckets, undefined> {
  const size = 2 ** Math.max(0, Math.ceil(Math.log2(Math.max(1, expected / 2))));
  const mask = size - 1;
  const offsets = new Uint32Array(size + 1);
  let since = 0;
  const counted = (hash: number) => {
    offsets[(hash & mask) + 1]++;
    since++;
  };
  for (let value = 0; value < count; value++) {
    keysOf(value, counted);
    if (++since > atOnce) {
      since = 0;
      yield;
    }
  }
  for (let bucket = 0; bucket < size; bucket++) offsets[bucket + 1] += offsets[bucket];
  yield;
  const values = new Uint32Array(offsets[size]);
  let current = 0;
  // From the last to the first, each bucket filled from its end: its numbers ascend, and offsets end as beginnings.
  const ends = offsets;
  const placed = (hash: number) => {
    values[--ends[(hash & mask) + 1]] = current;
    since++;
  };
  for (current = count - 1; current >= 0; current--) {
    keysOf(current, placed);
    if (++since > atOnce) {
      since = 0;
      yield;
    }
  }
  return { offsets: shiftedBack(offsets, values.length), values, mask };
}

/** After filling, the beginning of bucket b stands at b + 1. */
function shiftedBack(offsets: Uint32Array, total: number): Uint32Array {
  offsets.copyWithin(0, 1);
  offsets[offsets.length - 1] = total;
  return offsets;
}
