/**
 * Mutants of small documents at the readers: each gets an outcome and is whole, is counted as an
 * independent counter counts it, says the same when it is read again, and where it can be read in parts
 * says the same in that way; none is an exception. `npm run long` reads a million. HAUBERK_SEED has other
 * ones, HAUBERK_MUTANTS another number; a mutant that breaks something is named by seed and index, and
 * `mutantOf` gives it again.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { WholeReading } from '../../graph/model/reading.ts';
import { openArchive } from '../../ingest/compressed/archive.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { countAny } from '../support/count-any.ts';
import { formatSamples } from '../support/format-samples.ts';
import { listSamples, sampleSheet } from '../support/list-samples.ts';
import { type Mutant, mutantOf, smallDocuments } from '../support/mutants.ts';
import { readInParts, said } from '../support/read-in-parts.ts';
import { whole } from '../support/whole.ts';
import { assertWhole } from '../support/whole-reading.ts';
import { workbook } from '../support/workbook.ts';

const count = Number(process.env.HAUBERK_MUTANTS ?? (process.env.HAUBERK_LONG === '1' ? 1_000_000 : 20_000));
const seed = Number(process.env.HAUBERK_SEED ?? 4);
const samples = formatSamples.map(({ name, text }) => ({ path: `${name}/sample`, bytes: Buffer.from(text) }));
const lists = listSamples.map(({ name, bytes }) => ({ path: `${name}/sample`, bytes }));
/** Changed before it is packed: a workbook of which a bit is changed is mostly no archive any more. */
const sheet = { path: 'table-xlsx sheet/sample', bytes: Buffer.from(sampleSheet) };
const documents = [...smallDocuments(12 * 1024), ...samples, ...lists, sheet];
const programme = 'P';
/** Bytes of a list from which on a mutant is read in parts, and of such a part. */
const bytesAtOnce = 200;

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

async function read(bytes: Uint8Array): Promise<WholeReading> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return whole(await readDocument(memorySource(bytes), { sha256, path: 'x', programme }));
}

function assertCounted(bytes: Uint8Array, { format, counts }: WholeReading): boolean {
  const found = countAny(bytes, format);
  if (found === undefined) return false;
  const { unreadable = 0, ...counted } = found;
  for (const [name, times] of Object.entries(counted)) {
    const said = counts[name as keyof typeof counts]?.in ?? 0;
    if (said !== times) throw new Error(`${format}: ${said} ${name} were found where there are ${times}`);
  }
  if (counts.components.quarantined < unreadable) throw new Error(`${unreadable} components are none, and were taken for some`);
  return true;
}

/** Undefined where there is nothing that can be read in parts; else whether that came to the same. */
function saysTheSameInParts(bytes: Uint8Array, reading: WholeReading): boolean | undefined {
  if (!['cyclonedx-json', 'spdx-json'].includes(reading.format)) return undefined;
  const parts = readInParts(bytes, bytesAtOnce, programme);
  if (parts === undefined) return undefined;
  const expected = said(reading);
  if (parts === 'refused') return reading.outcome === 'rejected';
  const { outcome, digest, counts, main } = parts;
  return isDeepStrictEqual([outcome, digest, counts, main], [expected.outcome, expected.digest, expected.counts, expected.main]);
}

class Tally {
  readonly #times = new Map<string, number>();

  add(what: string): void {
    this.#times.set(what, (this.#times.get(what) ?? 0) + 1);
  }

  of(isMeant: (what: string) => boolean): number {
    return [...this.#times].reduce((sum, [what, times]) => (isMeant(what) ? sum + times : sum), 0);
  }

  toString(): string {
    return [...this.#times]
      .sort()
      .map(([what, times]) => `${what} ${times}`)
      .join('; ');
  }
}

async function judge({ what, bytes }: Mutant, validates: boolean, tally: Tally): Promise<void> {
  const sent = what.startsWith(sheet.path) ? workbook({ S: bytes.toString() }) : bytes;
  for await (const document of documentsOf(sent)) {
    const reading = await read(document);
    assertWhole(reading);
    if (!isDeepStrictEqual(await read(document), reading)) throw new Error('read again, it says something else');
    if (reading.outcome === 'accepted' && assertCounted(document, reading)) tally.add(`${reading.format} counted`);
    const isSame = saysTheSameInParts(document, reading);
    if (isSame === false) throw new Error('read in parts, it says something else');
    if (isSame === true) tally.add(`${reading.format} in parts`);
    tally.add(`${reading.format} ${reading.outcome}`);
    if (validates) await validateDocument(document);
  }
}

test(`${count} mutants of ${documents.length} documents`, { timeout: 48 * 3_600_000 }, async () => {
  const before = process.cpuUsage();
  const tally = new Tally();
  const failures: string[] = [];
  let read = 0;
  for (; read < count && failures.length < 10; read++) {
    const mutant = mutantOf(documents, seed, read);
    try {
      await judge(mutant, read % 10 === 0, tally);
    } catch (error) {
      const failure = `seed ${seed}, mutant ${read} (${mutant.what}): ${(error as Error).stack}`;
      process.stderr.write(`${failure}\n`);
      failures.push(failure);
    }
    if (read % 100 === 0) await setImmediate();
    if (read % 10_000 === 9_999) process.stderr.write(`${read + 1} mutants: ${tally}\n`);
  }
  const { user, system } = process.cpuUsage(before);
  process.stderr.write(`${read} mutants, ${Math.round((user + system) / 1e6)} s of processor: ${tally}\n`);
  expect(failures).toEqual([]);
  // What was asked of none of them would hold whatever the readers do.
  for (const format of [
    'cyclonedx-json',
    'cyclonedx-xml',
    'spdx-json',
    'spdx-tag-value',
    'spdx-yaml',
    'spdx-rdf',
    'spdx3-json',
    'bods-json',
    'decision-json',
  ])
    expect([format, tally.of((what) => what === `${format} counted`) > count / 2000]).toEqual([format, true]);
  for (const format of ['cyclonedx-json', 'spdx-json'])
    expect([format, tally.of((what) => what === `${format} in parts`) > count / 500]).toEqual([format, true]);
  for (const { path } of [...samples, ...lists]) {
    const format = path.replace(/[ /].*/, '');
    expect([format, tally.of((what) => what === `${format} accepted`) > 0]).toEqual([format, true]);
  }
});
