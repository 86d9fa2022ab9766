/**
 * One hand-in as one transaction: ids are leased before it, the Document node guards against a second
 * time, the revision is bumped last. A large one is written step by step and made visible by the last
 * (docs/decisions/0005-neo4j-store.md).
 */
import neo4j from 'neo4j-driver';
import { type DeltaRows, wholeDelta } from '../../model/assertion.ts';
import type { HandIn } from '../../model/hand-in.ts';
import { invariant } from '../../model/invariant.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { columnsOf } from '../columns-of.ts';
import { requireStorable } from '../storable.ts';
import { blockText } from './block-text.ts';
import { isConstraintFailure, type Neo4jClient, type Run } from './client.ts';
import { discardPending } from './remove.ts';
import {
  bumpRevision,
  createBlock,
  createPending,
  findDocument,
  guardDocument,
  leaseIds,
  publishPending,
  takeStep,
} from './statements.ts';
import { type Step, stepsOf, type Target } from './steps.ts';

/**
 * Nodes and rows that one transaction takes. A server with a heap of 1 GB gave up at 200,000 and held
 * 40,000; several clients may write at once.
 */
const largest = 30_000;
const greatestId = 2 ** 31 - 1;

type Outcome = 'appended' | 'present';

export async function append(client: Neo4jClient, handIn: HandIn, rows: DeltaRows): Promise<Outcome> {
  // Nodes are written by label and key, edges by kind: in another order than they lie in.
  const delta = wholeDelta(rows);
  requireStorable({ firstNode: 0, ...delta });
  const { nodes, mentions, edges } = delta;
  const document = await lease(client, handIn.id, nodes.length + 1);
  if (document === undefined) return 'present';
  const large = nodes.length + mentions.length + edges.length > largest;
  const target: Target = { speaker: large ? 'Pending' : 'Document', document, delta, nids: new Int32Array(nodes.length) };
  const steps = stepsOf(target, large);
  return large ? writeSteps(client, handIn, target, steps) : client.write((run) => writeWhole(run, handIn, target, steps));
}

/** The first of `count` consecutive ids, or undefined when the hand-in is there. What stays unused is a gap. */
async function lease(client: Neo4jClient, handInId: string, count: number): Promise<number | undefined> {
  const [row] = await client.write((run) => run<{ first: number }>(leaseIds, { handInId, count: neo4j.int(count) }));
  invariant(row === undefined || row.first + count <= greatestId, 'the store has given out all node ids');
  return row?.first;
}

async function writeWhole(run: Run, handIn: HandIn, target: Target, steps: readonly Step[]): Promise<Outcome> {
  const [guard] = await run<{ fresh: boolean | null; id: number }>(guardDocument, {
    properties: documentProperties(handIn, target),
  });
  // The same id: an earlier try of this very call was committed and only its acknowledgement was lost.
  if (guard?.fresh !== true) return guard?.id === target.document ? 'appended' : 'present';
  for (const step of steps) {
    await step.prepare?.(run);
    await step.write(run);
  }
  await finish(run, target);
  return 'appended';
}

async function writeSteps(client: Neo4jClient, handIn: HandIn, target: Target, steps: readonly Step[]): Promise<Outcome> {
  const document = neo4j.int(target.document);
  try {
    const nodes = neo4j.int(target.delta.nodes.length);
    await client.write((run) => run(createPending, { document, handInId: handIn.id, nodes }));
    for (const [at, step] of steps.entries()) {
      await client.write(async (run) => {
        const [taken] = await run<{ due: boolean }>(takeStep, { document, step: neo4j.int(at) });
        if (taken === undefined) throw new OperationalError('STORE_BUSY', 'The document took too long to write.');
        await step.prepare?.(run);
        if (taken.due) await step.write(run);
      });
    }
    return await client.write((run) => publish(run, handIn, target));
  } catch (error) {
    // Where the server is gone, a later start finishes this.
    await discardPending(client, target.document).catch(() => undefined);
    if (isConstraintFailure(error)) return 'present';
    throw error;
  }
}

async function publish(run: Run, handIn: HandIn, target: Target): Promise<Outcome> {
  const [published] = await run(publishPending, {
    document: neo4j.int(target.document),
    properties: documentProperties(handIn, target),
  });
  if (published === undefined) {
    const [found] = await run<{ document: number }>(findDocument, { handInId: handIn.id });
    if (found?.document === target.document) return 'appended';
    throw new OperationalError('STORE_BUSY', 'The document took too long to write.');
  }
  await finish(run, target);
  return 'appended';
}

async function finish(run: Run, { document, delta, nids }: Target): Promise<void> {
  await run(createBlock, { document: neo4j.int(document), data: blockText(columnsOf(delta, nids)) });
  await run(bumpRevision, { document: neo4j.int(document) });
}

/** What a Document node holds: the whole hand-in for the program, and what analysts choose documents by (docs/cypher.md). */
function documentProperties(handIn: HandIn, { document }: Target): Record<string, unknown> {
  const { id, kind, sha256, format, path, dated, series, version, main, declared } = handIn;
  return {
    ...{ id: neo4j.int(document), handInId: id, kind, sha256, format, path, dated, series, main },
    version: neo4j.int(version),
    programme: declared.programme ?? '',
    handIn: JSON.stringify(handIn),
  };
}
