/** How values become words, the same in every renderer: no locale, no clock. */
import type { CoverageFigure, Interval } from '../graph/analyses/finding.ts';
import { withVisibleMarks } from '../graph/model/visible-text.ts';
import type { OpenInterval } from './gap-report.ts';

export const notKnown = 'not known';

/**
 * Control characters, lone surrogates and marks that turn the direction of writing, made visible
 * (`[U+202E]`): they can make a text read as another. Line breaks and tabs become blanks.
 */
export function visible(text: string): string {
  return withVisibleMarks(text.toWellFormed().replace(/[\t\n\r]+/g, ' '));
}

/** Whole and tenths of a per cent, rounded down, so that 100 means all; undefined of nothing. */
export function percentOf({ known, of }: CoverageFigure): string | undefined {
  if (of === 0) return undefined;
  return tenths(Math.floor((known * 1000) / of));
}

/** Basis points as per cent, exactly: `50 %`, `12.5 to 40 %`. */
export function share({ low, high }: Interval): string {
  return low === high ? `${low / 100} %` : `${low / 100} to ${high / 100} %`;
}

export function interval({ low, high }: Interval): string {
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** `12`, `12 to 40`, `12 or more`, `not known`. Null: there is none. */
export function openDays(days: OpenInterval | null): string {
  return openFigure(days, (value) => `${value}`);
}

export function openMoney(amount: OpenInterval | null): string {
  return openFigure(amount, (value) => grouped(value));
}

function openFigure(interval: OpenInterval | null, shown: (value: number) => string): string {
  if (interval === null) return '-';
  const { low, high } = interval;
  if (high === null) return low === 0 ? notKnown : `${shown(low)} or more`;
  return low === high ? shown(low) : `${shown(low)} to ${shown(high)}`;
}

/** `EUR 1,250,000`; hundredths only where there are any. */
export function money(amount: number, currency: string): string {
  return `${currency === '' ? '' : `${currency} `}${grouped(amount)}`;
}

/** Thousands with commas, whatever the locale. */
function grouped(amount: number): string {
  const [whole, rest] = (Number.isInteger(amount) ? `${amount}` : amount.toFixed(2)).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
}

/** Between what it leads from and what it leads to: `Acme owns Bolt`. */
const edgeWords: Readonly<Record<string, string>> = {
  REQUIRES: 'needs',
  PROVIDES: 'is a source of',
  BY: 'is made by',
  AT: 'is made at',
  FROM: 'comes from',
  DISTRIBUTES: 'distributes',
  SUBSTITUTES: 'can stand for',
  LOCATED_IN: 'lies in',
  REGISTERED_IN: 'is registered in',
  OWNS: 'owns',
  CONTROLS: 'controls',
  INCLUDES: 'includes',
  IDENTIFIED_BY: 'is identified by',
  SAME_AS: 'is the same as',
  LISTED_AS: 'is listed as',
};

export function edgeInWords(edge: string): string {
  return edgeWords[edge] ?? edge.toLowerCase().replaceAll('_', ' ');
}

/** `1 gap`, `2 gaps`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

function tenths(value: number): string {
  const rest = value % 10;
  return rest === 0 ? `${value / 10}` : `${(value - rest) / 10}.${rest}`;
}
