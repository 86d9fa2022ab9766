/** A part of a delta as a list of bounded writes. Each may run in a transaction of its own, or all of them in one. */
import neo4j, { type Integer } from 'neo4j-driver';
import type { DeltaNode, IndexedRows, Mention } from '../../model/assertion.ts';
import { invariant } from '../../model/invariant.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { keyPrefix, type NodeLabel, nodeLabel, nodeLabels } from '../../ontology/node-type.ts';
import { columnsOf } from '../columns-of.ts';
import type { DeltaPart } from '../delta-parts.ts';
import { mentionWords } from '../search-words.ts';
import { blockText } from './block-text.ts';
import type { Run } from './client.ts';
import { isLong, storedKey } from './long-key.ts';
import { edgeProperties, mentionProperties } from './properties.ts';
import { createBlock, createEdges, createMentions, mergeNodes, setLongKeys } from './statements.ts';

/** Rows of one UNWIND: longer lists cost memory on the server and gain nothing. */
export const rowsAtOnce = 10_000;

export interface Step {
  /** May run again: finds or makes the nodes, and learns their ids. */
  prepare?(run: Run): Promise<void>;
  /** Must run once. */
  write(run: Run): Promise<void>;
}

export interface Target {
  /** Of the label that mentions hang on while the document is written; `Pending`: in steps of their own transactions. */
  readonly speaker: 'Document' | 'Pending';
  readonly document: number;
  readonly nodes: IndexedRows<DeltaNode>;
  /** Store-wide ids and types of the document's nodes, filled by the steps of its parts: all that is held of them. */
  readonly nids: Int32Array;
  readonly types: Uint8Array;
}

/**
 * Nodes by label and key, each step in the same order for every writer (deadlocks), each node in one step
 * with mentions of it: no step leaves a node behind that a purge beside it could take for an orphan. Where
 * steps have transactions of their own that is one mention a node, which bounds the step; the others
 * follow, then the edges, then the block of the part, which is the `place`-th of its document.
 */
export function stepsOf(target: Target, part: DeltaPart, place: number): Step[] {
  for (const [index, { type }] of part.nodes.entries()) target.types[part.firstNode + index] = type;
  const { ofNew, others } = sortMentions(target, part);
  const steps: Step[] = [];
  // Ids were leased for all nodes of the document: those of a part in the order in which it writes them.
  let first = target.document + 1 + part.firstNode;
  for (const [label, indices] of sortNodes(part)) {
    for (const chunk of chunks(indices, rowsAtOnce)) {
      const mentions = chunk.flatMap((index) => ofNew[index] as number[]);
      steps.push(nodeStep(target, part, label, chunk, mentions, first));
      first += chunk.length;
    }
  }
  for (const [label, mentions] of others) {
    for (const chunk of chunks(mentions, rowsAtOnce))
      steps.push({ write: (run) => writeMentions(run, target, part, label, byNode(target, part, chunk)) });
  }
  return [...steps, ...edgeSteps(target, part), { write: (run) => writeBlock(run, target, part, place) }];
}

interface SortedMentions {
  /** By node of the part, the mentions that are written with it. */
  readonly ofNew: readonly (readonly number[])[];
  /** By label, the further ones: second mentions, and those of nodes of earlier parts. */
  readonly others: ReadonlyMap<NodeLabel, readonly number[]>;
}

function sortMentions({ speaker, types }: Target, part: DeltaPart): SortedMentions {
  const ofNew = part.nodes.map((): number[] => []);
  const others = new Map<NodeLabel, number[]>();
  for (const [index, { node }] of part.mentions.entries()) {
    const own = ofNew[node - part.firstNode];
    if (own !== undefined && (speaker === 'Document' || own.length === 0)) own.push(index);
    else add(others, nodeLabel(types[node] as number), index);
  }
  return { ofNew, others };
}

/** Ids are those of the store, known by now: an order that all writers share. */
function byNode({ nids }: Target, { mentions }: DeltaPart, indices: readonly number[]): number[] {
  const idAt = (index: number) => nids[(mentions[index] as Mention).node] as number;
  return [...indices].sort((a, b) => idAt(a) - idAt(b));
}

/** Indices of the part's nodes by label, in the order of their keys. */
function sortNodes({ nodes }: DeltaPart): Map<NodeLabel, number[]> {
  const result = new Map<NodeLabel, number[]>(nodeLabels.map((label) => [label, []]));
  for (const [index, { type, key }] of nodes.entries()) {
    const label = nodeLabel(type);
    invariant(key.startsWith(`${keyPrefix[label]}:`), `a key of ${label} begins with its prefix`);
    add(result, label, index);
  }
  const keyAt = (index: number) => (nodes[index] as DeltaNode).key;
  for (const indices of result.values()) indices.sort((a, b) => (keyAt(a) < keyAt(b) ? -1 : 1));
  return result;
}

/** Node `i` of the chunk has the id `first + i`, unless the store knows it already. */
function nodeStep(
  target: Target,
  part: DeltaPart,
  label: NodeLabel,
  chunk: readonly number[],
  mentions: readonly number[],
  first: number,
): Step {
  const { nids } = target;
  const keys = chunk.map((index) => (part.nodes[index] as DeltaNode).key);
  const nodeAt = (at: number) => part.firstNode + (chunk[at] as number);
  return {
    prepare: async (run) => {
      for (const at of chunk.keys()) nids[nodeAt(at)] = first + at;
      const parameters = { keys: keys.map(storedKey), first: neo4j.int(first) };
      const [known] = await run<{ at: number[]; nids: number[] }>(mergeNodes[label], parameters);
      for (const [position, at] of (known?.at ?? []).entries()) nids[nodeAt(at)] = known?.nids[position] as number;
      const long = keys.flatMap((key, at) => (isLong(key) ? [{ nid: id(nids, nodeAt(at)), key }] : []));
      if (long.length > 0) await run(setLongKeys[label], { rows: long });
    },
    write: async (run) => {
      for (const some of chunks(mentions, rowsAtOnce)) await writeMentions(run, target, part, label, some);
    },
  };
}

async function writeMentions(
  run: Run,
  target: Target,
  part: DeltaPart,
  label: NodeLabel,
  mentions: readonly number[],
): Promise<void> {
  const { speaker, nodes, nids } = target;
  const document = neo4j.int(target.document);
  const said = mentions.map((index) => {
    const mention = part.mentions[index] as Mention;
    const { type, key } = part.nodes[mention.node - part.firstNode] ?? (nodes.at(mention.node) as DeltaNode);
    const words = mentionWords(type, key, mention.name).join(' ');
    return { node: id(nids, mention.node), says: mentionProperties(mention, document, part.firstRow + index, words) };
  });
  await createAll(run, createMentions[speaker][label], { document, rows: said });
}

function edgeSteps({ document, nids, types }: Target, part: DeltaPart): Step[] {
  const byText = new Map<string, number[]>();
  for (const [index, { kind, from, to }] of part.edges.entries())
    add(byText, createEdges(kind, types[from] as number, types[to] as number), index);
  const firstRow = part.firstRow + part.mentions.length;
  const said = (index: number) => {
    const edge = part.edges[index] as DeltaPart['edges'][number];
    return {
      from: id(nids, edge.from),
      to: id(nids, edge.to),
      says: edgeProperties(edge, neo4j.int(document), firstRow + index),
    };
  };
  return [...byText].flatMap(([text, indices]) =>
    [...chunks(indices, rowsAtOnce)].map((chunk) => ({
      write: (run: Run) => createAll(run, text, { rows: chunk.map(said) }),
    })),
  );
}

async function writeBlock(run: Run, { document, nids }: Target, part: DeltaPart, place: number): Promise<void> {
  const ids = nids.subarray(part.firstNode, part.firstNode + part.nodes.length);
  const data = blockText(columnsOf(part, ids));
  await run(createBlock, { document: neo4j.int(document), place: neo4j.int(place), data });
}

interface RowParameters {
  readonly document?: Integer;
  readonly rows: readonly unknown[];
}

/** A node that went away between two transactions would leave out its rows silently. */
async function createAll(run: Run, text: string, parameters: RowParameters): Promise<void> {
  const [counted] = await run<{ created: number }>(text, { ...parameters });
  if (counted?.created !== parameters.rows.length) throw new OperationalError('STORE_BUSY');
}

function id(nids: Int32Array, node: number): Integer {
  return neo4j.int(nids[node] as number);
}

function add<Key>(groups: Map<Key, number[]>, key: Key, index: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [index]);
  else group.push(index);
}

function* chunks<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
