/**
 * The graph's hash over the real CycloneDX documents of the corpus depends on what they say: not on
 * handing them in twice, not on their order, not on the store having been filled again from the evidence.
 */
import { describe, expect, it } from 'vitest';
import { rebuild } from '../../app/documents/rebuild.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import { sharedFiles } from '../support/read-bom.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const files = sharedFiles('corpus/cdx-json');
if (files === undefined) process.stderr.write('skipped: the corpus of real BOMs is not installed (../shared/corpus)\n');

async function handInAll(workspace: TemporaryWorkspace['workspace'], documents: NonNullable<typeof files>): Promise<string[]> {
  const outcomes: string[] = [];
  for (const { path, bytes } of documents) outcomes.push((await handIn(workspace, bytes(), { path })).outcome);
  return outcomes;
}

describe.skipIf(files === undefined)('the corpus of CycloneDX JSON', () => {
  const documents = files ?? [];

  it('has one graph hash: handed in again, rebuilt from the evidence, and in another order', async () => {
    const first = await temporaryWorkspace();
    const other = await temporaryWorkspace();
    try {
      const outcomes = await handInAll(first.workspace, documents);
      const accepted = outcomes.filter((outcome) => outcome === 'accepted').length;
      expect(accepted).toBeGreaterThan(50);
      const before = await status(first.workspace, localReader);
      expect(before.nodes).toBeGreaterThan(5_000);

      const again = await handInAll(first.workspace, documents);
      expect(again.filter((outcome) => outcome === 'duplicate')).toHaveLength(outcomes.filter((o) => o !== 'rejected').length);
      expect(await status(first.workspace, localReader)).toEqual(before);

      await rebuild(first.workspace);
      expect(await status(first.workspace, localReader)).toEqual(before);

      await handInAll(other.workspace, [...documents].reverse());
      expect(await status(other.workspace, localReader)).toEqual(before);
    } finally {
      await first.close();
      await other.close();
    }
  });
});
