/** Reads a foreign spreadsheet as its mapping says (docs/mappings.md). */
import type { Reading } from '../../graph/model/reading.ts';
import { normalizeName } from '../../graph/ontology/name.ts';
import { Diagnostics, excerpt } from '../diagnostics.ts';
import { limits } from '../limits.ts';
import type { ReadRequest } from '../read-request.ts';
import { rejected } from '../rejected.ts';
import { TableAssertions } from '../tables/assertions.ts';
import type { TableName } from '../tables/columns.ts';
import type { Row } from '../tables/row.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { type BoundSheet, bindSheet } from './bind.ts';
import { reportLostZeros } from './lost-zeros.ts';
import type { Mapping } from './mapping.ts';
import { openSheets } from './open-sheets.ts';
import { parseMapping } from './parse-mapping.ts';
import { type MappedRow, MappedRows } from './rows.ts';

/** Never throws on content; what the mapping cannot be used on is rejected and says why. */
export async function readMapped(bytes: Uint8Array, text: string, request: ReadRequest): Promise<Reading> {
  const diagnostics = new Diagnostics();
  const mapping = parseMapping(text, diagnostics);
  if (mapping === undefined) return rejected('unknown', '', diagnostics.list());
  const { format, grids } = await openSheets(bytes, mapping, diagnostics);
  if (grids === undefined) return rejected(format, '', diagnostics.list());
  const sheets = grids.map((grid) => bindSheet(grid, mapping, diagnostics));
  if (!fits(sheets, diagnostics)) return rejected(format, '', diagnostics.list());
  const reader = new MappedReader(mapping, request, diagnostics);
  for (const sheet of sheets) if (!reader.read(sheet)) return rejected(format, '', diagnostics.list());
  return reader.finish(format);
}

/** A column that no sheet has is a mistake in the mapping; one that some lack is said. */
function fits(sheets: readonly BoundSheet[], diagnostics: Diagnostics): boolean {
  const [first, ...others] = sheets as [BoundSheet, ...BoundSheet[]];
  let isFit = true;
  for (const { reference, line, isNeeded } of first.missing) {
    const everywhere = others.every(({ missing }) => missing.some((each) => each.reference === reference));
    if (!everywhere || !isNeeded) continue;
    isFit = false;
    const seen = (first.grid.records[first.header] ?? []).map((name) => name.trim()).filter((name) => name !== '');
    const where = `row ${first.header + 1} has ${seen.length === 0 ? 'none' : excerpt(seen.join(', '))}`;
    diagnostics.add(
      'mapping-column-missing',
      'error',
      `mapping:${line}`,
      `no column is called "${excerpt(reference)}"; ${where}`,
    );
  }
  if (!isFit) return false;
  for (const { grid, header, missing } of sheets) {
    for (const { reference, line } of missing) {
      const message = `no column is called "${excerpt(reference)}" (line ${line} of the mapping); read as blank`;
      diagnostics.add('mapping-column-missing', 'warning', grid.pointer(Math.max(header, 0)), message);
    }
  }
  return true;
}

class MappedReader {
  readonly #mapping: Mapping;
  readonly #diagnostics: Diagnostics;
  readonly #assertions: TableAssertions;
  readonly #isPlaceholder: (text: string) => boolean;
  readonly #count = { in: 0, mapped: 0, quarantined: 0 };

  constructor(mapping: Mapping, request: ReadRequest, diagnostics: Diagnostics) {
    this.#mapping = mapping;
    this.#diagnostics = diagnostics;
    this.#assertions = new TableAssertions(request, mapping.tables);
    const words = new Set(mapping.placeholders.flatMap((word) => [word.trim().toLowerCase(), normalizeName(word)]));
    words.delete('');
    this.#isPlaceholder = (text) => words.has(text.trim().toLowerCase()) || words.has(normalizeName(text));
  }

  /** The rows are also read as another table than sources. */
  get #isShared(): boolean {
    return this.#mapping.tables.length > 1 && this.#mapping.tables.includes('sources');
  }

  /** False, with a diagnostic, when too many rows could not be read. */
  read(sheet: BoundSheet): boolean {
    reportLostZeros(sheet, this.#diagnostics);
    for (const row of new MappedRows(sheet, this.#mapping, this.#diagnostics, this.#isPlaceholder)) {
      this.#count.in++;
      const quarantine = row.quarantine ?? this.#assert(row);
      if (quarantine === undefined) {
        this.#count.mapped++;
        continue;
      }
      this.#count.quarantined++;
      this.#diagnostics.quarantine(quarantine.code, row.pointer, quarantine.message);
      if (this.#count.quarantined <= limits.quarantined) continue;
      this.#diagnostics.add('limit-quarantined', 'error', row.pointer, `more than ${limits.quarantined} rows cannot be read`);
      return false;
    }
    return true;
  }

  finish(format: string): Reading {
    if (this.#count.in === 0) this.#diagnostics.add('no-rows', 'warning', '', 'the header has no rows below it');
    return this.#assertions.finish(format, this.#count, this.#diagnostics);
  }

  /** A row is read where one of the tables can; what the others miss is said. */
  #assert(mapped: MappedRow): Quarantine | undefined {
    // What a row above said of the item, a row that continues it does not say again.
    const tables = mapped.isContinued && this.#isShared ? (['sources'] as const) : this.#mapping.tables;
    const refused: { table: TableName; quarantine: Quarantine }[] = [];
    for (const table of tables) {
      const quarantine = this.#assertAs(table, mapped);
      if (quarantine !== undefined) refused.push({ table, quarantine });
    }
    if (refused.length === tables.length) return refused[0].quarantine;
    for (const { table, quarantine } of refused)
      this.#diagnostics.add('not-in-every-table', 'info', mapped.pointer, `${table}: ${quarantine.message}`);
    return undefined;
  }

  #assertAs(table: TableName, { rows, isTop }: MappedRow): Quarantine | undefined {
    const [first] = rows as readonly [Row, ...Row[]];
    if (table === 'requirements' && isTop && first.text('assembly') === undefined) return this.#assertions.addItem(first);
    if (!this.#isShared || table === 'sources') return this.#each(rows, table);
    // The maker of the line is its source; a requirement would take it for the source of the assembly.
    return this.#assertions.add(first.without(['supplier', 'site', 'distributor']), table);
  }

  #each(rows: readonly Row[], table: TableName): Quarantine | undefined {
    const refused = rows.flatMap((row) => {
      this.#reportMaker(row, table);
      return this.#assertions.add(row, table) ?? [];
    });
    return refused.length === rows.length ? refused[0] : undefined;
  }

  /** A part number names a part only together with its maker. */
  #reportMaker(row: Row, table: TableName): void {
    const column = 'supplier_part_number';
    if (table !== 'sources' || row.name(column) === undefined || row.name('supplier') !== undefined) return;
    row.report('maker-missing', column, 'has no maker beside it; it identifies nothing');
  }
}
