/** Which codes fit on a map without lying upon one another. */
import { type Box, isWithin, type Point } from './map-frame.ts';

export interface Label {
  readonly code: string;
  readonly at: Point;
}

/** The first come first; `size` is the height of a letter in units of the picture. */
export function labelsThatFit(wanted: readonly Label[], size: number, box: Box): readonly Label[] {
  const taken: Label[] = [];
  for (const label of wanted) {
    const [x, y] = label.at;
    const isFree = taken.every(({ at }) => Math.abs(at[0] - x) > size * 2 || Math.abs(at[1] - y) > size * 1.2);
    if (isWithin(box, label.at) && isFree) taken.push(label);
  }
  return taken;
}
