/**
 * Taking away. A document is hidden in one small transaction, and what hung on it goes in batches
 * afterwards: so no transaction grows with the document, and one that is cut short is finished by the
 * next purge of it, or at a later start.
 */
import neo4j, { type Integer } from 'neo4j-driver';
import { type NodeLabel, nodeLabel, nodeLabels } from '../../ontology/node-type.ts';
import { columnsOfText } from './block-text.ts';
import type { Neo4jClient } from './client.ts';
import {
  clearAll,
  countNodesOfHidden,
  deleteBlocks,
  deleteHidden,
  deleteOrphanRange,
  deleteOrphans,
  deleteRelationships,
  findHidden,
  findPendingOf,
  findStaleHidden,
  findStalePending,
  hideDocument,
  hidePending,
  readBlock,
} from './statements.ts';

const idsAtOnce = 10_000;
/** Milliseconds without a sign of life after which a pending document's writer is taken for dead. */
const staleAfter = 15 * 60_000;

/** Removes relationships, blocks, Document and the nodes that nothing else speaks of. */
export async function purge(client: Neo4jClient, handInId: string): Promise<void> {
  await client.write((run) => run(hideDocument, { handInId }));
  // Whoever is writing it is told that it is gone at the next step.
  const pending = await client.read((run) => run<{ document: number }>(findPendingOf, { handInId }));
  for (const { document } of pending) await discardPending(client, document);
  const hidden = await client.read((run) => run<{ document: number }>(findHidden, { handInId }));
  for (const { document } of hidden) await removeHidden(client, document);
}

/** What a writer leaves behind that fails or comes too late. */
export async function discardPending(client: Neo4jClient, document: number): Promise<void> {
  await client.write((run) => run(hidePending, { document: neo4j.int(document), age: neo4j.int(0) }));
  await removeHidden(client, document);
}

/** Finishes what killed writers and purges left behind; leaves alone what another client is at. */
export async function sweep(client: Neo4jClient): Promise<void> {
  const age = neo4j.int(staleAfter);
  const pending = await client.read((run) => run<{ document: number }>(findStalePending, { age }));
  for (const { document } of pending) await client.write((run) => run(hidePending, { document: neo4j.int(document), age }));
  const hidden = await client.read((run) => run<{ document: number }>(findStaleHidden, { age }));
  for (const { document } of [...pending, ...hidden]) await removeHidden(client, document);
}

async function removeHidden(client: Neo4jClient, id: number): Promise<void> {
  const document = neo4j.int(id);
  const [hidden] = await client.read((run) => run<{ nodes: number }>(countNodesOfHidden, { document }));
  if (hidden === undefined) return;
  for (const text of deleteRelationships) await client.autoCommit(text, { document });
  for (let place = 0; ; place++) {
    const parameters = { document, place: neo4j.int(place) };
    const [block] = await client.read((run) => run<{ data: string }>(readBlock, parameters));
    if (block === undefined) break;
    await removeOrphans(client, block.data);
  }
  const nodes = neo4j.int(hidden.nodes);
  if (hidden.nodes > 0) for (const label of nodeLabels) await client.autoCommit(deleteOrphanRange[label], { document, nodes });
  await client.write(async (run) => {
    await run(deleteBlocks, { document });
    await run(deleteHidden, { document });
  });
}

async function removeOrphans(client: Neo4jClient, block: string): Promise<void> {
  const { nodes, types } = columnsOfText(block);
  const byLabel = new Map<NodeLabel, Integer[]>();
  for (const [index, type] of types.entries()) {
    const label = nodeLabel(type);
    const own = byLabel.get(label) ?? [];
    byLabel.set(label, own);
    own.push(neo4j.int(nodes[index] as number));
  }
  for (const [label, nids] of byLabel) {
    for (let start = 0; start < nids.length; start += idsAtOnce) {
      await client.autoCommit(deleteOrphans[label], { nids: nids.slice(start, start + idsAtOnce) });
    }
  }
}

/** Empties the store. Ids and the revision go on counting: readers of before must not take new for old. */
export async function clear(client: Neo4jClient): Promise<void> {
  for (const text of clearAll) await client.autoCommit(text);
}
