/** A mapping with other columns, as a person chose them one by one; the rest of it stays as it is. */
import { type Document, isMap, isScalar, parseDocument, visit } from 'yaml';

export interface ColumnChoices {
  /** Tables that the rows are read as; those of the mapping when absent. */
  readonly tables?: readonly string[];
  /** What each column of the spreadsheet is: a column of the tables, `level`, or empty for none. */
  readonly columns: Readonly<Record<string, string>>;
}

export const levelChoice = 'level';

/** What each column of the spreadsheet is by a mapping: the first that it is used for. */
export function choicesIn(text: string): Readonly<Record<string, string>> {
  const document = parsed(text);
  const chosen: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [field, references] of fieldsOf(document)) for (const reference of references) chosen[reference] ??= field;
  const level = document?.get('level');
  if (typeof level === 'string') chosen[level] ??= levelChoice;
  return chosen;
}

/** A text that is no mapping is none either after it; the reader says so. */
export function chooseColumns(text: string, { tables, columns }: ColumnChoices): string {
  const document = parsed(text);
  if (document === undefined) return text;
  if (tables !== undefined) document.set('table', document.createNode(tables.length === 1 ? tables[0] : tables, { flow: true }));
  if (!isMap(document.get('columns'))) document.set('columns', document.createNode({}));
  const chosen = Object.entries(columns);
  const stays = new Set<string>();
  for (const [field, references] of fieldsOf(document)) {
    const now = chosen.filter(([, to]) => to === field).map(([reference]) => reference);
    const isSame = now.length === references.size && now.every((reference) => references.has(reference));
    // How its values are read (split, unit, prefix) is kept as long as they come from the same columns.
    if (isSame || [...references].every((reference) => columns[reference] === undefined)) stays.add(field);
    else document.deleteIn(['columns', field]);
  }
  for (const field of new Set(chosen.map(([, to]) => to))) {
    if (field === '' || field === levelChoice || stays.has(field)) continue;
    const from = chosen.filter(([, to]) => to === field).map(([reference]) => reference);
    document.setIn(['columns', field], document.createNode(from.length === 1 ? from[0] : from, { flow: true }));
  }
  const level = chosen.find(([, to]) => to === levelChoice)?.[0];
  if (level !== undefined) document.set('level', level);
  else if (columns[String(document.get('level') ?? '')] !== undefined) document.delete('level');
  dropCarried(document);
  return document.toString({ lineWidth: 0 });
}

/** A column that is carried must be among the columns. */
function dropCarried(document: Document): void {
  const carry = document.toJS({ maxAliasCount: 0 }).carry as unknown;
  if (carry === undefined) return;
  const left = (Array.isArray(carry) ? carry : [carry]).filter((field) => document.hasIn(['columns', field]));
  if (left.length === 0) document.delete('carry');
  else document.set('carry', document.createNode(left, { flow: true }));
}

function parsed(text: string): Document | undefined {
  try {
    const document = parseDocument(text.trim() === '' ? 'columns:' : text, { schema: 'core', version: '1.2' });
    let hasAlias = false;
    visit(document, {
      Alias() {
        hasAlias = true;
        return visit.BREAK;
      },
    });
    return document.errors.length === 0 && isMap(document.contents) && !hasAlias ? (document as Document) : undefined;
  } catch {
    return undefined;
  }
}

/** Columns of the tables with the columns of the spreadsheet that their values come from. */
function fieldsOf(document: Document | undefined): Map<string, ReadonlySet<string>> {
  const columns = document?.get('columns');
  const fields = new Map<string, ReadonlySet<string>>();
  if (!isMap(columns)) return fields;
  for (const { key, value } of columns.items) {
    const references = new Set<string>();
    visit(value as Parameters<typeof visit>[0], {
      Scalar(place, { value: text }, path) {
        const parent = path.findLast((node) => 'key' in node) as { readonly key?: unknown } | undefined;
        const name = isScalar(parent?.key) ? String(parent.key.value) : '';
        if (place !== 'key' && typeof text === 'string' && ['', 'column', 'first', 'join'].includes(name)) references.add(text);
      },
    });
    if (isScalar(key)) fields.set(String(key.value), references);
  }
  return fields;
}
