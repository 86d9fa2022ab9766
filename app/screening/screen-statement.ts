/** What is known of a name that was screened, as a band and in a sentence that says what it was compared with. */
import { type Band, bands } from '../../graph/screening/matching/listed-party.ts';

/** What is known of whom was asked about. `unknown`: nothing was found, and not all that is asked about was compared with all. */
export type ScreenBand = Band | 'unknown';

/** What was compared with what. */
export interface Compared {
  /** Entries that are listed on the day. */
  readonly entries: number;
  /** With all that it shares more with than common words. */
  readonly all: boolean;
  /** There is something in it that can be compared. */
  readonly atAll: boolean;
}

/** Only what was compared with all is ever `none`. */
export function bandOf(matches: readonly { readonly band: Band }[], { entries, all, atAll }: Compared): ScreenBand {
  const found = bands.find((band) => matches.some((match) => match.band === band));
  return found ?? (entries > 0 && all && atAll ? 'none' : 'unknown');
}

export function statement(
  band: ScreenBand,
  found: string,
  { entries, atAll }: Compared,
  lists: readonly { readonly code: string; readonly dated: string }[],
): string {
  if (lists.length === 0) return 'no list is loaded: nothing was compared';
  const dated = lists.map(({ code, dated: date }) => `${code} ${date === '' ? 'without a date' : date}`).join(', ');
  const of = `in ${entries} entries of these lists (${dated})`;
  if (entries === 0) return `nothing was compared: on the day none is listed ${of}`;
  if (band === 'none') return `none found ${of}`;
  if (band === 'unknown' && !atAll) return `nothing of this could be compared: it was not looked for ${of}`;
  if (band === 'unknown') return `none found among those compared, which are not all ${of}`;
  return `${found} found ${of}, the strongest ${band}; a name alone is a reason to look`;
}
