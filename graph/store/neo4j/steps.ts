/** A delta as a list of bounded writes. Each may run in a transaction of its own, or all of them in one. */
import neo4j, { type Integer } from 'neo4j-driver';
import type { Delta, DeltaNode, Edge, Mention } from '../../model/assertion.ts';
import { invariant } from '../../model/invariant.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { keyPrefix, type NodeLabel, nodeLabel, nodeLabels } from '../../ontology/node-type.ts';
import { mentionWords } from '../search-words.ts';
import type { Run } from './client.ts';
import { isLong, storedKey } from './long-key.ts';
import { edgeProperties, mentionProperties } from './properties.ts';
import { createEdges, createMentions, mergeNodes, setLongKeys } from './statements.ts';

/** Rows of one UNWIND: longer lists cost memory on the server and gain nothing. */
export const rowsAtOnce = 10_000;

export interface Step {
  /** May run again: finds or makes the nodes, and learns their ids. */
  prepare?(run: Run): Promise<void>;
  /** Must run once. */
  write(run: Run): Promise<void>;
}

export interface Target {
  /** Of the label that mentions hang on while the document is written. */
  readonly speaker: 'Document' | 'Pending';
  readonly document: number;
  readonly delta: Delta;
  /** Store-wide ids of the delta's nodes, filled by the steps. */
  readonly nids: Int32Array;
}

/**
 * Nodes by label and key, in the same order for every writer (deadlocks), each in one step with
 * mentions of it: no step leaves a node behind that a purge beside it could take for an orphan.
 * With `firstOnly` that is one mention a node, which bounds the step; the others follow.
 */
export function stepsOf(target: Target, firstOnly: boolean): Step[] {
  const { delta } = target;
  const mentionsOf = delta.nodes.map((): number[] => []);
  for (const [row, { node }] of delta.mentions.entries()) (mentionsOf[node] as number[]).push(row);
  const steps: Step[] = [];
  let first = target.document + 1;
  for (const [label, indices] of sortNodes(delta)) {
    for (const chunk of chunks(indices, rowsAtOnce)) {
      const rows = chunk.flatMap((node) => (firstOnly ? mentionsOf[node]?.slice(0, 1) : mentionsOf[node]) ?? []);
      steps.push(nodeStep(target, label, chunk, rows, first));
      first += chunk.length;
    }
    const others = firstOnly ? indices.flatMap((node) => (mentionsOf[node] as number[]).slice(1)) : [];
    for (const rows of chunks(others, rowsAtOnce)) steps.push({ write: (run) => writeMentions(run, target, label, rows) });
  }
  return [...steps, ...edgeSteps(target)];
}

function sortNodes({ nodes }: Delta): Map<NodeLabel, number[]> {
  const result = new Map<NodeLabel, number[]>(nodeLabels.map((label) => [label, []]));
  for (const [index, { type, key }] of nodes.entries()) {
    const label = nodeLabel(type);
    invariant(key.startsWith(`${keyPrefix[label]}:`), `a key of ${label} begins with its prefix`);
    result.get(label)?.push(index);
  }
  const keyAt = (index: number) => (nodes[index] as DeltaNode).key;
  for (const indices of result.values()) indices.sort((a, b) => (keyAt(a) < keyAt(b) ? -1 : 1));
  return result;
}

/** Node `i` of the chunk has the id `first + i`, unless the store knows it already. */
function nodeStep(target: Target, label: NodeLabel, chunk: readonly number[], rows: readonly number[], first: number): Step {
  const { delta, nids } = target;
  const keys = chunk.map((index) => (delta.nodes[index] as DeltaNode).key);
  return {
    prepare: async (run) => {
      for (const [at, index] of chunk.entries()) nids[index] = first + at;
      const parameters = { keys: keys.map(storedKey), first: neo4j.int(first) };
      const [known] = await run<{ at: number[]; nids: number[] }>(mergeNodes[label], parameters);
      for (const [position, at] of (known?.at ?? []).entries()) nids[chunk[at] as number] = known?.nids[position] as number;
      const long = chunk.flatMap((index, at) => (isLong(keys[at] as string) ? [{ nid: id(nids, index), key: keys[at] }] : []));
      if (long.length > 0) await run(setLongKeys[label], { rows: long });
    },
    write: async (run) => {
      for (const part of chunks(rows, rowsAtOnce)) await writeMentions(run, target, label, part);
    },
  };
}

async function writeMentions(run: Run, target: Target, label: NodeLabel, rows: readonly number[]): Promise<void> {
  const { speaker, delta, nids } = target;
  const document = neo4j.int(target.document);
  const said = rows.map((row) => {
    const mention = delta.mentions[row] as Mention;
    const { type, key } = delta.nodes[mention.node] as DeltaNode;
    const words = mentionWords(type, key, mention.name).join(' ');
    return { node: id(nids, mention.node), says: mentionProperties(mention, document, row, words) };
  });
  await createAll(run, createMentions[speaker][label], { document, rows: said });
}

function edgeSteps({ document, delta, nids }: Target): Step[] {
  const typeAt = (node: number) => (delta.nodes[node] as DeltaNode).type;
  const byText = new Map<string, number[]>();
  for (const [index, { kind, from, to }] of delta.edges.entries()) {
    const text = createEdges(kind, typeAt(from), typeAt(to));
    const group = byText.get(text);
    if (group === undefined) byText.set(text, [index]);
    else group.push(index);
  }
  const said = (index: number) => {
    const edge = delta.edges[index] as Edge;
    const says = edgeProperties(edge, neo4j.int(document), delta.mentions.length + index);
    return { from: id(nids, edge.from), to: id(nids, edge.to), says };
  };
  return [...byText].flatMap(([text, indices]) =>
    [...chunks(indices, rowsAtOnce)].map((chunk) => ({
      write: (run: Run) => createAll(run, text, { rows: chunk.map(said) }),
    })),
  );
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

function* chunks<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
