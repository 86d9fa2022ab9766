/** `hauberk diff` as built: a line for each change on standard output, the figures on standard error. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Run, runHauberk } from '../support/run-hauberk.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

const files = {
  'sources.csv': 'item,supplier,site,site_country,standing\nServo,Acme,Plant 1,DE,chosen\n',
  'requirements.csv': 'assembly,item\nDrone,Servo\n',
  'programmes.csv': 'programme,item\nP,Drone\n',
};
const later = { 'more.csv': 'assembly,item\nDrone,Motor\n' };

let folder: string;
let between: string;
const run = (...args: string[]): Promise<Run> => runHauberk(['diff', ...args], { cwd: folder });

beforeAll(async () => {
  folder = await temporaryFolder();
  for (const [name, content] of Object.entries({ in: files, later })) {
    if (name === 'later') between = new Date().toISOString();
    await mkdir(join(folder, name));
    for (const [file, text] of Object.entries(content)) await writeFile(join(folder, name, file), text);
    expect((await runHauberk(['ingest', name, '--programme', 'P'], { cwd: folder })).code).toBe(0);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('hauberk diff', () => {
  it('gives a line of JSON for each change', async () => {
    const { code, results } = await run('--from', between, '--programme', 'P', '--json');
    expect(code).toBe(0);
    const told = (results as { of: string; change: string; path?: string; things?: { name: string }[] }[]).map(
      ({ of, change, path, things }) => [of, change, path?.split('/').at(-1) ?? things?.map(({ name }) => name).join(' - ')],
    );
    expect(told).toContainEqual(['document', 'added', 'more.csv']);
    expect(told).toContainEqual(['item', 'added', 'Motor']);
    expect(told).toContainEqual(['requirement', 'added', 'Drone - Motor']);
    expect(told.filter(([of]) => of === 'gap').map(([, change]) => change)).toEqual(['worse']);
  });

  it('says in figures on standard error from which views, and what nothing found means', async () => {
    const { code, out, err } = await run('--from', between, '--programme', 'P');
    expect(code).toBe(0);
    expect(out).toContain('more.csv');
    expect(err).toContain('documents: 1 added, 0 gone, 0 changed');
    expect(err).toContain('not mended by that');
  });

  it('compares with the hand-in day before, and ends with an error for what names no view', async () => {
    const { err } = await run();
    expect(err).toContain('hand-in day before');
    const wrong = await run('--from', 'f'.repeat(64));
    expect(wrong.code).not.toBe(0);
    expect(wrong.err).toContain('No view has the hash');
  });
});
