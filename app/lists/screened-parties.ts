/** Organisations of a view as subjects of screening: the names that documents give them, with what stands beside. */
import type { Subject } from '../../graph/screening/matching/listed-party.ts';
import type { GraphStore, Row } from '../../graph/store/port.ts';
import { rowOf } from '../../graph/view/csr.ts';
import { columnsOf, type View } from '../../graph/view/open-view.ts';
import { mentionsNewestFirst } from '../statements/mentions.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { identifiersByOwner } from './screened-entries.ts';

interface NamedRow {
  readonly name: string;
  readonly address: string;
}

/** What rows say never changes: it is read once for all views. By document and row, those asked for last. */
const readRows = new WeakMap<GraphStore, Map<number, NamedRow>>();
const mostReadRows = 400_000;
/** Rows of one document are fewer. */
const rowsOfDocument = 2 ** 31;

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/** One subject for each organisation, in the order asked. Texts are read of one mention for each distinct name. */
export async function subjectsOf(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  organizations: readonly number[],
): Promise<Subject[]> {
  const { graph } = view;
  const rows = organizations.map((organization) => namingRows(view, organization));
  const said = await readAll(workspace.store, rows.flat());
  const identifiers = await identifiersByOwner(workspace, graph, 'organizations');
  let at = 0;
  return organizations.map((organization, i) => {
    const own = said.slice(at, at + rows[i].length);
    at += rows[i].length;
    return {
      names: own.map(({ name }) => name).filter((name) => name !== ''),
      countries: Array.from(rowOf(graph.organizations.countries, organization), (country) => graph.countries.codes[country]),
      identifiers: identifiers(organization),
      addresses: own.map(({ address }) => address).filter((address) => address !== ''),
    };
  });
}

/** The newest mention of each distinct normalised name: a maker of many parts is named with each of them. */
function namingRows(view: View, organization: number): Row[] {
  const seen = new Set<number>();
  const ordinals = new Map(mentionedIn(view, organization));
  return mentionsNewestFirst(view.graph, { type: 'Organization', index: organization }).filter(({ document, row }) => {
    const hash = columnsOf(view, ordinals.get(document) as number).mentionName[row];
    if (hash === 0 || seen.has(hash)) return false;
    seen.add(hash);
    return true;
  });
}

function mentionedIn({ graph }: View, organization: number): [document: number, ordinal: number][] {
  const { offsets, documents } = graph.organizations.mentions;
  const own = [...documents.subarray(offsets[organization], offsets[organization + 1])];
  return own.map((ordinal) => [graph.documents[ordinal].document, ordinal]);
}

async function readAll(store: GraphStore, rows: readonly Row[]): Promise<NamedRow[]> {
  const read = readRows.get(store) ?? new Map<number, NamedRow>();
  readRows.set(store, read);
  const key = ({ document, row }: Row) => document * rowsOfDocument + row;
  const result = rows.map((row) => read.get(key(row)));
  const missing = rows.map((_, i) => i).filter((i) => result[i] === undefined);
  for (let start = 0; start < missing.length; start += batch) {
    const part = missing.slice(start, start + batch);
    const texts = await store.rowTexts(part.map((i) => rows[i]));
    for (const [k, i] of part.entries()) {
      const said = { name: texts[k].name ?? '', address: texts[k].texts?.address ?? '' };
      read.set(key(rows[i]), said);
      result[i] = said;
    }
  }
  for (const oldest of read.keys()) {
    if (read.size <= mostReadRows) break;
    read.delete(oldest);
  }
  return result as NamedRow[];
}
