/** Taking away: one hand-in in one transaction, or all of them in batches. */
import neo4j from 'neo4j-driver';
import { type NodeLabel, nodeLabel } from '../../ontology/node-type.ts';
import { columnsOfText } from './block-text.ts';
import type { Neo4jClient, Run } from './client.ts';
import { clearAll, deleteDocument, deleteOrphans, deleteRelationships, findDocument, readBlocks } from './statements.ts';

const idsAtOnce = 10_000;
const tries = 10;

/** Removes relationships, block, Document and the nodes that nothing else speaks of. */
export async function purge(client: Neo4jClient, handInId: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.write((run) => purgeOnce(run, handInId));
      return;
    } catch (error) {
      // A writer may have tied something to an orphan between our look and our commit: then it is none any more.
      const code = (error as { code?: unknown }).code;
      if (code !== 'Neo.ClientError.Schema.ConstraintValidationFailed' || attempt === tries) throw error;
    }
  }
}

async function purgeOnce(run: Run, handInId: string): Promise<void> {
  const [found] = await run<{ document: number }>(findDocument, { handInId });
  if (found === undefined) return;
  const document = neo4j.int(found.document);
  const [block] = await run<{ data: string }>(readBlocks, { documents: [document] });
  for (const text of deleteRelationships) await run(text, { document });
  if (block !== undefined) await purgeOrphans(run, block.data);
  await run(deleteDocument, { document });
}

async function purgeOrphans(run: Run, block: string): Promise<void> {
  const { nodes, types } = columnsOfText(block);
  const byLabel = new Map<NodeLabel, number[]>();
  for (const [index, type] of types.entries()) {
    const label = nodeLabel(type);
    const own = byLabel.get(label) ?? [];
    byLabel.set(label, own);
    own.push(nodes[index] as number);
  }
  for (const [label, nids] of byLabel) {
    for (let start = 0; start < nids.length; start += idsAtOnce) {
      await run(deleteOrphans[label], { nids: nids.slice(start, start + idsAtOnce).map((nid) => neo4j.int(nid)) });
    }
  }
}

/** Empties the store. Ids and the revision go on counting: readers of before must not take new for old. */
export async function clear(client: Neo4jClient): Promise<void> {
  for (const text of clearAll) await client.autoCommit(text);
}
