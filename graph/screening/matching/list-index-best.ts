import type { Growing } from './list-index-growing.ts';

/** The `most` numbers with the greatest value, greatest first; ties ascending. */
export function best(numbers: Growing, most: number, worthOf: (number: number) => number): Uint32Array {
  // A heap with the worst of the best on top.
  const kept: number[] = [];
  const values: number[] = [];
  const worse = (a: number, b: number) => values[a] < values[b] || (values[a] === values[b] && kept[a] > kept[b]);
  const swap = (a: number, b: number) => {
    const number = kept[a];
    const value = values[a];
    kept[a] = kept[b];
    values[a] = values[b];
    kept[b] = number;
    values[b] = value;
  };
  const up = (from: number) => {
    let at = from;
    while (at > 0 && worse(at, (at - 1) >> 1)) {
      swap(at, (at - 1) >> 1);
      at = (at - 1) >> 1;
    }
  };
  const down = (from: number) => {
    let at = from;
    for (;;) {
      let least = at;
      if (2 * at + 1 < kept.length && worse(2 * at + 1, least)) least = 2 * at + 1;
      if (2 * at + 2 < kept.length && worse(2 * at + 2, least)) least = 2 * at + 2;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers.at(i);
    const value = worthOf(number);
    if (kept.length < most) {
      kept.push(number);
      values.push(value);
      up(kept.length - 1);
    } else if (value > values[0] || (value === values[0] && number < kept[0])) {
      kept[0] = number;
      values[0] = value;
      down(0);
    }
  }
  const order = kept.map((_, i) => i).sort((a, b) => values[b] - values[a] || kept[a] - kept[b]);
  return Uint32Array.from(order, (i) => kept[i]);
}
