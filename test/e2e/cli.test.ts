/** The command line as built: what stands on which stream, and what the process ends with. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Run, type RunOptions, runHauberk } from '../support/run-hauberk.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

const serialNumber = '3e671687-395b-41f5-a30f-a58921a69b79';
const motor = bom([{ name: 'Motor', manufacturer: 'Acme Ltd', country: 'DE' }], {
  timestamp: '2026-03-04T00:00:00Z',
  serialNumber,
});
const sources = 'item,supplier,site,site_country,standing\nServo,Borealis GmbH,Plant 1,DE,chosen\n';
const listings = 'list,organization\nOFAC SDN,Borealis GmbH\n';
const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

let folder: string;
const run = (args: readonly string[], options: RunOptions = {}): Promise<Run> => runHauberk(args, { cwd: folder, ...options });

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'in', 'b'), { recursive: true });
  await writeFile(join(folder, 'in', 'motor.json'), motor);
  await writeFile(join(folder, 'in', 'b', 'sources.csv'), sources);
  await writeFile(join(folder, 'in', 'b', 'listings.csv'), listings);
  await writeFile(join(folder, 'notes.txt'), 'nothing that is read');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('hauberk ingest', () => {
  it('walks folders in sorted order and gives one object a document on standard output', async () => {
    const { code, results, err } = await run([
      'ingest',
      './in/',
      '--json',
      '--programme',
      'P',
      '--series',
      'S',
      '--dated',
      '2026-04-05',
    ]);
    expect(code).toBe(0);
    expect(results.map(({ path, outcome, format }) => [path, outcome, format])).toEqual([
      ['./in/b/listings.csv', 'accepted', 'table-csv'],
      ['./in/b/sources.csv', 'accepted', 'table-csv'],
      ['./in/motor.json', 'accepted', 'cyclonedx-json'],
    ]);
    expect(results[2]).toMatchObject({
      sha256: sha256Of(motor),
      bytes: Buffer.byteLength(motor),
      specVersion: '1.6',
      components: { in: 2, mapped: 2, quarantined: 0 },
      relations: { in: 1, mapped: 1, quarantined: 0 },
      rows: { in: 0, mapped: 0, quarantined: 0 },
    });
    expect(err).toBe('3 accepted, 0 duplicate, 0 rejected\n');
    const handIns = await run(['ingest', 'in', '--json', '-q', '--programme', 'P', '--series', 'S', '--dated', '2026-04-05']);
    expect(handIns).toMatchObject({ code: 0, err: '' });
    expect(handIns.results.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });

  it('keeps NAME/relative-path as the series of a document below a folder', async () => {
    const { results } = await run(['ingest', 'in', '--json', '--series', 'T', '--store', 'series']);
    expect(results).toHaveLength(3);
    const names = await readFile(join(folder, 'series', 'hand-ins', await firstHandIn('series')), 'utf8');
    expect(JSON.parse(names)).toMatchObject({ declared: { series: 'T/b/listings.csv' }, series: 'T/b/listings.csv', version: 1 });
  });

  it('reads standard input, and ends with 3 when something was rejected', async () => {
    expect(await run(['ingest', '-', '--json', '--store', 'stdin'], { input: motor })).toMatchObject({
      code: 0,
      results: [{ path: '-', outcome: 'accepted' }],
    });
    const { code, results } = await run(['ingest', 'notes.txt', 'missing.json', '--json', '--store', 'stdin']);
    expect(code).toBe(3);
    expect(results).toMatchObject([
      { path: 'notes.txt', outcome: 'rejected', sha256: sha256Of('nothing that is read') },
      { path: 'missing.json', outcome: 'rejected', diagnostics: [{ code: 'file-unreadable', severity: 'error' }] },
    ]);
  });

  it('refuses what is declared wrong before anything is read', async () => {
    for (const wrong of [
      ['--dated', '2026-13-01'],
      ['--grade', 'Z9'],
      ['--releasable-to', 'GBR'],
      ['--mapping', 'none.yml'],
    ]) {
      const { code, out, err } = await run(['ingest', 'in', '--store', 'refused', ...wrong]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('hauberk: ');
    }
    expect((await run(['status', '--store', 'refused'])).code).toBe(4);
  });
});

async function firstHandIn(store: string): Promise<string> {
  return (await readdir(join(folder, store, 'hand-ins'))).sort()[0];
}

describe('hauberk find', () => {
  it('gives findings on standard output, coverage and the view on standard error', async () => {
    const { code, results, err } = await run(['find', 'single-sources', '--json']);
    expect(code).toBe(0);
    expect(results.map(({ kind, candidate }) => [kind, (candidate as { name: string }).name])).toEqual(
      expect.arrayContaining([
        ['direct', 'Acme Ltd'],
        ['direct', 'Borealis GmbH'],
      ]),
    );
    expect(err).toMatch(/as of 2026-04-05; view [0-9a-f]{64}/);
    expect(err).toContain('known: source');
    const vendors = await run(['find', 'untrusted-vendors', '--json', '-q']);
    expect(vendors.results).toMatchObject([{ party: { name: 'Borealis GmbH' }, outcome: 'review' }]);
    expect(vendors.err).toBe('');
  });

  it('takes the same options for every question, and says which have no effect', async () => {
    const all = ['--programme', 'P', '--level', 'supplier', '--counting', 'able', '--stage', 'melted', '--of', 'item'];
    const times = ['--open', '--as-of', '2026-06-01', '--known-at', '2100-01-01'];
    const without = {
      'single-sources': ['of', 'open'],
      'untrusted-vendors': ['level', 'counting', 'stage', 'of', 'open'],
      'rule-findings': ['level', 'stage', 'of', 'open'],
      concentration: [],
      gaps: ['of', 'open'],
    };
    for (const [asked, names] of Object.entries(without)) {
      const { code, err } = await run(['find', asked, ...all, ...times]);
      expect([asked, code]).toEqual([asked, 0]);
      const noted = [...err.matchAll(/--([a-z]+) has no effect on this question/g)].map(([, name]) => name);
      expect([asked, noted]).toEqual([asked, names]);
      expect((await run(['find', asked, '-q'])).err).toBe('');
    }
    expect((await run(['find', 'gaps', '--of', 'planet'])).code).toBe(2);
    const suppliers = await run(['find', 'gaps', '--level', 'supplier', '--json']);
    expect(suppliers.results.length).toBeGreaterThan(0);
    expect(suppliers.results.every(({ level }) => level === 'supplier')).toBe(true);
  });

  it('writes the same for --json and --format json, to standard output or a file', async () => {
    for (const asked of [['find', 'concentration'], ['status'], ['validate', 'in/motor.json']]) {
      const { out } = await run([...asked, '--json']);
      expect(out.length).toBeGreaterThan(0);
      expect((await run([...asked, '--format', 'json', '-o', 'same.jsonl'])).out).toBe('');
      expect(await readFile(join(folder, 'same.jsonl'), 'utf8')).toBe(out);
    }
    expect((await run(['status', '--format', 'xml'])).code).toBe(2);
    const ingested = await run(['ingest', 'in/motor.json', '--format', 'json', '-o', '-', '--store', 'formats']);
    expect(ingested.results).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('prints a table for a person, without colours when asked', async () => {
    const { out } = await run(['find', 'single-sources', '--no-color']);
    expect(out).toContain('Acme Ltd');
    expect(out).not.toContain('\u001b[');
  });

  it('ends with 1 on findings over the threshold', async () => {
    const ask = async (...args: string[]) => (await run(['find', ...args, '-q', '--json'])).code;
    expect(await ask('untrusted-vendors', '--fail-on', 'prohibited')).toBe(0);
    expect(await ask('untrusted-vendors', '--fail-on', 'review')).toBe(1);
    expect(await ask('single-sources', '--fail-on', 'any')).toBe(1);
    expect(await ask('single-sources', '--fail-on', '1000')).toBe(0);
    expect(await ask('single-sources', '--fail-on', 'nonsense')).toBe(2);
  });

  it('asks for one programme, a day and an instant', async () => {
    expect((await run(['find', 'single-sources', '--programme', 'P', '--as-of', '2026-06-01'])).err).toContain(
      'as of 2026-06-01',
    );
    expect((await run(['find', 'single-sources', '--known-at', '2020-01-01'])).err).toContain('as of no date');
    expect(await run(['find', 'single-sources', '--programme', 'None'])).toMatchObject({ code: 3, out: '' });
    expect((await run(['find', 'single-sources', '--as-of', 'yesterday'])).code).toBe(2);
    expect((await run(['find', 'single-sources', '--level', 'planet'])).code).toBe(2);
    for (const asked of ['single-sources', 'gaps']) expect((await run(['find', asked, '--stage', 'painted'])).code).toBe(2);
  });

  it('writes to a file with -o', async () => {
    const { out } = await run(['find', 'single-sources', '--json', '-q', '-o', 'found.jsonl']);
    expect(out).toBe('');
    const lines = (await readFile(join(folder, 'found.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toContain('supplier');
    expect((await run(['find', 'single-sources', '-o', join('nowhere', 'x')])).code).toBe(2);
  });

  it('finds concentration and gaps', async () => {
    const concentration = await run(['find', 'concentration', '--level', 'country', '--json', '-q']);
    expect(concentration.code).toBe(0);
    expect(concentration.results[0]).toMatchObject({
      level: 'country',
      hhi: { low: 10_000, high: 10_000 },
      effectiveNumber: { low: 1, high: 1 },
      concentrationRatios: [1, 3, 4].map((n) => ({ n, share: { low: 10_000, high: 10_000 }, exact: true })),
      askNext: [],
      unknowns: { tried: 0 },
    });
    const gaps = await run(['find', 'gaps', '--json', '-q', '--programme', 'P']);
    expect(gaps.code).toBe(0);
    expect(gaps.results.map(({ rank }) => rank)).toEqual(gaps.results.map((_, i) => i + 1));
    const flat = await run(['find', 'gaps', '--json', '-q', '--group', 'item']);
    expect(flat.results.length).toBeGreaterThanOrEqual(gaps.results.length);
  });
});

describe('hauberk report gap', () => {
  it('writes JSON, CSV and HTML, the same each time', async () => {
    const json = await run(['report', 'gap', '--json', '-q']);
    expect(JSON.parse(json.out)).toMatchObject({ asOf: '2026-04-05' });
    expect((await run(['report', 'gap', '--format', 'json', '-o', '-', '-q'])).out).toBe(json.out);
    await run(['report', 'gap', '--programme', 'P', '-o', 'gap.csv']);
    expect(await readFile(join(folder, 'gap.csv'), 'utf8')).toMatch(/^gapId,system,lost,item,/);
    await run(['report', 'gap', '--format', 'html', '-o', 'gap']);
    expect(await readFile(join(folder, 'gap'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it('takes marking, decision and what to compare with, and verifies the file', async () => {
    const asked = [
      '--programme',
      'P',
      '--tlp',
      'green',
      '--cui',
      'CUI//SP-EXPT',
      '--decision',
      'Fund it',
      '--decision-of',
      'PEO',
    ];
    await run(['report', 'gap', ...asked, '--decision-by', '2027-01-31', '-o', 'made.json']);
    const made = JSON.parse(await readFile(join(folder, 'made.json'), 'utf8'));
    expect(made.markings).toEqual(['CUI//SP-EXPT', 'TLP:GREEN']);
    expect(made.firstPage.decision).toEqual({ asked: 'Fund it', of: 'PEO', by: '2027-01-31' });
    expect(await run(['report', 'verify', 'made.json', '--json', '-q'])).toMatchObject({
      code: 0,
      results: [{ outcome: 'verified' }],
    });
    await run(['report', 'gap', '--programme', 'P', '--since', 'made.json', '-o', 'later.html']);
    expect(await run(['report', 'verify', 'later.html'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('earlier report'),
    });
    expect((await run(['report', 'verify', 'later.html', '--since', 'made.json'])).code).toBe(0);
    await writeFile(join(folder, 'changed.json'), JSON.stringify({ ...made, bottomLine: 'All is well.' }));
    expect(await run(['report', 'verify', 'changed.json'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('/bottomLine: All is well.'),
    });
    await writeFile(join(folder, 'other.json'), JSON.stringify({ ...made, facts: { ...made.facts, viewHash: '0'.repeat(64) } }));
    expect(await run(['report', 'verify', 'other.json'])).toMatchObject({
      code: 3,
      out: expect.stringContaining('view not available'),
    });
    expect((await run(['report', 'gap', '--since', 'changed.json'])).code).toBe(2);
    expect((await run(['report', 'gap', '--tlp', 'purple'])).code).toBe(2);
  });

  it('says that nobody stated a marking', async () => {
    expect((await run(['report', 'gap', '--programme', 'P', '-o', 'plain.json'])).err).toContain('Marking: not stated');
  });

  it('refuses a format that there is not, and names those that there are', async () => {
    const { code, err } = await run(['report', 'gap', '--format', 'docx', '-o', 'gap.docx']);
    expect(code).toBe(2);
    expect(err).toContain('json, csv, html, pdf, xlsx');
  });
});

describe('documents', () => {
  it('exports the original bytes', async () => {
    expect((await run(['export-document', sha256Of(motor), '-o', 'motor.copy'])).code).toBe(0);
    expect(await readFile(join(folder, 'motor.copy'), 'utf8')).toBe(motor);
    expect((await run(['export-document', sha256Of(sources)])).out).toBe(sources);
    expect(await run(['export-document', '0'.repeat(64)])).toMatchObject({ code: 3, out: '' });
  });

  it('withdraws and purges with a reason only', async () => {
    const store = ['--store', 'removal'];
    await run(['ingest', 'in', '-q', ...store]);
    expect((await run(['withdraw', sha256Of(motor), ...store])).code).toBe(2);
    expect(await run(['withdraw', sha256Of(motor), '--reason', 'wrong file', '--json', ...store])).toMatchObject({
      code: 0,
      results: [{ sha256: sha256Of(motor), outcome: 'withdrawn', reason: 'wrong file', handIns: 1 }],
    });
    expect((await run(['export-document', sha256Of(motor), ...store])).out).toBe(motor);
    expect((await run(['purge', sha256Of(motor), '--reason', 'spilled', ...store])).code).toBe(0);
    expect((await run(['export-document', sha256Of(motor), ...store])).code).toBe(3);
    expect((await run(['status', '--json', ...store])).results).toMatchObject([{ documents: 2, store: 'embedded' }]);
  });

  it('rebuilds the same graph from the evidence alone', async () => {
    const before = (await run(['status', '--json'])).results[0];
    expect(await run(['rebuild', '--json', '-q'])).toMatchObject({
      code: 0,
      results: [{ handIns: 3, graphHash: before.graphHash }],
    });
    expect((await run(['status', '--json'])).results[0]).toEqual(before);
  });
});

describe('the rest', () => {
  it('validates without a store', async () => {
    const { code, results } = await run(['validate', 'in/motor.json', '--json']);
    expect(code).toBe(0);
    expect(results).toMatchObject([{ path: 'in/motor.json', format: 'cyclonedx-json', specVersion: '1.6', valid: true }]);
    const invalid = await run(['validate', 'notes.txt', '--json']);
    expect(invalid).toMatchObject({ code: 3, results: [{ valid: false }] });
  });

  it('prints templates', async () => {
    expect((await run(['template', 'ownership'])).out).toMatch(/^owner,.*share_min,share_max/);
    expect((await run(['template', 'sources', '--json'])).results[0]).toMatchObject({ table: 'sources' });
    expect((await run(['template', 'poems'])).code).toBe(2);
  });

  it('ends with 2 on wrong usage and with 0 on help and version', async () => {
    for (const wrong of [[], ['what-if'], ['find'], ['ingest'], ['status', '--nonsense'], ['find', 'luck']]) {
      const { code, out } = await run(wrong);
      expect([wrong, code, out]).toEqual([wrong, 2, '']);
    }
    for (const right of [['--help'], ['ingest', '--help'], ['--version']]) expect((await run(right)).code).toBe(0);
  });

  it('ends with 4 where the store cannot be reached', async () => {
    expect((await run(['status', '--store', 'no-such-folder'])).code).toBe(4);
    const { code, err } = await run(['status', '--store', 'bolt://127.0.0.1:1']);
    expect(code).toBe(4);
    expect(err).toContain('cannot be reached');
    expect(await run(['status'], { env: { HAUBERK_STORE: 'no-such-folder' } })).toMatchObject({ code: 4 });
  });
});
