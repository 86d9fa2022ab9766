/**
 * What measures cost and how long they take, as a table that the user names (docs/tables.md, Costs of
 * measures): `measure, item, cost, currency, weeks`. It is no document of the view and is not kept. A row
 * about an item stands before one about its category, and that before one about everything (`*`).
 */
import { setImmediate } from 'node:timers/promises';
import type { MeasureKind, MeasureTerms } from '../../graph/analyses/repair-measures.ts';
import { measureKinds } from '../../graph/analyses/repair-measures.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { normalizeName } from '../../graph/ontology/name.ts';
import type { View } from '../../graph/view/open-view.ts';
import { decodeText } from '../../ingest/decode-text.ts';
import { hundredths, wholeNumber, wordKey } from '../../ingest/tables/cell.ts';
import { columnKey } from '../../ingest/tables/columns.ts';
import { findDelimiter, isBlank, readRecords } from '../../ingest/tables/records.ts';
import { measureColumns } from '../../ingest/tables/templates.ts';
import { categoriesOf } from '../analyses/categories.ts';
import { resolveSelector } from '../search/selector.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Bounds of a table of costs; one beyond them is refused whole. */
export const costLimits = { bytes: 4_194_304, rows: 10_000, selectorLength: 1_000 } as const;

/** A row as it was given: texts, which `measureCosts` judges. */
export interface CostRow {
  readonly measure: string;
  /** `*`, `category:NAME`, an item's selector, name, part number or id. */
  readonly item: string;
  readonly cost: string;
  readonly currency: string;
  readonly weeks: string;
}

export interface MeasureCosts {
  /** Currency of every cost; undefined where no cost is stated and none was asked for. */
  readonly currency: string | undefined;
  readonly terms: (kind: MeasureKind, item: number) => MeasureTerms | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The rows of a CSV. Errors: INPUT_TOO_LARGE; INPUT_INVALID where it is no such table. */
export function readCostRows(bytes: Uint8Array): CostRow[] {
  if (bytes.length > costLimits.bytes) throw new OperationalError('INPUT_TOO_LARGE', `Costs: at most ${costLimits.bytes} bytes.`);
  const result = decodeText(bytes);
  if ('problem' in result) throw invalid(result.problem.message);
  const known = new Set(measureColumns.map(columnKey));
  const { text } = result.decoded;
  const read = readRecords(text, findDelimiter(text, known));
  if ('code' in read) throw invalid(`row ${read.row}: ${read.message}`);
  const header = (read.records[read.header] ?? []).map(columnKey);
  for (const name of ['measure', 'item']) if (!header.includes(name)) throw invalid(`there is no column ${name}.`);
  for (const [k, name] of header.entries()) {
    if (header.indexOf(name) !== k) throw invalid(`the column ${name || '(no name)'} stands twice.`);
    if (name !== '' && !known.has(name)) throw invalid(`${name} is none of ${measureColumns.join(', ')}.`);
  }
  const records = read.records.slice(read.header + 1).filter((record) => !isBlank(record));
  return records.map((record) => {
    const cell = (name: string): string => (record[header.indexOf(name)] ?? '').trim();
    return { measure: cell('measure'), item: cell('item'), cost: cell('cost'), currency: cell('currency'), weeks: cell('weeks') };
  });
}

function invalid(message: string): OperationalError {
  return new OperationalError('INPUT_INVALID', `Costs: ${message}`);
}

interface ReadRow {
  readonly at: number;
  readonly kind: MeasureKind;
  readonly item: string;
  readonly cost: number | undefined;
  readonly currency: string | undefined;
  readonly weeks: number | undefined;
}

/**
 * Terms by measure and item, in one currency: the one asked for, else the only one in the table. Rows in
 * others are left out and said. Errors: INPUT_INVALID for a row that is none, the same row twice,
 * several currencies of which none was asked for; INPUT_TOO_LARGE.
 */
export async function measureCosts(
  workspace: Workspace,
  view: View,
  rows: readonly CostRow[],
  asked: string | undefined,
): Promise<MeasureCosts> {
  if (rows.length > costLimits.rows) throw new OperationalError('INPUT_TOO_LARGE', `Costs: at most ${costLimits.rows} rows.`);
  const read = rows.map((row, k) => readRow(row, k + 1));
  const currencies = new Set(read.map(({ currency }) => currency).filter((one) => one !== undefined));
  if (asked === undefined && currencies.size > 1)
    throw invalid(`they are in ${[...currencies].sort().join(', ')}; name one of them as the currency.`);
  const currency = asked ?? [...currencies][0];
  const diagnostics: Diagnostic[] = [];
  const used = read.filter((row) => row.currency === undefined || row.currency === currency);
  if (used.length < read.length) {
    const message = `${read.length - used.length} of ${read.length} rows of the costs are not in ${currency}: they are not used.`;
    diagnostics.push({ code: 'cost-currency', severity: 'warning', pointer: '', message });
  }
  const terms = await resolved(workspace, view, used, diagnostics);
  return { currency, terms, diagnostics };
}

function readRow(row: CostRow, at: number): ReadRow {
  const refuse = (message: string): OperationalError => invalid(`row ${at}: ${message}`);
  const kind = measureKinds.find((known) => wordKey(known) === wordKey(row.measure));
  if (kind === undefined) throw refuse(`"${row.measure.slice(0, 80)}" is none of ${measureKinds.join(', ')}.`);
  if (row.item === '') throw refuse('no item; * stands for all.');
  if (row.item.length > costLimits.selectorLength) throw refuse('the item is too long.');
  const cost = row.cost === '' ? undefined : hundredths(row.cost);
  if (row.cost !== '' && cost === undefined)
    throw refuse(`"${row.cost.slice(0, 80)}" is no amount (digits, and a point for decimals).`);
  const currency = row.currency === '' ? undefined : row.currency.toUpperCase();
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
    throw refuse(`"${row.currency.slice(0, 80)}" is no code of a currency.`);
  if (cost !== undefined && currency === undefined) throw refuse('a cost without its currency.');
  const weeks = row.weeks === '' ? undefined : wholeNumber(row.weeks);
  if (row.weeks !== '' && weeks === undefined) throw refuse(`"${row.weeks.slice(0, 80)}" is no number of weeks.`);
  return { at, kind, item: row.item, cost: cost?.value, currency, weeks };
}

/** How near a row is to an item: the item itself, its category, everything. */
const nearness = ['item', 'category', 'all'] as const;
type Nearness = (typeof nearness)[number];

async function resolved(
  workspace: Workspace,
  view: View,
  rows: readonly ReadRow[],
  diagnostics: Diagnostic[],
): Promise<MeasureCosts['terms']> {
  const byKey = new Map<string, ReadRow>();
  const unknown: string[] = [];
  const named = new NamedItems(workspace, view);
  const categories = rows.some(({ item }) => /^category:/i.test(item)) ? await categoriesOf(workspace, view) : undefined;
  const put = (row: ReadRow, near: Nearness, of: number): void => {
    const key = `${row.kind} ${near} ${of}`;
    const other = byKey.get(key);
    if (other !== undefined) throw invalid(`rows ${other.at} and ${row.at} both state ${row.kind} of ${row.item}.`);
    byKey.set(key, row);
  };
  for (const row of rows) {
    if (row.item === '*') put(row, 'all', 0);
    else if (/^category:/i.test(row.item)) {
      const wanted = normalizeName(row.item.slice('category:'.length));
      const category = categories?.names.findIndex((name) => normalizeName(name) === wanted) ?? -1;
      if (category === -1) unknown.push(row.item);
      else put(row, 'category', category);
    } else {
      const items = await named.of(row.item);
      if (items.length === 0) unknown.push(row.item);
      for (const item of items) put(row, 'item', item);
    }
  }
  if (unknown.length > 0) {
    const shown = unknown.slice(0, 5).join('; ');
    const message = `${unknown.length} of ${rows.length} rows of the costs name no item or category of this view: ${shown}.`;
    diagnostics.push({ code: 'cost-item-unknown', severity: 'warning', pointer: '', message });
  }
  return (kind, item) => {
    const places: Record<Nearness, number> = { item, category: categories?.of[item] ?? -1, all: 0 };
    const found = nearness.map((near) => byKey.get(`${kind} ${near} ${places[near]}`)).filter((row) => row !== undefined);
    if (found.length === 0) return undefined;
    const stated = (of: (row: ReadRow) => number | undefined): number | undefined =>
      found.map(of).find((value) => value !== undefined);
    return { cost: stated(({ cost }) => cost), weeks: stated(({ weeks }) => weeks) };
  };
}

/** Whom a row is about is looked up once, however many rows say it; others have a turn after each: a search by name takes long. */
class NamedItems {
  readonly #workspace: Workspace;
  readonly #view: View;
  readonly #known = new Map<string, readonly number[]>();

  constructor(workspace: Workspace, view: View) {
    this.#workspace = workspace;
    this.#view = view;
  }

  async of(text: string): Promise<readonly number[]> {
    const selector = /^item:/i.test(text) ? text : `item:${text}`;
    const known = this.#known.get(selector);
    if (known !== undefined) return known;
    const refs = await resolveSelector(this.#workspace, this.#view, selector);
    await setImmediate();
    const items = refs.filter(({ type }) => type === 'Item').map(({ index }) => index);
    this.#known.set(selector, items);
    return items;
  }
}
