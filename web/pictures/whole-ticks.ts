/** Where an axis from nought is marked: at round numbers, and whole ones, for what is counted. */
import { ticks } from 'd3-array';

export function wholeTicks(last: number, about: number): number[] {
  return ticks(0, last, about).filter(Number.isInteger);
}
