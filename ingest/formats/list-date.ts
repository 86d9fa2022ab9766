/** Dates as lists write them, to days since 1970-01-01. Each list has one form; none is guessed. */
import { dayOf } from '../../graph/ontology/property.ts';

/** `iso`: 2024-01-31 (a time may follow). `dmy`: 31/01/2024. `mdy`: 01/31/2024. `compact`: 20240131. `word`: 31 Jan 2024, 31-Jan-2024. */
export type DateForm = 'iso' | 'dmy' | 'mdy' | 'compact' | 'word';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Undefined for text that is no date of the form. */
export function listDay(text: string, form: DateForm): number | undefined {
  const iso = isoOf(text.trim(), form);
  return iso === undefined ? undefined : dayOf(iso);
}

function isoOf(text: string, form: DateForm): string | undefined {
  if (form === 'iso') return text;
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (form === 'compact') return compact === null ? undefined : `${compact[1]}-${compact[2]}-${compact[3]}`;
  if (form === 'word') {
    const worded = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(text);
    const month = months.indexOf(worded?.[2]?.toLowerCase() ?? '') + 1;
    return worded === null || month === 0 ? undefined : `${worded[3]}-${two(String(month))}-${two(worded[1])}`;
  }
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:$|\s)/.exec(text);
  if (parts === null) return undefined;
  const [day, month] = form === 'dmy' ? [parts[1], parts[2]] : [parts[2], parts[1]];
  return `${parts[3]}-${two(month)}-${two(day)}`;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
