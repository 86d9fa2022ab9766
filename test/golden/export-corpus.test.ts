/**
 * Real CycloneDX documents, each the only one of a programme, written again and read back. The larger
 * ones take minutes: HAUBERK_EXPORT_BYTES raises the limit.
 */
import { describe, expect, it } from 'vitest';
import { exportCycloneDx } from '../../app/exports/export-cyclonedx.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { programmeAnswers } from '../support/read-back.ts';
import { readBytes, sharedFiles } from '../support/read-bom.ts';
import { handIn, temporaryWorkspace } from '../support/temporary-workspace.ts';

const largest = Number(process.env.HAUBERK_EXPORT_BYTES ?? 60_000);
const programme = 'P';

if (sharedFiles('corpus') === undefined)
  process.stderr.write('skipped: the corpus of real BOMs is not installed (../shared/corpus)\n');

const documents = (sharedFiles('corpus') ?? [])
  .map(({ path, bytes }) => ({ path, bytes: bytes() }))
  .filter(({ bytes }) => bytes.length <= largest)
  .filter(({ bytes }) => {
    const reading = readBytes(bytes, { programme });
    return reading.format === 'cyclonedx-json' && reading.outcome === 'accepted' && reading.main !== '';
  });

describe.skipIf(sharedFiles('corpus') === undefined)('the corpus (../shared/corpus) written again', () => {
  it('is there', () => {
    expect(documents.length).toBeGreaterThan(8);
  });

  it.each(documents)(
    '$path',
    async ({ bytes }) => {
      const before = await temporaryWorkspace();
      const after = await temporaryWorkspace();
      try {
        await handIn(before.workspace, bytes, { declared: { programme } });
        const text = await exportCycloneDx(before.workspace, localReader, { programme });
        expect(validateDocument(Buffer.from(text)).diagnostics).toEqual([]);
        expect((await handIn(after.workspace, text, { declared: { programme } })).diagnostics).toEqual([]);
        expect(await programmeAnswers(after.workspace, programme)).toEqual(await programmeAnswers(before.workspace, programme));
      } finally {
        await before.close();
        await after.close();
      }
    },
    120_000,
  );
});
