/**
 * Names for benchmarks of screening, made of real ones: organisations of OFAC's list with their aliases, and listed
 * companies that are no funds. A made name has the shape of a real one (how many words, which legal form); each word
 * is drawn from the words that real names have at that place (first, between, last), as often as they have it. A
 * word that one real name alone has is made anew, of the head of one such word and the tail of another, since of
 * many names each has words of its own: common words stay as common as they are, and the vocabulary grows with the names.
 * No two names have the same words, legal forms apart: of organisations that are called alike no search can tell which is meant.
 * The same seed gives the same names.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { hashName } from '../graph/ontology/name.ts';
import type { ListedParty } from '../graph/screening/matching/listed-party.ts';
import { mulberry32, pick } from './random.ts';

const places = ['first', 'between', 'last', 'form'] as const;
type Place = (typeof places)[number];

export interface NameSource {
  readonly listed: readonly string[];
  readonly ordinary: readonly string[];
}

/** @param folder With `ofac/` and `listed-companies/`. */
export function readNames(folder: string): NameSource {
  const rows = (...path: string[]): string[][] =>
    parse(readFileSync(join(folder, ...path), 'utf8'), { relax_quotes: true, relax_column_count: true });
  const listed = [...rows('ofac', 'sdn.csv').map((row) => row[1]), ...rows('ofac', 'alt.csv').map((row) => row[3])].filter(
    (name) => name !== undefined && name.trim() !== '' && name !== '-0- ',
  );
  const ordinary = new Set<string>();
  for (const [, name] of rows('listed-companies', 'nasdaq-listed.csv').slice(1))
    if (name.includes(' - ')) ordinary.add(company(name));
  for (const row of rows('listed-companies', 'other-listed.csv').slice(1)) if (row[5] === 'N') ordinary.add(company(row[1]));
  return { listed, ordinary: [...ordinary].filter((name) => name !== '') };
}

const security =
  /\s+-\s.*$|\s+(?:class [a-c]\b|common (?:stock|shares?)|ordinary shares?|american depositary|depositary|units?\b|warrants?\b|rights?\b|preferred|series [a-z]\b|\d[\d.]*%|\$|notes? due|ads?\b).*$/i;

/** Without the description of the security. */
function company(name: string): string {
  return name.replace(security, '').replace(/,?\s*$/, '');
}

const form =
  /^(?:inc|corp|corporation|ltd|ltda|limited|llc|gmbh|ag|sa|s\.a|srl|plc|co|company|nv|bv|oy|ooo|jsc|ojsc|sarl|kg|lp|llp|de|c\.v|cv)\.?,?$/i;

export class NameMaker {
  private readonly shapes: Place[][] = [];
  private readonly words: Readonly<Record<Place, string[]>> = { first: [], between: [], last: [], form: [] };
  private readonly once: string[];
  private readonly count = new Map<string, number>();

  constructor({ listed, ordinary }: NameSource) {
    for (const name of [...listed, ...ordinary]) {
      const words = name.split(/\s+/).filter((word) => word !== '');
      const shape = words.map((word, at): Place => {
        if (at > 0 && form.test(word)) return 'form';
        const last = at === words.length - 1 || form.test(words[at + 1]);
        return at === 0 ? 'first' : last ? 'last' : 'between';
      });
      this.shapes.push(shape);
      for (const [at, word] of words.entries()) {
        this.words[shape[at]].push(word);
        const key = word.toLowerCase();
        this.count.set(key, (this.count.get(key) ?? 0) + 1);
      }
    }
    this.once = [...this.count].filter(([word, times]) => times === 1 && word.length > 3).map(([word]) => word);
  }

  make(random: () => number): string {
    return pick(random, this.shapes)
      .map((place) => this.word(place, random))
      .join(' ');
  }

  private word(place: Place, random: () => number): string {
    const word = pick(random, this.words[place]);
    if (place === 'form' || this.count.get(word.toLowerCase()) !== 1) return word;
    const head = pick(random, this.once);
    const tail = pick(random, this.once);
    return head.slice(0, Math.ceil(head.length / 2)) + tail.slice(Math.ceil(tail.length / 2));
  }
}

export function* madeParties(maker: NameMaker, names: number, seed: number): Generator<ListedParty> {
  const random = mulberry32(seed);
  const made = new Set<number>();
  for (let id = 0; id < names; id++) {
    let text = maker.make(random);
    while (made.has(wordsHash(text))) text = maker.make(random);
    made.add(wordsHash(text));
    const country = pick(random, countries);
    yield { id, kind: 'organization', names: [{ text, weak: false }], countries: [country], identifiers: [], addresses: [] };
  }
}

function wordsHash(text: string): number {
  return hashName(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => !form.test(word))
      .sort()
      .join(' '),
  );
}

const countries = ['RU', 'CN', 'IR', 'MX', 'CU', 'US', 'GB', 'DE'];
