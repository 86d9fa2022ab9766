/** Words of a small index as they are written, with the names that have them: found by what is written nearly so. */
import { editDistance, longest } from './edit-distance.ts';
import { lettersApart, lettersOf } from './letter-sets.ts';

/** Edits that words which are joined may have (`alignWords`). */
const joinedEdits = 2;

export class WrittenWords {
  /** By number of the word. */
  readonly letters: Int32Array;
  readonly names: readonly Uint32Array[];
  private readonly texts: readonly string[];
  /** Numbers by length, and where each length begins among them. */
  private readonly byLength: Uint32Array;
  private readonly offsets: Uint32Array;

  constructor(words: readonly (readonly [text: string, names: Uint32Array])[]) {
    this.texts = words.map(([text]) => text.slice(0, longest));
    this.names = words.map(([, names]) => names);
    this.letters = Int32Array.from(this.texts, lettersOf);
    this.byLength = Uint32Array.from(words.keys()).sort((a, b) => this.texts[a].length - this.texts[b].length);
    this.offsets = new Uint32Array(longest + 2);
    for (const text of this.texts) this.offsets[text.length + 1]++;
    for (let length = 0; length <= longest; length++) this.offsets[length + 1] += this.offsets[length];
  }

  /** Calls `found` with the names of each word that is at most two edits from the text; longer ones by their beginnings. */
  forEachNear(text: string, found: (names: Uint32Array) => void): void {
    const cut = text.slice(0, longest);
    const letters = lettersOf(cut);
    const from = this.offsets[Math.max(0, cut.length - joinedEdits)];
    const to = this.offsets[Math.min(longest, cut.length + joinedEdits) + 1];
    for (let at = from; at < to; at++) {
      const word = this.byLength[at];
      if (lettersApart(letters, this.letters[word]) > joinedEdits) continue;
      if (editDistance(cut, this.texts[word], joinedEdits) <= joinedEdits) found(this.names[word]);
    }
  }
}
