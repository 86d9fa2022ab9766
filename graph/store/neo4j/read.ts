/** What the store answers: columns from blocks alone, texts and evidence from the relationships. */
import neo4j from 'neo4j-driver';
import type { Assertion } from '../../model/assertion.ts';
import type { Columns } from '../../model/columns.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { keyPrefix, type NodeLabel, nodeLabels } from '../../ontology/node-type.ts';
import { joinColumns } from '../delta-parts.ts';
import type { KnownHandIns } from '../known-hand-ins.ts';
import type { Row, RowText, SearchHit, StoredHandIn } from '../port.ts';
import { wordsOf } from '../search-words.ts';
import { isStorable } from '../storable.ts';
import { columnsOfText } from './block-text.ts';
import type { Neo4jClient, Run } from './client.ts';
import { storedKey } from './long-key.ts';
import { assertionOf, rowTextOf, type Says } from './properties.ts';
import {
  readAllKeys,
  readAssertions,
  readBlocks,
  readDocuments,
  readHandIns,
  readKeys,
  readLastId,
  readNodes,
  readRevision,
  readRowRange,
  readRows,
  searchMentions,
} from './statements.ts';

const idsAtOnce = 10_000;
const documentsAtOnce = 1_000;
/** From this many rows of one document on, a range is read in place of single seeks. */
const rangeFrom = 200;
/** From this part of all ids on, keys are read by scanning labels in place of seeking ids. */
const scanFrom = 0.1;

export async function revision(client: Neo4jClient): Promise<number> {
  const rows = await client.read((run) => run<{ revision: number }>(readRevision));
  return rows[0]?.revision ?? 0;
}

export function handIns(client: Neo4jClient, known: KnownHandIns): Promise<StoredHandIn[]> {
  return client.read(async (run) => {
    const listing = known.begin();
    const documents = (await run<{ document: number }>(readDocuments)).map(({ document }) => document);
    const texts = new Map<number, string>();
    for (const chunk of chunks(listing.missing(documents), documentsAtOnce)) {
      const rows = await run<{ document: number; handIn: string }>(readHandIns, { documents: chunk.map((id) => neo4j.int(id)) });
      for (const { document, handIn } of rows) texts.set(document, handIn);
    }
    return listing.finish(documents, texts);
  });
}

export async function columns(client: Neo4jClient, documents: readonly number[]): Promise<Columns[]> {
  const found = new Map<number, Columns[]>();
  await client.read(async (run) => {
    for (const chunk of chunks([...new Set(documents)], documentsAtOnce)) {
      const rows = await run<{ document: number; place: number; data: string }>(readBlocks, {
        documents: chunk.map((id) => neo4j.int(id)),
      });
      for (const { document, place, data } of rows) {
        const blocks = found.get(document) ?? [];
        found.set(document, blocks);
        blocks[place] = columnsOfText(data);
      }
    }
  });
  const joined = new Map([...found].map(([document, blocks]) => [document, joinColumns(blocks)]));
  return documents.map((document) => joined.get(document) ?? missing());
}

export async function rowTexts(client: Neo4jClient, rows: readonly Row[]): Promise<RowText[]> {
  const wanted = new Map<number, Set<number>>();
  for (const { document, row } of rows) {
    const own = wanted.get(document);
    if (own === undefined) wanted.set(document, new Set([row]));
    else own.add(row);
  }
  const found = new Map<number, Map<number, RowText>>();
  const keep = (said: { says: Says }[]) => {
    for (const { says } of said) {
      const own = found.get(says.document) ?? new Map<number, RowText>();
      found.set(says.document, own.set(says.row, rowTextOf(says)));
    }
  };
  await client.read(async (run) => {
    const few: (readonly [number, number])[] = [];
    for (const [document, own] of wanted) {
      if (own.size < rangeFrom) for (const row of own) few.push([document, row]);
      else keep(await rowRange(run, document, own));
    }
    for (const chunk of chunks(few, idsAtOnce)) {
      keep(await run<{ says: Says }>(readRows, { rows: chunk.map(([document, row]) => [neo4j.int(document), neo4j.int(row)]) }));
    }
  });
  return rows.map(({ document, row }) => found.get(document)?.get(row) ?? missing());
}

function rowRange(run: Run, document: number, rows: ReadonlySet<number>): Promise<{ says: Says }[]> {
  let [low, high] = [Number.MAX_SAFE_INTEGER, 0];
  for (const row of rows) [low, high] = [Math.min(low, row), Math.max(high, row)];
  return run(readRowRange, { document: neo4j.int(document), low: neo4j.int(low), high: neo4j.int(high) });
}

export async function keys(client: Neo4jClient, nodes: readonly number[]): Promise<string[]> {
  const found = new Map<number, string>();
  const keep = (rows: { nids: number[]; keys: string[] }[]) => {
    for (const row of rows) for (const [at, nid] of row.nids.entries()) found.set(nid, row.keys[at] as string);
  };
  await client.read(async (run) => {
    const [last] = nodes.length < idsAtOnce ? [] : await run<{ nid: number }>(readLastId);
    if (last !== undefined && nodes.length > last.nid * scanFrom) {
      for (const label of nodeLabels) keep(await run(readAllKeys[label]));
      return;
    }
    for (const chunk of chunks(nodes, idsAtOnce)) keep(await run(readKeys, { nids: chunk.map((nid) => neo4j.int(nid)) }));
  });
  return nodes.map((nid) => found.get(nid) ?? missing());
}

export async function nodes(client: Neo4jClient, wanted: readonly string[]): Promise<Int32Array> {
  const result = new Int32Array(wanted.length).fill(-1);
  const byLabel = new Map<NodeLabel, number[]>(nodeLabels.map((label) => [label, []]));
  for (const [index, key] of wanted.entries()) {
    const label = nodeLabels.find((name) => key.startsWith(`${keyPrefix[name]}:`));
    if (label !== undefined && isStorable(key)) byLabel.get(label)?.push(index);
  }
  await client.read(async (run) => {
    for (const [label, indices] of byLabel) {
      for (const chunk of chunks(indices, idsAtOnce)) {
        const parameters = { keys: chunk.map((index) => storedKey(wanted[index] as string)) };
        const [row] = await run<{ at: number[]; nids: number[] }>(readNodes[label], parameters);
        for (const [position, at] of (row?.at ?? []).entries()) result[chunk[at] as number] = row?.nids[position] as number;
      }
    }
  });
  return result;
}

export async function search(
  client: Neo4jClient,
  text: string,
  documents: readonly number[],
  limit: number,
): Promise<SearchHit[]> {
  const words = wordsOf(text);
  if (words.length === 0 || documents.length === 0 || limit < 1) return [];
  // Words are letters, marks and digits in lower case: none means anything else to the query's parser.
  const query = words.map((word) => `+${word}*`).join(' ');
  return client.read((run) =>
    run<SearchHit & Record<string, number>>(searchMentions, {
      query,
      documents: documents.map((id) => neo4j.int(id)),
      limit: neo4j.int(limit),
    }),
  );
}

export async function assertions(client: Neo4jClient, document: number): Promise<Assertion[]> {
  const rows = await client.read((run) =>
    run<{ kind: number; from: string; to: string; says: Says }>(readAssertions, { document: neo4j.int(document) }),
  );
  rows.sort((a, b) => a.says.row - b.says.row);
  return rows.map(({ kind, from, to, says }) => assertionOf(kind, from, to, says));
}

/** Another client may have purged it since the view that asks was built. */
function missing(): never {
  throw new OperationalError('DOCUMENT_UNKNOWN', 'It may have been purged meanwhile.');
}

function* chunks<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
