/** Numbers in descending order of a value, equal ones as they stand; a heap, since few are asked for. */
export function* mostFirst(of: Int32Array, value: Float64Array): Generator<number> {
  const heap = of.slice();
  let size = heap.length;
  const isBefore = (a: number, b: number): boolean => value[a] > value[b] || (value[a] === value[b] && a < b);
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      let child = 2 * at + 1;
      if (child >= size) return;
      if (child + 1 < size && isBefore(heap[child + 1], heap[child])) child++;
      if (!isBefore(heap[child], heap[at])) return;
      const lower = heap[child];
      heap[child] = heap[at];
      heap[at] = lower;
      at = child;
    }
  };
  for (let at = size >> 1; at >= 0; at--) sink(at);
  while (size > 0) {
    yield heap[0];
    heap[0] = heap[--size];
    sink(0);
  }
}
