/** A mapping and a spreadsheet: where its header row is, and where each column that the mapping names stands. */
import { type Diagnostics, excerpt } from '../diagnostics.ts';
import { columnKey } from '../tables/columns.ts';
import { tableLimits } from '../tables/limits.ts';
import { isBlank } from '../tables/records.ts';
import type { Grid } from '../tables/sheet.ts';
import { type ColumnRule, type HeaderReference, type Mapping, type Part, positionOf } from './mapping.ts';

export interface BoundPart extends Part {
  readonly positions: readonly number[];
}
export interface BoundColumn {
  readonly rule: ColumnRule;
  readonly parts: readonly BoundPart[];
}
export interface BoundSheet {
  readonly grid: Grid;
  /** Index of the header row; -1 where there is none. */
  readonly header: number;
  readonly columns: readonly BoundColumn[];
  readonly level: number | undefined;
  readonly skip: readonly { readonly position: number; readonly name: string; readonly patterns: readonly string[] }[];
  /** References that the sheet does not have, with their lines. */
  readonly missing: readonly { readonly reference: HeaderReference; readonly line: number; readonly isNeeded: boolean }[];
}

/** Names in the header row that a mapping asks for. */
export function headerNames(mapping: Mapping): Set<string> {
  const references = [
    ...mapping.columns.flatMap(({ parts }) => parts.flatMap((part) => part.references)),
    ...(mapping.level === undefined ? [] : [mapping.level.reference]),
    ...mapping.skip.map(({ reference }) => reference),
  ];
  return new Set(references.filter((reference) => positionOf(reference) === undefined).map(columnKey));
}

/** The row with most of the names, the first of equals; of a mapping without names, the first row with text. */
export function findHeader(records: Grid['records'], names: ReadonlySet<string>): { header: number; found: number } {
  let best = { header: 0, found: -1 };
  const depth = Math.min(records.length, tableLimits.headerDepth);
  for (let index = 0; index < depth; index++) {
    const record = records[index];
    if (isBlank(record)) continue;
    const keys = new Set(record.map(columnKey));
    const found = [...names].filter((name) => keys.has(name)).length;
    if (found > best.found) best = { header: index, found };
  }
  return best;
}

export function bindSheet(grid: Grid, mapping: Mapping, diagnostics: Diagnostics): BoundSheet {
  const header = mapping.header === undefined ? findHeader(grid.records, headerNames(mapping)).header : mapping.header - 1;
  const names = grid.records[header] ?? [];
  // A name as it is written comes before one that differs in case, blanks or underscores: `MPN2` is not `MP_N2`.
  const written = positionsBy(names, (name) => name.trim());
  const alike = positionsBy(names, columnKey);
  const said = new Set<string>();
  const missing: BoundSheet['missing'][number][] = [];
  const used = new Set<number>();
  const find = (reference: HeaderReference): number | undefined => {
    const numbered = positionOf(reference);
    const found = written.get(reference.trim()) ?? alike.get(columnKey(reference)) ?? [];
    const position = numbered ?? found[0];
    if (position === undefined) return undefined;
    used.add(position);
    const isTwice = numbered === undefined && found.length > 1 && !said.has(reference);
    said.add(reference);
    if (isTwice)
      diagnostics.add(
        'duplicate-column',
        'warning',
        grid.pointer(header),
        `"${excerpt(reference.trim())}" stands twice; the first is read`,
      );
    return position;
  };
  const findAll = (part: Part) => part.references.flatMap((reference) => find(reference) ?? []);
  const columns = mapping.columns.map((rule): BoundColumn => {
    const parts = rule.parts.map((part) => ({ ...part, positions: findAll(part) }));
    const isNeeded = parts.every((part) => part.positions.length === 0);
    for (const part of parts) {
      if (part.positions.length > 0) continue;
      missing.push({ reference: part.references.join(', '), line: rule.line, isNeeded });
    }
    return { rule, parts };
  });
  const single = (reference: HeaderReference, line: number): number | undefined => {
    const position = find(reference);
    if (position === undefined) missing.push({ reference, line, isNeeded: true });
    return position;
  };
  const level = mapping.level === undefined ? undefined : single(mapping.level.reference, mapping.level.line);
  const skip = mapping.skip.flatMap(({ reference, patterns, line }) => {
    const position = single(reference, line);
    return position === undefined ? [] : [{ position, name: reference, patterns }];
  });
  reportUnknown({ grid, header, used, diagnostics });
  return { grid, header, columns, level, skip, missing };
}

function positionsBy(names: readonly string[], keyOf: (name: string) => string): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [position, name] of names.entries()) {
    const key = keyOf(name);
    if (key === '') continue;
    const known = positions.get(key);
    if (known === undefined) positions.set(key, [position]);
    else known.push(position);
  }
  return positions;
}

interface Usage {
  readonly grid: Grid;
  readonly header: number;
  readonly used: ReadonlySet<number>;
  readonly diagnostics: Diagnostics;
}

/** Each column that the mapping does not name, and that has text: kept in the bytes, not in the graph. */
function reportUnknown({ grid, header, used, diagnostics }: Usage): void {
  if (header < 0) return;
  const filled = new Set<number>();
  for (let index = header; index < grid.records.length; index++) {
    const record = grid.records[index];
    for (let position = 0; position < record.length; position++) {
      if (!filled.has(position) && record[position].trim() !== '') filled.add(position);
    }
  }
  for (const position of [...filled].filter((each) => !used.has(each)).sort((a, b) => a - b)) {
    const name = (grid.records[header][position] ?? '').trim();
    const shown = name === '' ? `column ${position + 1}, which has no name,` : `"${excerpt(name)}"`;
    diagnostics.add('unknown-column', 'warning', grid.pointer(header), `${shown} is not in the mapping; kept as evidence only`);
  }
}
