/** What documents say of nodes at each place, in their own words and numbers: for writing it again. */
import type { Texts } from '../../graph/model/assertion.ts';
import type { Columns } from '../../graph/model/columns.ts';
import { decisionStatement } from '../../graph/ontology/decision.ts';
import { extensionStatements, writeNumbers } from '../../graph/ontology/extension.ts';
import type { Row } from '../../graph/store/port.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { mentionsNewestFirst } from './mentions.ts';

export interface StatedRow extends Row {
  readonly name: string | undefined;
  readonly texts: Texts;
}

/** What stands beside a node: a lot of stock, a contract, an attestation. */
export interface Statement {
  readonly numbers: Record<string, string | number>;
  readonly texts: Texts;
}

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

export async function statedRows(workspace: Pick<Workspace, 'store'>, rows: readonly (readonly Row[])[]): Promise<StatedRow[][]> {
  const result: StatedRow[][] = rows.map(() => []);
  const asked = rows.flatMap((own, i) => own.map((row) => ({ i, row })));
  for (let start = 0; start < asked.length; start += batch) {
    const part = asked.slice(start, start + batch);
    const read = await workspace.store.rowTexts(part.map(({ row }) => row));
    for (const [k, { i, row }] of part.entries()) {
      result[i].push({ ...row, name: read[k].name, texts: read[k].texts ?? {} });
    }
  }
  return result;
}

/** Of each node, the newest document's first. */
export function rowsOfNodes(workspace: Pick<Workspace, 'store'>, view: View, refs: readonly NodeRef[]): Promise<StatedRow[][]> {
  return statedRows(
    workspace,
    refs.map((ref) => mentionsNewestFirst(view.graph, ref)),
  );
}

/** Texts of the reading: they say where something stood in a document that is not written again. */
const placeTexts = new Set(['bomRef', 'pedigree', 'purl', 'aggregate', 'coverageOf', 'statement', 'row', 'documentSignature']);

/** The newest statement of each text, in the order of their names. */
export function textsOfRows(rows: readonly StatedRow[]): Texts {
  const found = new Map<string, string>();
  for (const { texts } of rows) {
    // Whoever gets the document screens by decisions of their own.
    if (isStatement(texts) || texts.statement === decisionStatement) continue;
    for (const [name, text] of Object.entries(texts)) if (!placeTexts.has(name) && !found.has(name)) found.set(name, text);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Distinct names, the newest first. */
export function namesOfRows(rows: readonly StatedRow[]): string[] {
  return [...new Set(rows.map(({ name }) => name).filter((name) => name !== undefined && name.trim() !== ''))] as string[];
}

function isStatement(texts: Texts): boolean {
  return extensionStatements.includes(texts.statement ?? '');
}

/** Texts of a statement that are keys of parties: who keeps or sells, and where. */
const partyTexts = ['holderKey', 'siteKey', 'supplierKey'] as const;

/** Keys of the parties that statements name. */
export function partyKeys(rows: readonly (readonly StatedRow[])[]): string[] {
  const found = new Set<string>();
  for (const { texts } of rows.flat()) {
    if (isStatement(texts)) for (const name of partyTexts) if (texts[name] !== undefined) found.add(texts[name]);
  }
  return [...found].sort();
}

/**
 * Lots, contracts and attestations. Of a holder's stock at a place those of the newest document are
 * what there is; of the others each is a statement of its own. `row` numbers them: equal lots are two.
 * `idOfKey`: the id of a party that a statement names by one of its keys.
 */
export function statementsOfRows(
  rows: readonly StatedRow[],
  columns: ReadonlyMap<number, Columns>,
  idOfKey: (key: string) => string,
): Statement[] {
  const newest = new Map<string, number>();
  const result: Statement[] = [];
  for (const { document, row, texts } of rows) {
    if (!isStatement(texts)) continue;
    if (texts.statement === 'stock') {
      const place = JSON.stringify([texts.holderKey, texts.siteKey]);
      if ((newest.get(place) ?? document) !== document) continue;
      newest.set(place, document);
    }
    const stated = columns.get(document);
    const numbers = writeNumbers('statement', (property) => numberAt(stated, property, row));
    const named = { ...texts, row: String(result.length) };
    for (const name of partyTexts) if (texts[name] !== undefined) Object.assign(named, { [name]: idOfKey(texts[name]) });
    const sorted = Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1));
    result.push({ numbers, texts: Object.fromEntries(sorted) });
  }
  return result;
}

/** A number of one row of a document; undefined where it states none. O(log rows). */
export function numberAt(columns: Columns | undefined, name: string, row: number): number | undefined {
  const column = columns?.numbers.get(name);
  if (column === undefined) return undefined;
  let low = 0;
  let high = column.rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (column.rows[middle] === row) return column.values[middle];
    if (column.rows[middle] < row) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
