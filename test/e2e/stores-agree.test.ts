/** The example programme in both stores: every answer and the report, byte for byte the same. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { draftDecision } from '../../app/decisions/decide.ts';
import { askDecisionQueue } from '../../app/decisions/decision-queue.ts';
import { handInExample } from '../../app/documents/example.ts';
import { rebuild } from '../../app/documents/rebuild.ts';
import { reportFormats, reportGap } from '../../app/reports/report-gap.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { composeWorkspace, exampleFolder } from '../../server/compose.ts';
import { allAnswers } from '../support/all-answers.ts';
import { startNeo4j } from '../support/neo4j-server.ts';
import { countingClock, handIn, temporaryFolder } from '../support/temporary-workspace.ts';

async function everything(workspace: Workspace): Promise<Record<string, string>> {
  const answers = await allAnswers(workspace);
  for (const format of reportFormats)
    answers[`report ${format}`] = new TextDecoder().decode(await reportGap(workspace, localReader, { format }));
  return answers;
}

/** Decisions of several kinds about pairs that nobody has decided, in one document: what it says depends on the documents alone. */
async function handInDecisions(workspace: Workspace): Promise<void> {
  const { total, page } = await askDecisionQueue(workspace, localReader, {});
  expect(total).toBeGreaterThan(0);
  const decisions: unknown[] = [];
  for (const [i, { party, entry, rules }] of (await page(0, Math.min(total, 3))).entries()) {
    const common = { party: party.id, author: 'A. Officer', reason: 'Looked at', decided: '2026-10-01', expires: '2026-12-31' };
    const drafts = [
      await draftDecision(workspace, localReader, { ...common, decision: i % 2 === 0 ? 'match' : 'no match', entry: entry?.id }),
      await draftDecision(workspace, localReader, { ...common, decision: 'waiver', rule: rules[0] }),
    ];
    decisions.push(...drafts.flatMap(({ text }) => (JSON.parse(text) as { decisions: unknown[] }).decisions));
  }
  const { outcome } = await handIn(workspace, JSON.stringify({ hauberkDecision: 1, decisions }));
  expect(outcome).toBe('accepted');
}

const server = await startNeo4j();
const reason = 'reason' in server ? ` (left out: ${server.reason})` : '';
describe.skipIf(server.url === undefined)(`the embedded store and Neo4j${reason}`, () => {
  afterAll(async () => {
    if (server.url !== undefined) await server.stop();
  });

  it('give the same answers of the example and of decisions about it, also when each is rebuilt', {
    timeout: 600_000,
  }, async () => {
    const folder = await temporaryFolder();
    const url = server.url as string;
    const embedded = await composeWorkspace({ store: join(folder, 'store'), writable: true }, countingClock());
    const data = join(folder, 'evidence');
    const neo4j = await composeWorkspace({ store: url, data, writable: true }, countingClock());
    try {
      await rebuild(neo4j);
      for (const workspace of [embedded, neo4j]) await handInExample(workspace, localReader, exampleFolder);
      for (const workspace of [embedded, neo4j]) await handInDecisions(workspace);
      const expected = await everything(embedded);
      expect(await everything(neo4j)).toEqual(expected);
      await rebuild(neo4j);
      await rebuild(embedded);
      expect(await everything(neo4j)).toEqual(expected);
      expect(await everything(embedded)).toEqual(expected);
    } finally {
      await embedded.close();
      await neo4j.close();
      await rm(folder, { recursive: true });
    }
  });
});
