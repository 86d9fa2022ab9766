/** Entries of lists, found by what they share with a party's names or identifiers. */
import { bandOfScore, compareNames } from './compare-names.ts';
import { type Band, bands, type ListedParty, type ScreeningMatch, type Subject } from './listed-party.ts';
import { nameForm } from './name-form.ts';

export interface ScreeningOptions {
  /** The weakest band that is given; `weak` when absent. */
  readonly from?: Exclude<Band, 'none'>;
  /** At most so many matches, the strongest; 50 when absent. */
  readonly limit?: number;
}

export interface ListIndex {
  /** Names in it. */
  readonly names: number;
  readonly parties: number;
  /** Strongest first; ties by id. One for each entry: its best name. */
  screen(subject: Subject, options?: ScreeningOptions): ScreeningMatch[];
}

export function listIndex(parties: Iterable<ListedParty>): ListIndex {
  const all = [...parties];
  return {
    names: all.reduce((sum, { names }) => sum + names.length, 0),
    parties: all.length,
    screen(subject, { from = 'weak', limit = 50 } = {}) {
      const found: ScreeningMatch[] = [];
      for (const party of all) {
        for (const name of subject.names) {
          for (const listed of party.names) {
            const { score, aligned } = compareNames(nameForm(name), nameForm(listed.text));
            const band = bandOfScore(score);
            if (bands.indexOf(band) > bands.indexOf(from)) continue;
            found.push({ id: party.id, band, score, basis: 'name', name, listed, aligned, beside: [] });
          }
        }
      }
      found.sort((a, b) => b.score - a.score || a.id - b.id);
      return found.filter((one, i) => found.findIndex(({ id }) => id === one.id) === i).slice(0, limit);
    },
  };
}
