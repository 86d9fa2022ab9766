/**
 * Entries of lists as an index keeps them: texts in one piece of memory, the rest in rows of numbers; an entry
 * is made again when it is asked for. They are ordered by id, and by what they say where ids are equal, so
 * that nothing depends on the order in which they came. The names of a party follow one another.
 */
import { Growing } from './list-index-growing.ts';
import type { ListedKind, ListedName, ListedParty } from './listed-party.ts';

const kinds: readonly ListedKind[] = ['organization', 'person', 'vessel', 'aircraft', 'unstated'];

const partiesAtOnce = 10_000;

/** Bits of a name's marks. */
const weakMark = 1;
/** Half a character stands in it, which UTF-8 can't say: it is kept as JSON. */
const quotedMark = 2;

export class Entries {
  readonly parties: number;
  readonly names: number;
  readonly ids: Float64Array;
  /** Row of the first name of each party, and after the last the number of names. */
  readonly firstName: Uint32Array;
  /** Party of each name. */
  readonly partyOf: Uint32Array;
  private readonly texts: Buffer;
  private readonly nameText: Uint32Array;
  private readonly nameEnd: Uint32Array;
  private readonly marks: Uint8Array;
  private readonly sideText: Uint32Array;
  private readonly sideEnd: Uint32Array;

  constructor(draft: EntriesDraft) {
    this.parties = draft.ids.length;
    this.names = draft.names;
    this.texts = draft.texts();
    this.ids = new Float64Array(this.parties);
    this.firstName = new Uint32Array(this.parties + 1);
    this.partyOf = new Uint32Array(this.names);
    this.nameText = new Uint32Array(this.names);
    this.nameEnd = new Uint32Array(this.names);
    this.marks = new Uint8Array(this.names);
    this.sideText = new Uint32Array(this.parties);
    this.sideEnd = new Uint32Array(this.parties);
  }

  static *of(draft: EntriesDraft): Generator<undefined, Entries, undefined> {
    const entries = new Entries(draft);
    yield;
    const order = draft.order();
    yield;
    let row = 0;
    for (const [party, from] of order.entries()) {
      row = entries.fill(party, draft, from, row);
      if (party % partiesAtOnce === 0) yield;
    }
    return entries;
  }

  /** Puts an entry of the draft at its place; gives the row after its names. */
  private fill(party: number, draft: EntriesDraft, from: number, first: number): number {
    let row = first;
    this.ids[party] = draft.ids[from];
    this.firstName[party] = row;
    [this.sideText[party], this.sideEnd[party]] = draft.side(from);
    for (let name = draft.firstName.at(from); name < draft.firstName.at(from + 1); name++) {
      this.partyOf[row] = party;
      this.nameText[row] = draft.nameText.at(name);
      this.nameEnd[row] = draft.nameEnd.at(name);
      this.marks[row++] = draft.marks.at(name);
    }
    this.firstName[party + 1] = row;
    return row;
  }

  textOf(name: number): string {
    const text = this.texts.toString('utf8', this.nameText[name], this.nameEnd[name]);
    return (this.marks[name] & quotedMark) === 0 ? text : JSON.parse(text);
  }

  nameAt(name: number): ListedName {
    return { text: this.textOf(name), weak: (this.marks[name] & weakMark) !== 0 };
  }

  partyAt(party: number): ListedParty {
    const [kind, countries, identifiers, addresses] = JSON.parse(
      this.texts.toString('utf8', this.sideText[party], this.sideEnd[party]),
    );
    const names: ListedName[] = [];
    for (let name = this.firstName[party]; name < this.firstName[party + 1]; name++) names.push(this.nameAt(name));
    return { id: this.ids[party], kind: kinds[kind], names, countries, identifiers, addresses };
  }
}

/** Short texts that many parties share, such as one country and nothing else, are kept once; so many of them are remembered. */
const mostShared = 4_096;
const longestShared = 64;

/** Entries in the order in which they come. */
export class EntriesDraft {
  readonly ids: number[] = [];
  readonly firstName = new Growing();
  readonly nameText = new Growing();
  readonly nameEnd = new Growing();
  readonly marks = new Growing();
  private readonly sideText = new Growing();
  private readonly sideEnd = new Growing();
  private readonly shared = new Map<string, readonly [number, number]>();
  private room = Buffer.allocUnsafe(4_096);
  private used = 0;

  constructor() {
    this.firstName.push(0);
  }

  get names(): number {
    return this.nameText.length;
  }

  add({ id, kind, names, countries, identifiers, addresses }: ListedParty): void {
    this.ids.push(id);
    for (const { text, weak } of names) {
      const whole = text.isWellFormed();
      const [from, to] = this.write(whole ? text : JSON.stringify(text));
      this.nameText.push(from);
      this.nameEnd.push(to);
      this.marks.push((weak ? weakMark : 0) | (whole ? 0 : quotedMark));
    }
    this.firstName.push(this.nameText.length);
    const [from, to] = this.writeShared(JSON.stringify([kinds.indexOf(kind), countries, identifiers, addresses]));
    this.sideText.push(from);
    this.sideEnd.push(to);
  }

  side(party: number): [number, number] {
    return [this.sideText.at(party), this.sideEnd.at(party)];
  }

  texts(): Buffer {
    return Buffer.from(this.room.subarray(0, this.used));
  }

  /** Parties by id. */
  order(): Uint32Array {
    const { ids } = this;
    const order = Uint32Array.from(ids, (_, party) => party);
    let ascending = true;
    for (let party = 1; party < ids.length; party++) ascending &&= ids[party - 1] < ids[party];
    return ascending ? order : order.sort((a, b) => ids[a] - ids[b] || this.compareContent(a, b));
  }

  private compareContent(a: number, b: number): number {
    const [one, other] = [this.content(a), this.content(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  }

  private content(party: number): string {
    const [from, to] = this.side(party);
    let text = this.room.toString('utf8', from, to);
    for (let name = this.firstName.at(party); name < this.firstName.at(party + 1); name++)
      text += `\n${this.marks.at(name)} ${this.room.toString('utf8', this.nameText.at(name), this.nameEnd.at(name))}`;
    return text;
  }

  private writeShared(text: string): readonly [number, number] {
    const known = this.shared.get(text);
    if (known !== undefined) return known;
    const place = this.write(text);
    if (text.length <= longestShared && this.shared.size < mostShared) this.shared.set(text, place);
    return place;
  }

  private write(text: string): [number, number] {
    const from = this.used;
    const needed = from + text.length * 3;
    if (needed > this.room.length) {
      const wider = Buffer.allocUnsafe(Math.max(needed, this.room.length * 2));
      this.room.copy(wider, 0, 0, from);
      this.room = wider;
    }
    this.used += this.room.write(text, from, 'utf8');
    return [from, this.used];
  }
}
