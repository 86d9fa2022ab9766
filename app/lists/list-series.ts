/** The editions of a series of lists in a view, and which two of them are meant. */
import type { HandIn } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { StoredHandIn } from '../../graph/store/port.ts';
import type { View } from '../../graph/view/open-view.ts';
import { parseDate } from '../documents/declared.ts';
import { isListDocument } from '../documents/refused-edition.ts';
import { compareText } from '../workspace/answer.ts';

export interface EditionPair {
  /** Undefined: no edition of the series is older than `to`. */
  readonly from: StoredHandIn | undefined;
  readonly to: StoredHandIn;
}

/** List documents of the series that stand or were superseded, by version; each once. */
export function editionsOf(view: View, series: string): StoredHandIn[] {
  const all = [...view.handIns, ...view.superseded].filter(({ handIn }) => handIn.series === series && isListDocument(handIn));
  const distinct = new Map(all.map((edition) => [`${edition.handIn.sha256} ${edition.handIn.main}`, edition]));
  return [...distinct.values()].sort(({ handIn: a }, { handIn: b }) => a.version - b.version || compareText(a.sha256, b.sha256));
}

/**
 * `to`: the newest edition when nothing is asked; `from`: the newest one before it of the same part of the list.
 * Each is a SHA-256 (eight digits of it or more), or a date: the newest edition of that day or before it.
 * Errors: INPUT_INVALID for a series without editions, or one that holds several lists or parts.
 */
export function editionsAsked(view: View, series: string, from: string | undefined, to: string | undefined): EditionPair {
  const editions = editionsOf(view, series);
  if (editions.length === 0) throw invalid(`No list of the series ${JSON.stringify(series)} is in this view.`);
  const newest = to === undefined ? onlyPart(editions, series) : found(editions, 'to', to);
  const same = editions.filter(({ handIn }) => handIn.main === newest.handIn.main);
  if (from !== undefined) return { from: found(same, 'from', from), to: newest };
  return { from: same.filter(({ handIn }) => handIn.version < newest.handIn.version).at(-1), to: newest };
}

function onlyPart(editions: readonly StoredHandIn[], series: string): StoredHandIn {
  const parts = new Set(editions.map(({ handIn }) => handIn.main));
  const last = editions.at(-1);
  if (parts.size > 1 || last === undefined) {
    throw invalid(`The series ${JSON.stringify(series)} holds ${[...parts].sort().join(', ')}: say which edition is meant (to).`);
  }
  return last;
}

function found(editions: readonly StoredHandIn[], name: string, asked: string): StoredHandIn {
  const text = asked.trim().toLowerCase();
  const isHash = /^[0-9a-f]{8,64}$/.test(text);
  const fits = isHash ? bySha256(text) : onOrBefore(parseDate(name, text) ?? '');
  const last = editions.filter(({ handIn }) => fits(handIn)).at(-1);
  if (last === undefined) throw invalid(`${name}: there is no edition ${asked} of this series in this view.`);
  return last;
}

function bySha256(start: string): (handIn: HandIn) => boolean {
  return ({ sha256 }) => sha256.startsWith(start);
}

function onOrBefore(day: string): (handIn: HandIn) => boolean {
  return ({ dated }) => dated !== '' && dated <= day;
}

function invalid(detail: string): OperationalError {
  return new OperationalError('INPUT_INVALID', detail);
}
