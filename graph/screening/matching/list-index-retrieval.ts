/** Names that could be another name: found by what the two share, the likeliest first. */

import { best } from './list-index-best.ts';
import { Growing } from './list-index-growing.ts';
import {
  fewestInitials,
  gluedInto,
  indexedTokens,
  initialsInto,
  longestToken,
  mostLetters,
  type NameRows,
} from './list-index-names.ts';
import { editsBetween, forEachKey, hashOf } from './list-index-spelling.ts';
import { codesInto, exactToken, forEachNear, forEachSkeleton } from './list-index-vocabulary.ts';

/**
 * Postings that are read for one name. Tokens are read from the heaviest on; what no longer fits, common
 * words, adds to names that were found and finds no more.
 */
export const mostPostings = 30_000;
/**
 * In hundredths of a name's weight: names that share less with it are none of its other spellings. When the tokens
 * that are still to be read weigh less together, they are read to find more names only as long as that is cheap.
 */
export const leastShared = 40;
export const fewPostings = 1_000;
/** Tokens of a name, the heaviest, that names are looked for with. */
export const mostSought = 16;

/** In hundredths: what a token adds that is not quite the same. */
const agreement = { equal: 100, oneEdit: 85, twoEdits: 65, skeleton: 50 } as const;

export interface Retrieved {
  /** Likeliest first; ties in the order of the entries. */
  readonly names: Uint32Array;
  /** Names that share something with it. */
  readonly found: number;
  /** Names that have half of its weight or more may be missing: they share common words alone. */
  readonly cut: boolean;
}

interface Sought {
  readonly weight: number;
  /** Tokens of the vocabulary that it may be, nearest first. */
  readonly near: readonly { readonly token: number; readonly agreement: number }[];
}

/** One look-up at a time: it keeps its rows between them. */
export class Retrieval {
  private readonly rows: NameRows;
  /** By name: what it shares so far; which token added last, plus one; found at all, by number of the look-up. */
  private readonly shared: Uint32Array;
  private readonly added: Uint8Array;
  private readonly seen: Uint32Array;
  /** Weight of a token that no name has. */
  private readonly heaviest: number;
  private lookUp = 0;
  private readonly found = new Growing();
  private readonly letters = new Uint16Array(mostLetters);
  private readonly others = new Uint16Array(mostLetters);

  constructor(rows: NameRows) {
    this.rows = rows;
    const names = rows.nameWeights.length;
    this.heaviest = rows.weights.reduce((most, weight) => Math.max(most, weight), 1);
    this.shared = new Uint32Array(names);
    this.added = new Uint8Array(names);
    this.seen = new Uint32Array(names);
  }

  /** At most `most` names for a name of these tokens. */
  find(tokens: readonly string[], most: number): Retrieved {
    this.begin();
    const indexed = indexedTokens(tokens);
    const all = this.soughtOf(indexed);
    const sought = all.slice(0, mostSought);
    const whole = all.reduce((sum, { weight }) => sum + weight, 0);
    this.findGlued(indexed, whole);
    this.findInitials(indexed, whole);
    const unread = this.readPostings(sought, whole);
    const names = best(this.found, most, (name) => this.likeness(name, whole));
    return { names, found: this.found.length, cut: 2 * unread >= whole && unread > 0 };
  }

  private begin(): void {
    if (++this.lookUp > 0xffff_ffff) {
      this.seen.fill(0);
      this.lookUp = 1;
    }
    this.found.clear();
  }

  private add(name: number, by: number, amount: number): void {
    if (this.seen[name] !== this.lookUp) {
      this.seen[name] = this.lookUp;
      this.shared[name] = 0;
      this.added[name] = 0;
      this.found.push(name);
    }
    // Of two spellings of one token the nearer counts: it came first.
    if (this.added[name] === by) return;
    this.added[name] = by;
    this.shared[name] += amount;
  }

  /** What they share, of what they have: what the name has and the entry lacks weighs four times as much as the other way round. */
  private likeness(name: number, whole: number): number {
    const shared = Math.min(this.shared[name], 100 * whole);
    return shared / (80 * whole + 20 * this.rows.nameWeights[name]);
  }

  private soughtOf(tokens: readonly string[]): Sought[] {
    const { vocabulary, weights, postingOffsets } = this.rows;
    const list: (Sought & { text: string })[] = [];
    for (const text of new Set(tokens)) {
      codesInto(this.letters, 0, text);
      const near = new Map<number, number>();
      forEachSkeleton(vocabulary, this.letters, text.length, (token) => near.set(token, agreement.skeleton));
      forEachNear(vocabulary, this.letters, text.length, (token, edits) =>
        near.set(token, edits === 0 ? agreement.equal : edits === 1 ? agreement.oneEdit : agreement.twoEdits),
      );
      const nearest = Array.from(near, ([token, how]) => ({ token, agreement: how }));
      const size = (token: number) => postingOffsets[token + 1] - postingOffsets[token];
      nearest.sort((a, b) => b.agreement - a.agreement || size(a.token) - size(b.token) || a.token - b.token);
      list.push({ text, weight: nearest.length === 0 ? this.heaviest : weights[nearest[0].token], near: nearest });
    }
    return list.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
  }

  /** Names that are the same without blanks, or one letter apart: they are never cut off. */
  private findGlued(tokens: readonly string[], whole: number): void {
    let length = 0;
    for (const token of tokens) {
      codesInto(this.letters, length, token);
      length += token.length;
    }
    if (length === 0) return;
    const { offsets, values, mask } = this.rows.glued;
    forEachKey(this.letters, 0, length, 1, (hash) => {
      const bucket = hash & mask;
      for (let i = offsets[bucket]; i < offsets[bucket + 1]; i++) {
        if (this.seen[values[i]] === this.lookUp) continue;
        const other = gluedInto(this.others, this.rows, values[i]);
        const edits = editsBetween(this.letters, 0, length, this.others, 0, other, 1);
        if (edits <= 1) this.add(values[i], 255, (100 - edits) * whole);
      }
    });
  }

  private findInitials(tokens: readonly string[], whole: number): void {
    const { vocabulary, initials, postingOffsets, postings } = this.rows;
    if (tokens.length === 1 && tokens[0].length >= fewestInitials && tokens[0].length <= longestToken) {
      const { length } = tokens[0];
      codesInto(this.letters, 0, tokens[0]);
      const bucket = hashOf(this.letters, 0, length) & initials.mask;
      for (let i = initials.offsets[bucket]; i < initials.offsets[bucket + 1]; i++) {
        const other = initialsInto(this.others, this.rows, initials.values[i]);
        if (other === length && editsBetween(this.letters, 0, length, this.others, 0, other, 0) === 0)
          this.add(initials.values[i], 254, 70 * whole);
      }
    } else if (tokens.length >= fewestInitials) {
      for (const [i, token] of tokens.entries()) this.letters[i] = token.charCodeAt(0);
      const token = exactToken(vocabulary, this.letters, tokens.length);
      if (token === -1) return;
      for (let i = postingOffsets[token]; i < postingOffsets[token + 1]; i++) this.add(postings[i], 254, 70 * whole);
    }
  }

  /** Weight of the tokens that were not read for want of room. */
  private readPostings(sought: readonly Sought[], whole: number): number {
    const { weights, postingOffsets, postings } = this.rows;
    const unread: { token: number; by: number; amount: number }[] = [];
    let left = sought.reduce((sum, { weight }) => sum + weight, 0);
    let noRoom = 0;
    let read = 0;
    for (const [at, { weight, near }] of sought.entries()) {
      const room = 100 * left < leastShared * whole ? fewPostings : mostPostings;
      let missed = false;
      for (const { token, agreement: how } of near) {
        const size = postingOffsets[token + 1] - postingOffsets[token];
        const amount = how * Math.min(weight, weights[token]);
        if (read + size > room) {
          unread.push({ token, by: at + 1, amount });
          missed = true;
          continue;
        }
        read += size;
        for (let i = postingOffsets[token]; i < postingOffsets[token + 1]; i++) this.add(postings[i], at + 1, amount);
      }
      left -= weight;
      if (missed && room === mostPostings) noRoom += weight;
    }
    if (unread.length > 0) this.addToFound(unread);
    return noRoom;
  }

  private addToFound(unread: readonly { token: number; by: number; amount: number }[]): void {
    const { tokenOffsets, tokens } = this.rows;
    const gains = new Map(unread.toReversed().map((one) => [one.token, one]));
    for (let at = 0; at < this.found.length; at++) {
      const name = this.found.at(at);
      for (let i = tokenOffsets[name]; i < tokenOffsets[name + 1]; i++) {
        const gain = gains.get(tokens[i]);
        if (gain !== undefined) this.add(name, gain.by, gain.amount);
      }
    }
  }
}
