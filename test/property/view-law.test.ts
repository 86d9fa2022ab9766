/**
 * The law of views (DESIGN.md): what a reader gets over everything equals what anyone gets over the
 * part that the reader may see. Random documents, random visible subsets, every answer.
 */
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withdraw } from '../../app/documents/withdraw.ts';
import { localReader, type Reader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import type { HandIn } from '../../graph/model/hand-in.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { allAnswers, screenings } from '../support/all-answers.ts';
import { type RandomHandIn, randomHandIns } from '../support/random-documents.ts';
import { bom, countingClock, handIn, temporaryFolder } from '../support/temporary-workspace.ts';

const runs = process.env.HAUBERK_LONG === '1' ? 300 : 25;

/** Hands everything in; gives the ids of the hand-ins (marks too) that the reader may see. */
async function handInAll(workspace: Workspace, documents: readonly RandomHandIn[]): Promise<Set<string>> {
  const visible = new Set<string>();
  const note = async (isVisible: boolean, before: number) => {
    for (const added of (await workspace.evidence.handIns()).slice(before)) if (isVisible) visible.add(added.id);
  };
  const count = async () => (await workspace.evidence.handIns()).length;
  for (const { text, path, declared, call, visible: isVisible } of documents) {
    const before = await count();
    const { outcome, diagnostics } = await handIn(workspace, text, { path, declared, call });
    // A series that has editions of a list takes nothing else.
    if (outcome === 'rejected') expect(diagnostics.map(({ code }) => code)).toContain('list-expected');
    await note(isVisible, before);
  }
  for (const { text, withdrawn, visible: isVisible } of documents) {
    if (!withdrawn) continue;
    const before = await count();
    const { sha256, outcome } = await handIn(workspace, text, { call: 'again' });
    if (outcome === 'rejected') continue;
    await note(false, before);
    const marked = await count();
    await withdraw(workspace, { name: 'archivist' }, { sha256, reason: 'wrong' });
    await note(isVisible, marked);
  }
  return visible;
}

/** A folder of evidence with these hand-ins alone, from which a store is then built. */
async function copyPart(from: string, to: string, handIns: readonly HandIn[]): Promise<void> {
  await mkdir(join(to, 'hand-ins'), { recursive: true });
  for (const { id, sha256, kind } of handIns) {
    await cp(join(from, 'hand-ins', `${id}.json`), join(to, 'hand-ins', `${id}.json`));
    if (kind === 'refusal') continue;
    const bytes = join('sha256', sha256.slice(0, 2), sha256);
    await cp(join(from, bytes), join(to, bytes));
  }
}

async function expectLaw(documents: readonly RandomHandIn[]): Promise<void> {
  const folder = await temporaryFolder();
  const whole = join(folder, 'whole');
  const part = join(folder, 'part');
  const everything = await composeWorkspace({ store: whole, writable: true }, countingClock());
  try {
    const visible = await handInAll(everything, documents);
    const reader: Reader = { name: 'reader', sees: ({ id }) => visible.has(id) };
    const seen = (await everything.evidence.handIns()).filter(({ id }) => visible.has(id));
    await copyPart(whole, part, seen);
    const alone = await composeWorkspace({ store: part, writable: true });
    try {
      // What is known of lists that are hidden from the reader does not reach him.
      await screenings(everything, localReader);
      expect(await allAnswers(everything, reader)).toEqual(await allAnswers(alone));
    } finally {
      await alone.close();
    }
  } finally {
    await everything.close();
    await rm(folder, { recursive: true });
  }
}

describe('the law of views', () => {
  it('holds for random documents and random visible parts', { timeout: 3_600_000 }, async () => {
    await fc.assert(fc.asyncProperty(randomHandIns, expectLaw), { numRuns: runs, seed: 20261122, endOnFailure: true });
  });

  const common = { path: 'bom.json', call: 'one', withdrawn: false, declared: {} };
  const serialNumber = '3e671687-395b-41f5-a30f-a58921a69b79';

  it('holds when a hidden document would supersede a visible one', async () => {
    await expectLaw([
      { ...common, text: bom([{ name: 'Motor', manufacturer: 'Acme' }], { serialNumber, version: 1 }), visible: true },
      { ...common, text: bom([{ name: 'Wing', manufacturer: 'Cobalt' }], { serialNumber, version: 2 }), visible: false },
    ]);
  });

  it('holds when a hidden document uses the same series for something else', async () => {
    await expectLaw([
      { ...common, text: bom([{ name: 'Motor' }], { serialNumber, root: 'Vehicle' }), visible: true },
      { ...common, text: bom([{ name: 'Motor' }], { serialNumber, root: 'Station' }), visible: false },
    ]);
  });

  it('holds when a name joins, or is ambiguous, only through a hidden document', async () => {
    const organizations = 'organization,country\nAcme Ltd,DE\n';
    const others = 'organization,country\nAcme Ltd,FR\n';
    const text = bom([{ name: 'Motor', manufacturer: 'Acme Ltd' }]);
    for (const hidden of [[0], [1], [2], [0, 1], [1, 2]]) {
      const texts = [text, organizations, others];
      const paths = ['bom.json', 'organizations.csv', 'organizations.csv'];
      await expectLaw(texts.map((one, i) => ({ ...common, text: one, path: paths[i], visible: !hidden.includes(i) })));
    }
  });

  it('holds for names and dates that only a hidden document states', async () => {
    const purl = 'pkg:generic/motor@1';
    await expectLaw([
      { ...common, text: bom([{ name: 'Motor', purl }], { timestamp: '2026-01-05T00:00:00Z' }), visible: true },
      { ...common, text: bom([{ name: 'Secret motor', purl }], { timestamp: '2026-03-07T00:00:00Z' }), visible: false },
    ]);
  });
});
