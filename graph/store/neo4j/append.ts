/**
 * One hand-in as one transaction: ids are leased before it, the Document node guards against a second
 * time, the revision is bumped last. A large one is written part by part, step by step, and made visible by the last
 * (docs/decisions/0005-neo4j-store.md).
 */
import neo4j, { type Integer } from 'neo4j-driver';
import type { DeltaRows } from '../../model/assertion.ts';
import type { HandIn } from '../../model/hand-in.ts';
import { invariant } from '../../model/invariant.ts';
import { OperationalError } from '../../model/operational-error.ts';
import { partsOf, rowsOf } from '../delta-parts.ts';
import { requireStorable } from '../storable.ts';
import { isConstraintFailure, type Neo4jClient, type Run } from './client.ts';
import { discardPending } from './remove.ts';
import { bumpRevision, createPending, findDocument, guardDocument, leaseIds, publishPending, takeStep } from './statements.ts';
import { type Step, stepsOf, type Target } from './steps.ts';

/**
 * Nodes and rows that one transaction takes. A server with a heap of 1 GB gave up at 200,000 and held
 * 40,000; several clients may write at once.
 */
const largest = 30_000;
const greatestId = 2 ** 31 - 1;

type Outcome = 'appended' | 'present';

export async function append(client: Neo4jClient, handIn: HandIn, delta: DeltaRows): Promise<Outcome> {
  const { nodes } = delta;
  const large = nodes.length + rowsOf(delta) > largest;
  // Small ones are one part: it has room for more rows than `largest`.
  const [only] = large ? [] : partsOf(delta);
  if (only !== undefined) requireStorable(only);
  const document = await lease(client, handIn.id, nodes.length + 1);
  if (document === undefined) return 'present';
  const held = { document, nodes, nids: new Int32Array(nodes.length), types: new Uint8Array(nodes.length) };
  if (only === undefined) return await writeParts(client, handIn, { speaker: 'Pending', ...held }, delta);
  const target: Target = { speaker: 'Document', ...held };
  const steps = stepsOf(target, only, 0);
  return await client.write((run) => writeWhole(run, handIn, target, steps));
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
  await run(bumpRevision, { document: neo4j.int(target.document) });
  return 'appended';
}

/** One part after another: of the rows those of a part are held, of the nodes five bytes each. */
async function writeParts(client: Neo4jClient, handIn: HandIn, target: Target, delta: DeltaRows): Promise<Outcome> {
  const document = neo4j.int(target.document);
  try {
    const nodes = neo4j.int(target.nodes.length);
    await client.write((run) => run(createPending, { document, handInId: handIn.id, nodes }));
    let at = 0;
    let place = 0;
    for (const part of partsOf(delta)) {
      requireStorable(part);
      for (const step of stepsOf(target, part, place++)) await writeStep(client, document, at++, step);
    }
    return await client.write((run) => publish(run, handIn, target));
  } catch (error) {
    // Where the server is gone, a later start finishes this.
    await discardPending(client, target.document).catch(() => undefined);
    if (isConstraintFailure(error)) return 'present';
    throw error;
  }
}

async function writeStep(client: Neo4jClient, document: Integer, at: number, step: Step): Promise<void> {
  await client.write(async (run) => {
    const [taken] = await run<{ due: boolean }>(takeStep, { document, step: neo4j.int(at) });
    if (taken === undefined) throw new OperationalError('STORE_BUSY', 'The document took too long to write.');
    await step.prepare?.(run);
    if (taken.due) await step.write(run);
  });
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
  await run(bumpRevision, { document: neo4j.int(target.document) });
  return 'appended';
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
