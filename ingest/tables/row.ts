/** One record of a table: its cells by column, as values, with a diagnostic for each that is not of its kind. */
import { countryCode, nationCode } from '../country.ts';
import { type Diagnostics, excerpt } from '../diagnostics.ts';
import { isPlaceholder, isSpreadsheetError } from '../placeholder.ts';
import { basisPoints, codeOf, day, degrees, hundredths, wholeNumber, yesOrNo } from './cell.ts';

/** Where each known column stands in a record. */
export type Positions = ReadonlyMap<string, number>;

export class Row {
  /** Place of the record: `row=2` (RFC 7111) is the first below a header in record 1; in a workbook `Sheet!A2`. */
  readonly pointer: string;
  readonly #cells: readonly string[];
  readonly #positions: Positions;
  readonly #diagnostics: Diagnostics;
  readonly #isPlaceholder: (text: string) => boolean;
  readonly #reported = new Set<string>();

  constructor(
    cells: readonly string[],
    positions: Positions,
    pointer: string,
    diagnostics: Diagnostics,
    isMissing: (text: string) => boolean = isPlaceholder,
  ) {
    this.pointer = pointer;
    this.#isPlaceholder = isMissing;
    this.#cells = cells;
    this.#positions = positions;
    this.#diagnostics = diagnostics;
  }

  /** The same row without the columns of these roles. */
  without(roles: readonly string[]): Row {
    const isKept = ([column]: readonly [string, number]) =>
      !roles.some((role) => column === role || column.startsWith(`${role}_`));
    const positions = new Map([...this.#positions].filter(isKept));
    return new Row(this.#cells, positions, this.pointer, this.#diagnostics, this.#isPlaceholder);
  }

  /** The cell's text without blanks around it; undefined when it is blank or the column is missing. */
  text(column: string): string | undefined {
    const position = this.#positions.get(column);
    const text = position === undefined ? '' : (this.#cells[position] ?? '').trim();
    return text === '' ? undefined : text;
  }

  /** A name: text that is not one of the words which stand where a name is missing. */
  name(column: string): string | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    if (isSpreadsheetError(text)) {
      this.report('excel-damage', column, 'is the error of a spreadsheet and is read as blank');
      return undefined;
    }
    if (!this.#isPlaceholder(text)) return text;
    this.report('placeholder', column, 'stands where a name is missing and is read as blank', 'info');
    return undefined;
  }

  /** Hundredths; more decimals are rounded and reported. */
  hundredths(column: string): number | undefined {
    const value = this.#value(column, 'a number like 1250 or 12.50, without separators of thousands', (text) => {
      const found = hundredths(text);
      if (found === undefined) return undefined;
      if (found.value === 0 && !found.exact) {
        this.report('bad-cell', column, 'is less than the hundredths that are kept; the row is kept without it');
        return null;
      }
      if (!found.exact) this.report('rounded-number', column, 'has more decimals than are kept; rounded to hundredths', 'info');
      return found.value;
    });
    return value ?? undefined;
  }

  whole(column: string): number | undefined {
    return this.#value(column, 'a whole number up to 100000', wholeNumber);
  }

  percent(column: string, rounding: 'down' | 'up'): number | undefined {
    return this.#value(column, 'a percentage from 0 to 100', (text) => basisPoints(text, rounding));
  }

  day(column: string): number | undefined {
    return this.#value(column, 'a date of the form YYYY-MM-DD', day, 'bad-date');
  }

  degrees(column: string, limit: number): number | undefined {
    return this.#value(column, `degrees from -${limit} to ${limit}`, (text) => degrees(text, limit));
  }

  yesOrNo(column: string): 0 | 1 | undefined {
    return this.#value(column, 'yes or no', yesOrNo);
  }

  code(column: string, codes: Readonly<Record<string, number>>, words: string): number | undefined {
    return this.#value(column, `one of ${words}`, (text) => codeOf(text, codes));
  }

  /** ISO 3166-1 alpha-2 of a country's name or code. */
  country(column: string): string | undefined {
    return this.#value(column, 'a country', countryCode);
  }

  /** The nation that buys, by its code; text that is none is kept as it is written, and no law follows from it. */
  nation(column: string): string | undefined {
    const text = this.text(column);
    if (text === undefined || this.#isPlaceholder(text)) return text;
    const code = nationCode(text);
    if (code === undefined)
      this.report('bad-cell', column, 'is no country, EU or NATO; it is kept as text, and no law is taken to bind by it');
    return code ?? text;
  }

  /** One diagnostic a row, column and code. */
  report(code: string, column: string, problem: string, severity: 'warning' | 'info' = 'warning'): void {
    const said = `${code} ${column}`;
    if (this.#reported.has(said)) return;
    this.#reported.add(said);
    this.#diagnostics.add(code, severity, this.pointer, `${column}: "${excerpt(this.text(column) ?? '')}" ${problem}`);
  }

  #value<T>(column: string, kind: string, read: (text: string) => T | undefined, code = 'bad-cell'): T | undefined {
    const text = this.text(column);
    if (text === undefined || this.#isPlaceholder(text)) return undefined;
    const value = read(text);
    if (value === undefined) this.report(code, column, `is not ${kind}; the row is kept without it`);
    return value;
  }
}
