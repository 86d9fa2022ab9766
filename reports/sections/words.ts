/** How values of the report read in the cells of a table. */
import type { EvidenceRef, GapReport, OpenInterval, ReportAction, Step, Thing } from '../gap-report.ts';
import { count, edgeInWords, money, openDays, openMoney, share } from '../wording.ts';
import type { Cell } from './section.ts';

/** Names and pieces of evidence in one cell; the JSON and the CSV hold all. */
const mostNames = 6;
const mostEvidence = 3;

/** Empty text is what nobody stated. */
export function stated(text: string): string | null {
  return text === '' ? null : text;
}

export function thingName(thing: Thing): string {
  return thing.code === undefined || thing.code === thing.name ? thing.name : `${thing.name} (${thing.code})`;
}

export function names(things: readonly Thing[], none: Cell = 'none', most = mostNames): Cell {
  if (things.length === 0) return none;
  const shown = things.slice(0, most).map(thingName).join('; ');
  return things.length > most ? `${shown}; and ${things.length - most} more` : shown;
}

/** Days. Null where nothing is known of them. */
export function openInterval(days: OpenInterval): string | null {
  return isOpen(days) ? null : openDays(days);
}

/** Money. Null where nothing is known of it. */
export function openAmount(amount: OpenInterval): string | null {
  return isOpen(amount) ? null : openMoney(amount);
}

const isOpen = ({ low, high }: OpenInterval): boolean => high === null && low === 0;

export function cost(action: Pick<ReportAction, 'cost' | 'currency'>): string | null {
  return action.cost === null ? null : money(action.cost, action.currency);
}

/** `find a second source (EUR 125,000, 26 weeks)`. */
export function actionInWords(action: ReportAction): string {
  if (action.measure === '') return action.text;
  const weeks = action.weeks === null ? 'weeks not known' : count(action.weeks, 'week');
  return `${action.text} (${cost(action) ?? 'cost not known'}, ${weeks}${action.inTimeOnly ? ', closes it in time alone' : ''})`;
}

export function steps(path: readonly Step[], most = path.length): Cell {
  if (path.length === 0) return null;
  const shown = path
    .slice(0, most)
    .map(({ from, edge, to, share: held, assumed }) => {
      const more = [held === undefined ? '' : share(held), assumed === true ? 'not stated' : ''].filter((word) => word !== '');
      return `${thingName(from)} ${edgeInWords(edge)} ${thingName(to)}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
    })
    .join('; ');
  return path.length > most ? `${shown}; and ${path.length - most} more steps` : shown;
}

/** Number of each document in the evidence index, from 1. */
export type DocumentNumbers = ReadonlyMap<string, number>;

export function documentNumbers(report: GapReport): DocumentNumbers {
  return new Map(report.documents.map((document, index) => [document.sha256, index + 1]));
}

export function evidence(refs: readonly EvidenceRef[], numbers: DocumentNumbers): Cell {
  if (refs.length === 0) return 'none';
  const shown = refs.slice(0, mostEvidence).map(({ document, pointer }) => {
    const known = numbers.get(document);
    return `${known === undefined ? document.slice(0, 12) : `D${known}`} ${pointer === '' ? 'whole document' : pointer}`;
  });
  const rest = refs.length - shown.length;
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}
