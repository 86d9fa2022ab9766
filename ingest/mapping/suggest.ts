/** Proposes a mapping for a foreign bill of materials: a draft to be read and corrected, with what it is unsure of. */

import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { Diagnostics } from '../diagnostics.ts';
import { isPlaceholder } from '../placeholder.ts';
import { columnKey } from '../tables/columns.ts';
import { tableLimits } from '../tables/limits.ts';
import { isBlank } from '../tables/records.ts';
import { everyColumn } from '../tables/sniff-csv.ts';
import { whichTable } from '../tables/which-table.ts';
import { currencyOf, dateForm, leadTimeUnit } from './cell-forms.ts';
import { kindOf } from './column-kind.ts';
import { type FoundTable, findTable } from './find-table.ts';
import type { Guess } from './known-headers.ts';
import { levelsOf } from './level.ts';
import { signs, signsBetween } from './split-signs.ts';
import { flow, plain } from './yaml-text.ts';

export interface Suggestion {
  readonly format: string;
  readonly sheet: string;
  /** Row of the column names, from 1. */
  readonly header: number;
  /** Text of a mapping file. */
  readonly mapping: string;
  /** What a person should look at; in the text they stand as comments. */
  readonly unsure: readonly string[];
}

/** Never throws on content. */
export async function suggestMapping(
  bytes: Uint8Array,
  path: string,
): Promise<{ suggestion: Suggestion | undefined; diagnostics: readonly Diagnostic[] }> {
  const diagnostics = new Diagnostics();
  const table = await findTable(bytes, diagnostics);
  if (table === undefined) return { suggestion: undefined, diagnostics: diagnostics.list() };
  return { suggestion: new Draft(table, path).suggestion(), diagnostics: diagnostics.list() };
}

interface Column {
  readonly position: number;
  readonly name: string;
  /** How a mapping refers to it. */
  readonly reference: string;
  readonly kind: Guess | undefined;
}

/** One name in so many may be that of several parts. */
const fewShare = 20;

class Draft {
  readonly #table: FoundTable;
  readonly #columns: readonly Column[];
  readonly #rows: readonly (readonly string[])[];
  readonly #assembly: string;
  readonly #unsure: string[] = [];
  readonly #lines: string[] = [];

  constructor(table: FoundTable, path: string) {
    this.#table = table;
    this.#rows = table.records.slice(table.header + 1).filter((record) => !isBlank(record));
    const names = table.records[table.header].map((name) => name.trim());
    this.#columns = names.flatMap((name, position) => {
      if (name === '') return [];
      const reference = names.indexOf(name) === position ? name : `#${position + 1}`;
      return [{ position, name, reference, kind: kindOf(name, this.#cells({ position })) }];
    });
    const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.[A-Za-z0-9]{1,5}$/, '');
    this.#assembly = file === '' || file === '-' ? 'ASSEMBLY' : file;
  }

  suggestion(): Suggestion {
    const { format, sheet, header, sheetsBefore, records, encoding } = this.#table;
    const isNotice = this.#isNotice();
    this.#lines.push(isNotice ? 'table: items' : 'table: [requirements, sources]');
    if (encoding !== undefined) {
      this.#lines.push(`encoding: ${plain(encoding)}`);
      this.#doubt('The text is in no Unicode encoding; this one gives names of columns that are known.');
    }
    if (sheetsBefore > 0) this.#lines.push(`sheet: ${plain(sheet)}`);
    if (header > 0) this.#lines.push(`header: ${header + 1}`);
    const keys = records[header].map(columnKey).filter((key) => key !== '');
    if (keys.every((key) => everyColumn.has(key)) && whichTable(new Set(keys), '') !== undefined)
      this.#doubt('The columns are those of a table of Hauberk: it is read without a mapping.');
    this.#lines.push('columns:');
    if (isNotice) this.#notice();
    else this.#lineItems();
    this.#leftOut();
    this.#dates();
    this.#decimal();
    const named = this.#lines.filter((line) => !line.trimStart().startsWith('#')).join('\n');
    const isNamed = ({ reference }: Column) => named.includes(plain(reference));
    const unknown = this.#columns.filter((column) => !isNamed(column)).map(({ name }) => name);
    if (unknown.length > 0) this.#lines.push(`# Not mapped, kept as evidence: ${oneLine(unknown.join(', '))}`);
    const mapping = `${this.#lines.join('\n')}\n`;
    return { format, sheet, header: header + 1, mapping, unsure: this.#unsure };
  }

  #lineItems(): void {
    this.#item();
    this.#column('quantity', 'quantity');
    this.#sources();
    this.#column('maker code', 'supplier_cage');
    this.#column('unit price', 'unit_cost');
    this.#column('currency', 'currency');
    this.#column('country', 'origin_country', 'taken as the declared origin of the part, not as the country of its maker');
    this.#leadTime();
    this.#structure();
  }

  /** A notice of discontinuance: parts with the days after which they cannot be had, and no board that has them. */
  #isNotice(): boolean {
    const ends = [...this.#of('last order date'), ...this.#of('last ship date')];
    return ends.length > 0 && this.#of('quantity').length === 0 && this.#of('designator').length === 0;
  }

  #notice(): void {
    const [part] = [...this.#of('part number'), ...this.#of('in-house number'), ...this.#of('description')];
    const { reference } = part ?? (this.#columns[0] as Column);
    const [maker] = this.#of('maker');
    this.#lines.push(`  item: ${plain(reference)}`, `  item_part_number: ${plain(reference)}`);
    if (maker !== undefined) this.#lines.push(`  item_manufacturer: ${plain(maker.reference)}`);
    else this.#doubt('No column looks like the maker, without whom a part number identifies nothing: write a constant.', '  ');
    this.#column('lifecycle', 'lifecycle');
    this.#column('last order date', 'last_order_date');
    this.#column('last ship date', 'last_ship_date');
    this.#column('replacement', 'replacement');
  }

  #of(kind: Guess): Column[] {
    return this.#columns.filter((column) => column.kind === kind && this.#cells(column).some((cell) => cell !== ''));
  }

  #cells({ position }: Pick<Column, 'position'>): string[] {
    return this.#rows.map((row) => (row[position] ?? '').trim());
  }

  #doubt(text: string, indent = ''): void {
    this.#unsure.push(text);
    this.#lines.push(`${indent}# UNSURE: ${oneLine(text)}`);
  }

  /**
   * A name or number that tells the lines apart is what a buyer knows the part by. Where there is none, a designator
   * tells one line of one board from every other; a description may be that of several.
   */
  #item(): void {
    const [designator] = this.#of('designator');
    const [description] = [...this.#of('description'), ...this.#of('value'), ...this.#of('in-house number')];
    const number = this.#ownNumber();
    const telling = this.#telling();
    if (this.#isContinued() && description !== undefined) {
      this.#lines.push(`  item: ${plain(description.reference)}`);
    } else if (designator !== undefined && telling !== undefined) {
      const { column, shared } = telling;
      this.#lines.push(`  item: ${plain(column.reference)}`);
      this.#doubt(`Rows with the same ${column.name} are one item; ${designator.name} says where it stands on the board.`, '  ');
      if (shared.length > 0)
        this.#doubt(`Of one ${column.name}, and with other parts, which become its sources: ${shared.join(', ')}.`, '  ');
    } else if (designator !== undefined) {
      this.#lines.push(`  item: ${flow({ column: designator.reference, prefix: `${this.#assembly} ` })}`);
      if (this.#cells(designator).some((cell) => cell === ''))
        this.#doubt(`Some rows have no ${designator.name}: without an item they are not read.`, '  ');
    } else if (number !== undefined && description !== undefined && number !== description) {
      this.#lines.push(`  item: ${flow({ join: [number.reference, description.reference] })}`);
      this.#doubt(`${number.name}: taken for your own number of the item, which tells it from others of one name.`, '  ');
    } else if (description !== undefined) {
      this.#lines.push(`  item: ${plain(description.reference)}`);
      this.#doubt(`Rows with the same ${description.name} are one item, and their makers its sources.`, '  ');
    } else {
      const [first] = this.#columns as [Column, ...Column[]];
      this.#lines.push(`  item: ${plain(first.reference)}`);
      this.#doubt('No column looks like a designator or a description: which one names the item?', '  ');
    }
  }

  /** What every row has, and hardly two rows that name different parts of makers. */
  #telling(): { readonly column: Column; readonly shared: readonly string[] } | undefined {
    const numbers = this.#of('part number');
    const partOf = (row: readonly string[]) =>
      numbers
        .map(({ position }) => (row[position] ?? '').trim())
        .join(' ')
        .trim();
    for (const column of [...this.#of('description'), ...this.#of('in-house number')]) {
      const names = this.#cells(column);
      if (names.some((name) => isPlaceholder(name))) continue;
      const parts = new Map<string, string>();
      const shared = new Set<string>();
      for (const [at, name] of names.entries()) {
        const part = partOf(this.#rows[at] as readonly string[]);
        if (parts.has(name) && (parts.get(name) !== part || part === '')) shared.add(name);
        else parts.set(name, part);
      }
      if (!names.includes('') && shared.size * fewShare <= names.length) return { column, shared: [...shared] };
    }
    return undefined;
  }

  /** A number that every row has, and that is not all that the table says of the maker's part. */
  #ownNumber(): Column | undefined {
    const [number] = this.#of('in-house number');
    const isMakers = this.#of('maker').length > 0 && this.#of('part number').length === 0;
    return number === undefined || isMakers || this.#cells(number).some((cell) => cell === '') ? undefined : number;
  }

  #column(kind: Guess, column: string, doubt?: string): void {
    const [found, ...others] = this.#of(kind);
    if (found === undefined) return;
    this.#lines.push(`  ${column}: ${plain(found.reference)}`);
    if (doubt !== undefined) this.#doubt(`${found.name}: ${doubt}.`, '  ');
    if (others.length > 0) this.#doubt(`Also ${others.map(({ name }) => name).join(', ')} could be the ${kind}.`, '  ');
  }

  #sources(): void {
    const makers = [...this.#of('maker'), ...this.#of('alternate maker')];
    const stated = [...this.#of('part number'), ...this.#of('alternate part number')];
    const shops = this.#of('shop');
    const own = makers.length === 0 && shops.length > 0 ? this.#of('shop part number').slice(0, 1) : [];
    const known = stated.length > 0 ? stated : own;
    const parts = known.length > 0 ? known : this.#of('in-house number').slice(0, 1);
    const together = this.#columns.find(({ name }) =>
      /(?:manufacturer|mfr|mfg|maker|vendor).*[/&+].*(?:mpn|part|p\/?n)/i.test(name),
    );
    if (makers.length === 0 && together !== undefined) {
      this.#together(together);
      return;
    }
    if (makers.length === 0 && shops.length > 0) {
      this.#lines.push(`  supplier: ${plain(shops[0]?.reference ?? '')}`);
      this.#doubt(`${shops[0]?.name}: taken for the maker; if it is a shop, write distributor in place of supplier.`, '  ');
    } else if (makers.length > 0) this.#makers(makers, parts);
    else this.#doubt('No column looks like the maker: the rows give their items no source.', '  ');
    const [part] = parts;
    // Without a maker a part number identifies nothing; as the item's own it is kept with it.
    const column = shops.length > 0 ? 'supplier_part_number' : 'item_part_number';
    if (makers.length === 0 && part !== undefined) this.#lines.push(`  ${column}: ${plain(part.reference)}`);
    if (known.length === 0 && part !== undefined)
      this.#doubt(`${part.name}: taken for the maker's part number; it may be an in-house one.`, '  ');
    if (makers.length > 0 && shops.length > 0) {
      this.#lines.push(`  distributor: ${plain(shops[0]?.reference ?? '')}`);
      if (shops.length > 1)
        this.#doubt(
          `More shops, not mapped: ${shops
            .slice(1)
            .map(({ name }) => name)
            .join(', ')}.`,
          '  ',
        );
    }
  }

  #makers(makers: readonly Column[], parts: readonly Column[]): void {
    const count = parts.length === 0 ? makers.length : Math.min(makers.length, parts.length);
    const [maker, part] = [makers[0] as Column, parts[0]];
    const split = count === 1 ? signsBetween(this.#cells(maker), part === undefined ? undefined : this.#cells(part)) : undefined;
    const shown = (columns: readonly Column[]) => {
      const references = columns.slice(0, count).map(({ reference }) => plain(reference));
      if (split !== undefined) return flow({ column: columns[0]?.reference ?? '', split: oneOrSeveral(split) });
      return references.length === 1
        ? references[0]
        : `[${columns
            .slice(0, count)
            .map(({ reference }) => flow(reference))
            .join(', ')}]`;
    };
    this.#lines.push(`  supplier: ${shown(makers)}`);
    if (parts.length > 0) this.#lines.push(`  supplier_part_number: ${shown(parts)}`);
    if (split !== undefined)
      this.#doubt(
        `Some cells of ${maker.name} hold several makers with ${split.map((sign) => JSON.stringify(sign)).join(' or ')} between them.`,
        '  ',
      );
    const left = [...makers.slice(count), ...parts.slice(count)].map(({ name }) => name);
    if (parts.length > 0 && left.length > 0) this.#doubt(`Without a counterpart, not mapped: ${left.join(', ')}.`, '  ');
    if (count > 1) this.#doubt('Makers and part numbers are paired in the order of their columns.', '  ');
  }

  #together(column: Column): void {
    const split = signs.find((sign) => this.#cells(column).some((cell) => cell.includes(sign)));
    const base = { column: column.reference, ...(split === undefined ? {} : { split }) };
    this.#lines.push(`  supplier: ${flow({ ...base, take: 'all but last word' })}`);
    this.#lines.push(`  supplier_part_number: ${flow({ ...base, take: 'last word' })}`);
    this.#doubt(`${column.name}: maker and part number stand in one cell; the last word is taken for the part number.`, '  ');
  }

  #leadTime(): void {
    const [found] = this.#of('lead time');
    if (found === undefined) return;
    const unit = leadTimeUnit(found.name, this.#cells(found));
    const { reference } = found;
    if (unit === 'weeks') this.#lines.push(`  lead_time_days: ${flow({ column: reference, unit })}`);
    else if (unit !== undefined) this.#lines.push(`  lead_time_days: ${plain(reference)}`);
    else this.#doubt(`${found.name}: not mapped, as it does not say whether it counts days or weeks.`, '  ');
  }

  #structure(): void {
    const [level] = this.#of('level');
    const [parent] = this.#of('parent');
    if (parent !== undefined) this.#lines.push(`  assembly: ${plain(parent.reference)}`);
    if (level !== undefined) this.#lines.push(`level: ${plain(level.reference)}`);
    if (this.#isContinued()) {
      this.#lines.push('carry: [item]');
      this.#doubt('Rows with a maker or part number alone are taken for alternates of the item above.');
    }
    const isStated = this.#of('currency').length > 0;
    const currency = isStated ? undefined : this.#of('unit price').flatMap(({ name }) => currencyOf(name) ?? [])[0];
    const isBelow = parent === undefined && (level === undefined || this.#hasSeveralTops(level));
    const constants = {
      ...(isBelow ? { assembly: this.#assembly } : {}),
      ...(currency === undefined ? {} : { currency }),
    };
    if (Object.keys(constants).length > 0) this.#lines.push(`constants: ${flow(constants)}`);
    if (isBelow) this.#doubt('The assembly that needs these items is called after the file: write its name.');
    const [lifecycle] = this.#of('lifecycle');
    if (lifecycle !== undefined)
      this.#doubt(
        `${lifecycle.name}: what it says is of the maker's part, not of the line; hand in a second mapping with table: items.`,
      );
  }

  /** What the rows of the highest level are parts of stands in no row. */
  #hasSeveralTops({ position }: Column): boolean {
    const levels = levelsOf(this.#rows.map((row) => row[position] ?? '')).filter((level) => level !== undefined);
    const top = levels.reduce((least, level) => Math.min(least, level), Number.POSITIVE_INFINITY);
    return levels.filter((level) => level === top).length > 1;
  }

  /** A tenth of the rows or more name a maker or part, and nothing of what makes a line. */
  #isContinued(): boolean {
    const lines = [...this.#of('designator'), ...this.#of('description'), ...this.#of('quantity'), ...this.#of('value')];
    const sources = [...this.#of('maker'), ...this.#of('part number'), ...this.#of('in-house number')];
    if (lines.length === 0 || this.#of('description').length === 0) return false;
    const filled = (row: readonly string[], columns: readonly Column[]) =>
      columns.some(({ position }) => (row[position] ?? '').trim() !== '');
    const continued = this.#rows.filter((row) => filled(row, sources) && !filled(row, lines)).length;
    return continued * 10 >= this.#rows.length && continued > 0;
  }

  #leftOut(): void {
    const skips: Record<string, string | string[]> = {};
    const [fitted] = this.#of('not fitted');
    if (fitted !== undefined) {
      const words = [...new Set(this.#cells(fitted).filter((cell) => /^(?:not |no$|dn|do not|n$|x$|yes$|true$|1$)/i.test(cell)))];
      const marks = /^(?:fitted|mount|populat)/i.test(fitted.name) ? words.filter((word) => /^(?:no|n$|dn)/i.test(word)) : words;
      if (marks.length > 0) skips[fitted.reference] = marks;
    }
    const [quantity] = this.#of('quantity');
    if (quantity !== undefined && this.#hasHeadings(quantity)) skips[quantity.reference] = '';
    const total = this.#rows
      .slice(-3)
      .flatMap((row) => row.flatMap((cell, position) => (/^(?:grand )?total\b/i.test(cell.trim()) ? [position] : [])));
    for (const position of new Set(total)) {
      const column = this.#columns.find((each) => each.position === position);
      skips[column?.reference ?? `#${position + 1}`] ??= 'total*';
    }
    if (Object.keys(skips).length === 0) return;
    this.#lines.push(`skip: ${flow(skips)}`);
    this.#doubt('Rows with these words are left out, as no part.');
  }

  /** Some rows have neither quantity nor maker nor part: headings, and what runs on from the row above. */
  #hasHeadings(quantity: Column): boolean {
    const sources = [...this.#of('maker'), ...this.#of('part number'), ...this.#of('shop'), ...this.#of('shop part number')];
    const numbers = this.#of('in-house number');
    const without = this.#rows.filter((row) => (row[quantity.position] ?? '').trim() === '');
    const isBare = (row: readonly string[]) =>
      [...sources, ...numbers].every(({ position }) => (row[position] ?? '').trim() === '');
    return without.length > 0 && without.length * 2 < this.#rows.length && without.every(isBare);
  }

  #dates(): void {
    const columns = [...this.#of('last order date'), ...this.#of('last ship date')];
    const found = this.#isNotice() ? dateForm(columns.flatMap((column) => this.#cells(column))) : undefined;
    if (found === undefined) return;
    this.#lines.push(`dates: ${plain(found.form)}`);
    if (found.either) this.#doubt('The day is taken to stand before the month: no date shows it.');
  }

  #decimal(): void {
    const cells = [...this.#of('quantity'), ...this.#of('unit price')].flatMap((column) => this.#cells(column));
    const commas = cells.filter((cell) => /^\d+,\d{1,4}$/.test(cell)).length;
    if (commas === 0 || cells.some((cell) => /^\d+\.\d+$/.test(cell))) return;
    this.#lines.push('decimal: ","');
    this.#doubt('Numbers are taken to have a decimal comma.');
  }
}

function oneOrSeveral(texts: readonly string[]): string | readonly string[] {
  return texts.length === 1 ? (texts[0] as string) : texts;
}

/** Names of columns come from a stranger: a line end in one would end the comment. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, tableLimits.columns);
}
