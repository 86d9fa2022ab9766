/** Values of one row under a mapping: cells cut and joined as its rules say, several of them in step. */
import type { BoundColumn, BoundPart } from './bind.ts';
import type { Mapping, Take, Unit } from './mapping.ts';

/** Values by column; one of length 1 is of the whole row, the others are of equal length. */
export type Values = Map<string, readonly string[]>;

export interface Steps {
  /** Values of each source that the row names, by column. */
  readonly sources: readonly ReadonlyMap<string, string>[];
  /** Columns whose values could not be told to the sources, because they are more or fewer. */
  readonly outOfStep: readonly string[];
}

export function valuesOf(column: BoundColumn, record: readonly string[]): readonly (readonly string[])[] {
  const isDays = column.rule.column.endsWith('_days');
  return column.parts.map((part) => {
    const values = partValues(part, record);
    return isDays ? values.map((value) => daysOf(value, part.unit)) : values;
  });
}

function partValues(part: BoundPart, record: readonly string[]): string[] {
  const cells = part.positions.map((position) => (record[position] ?? '').trim()).filter((cell) => cell !== '');
  const cell = part.joined === undefined ? (cells[0] ?? '') : cells.join(part.joined);
  const pieces = cutAt(cell, part.split ?? []);
  const prefix = part.prefix ?? '';
  return pieces.map((piece) => taken(piece.trim(), part.take)).map((value) => (value === '' ? '' : `${prefix}${value}`));
}

/** A text at each of several signs. */
export function cutAt(text: string, signs: readonly string[]): string[] {
  return signs.reduce((pieces, sign) => pieces.flatMap((piece) => piece.split(sign)), [text]);
}

function taken(text: string, take: Take | undefined): string {
  if (take === undefined) return text;
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (take === 'first word') return words[0] ?? '';
  if (take === 'last word') return words.at(-1) ?? '';
  return (take === 'all but first word' ? words.slice(1) : words.slice(0, -1)).join(' ');
}

/**
 * Brings the lists of a row in step: the k-th value of each belongs together, part by part. A single
 * value stands for all; a part whose cells hold different numbers of values is told to nobody.
 */
export function inStep(several: ReadonlyMap<string, readonly (readonly string[])[]>, leading: string): Steps {
  const outOfStep = new Set<string>();
  const sources: Map<string, string>[] = [];
  const parts = Math.max(1, ...[...several.values()].map((each) => each.length));
  for (let part = 0; part < parts; part++) {
    const cells = [...several].map(([column, each]) => [column, each.length === 1 ? each[0] : each[part]] as const);
    const lead = cells.find(([column]) => column === leading)?.[1].length ?? 1;
    const length = lead > 1 ? lead : Math.max(1, ...cells.map(([, values]) => values.length));
    for (let step = 0; step < length; step++) {
      const source = new Map<string, string>();
      for (const [column, values] of cells) {
        const isShared = values.length === 1 && (length === 1 || column === leading);
        const isBlank = values.every((value) => value === '');
        if (values.length === length || isShared) source.set(column, values[values.length === 1 ? 0 : step]);
        else if (!isBlank) outOfStep.add(column);
      }
      sources.push(source);
    }
  }
  return { sources: distinct(sources), outOfStep: [...outOfStep] };
}

/** Without those that say nothing, and what an earlier one says already; one at least. */
function distinct(sources: readonly Map<string, string>[]): ReadonlyMap<string, string>[] {
  const seen = new Set<string>();
  const kept = sources.filter((source) => {
    const said = JSON.stringify([...source.values()]);
    if (seen.has(said) || [...source.values()].every((value) => value === '')) return false;
    seen.add(said);
    return true;
  });
  return kept.length === 0 ? [new Map()] : kept;
}

const numberColumn =
  /^(?:share|weight|share_min|share_max|.*_days|capacity_per_day|minimum_order|unit_cost|quantity|daily_demand|daily_value|value|offers_received|site_latitude|site_longitude)$/;
const dateColumn =
  /^(?:standing_from|standing_to|last_delivered|price_date|as_of|last_order_date|last_ship_date|end_of_support|shelf_life_until|award_date|period_end|issued|expires|from|to|listed_from|listed_to)$/;

const moneyColumn = /^(?:unit_cost|weight|value|daily_value)$/;
const currency = '(?:[A-Z]{1,3} ?)?\\p{Sc}|[A-Z]{3}';
const currencies = new Set(Intl.supportedValuesOf('currency'));
const amount = new RegExp(`^(${currency})?\\s*(\\d(?:[\\d.,'\\s]*\\d)?)\\s*(${currency})?$`, 'u');

/** Money with its currency beside it (`$ 4.20`, `4,20 EUR`): the number alone, and the currency as it is written. */
export function amountOf(column: string, text: string): { readonly number: string; readonly currency: string } | undefined {
  const [, before, number, after] = (moneyColumn.test(column) ? amount.exec(text) : null) ?? [];
  if (number === undefined || (before === undefined) === (after === undefined)) return undefined;
  const currency = before ?? after ?? '';
  return /^[A-Z]{3}$/.test(currency) && !currencies.has(currency) ? undefined : { number, currency };
}

const span = /^(\d{1,4})\s*-?(?:(d|days?|tage?|jours?)|(?:w|wks?|weeks?|wochen?|semaines?))\.?$/i;

/** `12 weeks`, `48w`, `84 days` as days; `unit`: that of a number that stands alone. Any other text stays. */
function daysOf(text: string, unit: Unit | undefined): string {
  const found = span.exec(unit === undefined || !/^\d{1,4}$/.test(text) ? text : `${text} ${unit}`);
  if (found === null) return text;
  return String(Number(found[1]) * (found[2] === undefined ? 7 : 1));
}

/**
 * Text in the forms that the mapping states to the one form that tables have; any other stays as it is.
 * `isWorkbook`: a number of a workbook has a decimal point whatever its country shows.
 */
export function normalized(column: string, text: string, { dates, decimal }: Mapping, isWorkbook: boolean): string {
  if (column === 'quantity') return numberIn(pieces.exec(text)?.[1] ?? text, decimal, isWorkbook);
  if (dates !== undefined && dateColumn.test(column)) return dates.toIso(text) ?? text;
  return numberColumn.test(column) ? numberIn(text, decimal, isWorkbook) : text;
}

/** `4 pcs`, `2x`, `12 EA`: a number of pieces is that number; any other unit stays, and is reported. */
const pieces = /^(\d[\d.,']*)\s*(?:x|pcs?|pieces?|ea|each|st|stk|st(?:ü|u)ck|off|nos?)\.?$/i;

function numberIn(text: string, decimal: Mapping['decimal'], isWorkbook: boolean): string {
  if (decimal === undefined) return text;
  if (isWorkbook && /^-?\d+(?:\.\d+)?%?$/.test(text)) return text;
  const [thousands, point] = decimal === ',' ? ['.', ','] : [',', '.'];
  // With the decimal sign stated the other one, or a blank, divides thousands; but only where it stands as one.
  const grouped = new RegExp(`^[+-]?\\d{1,3}(?:[${thousands}\\s']\\d{3})+(?:\\${point}\\d*)?\\s*%?$`);
  const bare = grouped.test(text) ? text.replace(new RegExp(`[${thousands}\\s']`, 'g'), '') : text;
  return bare.includes('.') && decimal === ',' ? text : bare.replace(point, '.');
}
