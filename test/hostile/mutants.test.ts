/**
 * Mutants of small real documents at the readers: each gets an outcome and is whole, none an exception.
 * `npm run long` reads a million. HAUBERK_SEED has other ones; a mutant that breaks something is named
 * by seed and index, and `mutantOf` gives it again.
 */
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openArchive } from '../../ingest/compressed/archive.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { formatSamples } from '../support/format-samples.ts';
import { type Mutant, mutantOf, smallDocuments } from '../support/mutants.ts';
import { readBytes } from '../support/read-bom.ts';
import { assertWhole } from '../support/whole-reading.ts';

const count = process.env.HAUBERK_LONG === '1' ? 1_000_000 : 20_000;
const seed = Number(process.env.HAUBERK_SEED ?? 4);
const samples = formatSamples.map(({ name, text }) => ({ path: `${name}/sample`, bytes: Buffer.from(text) }));
const documents = [...smallDocuments(12 * 1024), ...samples];

/** The documents that `bytes` are, as `ingest` has them. */
async function* documentsOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const archive = await openArchive(bytes);
  if (archive === undefined) yield bytes;
  if (archive === undefined || 'problem' in archive) return;
  for (const member of archive.members) {
    const unpacked = await member.unpack();
    if ('bytes' in unpacked) yield unpacked.bytes;
  }
}

async function outcomesOf({ bytes }: Mutant, validates: boolean): Promise<string[]> {
  const outcomes: string[] = [];
  for await (const document of documentsOf(bytes)) {
    const reading = await readBytes(document, { programme: 'P' });
    assertWhole(reading);
    outcomes.push(`${reading.format} ${reading.outcome}`);
    if (validates) await validateDocument(document);
  }
  return outcomes;
}

test(`${count} mutants of ${documents.length} documents`, { timeout: 48 * 3_600_000 }, async () => {
  expect(documents.length).toBeGreaterThan(10);
  const before = process.cpuUsage();
  const outcomes = new Map<string, number>();
  const failures: string[] = [];
  for (let index = 0; index < count && failures.length < 10; index++) {
    const mutant = mutantOf(documents, seed, index);
    try {
      for (const outcome of await outcomesOf(mutant, index % 10 === 0)) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      failures.push(`seed ${seed}, mutant ${index} (${mutant.what}): ${(error as Error).stack}`);
    }
    if (index % 100 === 0) await setImmediate();
  }
  const { user, system } = process.cpuUsage(before);
  const lines = [...outcomes].sort().map(([outcome, times]) => `${outcome} ${times}`);
  process.stderr.write(`${count} mutants, ${Math.round((user + system) / 1e6)} s of processor: ${lines.join('; ')}\n`);
  expect(failures).toEqual([]);
});
