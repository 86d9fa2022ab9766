import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { purge } from '../../app/documents/purge.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import { evidenceFolder, isStoreUrl } from '../../app/workspace/workspace.ts';
import { openEvidence } from '../../graph/evidence/evidence-store.ts';
import type { HandIn } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { composeWorkspace, exampleFolder, readRules } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { keptBytes } from '../support/evidence.ts';
import { bom, countingClock, handIn } from '../support/temporary-workspace.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hauberk-workspace-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const open = (name = 'store') => composeWorkspace({ store: join(folder, name), writable: true }, countingClock());

describe('opening for writing', () => {
  it('reads again what the evidence has and the store lacks', async () => {
    const first = await open();
    await handIn(first, bom([{ name: 'Motor' }]));
    await handIn(first, bom([{ name: 'Wing' }]), { declared: { programme: 'P' } });
    const before = await status(first, localReader);
    // A crash between the two: the store knows nothing yet.
    await first.store.clear();
    await first.close();
    const second = await open();
    expect(await status(second, localReader)).toEqual(before);
    const third = await composeWorkspace({ store: join(folder, 'store'), writable: false });
    expect(await status(third, localReader)).toEqual(before);
    await second.close();
    await third.close();
  });

  it('finishes a purge of which only the tombstone was written', async () => {
    const first = await open();
    const { sha256 } = await handIn(first, bom([{ name: 'Motor' }]));
    const kept = await handIn(first, bom([{ name: 'Wing' }]));
    const { id, ...document } = (await first.evidence.handIns())[0];
    expect(id).toMatch(/^000000001-/);
    await openEvidence(join(folder, 'store')).addHandIn({ ...document, kind: 'purge', reason: 'spilled' });
    await first.close();
    const second = await open();
    expect((await second.evidence.handIns()).map((h) => [h.kind, h.sha256])).toEqual([
      ['document', kept.sha256],
      ['purge', sha256],
    ]);
    expect((await second.store.handIns()).map(({ handIn: h }) => h.kind)).toEqual(['document', 'purge']);
    await expect(keptBytes(second.evidence, sha256)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    await second.close();
  });

  it('settles what a failed append left before the next write', async () => {
    const workspace = await open();
    const append = workspace.store.append.bind(workspace.store);
    workspace.store.append = () => Promise.reject(new OperationalError('STORE_UNAVAILABLE'));
    await expect(handIn(workspace, bom([{ name: 'Motor' }]))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await workspace.store.handIns()).toEqual([]);
    workspace.store.append = append;
    expect((await handIn(workspace, bom([{ name: 'Motor' }]))).outcome).toBe('duplicate');
    expect(await workspace.store.handIns()).toHaveLength(1);
    await workspace.close();
  });

  it('is refused on a workspace opened for reading', async () => {
    await (await open()).close();
    const workspace = await composeWorkspace({ store: join(folder, 'store'), writable: false });
    await expect(handIn(workspace, bom([{ name: 'Motor' }]))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(purge(workspace, localReader, { sha256: '0'.repeat(64), reason: 'r' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await workspace.close();
  });

  it('finds no store where there is none, instead of an empty one', async () => {
    const missing = join(folder, 'typing-error');
    await expect(composeWorkspace({ store: missing, writable: false })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('views', () => {
  it('are kept by reader and times, and made again after a change', async () => {
    const workspace = await open();
    await handIn(workspace, bom([{ name: 'Motor' }]));
    const seesNothing = { name: 'blind', sees: (_: HandIn) => false };
    const view = await workspace.view(localReader);
    expect(await workspace.view({ name: 'somebody else' })).toBe(view);
    expect(await workspace.view(localReader, { asOf: '2026-01-01' })).not.toBe(view);
    expect((await workspace.view(seesNothing)).handIns).toEqual([]);
    await handIn(workspace, bom([{ name: 'Wing' }]));
    expect((await workspace.view(localReader)).handIns).toHaveLength(2);
    await workspace.close();
  });
});

describe('configuration', () => {
  it('keeps evidence in the folder of an embedded store, else in ./data', () => {
    expect(evidenceFolder({ store: 'x' })).toBe('x');
    expect(evidenceFolder({ store: 'bolt://h:7687' })).toBe('./data');
    expect(evidenceFolder({ store: 'neo4j+s://h', data: 'y' })).toBe('y');
    expect(['bolt://h', 'neo4j://h', 'neo4j+s://h', './bolt', 'c:\\x'].map(isStoreUrl)).toEqual([true, true, true, false, false]);
  });

  it('reads the environment, and the command line stands before it', () => {
    expect(readConfig({}, false)).toEqual({
      workspace: { store: './data', writable: false },
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      banner: '',
      prepares: true,
    });
    const variables = {
      HAUBERK_STORE: 'bolt://h',
      HAUBERK_NEO4J_USER: 'u',
      HAUBERK_NEO4J_PASSWORD: 'p',
      HAUBERK_PORT: '0',
      HAUBERK_DATA: '',
    };
    expect(readConfig(variables, true)).toMatchObject({
      workspace: { store: 'bolt://h', neo4j: { user: 'u', password: 'p' }, writable: true },
      port: 0,
    });
    expect(readConfig(variables, true, { store: 's', data: 'd' }).workspace).toMatchObject({ store: 's', data: 'd' });
  });

  it('names the variable that is wrong, and never its value', () => {
    const wrong = () => readConfig({ HAUBERK_PORT: 'secret' }, false);
    expect(wrong).toThrow('HAUBERK_PORT');
    expect(wrong).not.toThrow('secret');
    expect(() => readConfig({ HAUBERK_NEO4J_PASSWORD_FILE: join(folder, 'none') }, false)).toThrow('HAUBERK_NEO4J_PASSWORD_FILE');
  });

  it('knows the shipped rules and the example', async () => {
    expect(readRules().version).toMatch(/^[0-9a-f]{64}$/);
    expect(await readdir(exampleFolder)).toContain('hand-in.json');
  });
});
