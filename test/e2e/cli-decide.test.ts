/** `hauberk decide` and what follows, as built, on the example programme: the commands of docs/screening.md, without a day. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handInExample } from '../../app/documents/example.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { composeWorkspace } from '../../server/compose.ts';
import { type Run, runHauberk } from '../support/run-hauberk.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

const root = new URL('../../', import.meta.url).pathname;
const optics = 'Corvelanta Precision Optics Ltd';
let folder: string;
const run = (...args: string[]): Promise<Run> => runHauberk([...args, '--store', 'store'], { cwd: folder });
const decide = (what: string, party: string, ...args: string[]) =>
  run('decide', what, '--party', `supplier:${party}`, '--author', 'A. Officer', '--reason', 'Another firm of that name', ...args);
const parties = async (...args: string[]) => {
  const { results } = await run('find', 'untrusted-vendors', '--json', ...args);
  return (results as { party: { name: string } }[]).map(({ party }) => party.name);
};
const queued = async () => (await run('decisions', '--queue', '--json')).results as { reason: string; party: { name: string } }[];

beforeAll(async () => {
  folder = await temporaryFolder();
  const workspace = await composeWorkspace({ store: join(folder, 'store'), writable: true });
  await handInExample(workspace, localReader, join(root, 'sbom-samples/kestrel'));
  await workspace.close();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('hauberk decide', () => {
  it('counts at once in what is asked without a day', async () => {
    expect(await queued()).toMatchObject([{ reason: 'undecided', party: { name: optics } }]);
    expect(await parties()).toContain(optics);
    const { code, out } = await decide('no-match', optics);
    expect([code, out]).toEqual([0, expect.stringMatching(/^accepted [0-9a-f]{12} no match: Corvelanta/)]);
    expect(await queued()).toEqual([]);
    expect(await parties()).not.toContain(optics);
    expect((await run('decisions', '--json')).results).toMatchObject([{ state: 'in force' }]);
    expect(await parties('--as-of', '2025-12-31')).toContain(optics);
    const screened = await run('screen', optics, 'Corvelanta Optics', '--json');
    expect(screened.results).toMatchObject([
      {
        band: 'strong',
        matches: [{ decisions: [{ decision: 'no match', state: 'in force', author: 'A. Officer' }] }],
        decisions: [],
      },
      { decisions: [] },
    ]);
    expect(screened.results[1]).not.toHaveProperty('matches.0.decisions.0');
    const table = (await run('screen', optics, '--no-color')).out;
    expect(table).toMatch(/strong .*\n.* Corvelanta .* [0-9a-f]{12} by A\. Officer on [\d-]{10} .* no match: in force /);
  });

  it('says when match and no match contradict each other, and leaves the vendor for review', async () => {
    const entry = ['--entry', 'entry:sdn:01e6fd91e1fa198c', '--decided', '2026-10-01'];
    expect((await decide('match', 'Witrandel Alloys Pty Ltd', ...entry)).code).toBe(0);
    expect((await decide('no-match', 'Witrandel Alloys Pty Ltd', ...entry)).code).toBe(0);
    const { out } = await run('decisions');
    expect(out.match(/ disputed .* by [0-9a-f]{12} /g)).toHaveLength(2);
    expect((await run('find', 'untrusted-vendors', '--json')).results).toContainEqual(
      expect.objectContaining({
        party: expect.objectContaining({ name: 'Witrandel Alloys Pty Ltd' }),
        outcome: 'review',
        flags: expect.arrayContaining([expect.stringMatching(/^match by A. Officer .*: disputed by no match by A. Officer/)]),
      }),
    );
    expect(await queued()).toMatchObject([{ reason: 'disputed', party: { name: 'Witrandel Alloys Pty Ltd' } }]);
  });

  it('waives a rule about items, with a warning where it is for long', async () => {
    const args = ['--rule', 'specialty-metals', '--item', 'item:Titanium bar', '--expires', '2099-12-31'];
    const { code, err } = await decide('waiver', 'Torrecobrina Metales SA', ...args);
    expect([code, err]).toEqual([0, expect.stringMatching(/^warning: expires on 2099-12-31, later than 3 years/)]);
    const found = await run('find', 'rule-findings', '--json');
    expect(found.err).toMatch(/flag: Titanium bar of Torrecobrina Metales SA: .*waiver by A. Officer/);
    const waived = found.results.filter(
      (one) => JSON.stringify(one).includes('Torrecobrina') && JSON.stringify(one).includes('specialty-metals'),
    );
    expect(waived).toEqual([]);
    // A waiver of a rule about items is about no entry: it stands on a line of its own.
    const table = (await run('screen', 'Torrecobrina Metales SA', '--no-color', '-q')).out;
    expect(table).toMatch(
      /Torrecobrina Metales SA .* [0-9a-f]{12} by A\. Officer on [\d-]{10} .* waiver of specialty-metals: in force /,
    );
    const none = await decide('waiver', 'Torrecobrina Metales SA', '--rule', 'buy-american', '--expires', '2027-12-31');
    expect([none.code, none.err]).toEqual([2, expect.stringMatching(/of no party, and cannot be waived for one/)]);
  });

  it('the document that docs/formats.md shows is one about the example', async () => {
    const text = /```json\n(\{\n {2}"hauberkDecision"[\s\S]*?)```/.exec(
      await readFile(join(root, 'docs/formats.md'), 'utf8'),
    )?.[1];
    await writeFile(join(folder, 'decision.json'), text as string);
    expect((await run('ingest', 'decision.json')).code).toBe(0);
    const { results } = await run('decisions', '--json', '--as-of', '2026-11-30');
    expect(results).toContainEqual(
      expect.objectContaining({ changed: [], dangling: [], author: 'A. Officer', expires: '2027-06-30' }),
    );
  });
});
