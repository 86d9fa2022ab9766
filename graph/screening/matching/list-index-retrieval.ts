/** Names that could be another name: found by what the two share, the likeliest first. */
import { best } from './list-index-best.ts';
import { Growing } from './list-index-growing.ts';
import { fewestInitials, gluedInto, initialsOf, mostLetters, type NameRows, wordlessInto } from './list-index-names.ts';
import { type Sought, soughtOf } from './list-index-sought.ts';
import { editsBetween, forEachKey, hashOfText } from './list-index-spelling.ts';
import { codesInto, exactToken } from './list-index-vocabulary.ts';
import type { NameForm } from './name-form.ts';

/**
 * Postings that are read for one name. Tokens are read from the heaviest on; what no longer fits, common
 * words, adds to names that were found and finds no more.
 */
export const mostPostings = 30_000;
/**
 * In hundredths of a name's weight: names that share less with it are none of its other spellings. When the tokens
 * that are still to be read weigh less together, they are read to find more names only as long as that is cheap.
 */
export const leastShared = 45;
/** Names that share less are not even ranked. */
export const leastRanked = 25;
export const fewPostings = 1_000;

/** What names with the same letters share, and how much less those do of which a letter differs: more than words can add. */
const sameLetters = 2 ** 21;
const otherLetter = 2 ** 20;
/** Hundredths of the weight in common with a name that has the other's initials. */
const initialsAgree = 70;
/** What adds to a name: words by their place, of which there are fewer, and these. In hundredths of weights 22 bits are room for all. */
const adderBits = 10;
const adders = 2 ** adderBits;
const byLetters = adders - 1;
const byInitials = adders - 2;
/** Initials stand alone, or beside "China" and "Group". */
const mostBesideInitials = 3;

/** Words, joined and parted ones among them, that are looked for. */
export const mostSought = 500;

export interface Retrieved {
  /** Likeliest first; ties in the order of the entries. */
  readonly names: Uint32Array;
  /** Names that share a part of it that is worth while. */
  readonly found: number;
  /** Names that share nothing but very common words may be missing. */
  readonly cut: boolean;
}

interface Unread {
  readonly token: number;
  readonly by: number;
  readonly amount: number;
}

/** One look-up at a time: it keeps its rows between them. */
export class Retrieval {
  private readonly rows: NameRows;
  /** Two numbers for each name, side by side since they are read together: the look-up that found it; what it shares, and what added last. */
  private readonly tally: Uint32Array;
  /** 1 for each token that `addToFound` looks for. */
  private readonly wanted: Uint8Array;
  private lookUp = 0;
  private readonly found = new Growing();
  private readonly likely = new Growing();
  private readonly letters = new Uint16Array(mostLetters);
  private readonly others = new Uint16Array(mostLetters);

  constructor(rows: NameRows) {
    this.rows = rows;
    this.tally = new Uint32Array(2 * rows.nameWeights.length);
    this.wanted = new Uint8Array(rows.vocabulary.count);
  }

  /** At most `most` names. */
  find(form: NameForm, most: number): Retrieved {
    this.begin();
    const whole = form.words.reduce((sum, { weight }) => sum + weight, 0);
    this.findByLetters(form);
    this.findByInitials(form, whole);
    const cut = this.readPostings(soughtOf(this.rows, form.words).slice(0, mostSought), whole);
    this.likely.clear();
    for (let at = 0; at < this.found.length; at++) {
      const name = this.found.at(at);
      if (this.sharedWith(name) >= leastRanked * whole) this.likely.push(name);
    }
    const names = best(this.likely, most, (name) => this.likeness(name, Math.max(1, whole)));
    return { names, found: this.likely.length, cut };
  }

  private begin(): void {
    this.lookUp = this.lookUp === 0xffff_ffff ? 1 : this.lookUp + 1;
    if (this.lookUp === 1) this.tally.fill(0);
    this.found.clear();
  }

  private add(name: number, by: number, amount: number): void {
    const { tally } = this;
    const at = 2 * name;
    if (tally[at] !== this.lookUp) {
      tally[at] = this.lookUp;
      tally[at + 1] = amount * adders + by;
      this.found.push(name);
      return;
    }
    // Of two spellings of one word the nearer counts: it came first.
    const known = tally[at + 1];
    if ((known & (adders - 1)) !== by) tally[at + 1] = ((known >>> adderBits) + amount) * adders + by;
  }

  /** About what the comparison will say: it takes twice off where each has something that the other lacks. */
  private likeness(name: number, whole: number): number {
    const own = 100 * this.rows.nameWeights[name];
    const shared = this.sharedWith(name);
    if (shared >= otherLetter) return shared >= sameLetters ? 3 : 2;
    const both = 100 * whole + own;
    const agreed = Math.min(2 * shared, both);
    const cost = shared < 100 * whole && shared < own ? 2 : 1;
    return (agreed + 1) / (agreed + cost * (both - agreed) + 1);
  }

  /** Names that are the same without blanks, or one letter apart: no limit cuts them off. */
  private findByLetters({ words, text }: NameForm): void {
    let length = words.length === 0 ? wordlessInto(this.letters, text) : 0;
    // A form has no more words, and no longer ones, than there is room for.
    for (const { ascii } of words) {
      codesInto(this.letters, length, ascii);
      length += ascii.length;
    }
    const { offsets, values, mask } = this.rows.glued;
    forEachKey(this.letters, 0, length, 1, (hash) => {
      const bucket = hash & mask;
      for (let i = offsets[bucket]; i < offsets[bucket + 1]; i++) {
        if (this.tally[2 * values[i]] === this.lookUp) continue;
        const other = gluedInto(this.others, this.rows, values[i]);
        const edits = editsBetween(this.letters, 0, length, this.others, 0, other, 1);
        if (edits <= 1) this.add(values[i], byLetters, sameLetters - edits * otherLetter);
      }
    });
  }

  private findByInitials({ words, initials: stated, legalForm }: NameForm, whole: number): void {
    const { initials, postingOffsets, postings } = this.rows;
    const add = (name: number) => this.add(name, byInitials, initialsAgree * whole);
    for (const { ascii, common } of words.length <= mostBesideInitials ? words : []) {
      if (words.length > 1 && common) continue;
      const bucket = hashOfText(ascii) & initials.mask;
      for (let i = initials.offsets[bucket]; i < initials.offsets[bucket + 1]; i++)
        if (initialsOf(this.rows, initials.values[i]).includes(ascii)) add(initials.values[i]);
    }
    const letters = words.map(({ ascii }) => ascii[0]).join('');
    for (const text of [stated, letters, letters + legalForm.slice(0, 1)]) {
      const token = text.length < fewestInitials ? -1 : this.tokenOf(text);
      if (token !== -1) for (let i = postingOffsets[token]; i < postingOffsets[token + 1]; i++) add(postings[i]);
    }
  }

  private tokenOf(text: string): number {
    codesInto(this.letters, 0, text);
    return exactToken(this.rows.vocabulary, this.letters, 0, text.length);
  }

  /** Whether there was no room for words that make a match. */
  private readPostings(sought: readonly Sought[], whole: number): boolean {
    const { postingOffsets, postings } = this.rows;
    const unread: Unread[] = [];
    let left = whole;
    let noRoom = 0;
    let read = 0;
    for (const [at, { weight, near }] of sought.entries()) {
      const room = 100 * left < leastShared * whole ? fewPostings : mostPostings;
      left -= weight;
      let missed = false;
      for (const { token, amount } of near) {
        const from = postingOffsets[token];
        const to = postingOffsets[token + 1];
        // What is joined or parted is rare, or proves nothing.
        if (weight === 0 ? to - from > fewPostings : read + to - from > room) {
          unread.push({ token, by: at + 1, amount });
          missed = true;
          continue;
        }
        read += to - from;
        for (let i = from; i < to; i++) this.add(postings[i], at + 1, amount);
      }
      if (missed && room === mostPostings) noRoom += weight;
    }
    if (unread.length > 0) this.addToFound(unread, whole);
    return noRoom > 0 && 100 * (noRoom + left) >= leastShared * whole;
  }

  /** Adds words that were not read to names that they could make likely. */
  private addToFound(unread: readonly Unread[], whole: number): void {
    const { words, tokenRow } = this.rows;
    const gains = new Map(unread.toReversed().map((one) => [one.token, one]));
    // The nearest spelling of a word comes first and adds most.
    const most = unread.reduce((sum, { by, amount }, at) => (at > 0 && unread[at - 1].by === by ? sum : sum + amount), 0);
    const least = leastShared * whole - most;
    for (const { token } of unread) this.wanted[token] = 1;
    for (let at = 0; at < this.found.length; at++) {
      const name = this.found.at(at);
      if (this.sharedWith(name) < least) continue;
      for (let i = words.offsets[name]; i < words.offsets[name + 1]; i++) {
        if (this.wanted[tokenRow[i]] === 0) continue;
        const { by, amount } = gains.get(tokenRow[i]) as Unread;
        this.add(name, by, amount);
      }
    }
    for (const { token } of unread) this.wanted[token] = 0;
  }

  private sharedWith(name: number): number {
    return this.tally[2 * name + 1] >>> adderBits;
  }
}
