/**
 * A foreign spreadsheet before it is handed in: its columns and first rows, a mapping for it, and what would
 * be read under that mapping. Nothing is stored.
 */
import { createHash } from 'node:crypto';
import type { DeltaRows } from '../../graph/model/assertion.ts';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { assertionsOf } from '../../graph/model/digest.ts';
import type { Count } from '../../graph/model/hand-in.ts';
import { EdgeKind } from '../../graph/ontology/edge-kind.ts';
import { Diagnostics } from '../../ingest/diagnostics.ts';
import { bindSheet } from '../../ingest/mapping/bind.ts';
import { type ColumnChoices, choicesIn, chooseColumns } from '../../ingest/mapping/choose-columns.ts';
import { openSheets } from '../../ingest/mapping/open-sheets.ts';
import { parseMapping } from '../../ingest/mapping/parse-mapping.ts';
import { suggestMapping } from '../../ingest/mapping/suggest.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { knownColumns, tableNames } from '../../ingest/tables/columns.ts';
import { nameFromKey, type Statement, sourceName, statementOf } from '../statements/statement.ts';

export interface PreviewInput {
  readonly bytes: Uint8Array;
  readonly path: string;
  /** A mapping to try; the one that is suggested when absent. */
  readonly mapping?: string;
  /** Changes that mapping, column by column. */
  readonly choices?: ColumnChoices;
  readonly programme?: string;
}

export interface MappingPreview {
  readonly path: string;
  readonly format: string;
  readonly sheet: string;
  /** Row of the column names, from 1; 0 when none was found. */
  readonly header: number;
  /** Columns of the spreadsheet: how a mapping refers to each, and what it is by this one (empty: nothing). */
  readonly columns: readonly { readonly name: string; readonly reference: string; readonly is: string }[];
  /** The first rows below the header. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly mapping: string;
  readonly tables: readonly string[];
  /** What a person should look at in the suggested mapping. */
  readonly unsure: readonly string[];
  readonly outcome: 'accepted' | 'rejected';
  readonly counts: Count;
  readonly diagnostics: readonly Diagnostic[];
  /** The first of what would be said, and how much it would be. */
  readonly statements: readonly Statement[];
  readonly statementCount: number;
  /** What a column may be, by table. */
  readonly fields: readonly { readonly table: string; readonly columns: readonly string[] }[];
}

export const previewLimits = { rows: 12, columns: 200, cellCharacters: 200, diagnostics: 200, statements: 2_000 } as const;

/** Never throws on content. */
export async function previewMapping(input: PreviewInput): Promise<MappingPreview> {
  const { bytes, path, choices } = input;
  const suggested = input.mapping === undefined ? await suggestMapping(bytes, path) : undefined;
  const start = input.mapping ?? suggested?.suggestion?.mapping ?? '';
  const mapping = choices === undefined ? start : chooseColumns(start, choices);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const programme = input.programme === undefined ? {} : { programme: input.programme };
  const reading = await readDocument(memorySource(bytes), { sha256, path, mapping, ...programme });
  const { statements } = previewLimits;
  const first: Statement[] = [];
  const nameOf = namesIn(reading.delta);
  for (const assertion of assertionsOf(reading.delta)) {
    if (first.length === statements) break;
    first.push(statementOf(assertion, nameOf));
  }
  return {
    path,
    ...(await shape(bytes, mapping)),
    mapping,
    unsure: suggested?.suggestion?.unsure ?? [],
    outcome: reading.outcome,
    counts: reading.counts.rows,
    diagnostics: (mapping === '' ? (suggested?.diagnostics ?? []) : reading.diagnostics).slice(0, previewLimits.diagnostics),
    statements: first,
    statementCount: reading.delta.mentions.length + reading.delta.edges.length,
    fields: tableNames.map((table) => ({ table, columns: knownColumns(table) })),
  };
}

/** As the spreadsheet calls them: by their first mention, a source by what it provides and who makes it. */
function namesIn(delta: DeltaRows): (key: string) => string | undefined {
  const names = new Map<string, string>();
  const makers = new Map<string, string>();
  const items = new Map<string, string>();
  for (const { kind, from, to, name } of assertionsOf(delta)) {
    if (kind === 0 && name !== undefined && !names.has(from)) names.set(from, name);
    if (kind === EdgeKind.PROVIDES) items.set(from, to);
    if (kind === EdgeKind.BY) makers.set(from, to);
  }
  const called = (key: string | undefined) => (key === undefined ? undefined : (names.get(key) ?? nameFromKey(key)));
  return (key) => names.get(key) ?? sourceName(called(items.get(key)), called(makers.get(key)));
}

type Shape = Pick<MappingPreview, 'format' | 'sheet' | 'header' | 'columns' | 'rows' | 'tables'>;

/** The first sheet that the mapping means, as it is bound. */
async function shape(bytes: Uint8Array, text: string): Promise<Shape> {
  const none: Shape = { format: 'unknown', sheet: '', header: 0, columns: [], rows: [], tables: [] };
  const unheard = new Diagnostics();
  const mapping = parseMapping(text, unheard);
  if (mapping === undefined) return none;
  const { format, grids } = await openSheets(bytes, mapping, unheard);
  const [grid] = grids ?? [];
  if (grid === undefined) return { ...none, format };
  const { header } = bindSheet(grid, mapping, unheard);
  const width = Math.min(Math.max(0, ...grid.records.slice(0, 100).map((cells) => cells.length)), previewLimits.columns);
  const names = Array.from({ length: width }, (_, position) => (grid.records[header]?.[position] ?? '').trim());
  const is = choicesIn(text);
  return {
    format,
    sheet: format === 'table-xlsx' ? grid.pointer(0).replace(/!A1$/, '') : '',
    header: header + 1,
    columns: names.map((name, position) => {
      const numbered = `#${position + 1}`;
      const reference = name === '' || names.indexOf(name) !== position ? numbered : name;
      return { name, reference, is: is[reference] ?? is[numbered] ?? '' };
    }),
    rows: grid.records.slice(header + 1, header + 1 + previewLimits.rows).map((cells, index) => ({
      number: header + 2 + index,
      cells: cells.slice(0, width).map((cell) => cell.slice(0, previewLimits.cellCharacters)),
    })),
    tables: mapping.tables,
  };
}
