/** A reading of a small document: its assertions are arrays. */
import { wholeDelta } from '../../graph/model/assertion.ts';
import type { Reading, WholeReading } from '../../graph/model/reading.ts';

export function whole(reading: Reading): WholeReading {
  return { ...reading, delta: wholeDelta(reading.delta) };
}
