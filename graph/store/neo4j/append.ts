/**
 * One hand-in as one transaction: ids are leased before it, the Document node guards against a second
 * time, nodes are merged in one order for all writers, the revision is bumped last.
 */
import neo4j from 'neo4j-driver';
import type { Delta, Edge } from '../../model/assertion.ts';
import type { HandIn } from '../../model/hand-in.ts';
import { invariant } from '../../model/invariant.ts';
import { keyPrefix, type NodeLabel, nodeLabel, nodeLabels } from '../../ontology/node-type.ts';
import { columnsOf } from '../columns-of.ts';
import { mentionWords } from '../search-words.ts';
import { requireStorable } from '../storable.ts';
import { blockText } from './block-text.ts';
import type { Neo4jClient, Run } from './client.ts';
import { isLong, storedKey } from './long-key.ts';
import { edgeProperties, mentionProperties } from './properties.ts';
import {
  bumpRevision,
  createBlock,
  createEdges,
  createMentions,
  guardDocument,
  leaseIds,
  mergeNodes,
  setLongKeys,
} from './statements.ts';

/** Rows of one UNWIND: longer lists cost memory on the server and gain nothing. */
const rowsAtOnce = 10_000;
const greatestId = 2 ** 31 - 1;

/** A delta made ready before the transaction, so that a retry repeats only what the server does. */
interface Prepared {
  readonly document: number;
  readonly handIn: HandIn;
  readonly delta: Delta;
  /** Local indices of each label's nodes, by key ascending, in the labels' order. */
  readonly byLabel: ReadonlyMap<NodeLabel, readonly number[]>;
}

export async function append(client: Neo4jClient, handIn: HandIn, delta: Delta): Promise<'appended' | 'present'> {
  requireStorable(delta);
  const first = await lease(client, handIn.id, delta.nodes.length + 1);
  if (first === undefined) return 'present';
  const prepared = { document: first, handIn, delta, byLabel: sortNodes(delta) };
  return client.write((run) => write(run, prepared));
}

/** The first of `count` consecutive ids, or undefined when the hand-in is there. What stays unused is a gap. */
async function lease(client: Neo4jClient, handInId: string, count: number): Promise<number | undefined> {
  const rows = await client.write((run) => run<{ first: number }>(leaseIds, { handInId, count: neo4j.int(count) }));
  const first = rows[0]?.first;
  invariant(first === undefined || first + count <= greatestId, 'the store has given out all node ids');
  return first;
}

async function write(run: Run, prepared: Prepared): Promise<'appended' | 'present'> {
  const { handIn, delta } = prepared;
  const document = neo4j.int(prepared.document);
  const [guard] = await run<{ fresh: boolean | null; id: number }>(guardDocument, {
    handInId: handIn.id,
    document,
    sha256: handIn.sha256,
    handIn: JSON.stringify(handIn),
  });
  // The same id: an earlier try of this very call was committed and only its acknowledgement was lost.
  if (guard?.fresh !== true) return guard?.id === prepared.document ? 'appended' : 'present';
  const nids = await writeNodes(run, prepared);
  await writeMentions(run, prepared, nids);
  await writeEdges(run, prepared, nids);
  await run(createBlock, { document, data: blockText(columnsOf(delta, nids)) });
  await run(bumpRevision, { document });
  return 'appended';
}

function sortNodes(delta: Delta): Map<NodeLabel, number[]> {
  const result = new Map<NodeLabel, number[]>(nodeLabels.map((label) => [label, []]));
  for (const [index, { type, key }] of delta.nodes.entries()) {
    const label = nodeLabel(type);
    invariant(key.startsWith(`${keyPrefix[label]}:`), `a key of ${label} must begin with its prefix`);
    result.get(label)?.push(index);
  }
  const keyAt = (index: number) => (delta.nodes[index] as { key: string }).key;
  for (const indices of result.values()) indices.sort((a, b) => (keyAt(a) < keyAt(b) ? -1 : 1));
  return result;
}

/** Merges the nodes and gives the store's id of each. */
async function writeNodes(run: Run, { document, delta, byLabel }: Prepared): Promise<Int32Array> {
  const nids = new Int32Array(delta.nodes.length);
  let next = document + 1;
  for (const [label, indices] of byLabel) {
    for (const chunk of chunks(indices)) {
      const keys = chunk.map((index) => (delta.nodes[index] as { key: string }).key);
      const first = next;
      next += chunk.length;
      for (const [at, index] of chunk.entries()) nids[index] = first + at;
      const [known] = await run<{ at: number[]; nids: number[] }>(mergeNodes[label], {
        keys: keys.map(storedKey),
        first: neo4j.int(first),
      });
      for (const [position, at] of (known?.at ?? []).entries()) nids[chunk[at] as number] = known?.nids[position] as number;
      const long = chunk.filter((_, at) => isLong(keys[at] as string));
      if (long.length === 0) continue;
      const rows = long.map((index) => ({ nid: neo4j.int(nids[index] as number), key: delta.nodes[index]?.key }));
      await run(setLongKeys[label], { rows });
    }
  }
  return nids;
}

async function writeMentions(run: Run, { document, delta }: Prepared, nids: Int32Array): Promise<void> {
  const id = neo4j.int(document);
  const groups = new Map<NodeLabel, unknown[]>();
  for (const [row, mention] of delta.mentions.entries()) {
    const { type, key } = delta.nodes[mention.node] as { type: number; key: string };
    const words = mentionWords(type, key, mention.name).join(' ');
    const said = { node: neo4j.int(nids[mention.node] as number), says: mentionProperties(mention, id, row, words) };
    push(groups, nodeLabel(type), said);
  }
  for (const [label, rows] of groups) {
    for (const chunk of chunks(rows)) await run(createMentions[label], { document: id, rows: chunk });
  }
}

async function writeEdges(run: Run, { document, delta }: Prepared, nids: Int32Array): Promise<void> {
  const id = neo4j.int(document);
  const groups = new Map<string, unknown[]>();
  const typeAt = (node: number) => (delta.nodes[node] as { type: number }).type;
  for (const [at, edge] of delta.edges.entries()) {
    push(groups, createEdges(edge.kind, typeAt(edge.from), typeAt(edge.to)), edgeRow(edge, delta.mentions.length + at));
  }
  for (const [text, rows] of groups) {
    for (const chunk of chunks(rows)) await run(text, { rows: chunk });
  }

  function edgeRow(edge: Edge, row: number) {
    const [from, to] = [nids[edge.from] as number, nids[edge.to] as number];
    return { from: neo4j.int(from), to: neo4j.int(to), says: edgeProperties(edge, id, row) };
  }
}

function push<Key>(groups: Map<Key, unknown[]>, key: Key, row: unknown): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [row]);
  else group.push(row);
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) yield rows.slice(start, start + rowsAtOnce);
}
