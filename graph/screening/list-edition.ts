/**
 * Editions of restricted-party lists: how old one is, what a newer one adds, changes and removes, and
 * whether it can be the whole list at all.
 *
 * An edition is what one document says of the entries of a list. An entry is the same in two editions if
 * its key is (list and number; docs/formats.md), and is changed if what is said of it is. Where in the
 * document it is said makes no difference, nor does the order of entries. Pure: integers and texts in, texts out.
 */
import { createHash } from 'node:crypto';
import type { Policy } from '../analyses/policy.ts';
import type { Count } from '../model/hand-in.ts';

/** An edition has to keep so many of the entries of the one that it takes the place of. */
export const keptShare: Policy = {
  value: 8000,
  unit: 'basis points',
  source: 'house default',
  effective: '',
  note: 'A file that broke off on the way is what it guards against; lists seldom lose a fifth at once.',
};

/** A shorter edition is compared with one of at least so many entries; a smaller list may change as it likes. */
export const fewestCompared: Policy = {
  value: 20,
  unit: 'entries',
  source: 'house default',
  effective: '',
  note: 'Of a list of five, two may well be taken off on one day. An edition without entries is refused all the same.',
};

/** So many of the rows of an edition may be unreadable. */
export const quarantinedShare: Policy = {
  value: 1000,
  unit: 'basis points',
  source: 'house default',
  effective: '',
  note: 'More than that: columns were moved, or the file is not what it was.',
};

/** For lists of which no rule file says another figure (`staleAfterDays`). */
export const staleAfter: Policy = {
  value: 31,
  unit: 'days',
  source: 'house default',
  effective: '',
  note: 'An edition of exactly so many days is not stale.',
};

/** Of the documents that hold a list, those make it newer that hold so much of it: an excerpt does not. */
export const datingShare: Policy = {
  value: 5000,
  unit: 'basis points',
  source: 'house default',
  effective: '',
  note: 'A dated excerpt beside an old edition would make the whole list look fresh.',
};

const whole = 10_000;

export interface EditionSize {
  /** Distinct entries. */
  readonly entries: number;
  /** Rows that were read. */
  readonly rows: Count;
}

/** Why an edition cannot be meant to take the place of one with `before` entries; undefined when it can. */
export function implausible(before: number, { entries, rows }: EditionSize): string | undefined {
  if (before === 0) return undefined;
  const counts = `${before} -> ${entries} entries`;
  if (entries === 0) return `${counts}: the new edition has none`;
  if (before >= fewestCompared.value && entries * whole < before * keptShare.value)
    return `${counts}: the new edition keeps less than ${keptShare.value / 100} %`;
  if (rows.quarantined * whole > rows.in * quarantinedShare.value)
    return `${counts}: ${rows.quarantined} of ${rows.in} rows of the new edition cannot be read`;
  return undefined;
}

/** Days between the date of an edition and the day asked for; negative for one that is of a later day. */
export function ageOf(dated: number | undefined, asOf: number | undefined): number | undefined {
  return dated === undefined || asOf === undefined ? undefined : asOf - dated;
}

/** Undefined: how old it is is not known, and so it is not known to be fresh. */
export function isStale(ageDays: number | undefined, staleAfterDays: number | undefined): boolean | undefined {
  return ageDays === undefined ? undefined : ageDays > (staleAfterDays ?? staleAfter.value);
}

export const entryFields = [
  'name',
  'aliases',
  'identifiers',
  'programs',
  'addresses',
  'countries',
  'dates',
  'type',
  'other',
] as const;
export type EntryField = (typeof entryFields)[number];

/** What one edition says of one entry; each field sorted, without repeats, and left out when nothing is said. */
export type EntryContent = Partial<Readonly<Record<EntryField, readonly string[]>>>;

/** By the key of the entry. */
export type Edition = ReadonlyMap<string, EntryContent>;

export interface FieldChange {
  readonly what: EntryField;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface EntryChange {
  readonly key: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** What differs, in the order of `entryFields`: of an added entry all that is said of it, of a removed one all that was. */
  readonly fields: readonly FieldChange[];
}

/** SHA-256 (hex) of what is said of an entry: the same in two editions means that it need not be screened again. */
export function entryHash(content: EntryContent): string {
  return createHash('sha256')
    .update(JSON.stringify(entryFields.map((field) => content[field] ?? [])))
    .digest('hex');
}

/** Added, changed and removed entries, by key. Linear in what the editions say, but for the order. */
export function compareEditions(before: Edition, after: Edition): EntryChange[] {
  const changes: EntryChange[] = [];
  for (const [key, content] of after) {
    const earlier = before.get(key);
    if (earlier === undefined) changes.push({ key, kind: 'added', fields: changedFields({}, content) });
    else if (entryHash(earlier) !== entryHash(content))
      changes.push({ key, kind: 'changed', fields: changedFields(earlier, content) });
  }
  for (const [key, content] of before)
    if (!after.has(key)) changes.push({ key, kind: 'removed', fields: changedFields(content, {}) });
  return changes.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function changedFields(before: EntryContent, after: EntryContent): FieldChange[] {
  return entryFields
    .map((what) => ({ what, before: before[what] ?? [], after: after[what] ?? [] }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** The parts in which OFAC publishes a list as CSV (`ingest/formats/list-ofac-csv.ts`); XML holds all of it. */
const parts = /^(list:ofac \w+) (entries|aliases|addresses|comments)$/;

/** What a list document (its `main`) is a part of: parts of one publication do not take one another's place. */
export function publicationOf(main: string): string {
  return parts.exec(main)?.[1] ?? main;
}

/** What is asked of a document when it is about dates. */
export interface DatedDocument {
  readonly main: string;
  /** Day; undefined: it states none. */
  readonly dated: number | undefined;
  /** Entries of the list that it speaks of. */
  readonly entries: number;
}

/** Those that are editions: a table that names parties of a list is none where there is one. */
export function publishedOf<Document extends Pick<DatedDocument, 'main'>>(documents: readonly Document[]): readonly Document[] {
  const published = documents.filter(({ main }) => !main.startsWith('table:'));
  return published.length > 0 ? published : documents;
}

/**
 * The day up to which a list is known: the newest of its publications counts, and a publication in parts
 * is as old as its oldest part. Only what holds `datingShare` of the list's entries counts, so that neither a new row
 * in a table nor an excerpt makes an old list look fresh; where nothing holds so much, the oldest counts.
 * Undefined where a document that stands has no date: what it says of its entries may be of any day.
 */
export function dateOfList(documents: readonly DatedDocument[], entries: number): number | undefined {
  const parts = new Map<string, Dated[]>();
  for (const { main, dated, entries: own } of publishedOf(documents)) {
    if (dated === undefined) return undefined;
    parts.set(main, [...(parts.get(main) ?? []), { dated, entries: own }]);
  }
  const publications = new Map<string, Dated>();
  for (const [main, same] of parts) {
    const most = Math.max(...same.map((document) => document.entries));
    const part = { dated: dayOfMost(same, most), entries: most };
    const other = publications.get(publicationOf(main)) ?? part;
    const dated = Math.min(part.dated, other.dated);
    publications.set(publicationOf(main), { dated, entries: Math.max(part.entries, other.entries) });
  }
  return publications.size === 0 ? undefined : dayOfMost([...publications.values()], entries);
}

interface Dated {
  readonly dated: number;
  readonly entries: number;
}

/** The newest of those that hold enough; else the oldest of all. */
function dayOfMost(all: readonly Dated[], entries: number): number {
  const large = all.filter((one) => one.entries * whole >= entries * datingShare.value);
  return large.length > 0 ? Math.max(...large.map(({ dated }) => dated)) : Math.min(...all.map(({ dated }) => dated));
}
