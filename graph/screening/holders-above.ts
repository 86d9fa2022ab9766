/** Who holds or controls some organisations, directly or through others: what screening must know of beside them. */
import type { Csr, Organizations } from '../view/graph.ts';

/** With the organisations themselves; ascending. Linear in the statements above them; whatever day they hold on. */
export function holdersAbove(
  { owners, controllers }: Pick<Organizations, 'owners' | 'controllers'>,
  held: Iterable<number>,
): number[] {
  const found = new Set(held);
  const add = ({ offsets, targets }: Csr, of: number) => {
    for (let edge = offsets[of]; edge < offsets[of + 1]; edge++) found.add(targets[edge]);
  };
  // A Set that grows is walked to its end: this is the queue.
  for (const organization of found) {
    add(owners, organization);
    add(controllers, organization);
  }
  return [...found].sort((a, b) => a - b);
}
