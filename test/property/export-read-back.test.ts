/** What is exported reads back as the same graph: the same answers about the programme, over random documents. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportCycloneDx } from '../../app/exports/export-cyclonedx.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { type RandomHandIn, randomHandIns } from '../support/random-documents.ts';
import { programmeAnswers } from '../support/read-back.ts';
import { handIn, temporaryWorkspace } from '../support/temporary-workspace.ts';

const runs = Number(process.env.HAUBERK_RUNS ?? 60);
const notExported: readonly (string | undefined)[] = ['listings.csv', 'attestations.csv', 'decisions.json'];

async function workspaceOf(handIns: readonly RandomHandIn[]) {
  const temporary = await temporaryWorkspace({ day: '2030-01-01' });
  for (const { text, path, declared, call } of handIns) await handIn(temporary.workspace, text, { path, declared, call });
  return temporary;
}

describe('an exported programme', () => {
  it('gives the same answers when it is read back, whatever was handed in', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(randomHandIns, async (handIns) => {
        // Lists and decisions are not exported, and of a certificate's site nothing but its key where nothing of the programme is made there.
        const before = await workspaceOf(handIns.filter(({ path }) => !notExported.includes(path)));
        const after = await temporaryWorkspace({ day: '2030-01-01' });
        try {
          const { graph } = await before.workspace.view(localReader);
          for (const programme of graph.programmes.names) {
            if (programme !== 'P') continue;
            const text = await exportCycloneDx(before.workspace, localReader, { programme });
            expect(await exportCycloneDx(before.workspace, localReader, { programme })).toBe(text);
            expect(validateDocument(Buffer.from(text)).diagnostics).toEqual([]);
            const result = await handIn(after.workspace, text, { declared: { programme } });
            expect(result.diagnostics).toEqual([]);
            expect(await programmeAnswers(after.workspace, programme)).toEqual(
              await programmeAnswers(before.workspace, programme),
            );
            compared++;
          }
        } finally {
          await before.close();
          await after.close();
        }
      }),
      { numRuns: runs, seed: Number(process.env.HAUBERK_SEED ?? 7) },
    );
    expect(compared).toBeGreaterThan(runs / 10);
  }, 600_000);
});
