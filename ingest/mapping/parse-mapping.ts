/** Text of a mapping file to a mapping, checked; what is wrong with it is said with its line. */
import { isMap } from 'yaml';
import { type Diagnostics, excerpt } from '../diagnostics.ts';
import { columnKey, knownColumns, shortColumns, type TableName, tableNames } from '../tables/columns.ts';
import { tableLimits } from '../tables/limits.ts';
import { whichTable } from '../tables/which-table.ts';
import { parseDateForm } from './date-form.ts';
import {
  type ColumnRule,
  isSeveral,
  type Mapping,
  type Part,
  positionOf,
  type SkipRule,
  type Take,
  type Unit,
} from './mapping.ts';
import { MappingNodes, type YamlNode } from './yaml-nodes.ts';

const keys = [
  ...['table', 'sheet', 'header', 'delimiter', 'encoding', 'columns', 'level', 'carry', 'placeholders', 'skip'],
  ...['constants', 'dates', 'decimal'],
];
const partKeys = ['column', 'split', 'first', 'join', 'with', 'take', 'unit', 'prefix'];
const takes: readonly string[] = ['first word', 'last word', 'all but first word', 'all but last word'] satisfies Take[];
const units: readonly string[] = ['days', 'weeks'] satisfies Unit[];
const delimiterNames: Readonly<Record<string, string>> = { tab: '\t', comma: ',', semicolon: ';', pipe: '|' };

/** Undefined, with `mapping-invalid` diagnostics, where anything is wrong: a mapping is not read in part. */
export function parseMapping(text: string, diagnostics: Diagnostics): Mapping | undefined {
  const nodes = new MappingNodes(diagnostics);
  const root = nodes.parse(text);
  if (root === undefined) return undefined;
  const found = new Map<string, { node: YamlNode; line: number }>();
  for (const { key, node, line } of nodes.entries(root, 'the mapping')) {
    if (keys.includes(key)) found.set(key, { node, line });
    else nodes.unknownKey(line, key, keys, 'a mapping');
  }
  const node = (key: string) => found.get(key)?.node;
  const lineOf = (key: string) => found.get(key)?.line ?? 1;
  const given = (key: string) => found.has(key);

  const columns = given('columns') ? nodes.entries(node('columns'), 'columns').map((entry) => ruleOf(nodes, entry)) : [];
  const constants = new Map(
    given('constants')
      ? nodes.entries(node('constants'), 'constants').map((entry) => [entry.key, nodes.text(entry.node, entry.key) ?? ''])
      : [],
  );
  const level = given('level') ? { reference: nodes.text(node('level'), 'level') ?? '', line: lineOf('level') } : undefined;
  const tables = tablesOf(
    nodes,
    node('table'),
    lineOf('table'),
    [...columns.map(({ column }) => column), ...constants.keys()],
    level,
  );
  const mapping: Mapping = {
    tables,
    sheets: given('sheet') ? nodes.list(node('sheet')).map((each) => sheetOf(nodes, each)) : [],
    header: given('header') ? headerOf(nodes, node('header')) : undefined,
    delimiter: given('delimiter') ? delimiterOf(nodes, node('delimiter')) : undefined,
    encoding: given('encoding') ? encodingOf(nodes, node('encoding')) : undefined,
    columns: canonical(nodes, tables, columns),
    level,
    carry: new Set(given('carry') ? nodes.texts(node('carry'), 'carry').map(canonicalName(tables)) : []),
    placeholders: given('placeholders') ? nodes.texts(node('placeholders'), 'placeholders') : [],
    skip: given('skip') ? nodes.entries(node('skip'), 'skip').map((entry) => skipOf(nodes, entry)) : [],
    constants: new Map([...constants].map(([column, value]) => [canonicalName(tables)(column), value])),
    dates: given('dates') ? datesOf(nodes, node('dates')) : undefined,
    decimal: given('decimal') ? decimalOf(nodes, node('decimal')) : undefined,
  };
  checkColumns(nodes, mapping, lineOf);
  return nodes.failed ? undefined : mapping;
}

function tablesOf(
  nodes: MappingNodes,
  node: YamlNode,
  line: number,
  columns: readonly string[],
  level: Mapping['level'],
): TableName[] {
  const names: TableName[] = [];
  const stated = node === undefined ? found(columns) : nodes.texts(node, 'table');
  if (stated.length === 0 && level === undefined) nodes.fault(line, `table: say which; there are ${tableNames.join(', ')}`);
  for (const name of stated) {
    const table = tableNames.find((each) => each === name.trim().toLowerCase());
    if (table === undefined) nodes.fault(line, `table: "${excerpt(name)}" is no table; there are ${tableNames.join(', ')}`);
    else if (!names.includes(table)) names.push(table);
  }
  // What a level says is that one row requires another.
  if (level !== undefined && !names.includes('requirements')) names.unshift('requirements');
  return names;
}

function found(columns: readonly string[]): TableName[] {
  const table = whichTable(new Set(columns.map(columnKey)), '');
  return table === undefined ? [] : [table];
}

function ruleOf(nodes: MappingNodes, entry: { key: string; node: YamlNode; line: number }): ColumnRule {
  const parts = nodes.list(entry.node).map((each) => partOf(nodes, each, entry.key));
  if (parts.length === 0) nodes.fault(entry.line, `${entry.key}: names no column of the spreadsheet`);
  return { column: entry.key, parts, line: entry.line };
}

function partOf(nodes: MappingNodes, node: YamlNode, column: string): Part {
  if (!isMap(node)) return { references: [referenceOf(nodes, node, column)] };
  const given = new Map(nodes.entries(node, column).map((entry) => [entry.key, entry]));
  for (const { key, line } of given.values())
    if (!partKeys.includes(key)) nodes.unknownKey(line, key, partKeys, `a column's source`);
  const kinds = ['column', 'first', 'join'].filter((key) => given.has(key));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    nodes.fault(nodes.lineOf(node), `${column}: needs one of column, first and join`);
    return { references: [] };
  }
  const text = (key: string) => (given.has(key) ? nodes.text(given.get(key)?.node, key) : undefined);
  const [take, unit, sign, prefix] = [text('take'), text('unit'), text('with'), text('prefix')];
  const split = given.has('split') ? nodes.texts(given.get('split')?.node, 'split') : undefined;
  if (split?.length === 0 || split?.includes('') === true) nodes.fault(nodes.lineOf(node), `${column}: split is empty`);
  if (take !== undefined && !takes.includes(take))
    nodes.fault(nodes.lineOf(node), `${column}: take is one of ${takes.join(', ')}`);
  if (unit !== undefined && (!units.includes(unit) || !columnKey(column).endsWith('days')))
    nodes.fault(nodes.lineOf(node), `${column}: unit is one of ${units.join(', ')}, of a column of days`);
  const references = nodes.list(given.get(kind)?.node).map((each) => referenceOf(nodes, each, column));
  return {
    references: kind === 'column' ? references.slice(0, 1) : references,
    ...(kind === 'join' ? { joined: sign ?? ' ' } : {}),
    ...(split === undefined ? {} : { split }),
    ...(take === undefined ? {} : { take: take as Take }),
    ...(unit === undefined ? {} : { unit: unit as Unit }),
    ...(prefix === undefined ? {} : { prefix }),
  };
}

function referenceOf(nodes: MappingNodes, node: YamlNode, column: string): string {
  const reference = nodes.text(node, column) ?? '';
  const isNumber = reference.trim().startsWith('#') && /^#\d*$/.test(reference.trim());
  const position = positionOf(reference);
  if (reference.trim() === '') nodes.fault(nodes.lineOf(node), `${column}: names no column of the spreadsheet`);
  else if (isNumber && (position === undefined || position >= tableLimits.columns))
    nodes.fault(nodes.lineOf(node), `${column}: columns are numbered from #1 to #${tableLimits.columns}`);
  return reference;
}

function sheetOf(nodes: MappingNodes, node: YamlNode): string | number {
  const number = nodes.whole(node);
  if (number !== undefined && number < 1) nodes.fault(nodes.lineOf(node), 'sheet: sheets are numbered from 1');
  return number ?? nodes.text(node, 'sheet') ?? '';
}

function headerOf(nodes: MappingNodes, node: YamlNode): number | undefined {
  const number = nodes.whole(node);
  if (number !== undefined && number >= 0 && number <= tableLimits.rows) return number;
  nodes.fault(nodes.lineOf(node), 'header: expected the number of the row, from 1 (0: there is none)');
  return undefined;
}

function delimiterOf(nodes: MappingNodes, node: YamlNode): string | undefined {
  const text = nodes.text(node, 'delimiter') ?? '';
  const sign = delimiterNames[text.toLowerCase()] ?? text;
  if (/^[^"\r\n]$/u.test(sign)) return sign;
  nodes.fault(nodes.lineOf(node), 'delimiter: expected one character, or tab, comma, semicolon or pipe');
  return undefined;
}

function encodingOf(nodes: MappingNodes, node: YamlNode): string | undefined {
  const label = nodes.text(node, 'encoding') ?? '';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    nodes.fault(nodes.lineOf(node), `encoding: "${excerpt(label)}" is no name of an encoding, like utf-8 or windows-1252`);
    return undefined;
  }
}

function skipOf(nodes: MappingNodes, entry: { key: string; node: YamlNode; line: number }): SkipRule {
  return { reference: entry.key, patterns: nodes.texts(entry.node, `skip: ${entry.key}`), line: entry.line };
}

function datesOf(nodes: MappingNodes, node: YamlNode): Mapping['dates'] {
  const form = parseDateForm(nodes.text(node, 'dates') ?? '');
  if (form === undefined) nodes.fault(nodes.lineOf(node), 'dates: expected a form like DD/MM/YYYY, with a year of four digits');
  return form;
}

function decimalOf(nodes: MappingNodes, node: YamlNode): Mapping['decimal'] {
  const sign = nodes.text(node, 'decimal');
  if (sign === ',' || sign === '.') return sign;
  nodes.fault(nodes.lineOf(node), 'decimal: expected "," or "."');
  return undefined;
}

/** Columns of tables are written without regard to case, blanks and underscores. */
function canonicalName(tables: readonly TableName[]): (name: string) => string {
  const byKey = new Map(tables.flatMap((table) => knownColumns(table).map((column) => [columnKey(column), column] as const)));
  if (tables.includes('organizations')) for (const short of shortColumns) byKey.set(columnKey(short), `organization_${short}`);
  return (name) => byKey.get(columnKey(name)) ?? name;
}

function canonical(nodes: MappingNodes, tables: readonly TableName[], columns: readonly ColumnRule[]): ColumnRule[] {
  const name = canonicalName(tables);
  const seen = new Set<string>();
  return columns.map((rule) => {
    const column = name(rule.column);
    if (seen.has(column)) nodes.fault(rule.line, `${column} stands twice among the columns`);
    seen.add(column);
    return { ...rule, column };
  });
}

function checkColumns(nodes: MappingNodes, mapping: Mapping, lineOf: (key: string) => number): void {
  const { tables, columns, constants, carry } = mapping;
  if (tables.length === 0 || nodes.failed) return;
  const known = new Set(tables.flatMap(knownColumns));
  const where = `the ${tables.length === 1 ? 'table' : 'tables'} ${tables.join(', ')}`;
  const unknown = (line: number, column: string) => nodes.fault(line, `"${excerpt(column)}" is no column of ${where}`);
  for (const { column, line } of columns) if (!known.has(column)) unknown(line, column);
  for (const column of constants.keys()) {
    if (!known.has(column)) unknown(lineOf('constants'), column);
    if (columns.some((rule) => rule.column === column)) nodes.fault(lineOf('constants'), `${column} is a constant and a column`);
  }
  for (const column of carry) {
    if (!columns.some((rule) => rule.column === column))
      nodes.fault(lineOf('carry'), `${excerpt(column)} is not among the columns`);
  }
  if (columns.length === 0) nodes.fault(lineOf('columns'), 'columns: names no column');
  const counts = new Map(columns.filter(isSeveral).map((rule) => [rule.column, rule.parts.length]));
  if (new Set(counts.values()).size > 1) {
    const said = [...counts].map(([column, count]) => `${column} has ${count}`).join(', ');
    nodes.fault(columns.find(isSeveral)?.line ?? 1, `lists of columns are read in step, so they must be of one length: ${said}`);
  }
}
