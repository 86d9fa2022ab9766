/** What a mapping file says (docs/mappings.md): how a foreign spreadsheet is one of the tables, or several. */
import type { TableName } from '../tables/columns.ts';
import type { DateForm } from './date-form.ts';

/** A column of the spreadsheet: the name in its header row, or `#3` for the third. */
export type HeaderReference = string;

export type Take = 'first word' | 'last word' | 'all but first word' | 'all but last word';

/** What a bare number of a column of days counts. */
export type Unit = 'days' | 'weeks';

/** Where one value of a table's column comes from. */
export interface Part {
  /** Several: the first with text, or, with `joined`, all of them with this sign between. */
  readonly references: readonly HeaderReference[];
  readonly joined?: string;
  /** The signs between several values in one cell. */
  readonly split?: readonly string[];
  readonly take?: Take;
  readonly unit?: Unit;
  /** Stands before a value that is not blank: what makes a designator the name of one board's part. */
  readonly prefix?: string;
}

export interface ColumnRule {
  /** A column of the tables. */
  readonly column: string;
  /** Several: values of one row, in step with those of other columns. */
  readonly parts: readonly Part[];
  /** Line of the mapping file. */
  readonly line: number;
}

export interface SkipRule {
  readonly reference: HeaderReference;
  /** Texts of the cell; `*` stands for any characters. */
  readonly patterns: readonly string[];
  readonly line: number;
}

export interface Mapping {
  readonly tables: readonly TableName[];
  /** Names, or numbers from 1; empty when the mapping names none. */
  readonly sheets: readonly (string | number)[];
  /** Row of the column names from 1; 0: there is none. */
  readonly header: number | undefined;
  readonly delimiter: string | undefined;
  readonly encoding: string | undefined;
  readonly columns: readonly ColumnRule[];
  readonly level: { readonly reference: HeaderReference; readonly line: number } | undefined;
  /** Columns of the tables whose empty cell takes the value above. */
  readonly carry: ReadonlySet<string>;
  readonly placeholders: readonly string[];
  readonly skip: readonly SkipRule[];
  readonly constants: ReadonlyMap<string, string>;
  readonly dates: DateForm | undefined;
  readonly decimal: ',' | '.' | undefined;
}

/** A rule with several values in a row. */
export function isSeveral(rule: ColumnRule): boolean {
  return rule.parts.length > 1 || rule.parts.some(({ split }) => split !== undefined);
}

/** Position that a reference like `#3` gives, from 0. */
export function positionOf(reference: HeaderReference): number | undefined {
  const number = /^#(\d{1,5})$/.exec(reference.trim())?.[1];
  return number === undefined || Number(number) === 0 ? undefined : Number(number) - 1;
}
