/** `hauberk screen` as built: what stands on which stream, and what the process ends with. All parties are fictional. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Run, type RunOptions, runHauberk } from '../support/run-hauberk.ts';
import { bom, temporaryFolder } from '../support/temporary-workspace.ts';

let folder: string;
const run = (args: readonly string[], options: RunOptions = {}): Promise<Run> => runHauberk(args, { cwd: folder, ...options });
const listings = 'list,organization,organization_cage,listed_from\nOFAC SDN,Kestrel Radar Institute LLC,1KES1,2020-01-10\n';

beforeAll(async () => {
  folder = await temporaryFolder();
  const parts = [
    { name: 'Motor', manufacturer: 'Radar Institute Kestrel' },
    { name: 'Wing', manufacturer: 'Heron Optics' },
  ];
  await writeFile(join(folder, 'listings.csv'), listings);
  await writeFile(join(folder, 'bom.json'), bom(parts));
  await writeFile(join(folder, 'names.csv'), 'name;country;identifier\nHeron Optics;Germany;\n"Nobody; Ltd";;cage:1KES1\n');
  await run(['ingest', 'listings.csv', '--dated', '2026-01-05', '-q']);
  await run(['ingest', 'bom.json', '--programme', 'P', '-q']);
});
afterAll(async () => await rm(folder, { recursive: true }));

describe('hauberk screen', () => {
  it('gives one object a name on standard output, and the lists on standard error', async () => {
    const { code, results, err } = await run(['screen', 'Kestrel Radar Institute', 'Heron Optics', '--json', '--country', 'RU']);
    expect(code).toBe(0);
    expect(results.map(({ name, country, band }) => [name, country, band])).toEqual([
      ['Kestrel Radar Institute', 'RU', 'strong'],
      ['Heron Optics', 'RU', 'none'],
    ]);
    expect(Object.keys(results[0] as object)).toEqual([
      'name',
      'country',
      'band',
      'statement',
      'complete',
      'matches',
      'more',
      'parties',
      'decisions',
      'remarks',
      'lists',
      'notLoaded',
      'view',
    ]);
    expect(results[1]).toMatchObject({
      statement: 'none found in 1 entries of these lists (SDN 2026-01-05)',
      parties: [{ id: 'organization:name:heron optics', name: 'Heron Optics' }],
    });
    expect(err).toContain('SDN: 1 entries, 2026-01-05, 0 days old (OFAC Specially Designated Nationals');
    expect(err).toContain('not loaded, so nothing is said of: 1260H, 5949');
    expect(err).toContain('2 names: 2 compared with all entries, 0 with what changed, 0 known');
    expect(err).toContain('none found is no clearance, and nothing here is a legal determination');
    expect(err).not.toMatch(/\bclear\b/);
  });

  it('reads names from a file or standard input, with their countries and identifiers', async () => {
    const file = await run(['screen', '--names', 'names.csv', '--json', '-q', '--country', 'FR']);
    expect(file.err).toBe('');
    expect(file.results.map(({ name, country, band }) => [name, country, band])).toEqual([
      ['Heron Optics', 'DE', 'none'],
      ['Nobody; Ltd', 'FR', 'strong'],
    ]);
    const input = '\n  Kestrel Radar Institute \r\nHeron, Optics & Co\n\n';
    const lines = await run(['screen', '--names', '-', '--json', '-q'], { input });
    expect(lines.results.map(({ name, band }) => [name, band])).toEqual([
      ['Kestrel Radar Institute', 'strong'],
      ['Heron, Optics & Co', 'none'],
    ]);
  });

  it('asks for the parties of a programme where no name is given', async () => {
    const { results, err } = await run(['screen', '--programme', 'P', '--json']);
    expect(results.map(({ name, band }) => [name, band])).toEqual([
      ['Heron Optics', 'none'],
      ['Radar Institute Kestrel', 'strong'],
    ]);
    expect(err).toContain('2 parties of the view');
  });

  it('prints a table for a person', async () => {
    const { out } = await run(['screen', 'Kestrel Radar Institute', 'cage:1kes1', 'Heron', '--no-color', '-q']);
    const cells = out.split('\n').map((line) =>
      line
        .split('│')
        .map((cell) => cell.trim())
        .slice(1, 7),
    );
    expect(cells).toContainEqual([
      'strong',
      '1.0000',
      'Kestrel Radar Institute',
      'Kestrel Radar Institute LLC',
      'SDN',
      'from 2020-01-10',
    ]);
    expect(out).toMatch(/cage:1kes1 .*Kestrel Radar Institute LLC .*identifier/);
    expect(out).toMatch(/none found .*Heron/);
  });

  it('ends with 1 on matches over the threshold', async () => {
    const ends = async (failOn: string, name: string) => (await run(['screen', name, '--fail-on', failOn, '-q'])).code;
    expect(await ends('strong', 'Kestrel Radar Institute')).toBe(1);
    expect(await ends('strong', 'Kestrel Radars')).toBe(0);
    expect(await ends('possible', 'Kestrel Radars')).toBe(1);
    expect(await ends('any', 'Heron')).toBe(0);
    expect(await ends('clear', 'Heron')).toBe(2);
  });

  it('ends with 1 on what is hidden by --band, and on who could not be compared', async () => {
    const hidden = await run(['screen', 'Kestrel Radars', '--band', 'strong', '--fail-on', 'possible', '--json']);
    expect([hidden.code, hidden.results[0]?.band, hidden.results[0]?.matches]).toEqual([1, 'possible', []]);
    const table = await run(['screen', 'Kestrel Radars', '--band', 'strong', '--no-color', '-q']);
    expect(table.code).toBe(0);
    expect(table.out).toMatch(/possible .*Kestrel Radars .*its matches are weaker than --band shows/);
    expect(table.out).not.toContain('none found');
    for (const failOn of ['strong', 'any', '5'])
      expect((await run(['screen', 'Heron Optics', '🚀 --', '--fail-on', failOn, '-q'])).code).toBe(1);
    const unknown = await run(['screen', '🚀 --', '--no-color', '-q']);
    expect([unknown.code, unknown.out]).toEqual([0, expect.stringMatching(/unknown .*🚀 -- .*no letter or digit/)]);
  });

  it('ends with 1 where a match of the band asked about may be missing', async () => {
    const words = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Omega'];
    const rows = Array.from(
      { length: 1_500 },
      (_, i) => `OFAC SDN,Zhongxing Telecom ${words[i % 5]}${i},CN,2010-01-01,2015-01-01`,
    );
    const many = [
      'list,organization,organization_country,listed_from,listed_to',
      ...rows,
      'OFAC SDN,Zhongxing Telecomm Holding,CN,2020-01-01,',
    ];
    await writeFile(join(folder, 'many.csv'), many.join('\n'));
    const env = { HAUBERK_STORE: join(folder, 'many-store'), HAUBERK_DATA: join(folder, 'many-data') };
    await run(['ingest', 'many.csv', '--dated', '2026-01-05', '-q'], { env });
    const ends = async (...args: string[]) =>
      await run(['screen', 'Zhongxing Telecom', '--country', 'RU', '--json', '-q', ...args], { env });
    const plain = await ends();
    expect([plain.code, plain.results[0]?.band, plain.results[0]?.complete]).toEqual([0, 'possible', false]);
    expect((await ends('--fail-on', 'strong')).code).toBe(1);
    expect((await ends('--fail-on', 'possible')).code).toBe(1);
    expect((await ends('--fail-on', '1')).code).toBe(0);
  });

  it('ends with 2 where nobody is named, or what is named cannot be read', async () => {
    expect(await run(['screen'])).toMatchObject({
      code: 2,
      err: 'hauberk: The request cannot be understood. Expected a name, --names FILE or --programme NAME.\n',
    });
    expect((await run(['screen', '--names', 'missing.csv'])).code).toBe(2);
    expect((await run(['screen', 'x', '--limit', '201'])).code).toBe(2);
    expect((await run(['screen', 'x', '--band', 'clear'])).code).toBe(2);
    expect((await run(['screen', '--programme', 'Nobody'])).code).toBe(3);
  });
});
