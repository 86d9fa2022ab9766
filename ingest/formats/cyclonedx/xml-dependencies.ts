/**
 * Dependencies as XML nests them: a `dependency` within another is what the other depends on, at every
 * depth; a `provides` is what it provides (1.6). The extension of 1.0 and 1.1 nests them the same way,
 * also within a component, whose dependencies they then are.
 */
import type { Place, Places } from './xml-places.ts';

interface Entry {
  readonly ref: string | undefined;
  dependsOn?: (string | undefined)[];
  provides?: (string | undefined)[];
}

/** What the entries of an element are said of. */
export interface Dependent {
  readonly ref: string | undefined;
  readonly place: Place;
  entry: Entry | undefined;
}

export class Dependencies {
  /** As JSON has them: one entry for each thing that depends on or provides something. */
  readonly entries: Entry[] = [];
  readonly #places: Places;

  constructor(places: Places) {
    this.#places = places;
  }

  add(dependent: Dependent, relation: 'dependsOn' | 'provides', ref: string | undefined, place: Place): void {
    const entry = this.#entryOf(dependent);
    let list = entry[relation];
    if (list === undefined) {
      list = [];
      entry[relation] = list;
      this.#places.setList(list, dependent.place);
    }
    list.push(ref);
    this.#places.addMember(list, place);
  }

  #entryOf(dependent: Dependent): Entry {
    if (dependent.entry !== undefined) return dependent.entry;
    const entry: Entry = { ref: dependent.ref };
    dependent.entry = entry;
    this.entries.push(entry);
    this.#places.setObject(entry, dependent.place, ['ref']);
    return entry;
  }
}
