/** Who asks. Here alone a reader becomes a view: nothing below `app/` knows of readers. */
import type { HandIn } from '../../graph/model/hand-in.ts';

export interface Reader {
  /** Name that is written on what the reader hands in, withdraws or purges. */
  readonly name: string;
  /**
   * Which hand-ins the reader may see; all when absent. Keep one function for one reader: views are
   * cached by it.
   */
  readonly sees?: (handIn: HandIn) => boolean;
}

/** The reader of a machine without accounts: sees everything. */
export const localReader: Reader = { name: 'local' };

export function sees(reader: Reader, handIn: HandIn): boolean {
  return reader.sees?.(handIn) ?? true;
}
