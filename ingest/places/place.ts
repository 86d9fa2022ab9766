/** Where in a text a pointer of an assertion or a diagnostic leads. */

/** Characters `start` to before `end` of the text, counted as JavaScript does. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** False: it is the nearest thing around what the pointer names, which is not there. */
  readonly isExact: boolean;
}

/** Looks for a place in a text that comes in parts; holds none of it. */
export interface PlaceFinder {
  /** Gives true once more of the text would change nothing. */
  feed(part: string): boolean;
  /** What was found, at the end of the text or before; undefined where the pointer leads nowhere. */
  found(): Place | undefined;
}
