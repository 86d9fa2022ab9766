/** The example programme written as CycloneDX and read back into an empty store: nothing that is asked of it changes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCycloneDx } from '../../app/exports/export-cyclonedx.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { exampleFolder } from '../../server/compose.ts';
import { programmeAnswers } from '../support/read-back.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';
import { type Example, openExample, readExpected } from './example-fixture.ts';

let example: Example;
let after: TemporaryWorkspace;
let programme: string;
let text: string;
beforeAll(async () => {
  example = await openExample();
  after = await temporaryWorkspace({ day: '2030-01-01' });
  programme = (await readExpected()).programme;
  text = await exportCycloneDx(example.workspace, localReader, { programme });
}, 120_000);
afterAll(async () => {
  await example.close();
  await after.close();
});

describe('the example programme as CycloneDX', () => {
  it('is valid', () => {
    expect(validateDocument(Buffer.from(text))).toEqual({
      format: 'cyclonedx-json',
      specVersion: '1.6',
      valid: true,
      diagnostics: [],
    });
  });

  it('reads back whole, without a remark', async () => {
    const result = await handIn(after.workspace, text, { declared: { programme } });
    expect(result.diagnostics).toEqual([]);
    expect(result.outcome).toBe('accepted');
    expect(result.components.quarantined + result.relations.quarantined).toBe(0);
  });

  it('has the same graph and gives the same answers, with the lists beside it', async () => {
    // A list is no part of what a programme is made of (docs/export.md, Limits).
    const list = await readFile(join(exampleFolder, 'listings.csv'));
    expect((await handIn(after.workspace, list, { path: 'listings.csv' })).outcome).toBe('accepted');
    const [was, is] = [await programmeAnswers(example.workspace, programme), await programmeAnswers(after.workspace, programme)];
    for (const question of Object.keys(was)) expect(is[question], question).toEqual(was[question]);
  });
});
