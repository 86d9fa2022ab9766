/**
 * Rows of a foreign spreadsheet as rows of the tables: which are left out, what an empty cell takes from
 * above, what hangs below what, and the sources that one row names.
 */
import type { Diagnostics } from '../diagnostics.ts';
import { isPlaceholder } from '../placeholder.ts';
import { partyFields } from '../tables/columns.ts';
import { tableLimits } from '../tables/limits.ts';
import { isBlank } from '../tables/records.ts';
import { type Positions, Row } from '../tables/row.ts';
import { misshapen } from '../tables/sheet.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import type { BoundSheet } from './bind.ts';
import { amountOf, inStep, normalized, valuesOf } from './cell-values.ts';
import { levelsOf } from './level.ts';
import { isSeveral, type Mapping } from './mapping.ts';
import { matches } from './pattern.ts';

export interface MappedRow {
  readonly pointer: string;
  /** Why nothing of the row is read. */
  readonly quarantine?: Quarantine;
  /** One a source that the row names. */
  readonly rows: readonly Row[];
  /** Its item stands in a row above: what that row says of it is not said again. */
  readonly isContinued: boolean;
  /** In an indented bill of materials: nothing is above the row. */
  readonly isTop: boolean;
}

/** Values that a row gives its columns, and those that only one of its sources has. */
type Cells = ReadonlyMap<string, string>;

const itemColumns = ['', ...partyFields.item.map((field) => `_${field}`)];
/** Values that add up over rows: told to several sources, they would be counted as often. */
const divided = ['share', 'weight'] as const;

export class MappedRows {
  readonly #sheet: BoundSheet;
  readonly #mapping: Mapping;
  readonly #diagnostics: Diagnostics;
  readonly #isMissing: (text: string) => boolean;
  readonly #positions: Positions;
  readonly #width: number;
  readonly #levels: readonly (number | undefined)[];
  /** Rows above, from the top down, with what identifies their items; `left` where a row is left out. */
  readonly #above: { readonly level: number; readonly item: Cells; readonly left: boolean }[] = [];
  readonly #carried = new Map<string, readonly (readonly string[])[]>();
  #itemIsLeftOut = false;

  constructor(sheet: BoundSheet, mapping: Mapping, diagnostics: Diagnostics, placeholders: (text: string) => boolean) {
    this.#sheet = sheet;
    this.#mapping = mapping;
    this.#diagnostics = diagnostics;
    this.#isMissing = (text) => isPlaceholder(text) || placeholders(text);
    const assembly = sheet.level === undefined ? [] : itemColumns.map((field) => `assembly${field}`);
    const names = new Set([...mapping.columns.map(({ column }) => column), 'currency', ...mapping.constants.keys(), ...assembly]);
    this.#positions = new Map([...names].map((name, position) => [name, position]));
    this.#width = usualWidth(sheet);
    const { level, grid, header } = sheet;
    this.#levels = level === undefined ? [] : levelsOf(grid.records.slice(header + 1).map((record) => record[level] ?? ''));
  }

  *[Symbol.iterator](): Generator<MappedRow> {
    const { grid, header } = this.#sheet;
    for (let index = header + 1; index < grid.records.length; index++) {
      if (!isBlank(grid.records[index])) yield this.#row(index);
    }
  }

  #row(index: number): MappedRow {
    const { grid, header } = this.#sheet;
    const record = grid.records[index];
    const pointer = grid.pointer(index);
    const level = this.#levels[index - header - 1];
    const nothing = { pointer, rows: [], isContinued: false, isTop: false };
    const unread = misshapen(record, grid.isAligned ? Number.POSITIVE_INFINITY : this.#width);
    if (unread !== undefined) return { ...nothing, quarantine: unread };
    const values = new Map(this.#sheet.columns.map((column) => [column.rule.column, valuesOf(column, record)]));
    const isContinued = this.#carry(values);
    const reason = this.#leftOut(record, index, isContinued, level);
    if (!isContinued) this.#itemIsLeftOut = reason !== undefined;
    const item = this.#itemOf(values);
    const parent = level === undefined || isContinued ? undefined : this.#descend(level, item, reason !== undefined);
    if (reason !== undefined) return { ...nothing, quarantine: { code: 'row-skipped', message: `left out: ${reason}` } };
    if (this.#sheet.level !== undefined && level === undefined && !isContinued)
      this.#diagnostics.add(
        'level-unreadable',
        'warning',
        pointer,
        'the row has no level like the others; it hangs below nothing',
      );
    const made = this.#sources(values, pointer, parent);
    if ('code' in made) return { ...nothing, quarantine: made };
    return { pointer, rows: made, isContinued, isTop: this.#sheet.level !== undefined && parent === undefined };
  }

  /** Empty cells of the carried columns take what stands above; true when the item is such a one. */
  #carry(values: Map<string, readonly (readonly string[])[]>): boolean {
    let isContinued = false;
    for (const column of this.#mapping.carry) {
      const own = values.get(column) ?? [];
      if (own.some((cells) => cells.some((cell) => cell !== ''))) this.#carried.set(column, own);
      else if (this.#carried.has(column)) {
        values.set(column, this.#carried.get(column) ?? own);
        if (column === 'item' || (column === 'item_part_number' && !values.has('item'))) isContinued = true;
      }
    }
    return isContinued;
  }

  /** Why the row is no part; undefined when it is one. */
  #leftOut(record: readonly string[], index: number, isContinued: boolean, level: number | undefined): string | undefined {
    const { grid, header, skip } = this.#sheet;
    for (const { position, name, patterns } of skip) {
      const cell = (record[position] ?? '').trim();
      if (patterns.some((pattern) => matches(cell, pattern)))
        return cell === '' ? `${name} is blank` : `${name} is "${cell.slice(0, 80)}"`;
    }
    if (isContinued && this.#itemIsLeftOut) return 'it continues a row that is left out';
    if (level !== undefined && this.#above.findLast((row) => row.level < level)?.left === true)
      return 'it hangs below a row that is left out';
    const isHeader =
      header >= 0 && index > header && grid.records[header].every((name, at) => name.trim() === (record[at] ?? '').trim());
    return isHeader ? 'it repeats the header row' : undefined;
  }

  /** Makes the row the lowest one, and gives what it hangs below. */
  #descend(level: number, item: Cells, left: boolean): Cells | undefined {
    while (this.#above.length > 0 && (this.#above.at(-1)?.level ?? 0) >= level) this.#above.pop();
    const parent = this.#above.at(-1)?.item;
    this.#above.push({ level, item, left });
    return parent;
  }

  #itemOf(values: ReadonlyMap<string, readonly (readonly string[])[]>): Cells {
    const { constants } = this.#mapping;
    return new Map(
      itemColumns.map((field) => [
        `assembly${field}`,
        values.get(`item${field}`)?.[0]?.[0] ?? constants.get(`item${field}`) ?? '',
      ]),
    );
  }

  #sources(
    values: ReadonlyMap<string, readonly (readonly string[])[]>,
    pointer: string,
    parent: Cells | undefined,
  ): Row[] | Quarantine {
    const several = new Map(this.#mapping.columns.filter(isSeveral).map(({ column }) => [column, values.get(column) ?? []]));
    const count = [...several.values()].reduce((most, parts) => Math.max(most, parts.flat().length), 0);
    if (count > tableLimits.sourcesPerRow)
      return { code: 'limit-sources', message: `the row names ${count} sources; the limit is ${tableLimits.sourcesPerRow}` };
    const { sources, outOfStep } = inStep(several, 'supplier');
    for (const column of outOfStep) {
      const message = `${column}: as many values as the row has sources cannot be told apart; read as blank`;
      this.#diagnostics.add('out-of-step', 'warning', pointer, message);
    }
    const cells = new Map([...this.#mapping.constants, ...(parent ?? [])]);
    for (const [column, parts] of values) if (!several.has(column)) cells.set(column, parts[0]?.[0] ?? '');
    if (sources.length > 1) this.#withoutSums(cells, pointer);
    return sources.map((source) => this.#rowOf(new Map([...cells, ...source]), pointer));
  }

  #withoutSums(cells: Map<string, string>, pointer: string): void {
    for (const column of divided) {
      if ((cells.get(column) ?? '') === '') continue;
      cells.delete(column);
      this.#diagnostics.add(
        'shared-value',
        'warning',
        pointer,
        `${column}: one value for several sources; whose it is, nobody says`,
      );
    }
  }

  #rowOf(cells: Cells, pointer: string): Row {
    const isWorkbook = this.#sheet.grid.isAligned;
    const stated = new Map(cells);
    for (const [column, text] of cells) {
      const amount = amountOf(column, text);
      if (amount === undefined) continue;
      stated.set(column, amount.number);
      if ((cells.get('currency') ?? '') === '') stated.set('currency', amount.currency);
    }
    const record = [...this.#positions.keys()].map((column) =>
      normalized(column, stated.get(column) ?? '', this.#mapping, isWorkbook),
    );
    return new Row(record, this.#positions, pointer, this.#diagnostics, this.#isMissing);
  }
}

/** Cells of a record as most have them: beyond it, values have moved out of their columns. */
function usualWidth({ grid, header }: BoundSheet): number {
  const widths = new Map<number, number>();
  for (const record of grid.records.slice(header + 1)) widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
  const [usual] = [...widths].sort(([, a], [, b]) => b - a)[0] ?? [0];
  return Math.max(usual, grid.records[header]?.length ?? 0);
}
