/** A nation's own pack, and the same vendor under several, from the command line as built. */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Run, runHauberk } from '../support/run-hauberk.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

// Quillon Holding (fictional) stands on three lists; it holds exactly half of Marrowick until June 2026, and 30
// per cent of Tessadine, which holds most of Undertow.
const sample = fileURLToPath(new URL('../../sbom-samples/packs', import.meta.url));
const days = ['2024-01-01', '2025-10-15', '2026-11-30'];

let folder: string;
const run = (...args: string[]): Promise<Run> => runHauberk(args, { cwd: folder });
const outcomes = async (...args: string[]) => {
  const { code, results, err } = await run('find', 'vendor-outcomes', '--json', ...args);
  expect([code, err]).toEqual([0, expect.stringContaining('nothing here is a legal determination')]);
  return results as { pack: string; on: string; outcome: string; rules: { rule: { id: string } }[] }[];
};
const told = (cells: Awaited<ReturnType<typeof outcomes>>) =>
  cells.map(({ on, pack, outcome, rules }) => [on, pack, outcome, ...rules.map(({ rule }) => rule.id)].join(' '));

beforeAll(async () => {
  folder = await temporaryFolder();
  await cp(sample, join(folder, 'packs'), { recursive: true });
  expect((await run('ingest', 'packs/vendors', '--dated', '2026-11-30')).code).toBe(0);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('hauberk find vendor-outcomes', () => {
  const marrowick = ['--party', 'supplier:Marrowick Castings', ...days.flatMap((day) => ['--on', day])];

  it('gives a cell for each day and pack, with rules, versions, and why packs differ', async () => {
    const cells = await outcomes(...marrowick, '--pack', 'us', '--pack', 'eu', '--pack', 'gb');
    const none = 'none of its rules reaches it';
    expect(told(cells)).toEqual([
      '2024-01-01 us prohibited ofac-50-percent',
      `2024-01-01 eu ${none}`,
      `2024-01-01 gb ${none}`,
      '2025-10-15 us prohibited ofac-50-percent',
      '2025-10-15 eu prohibited eu-asset-freeze',
      `2025-10-15 gb ${none}`,
      `2026-11-30 us ${none}`,
      `2026-11-30 eu ${none}`,
      `2026-11-30 gb ${none}`,
    ]);
    expect(cells[0]).toMatchObject({
      party: { name: 'Marrowick Castings' },
      rules: [
        {
          outcome: 'prohibited',
          basis: 'ownership',
          test: '50 per cent or more, shares of several added up, through others too, control does not count',
          rule: { id: 'ofac-50-percent', pack: 'us', effective: '2008-02-14', status: 'in force' },
          exceptions: [expect.stringMatching(/^exception not checked: /)],
          path: [{}, {}, { from: { name: 'Quillon Holding' }, edge: 'OWNS', to: { name: 'Marrowick Castings' } }],
        },
      ],
      view: { asOf: '2024-01-01', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(new Set((cells as unknown as { view: { hash: string } }[]).map(({ view }) => view.hash)).size).toBe(3);
    const { out, err } = await run('find', 'vendor-outcomes', ...marrowick, '--pack', 'us', 'eu');
    expect(out).toContain('prohibited: ofac-50-percent');
    expect(out).toContain('2025-10-15 eu Marrowick Castings: prohibited by eu-asset-freeze, effective 2009-12-01, in force');
    expect(err).toContain('2024-01-01 Marrowick Castings: packs differ: us: prohibited (ofac-50-percent, 50 per cent or more');
    expect(err).not.toContain('2025-10-15 Marrowick Castings: packs differ');
  });

  it('asks all packs on the latest date stated, and refuses what there is not', async () => {
    expect(told(await outcomes('--party', 'supplier:Tessadine Optics')).map((one) => one.slice(0, 13))).toEqual([
      '2026-11-30 eu',
      '2026-11-30 gb',
      '2026-11-30 us',
    ]);
    for (const [wrong, message] of [
      [['--party', 'supplier:Nobody'], 'no organisation of this view'],
      [['--party', 'item:Lens'], 'no organisation of this view'],
      [['--party', 'supplier:Tessadine Optics', '--pack', 'fr'], 'No rule pack fr; there are eu, gb, us.'],
      [['--party', 'supplier:Tessadine Optics', '--on', '2026-02-30'], '--on'],
      [[], '--party'],
    ] as const) {
      const { code, err } = await run('find', 'vendor-outcomes', ...wrong);
      expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    }
  });

  it('ends with 1 where an outcome is as strong as asked, and never for what no rule reaches', async () => {
    const code = async (...more: string[]) => (await run('find', 'vendor-outcomes', '-q', ...marrowick, ...more)).code;
    expect(await code('--fail-on', 'prohibited')).toBe(1);
    expect(await code('--pack', 'gb', '--fail-on', 'any')).toBe(0);
  });
});

describe("a nation's own pack", () => {
  it('is asked beside the shipped ones, by its own test', async () => {
    const own = ['--rules', 'packs', '--pack', 'xv', '--pack', 'us', '--on', '2025-12-31', '--on', '2026-01-01'];
    // A quarter is enough, and it does not go further down: Tessadine is reached, Undertow is not.
    expect(told(await outcomes('--party', 'supplier:Tessadine Optics', ...own))).toEqual([
      '2025-12-31 xv none of its rules reaches it',
      '2025-12-31 us none of its rules reaches it',
      '2026-01-01 xv prohibited xv-exclusion',
      '2026-01-01 us none of its rules reaches it',
    ]);
    const [, , cell] = (await outcomes('--party', 'supplier:Undertow Lenses', ...own)) as { unreached?: unknown }[];
    expect(cell).toMatchObject({
      outcome: 'none of its rules reaches it',
      unreached: [
        {
          id: 'xv-exclusion',
          why: 'what is held does not reach its test: 25 per cent or more, shares of several added up, directly only, control counts',
        },
      ],
    });
  });

  it('binds the programmes of its nation; that of a member of a union is bound by the union', async () => {
    const binding = async (...args: string[]) => {
      const { err, results } = await run('find', 'untrusted-vendors', '--json', ...args);
      const law = err.split('\n').find((line) => line.startsWith('law of'));
      return [law, ...results.map((one) => `${one.outcome} ${(one.rule as { id: string }).id}`)];
    };
    const rest = 'what other packs forbid is for review';
    const gaps = await run('find', 'gaps', '--programme', 'Grey Heron', '--rules', 'packs');
    expect(gaps.err.split('\n')).toContain(`law of eu (nation of the programme: DE); ${rest}`);
    expect(await binding('--programme', 'Red Kite', '--rules', 'packs')).toEqual([
      `law of xv (nation of the programme: XV); ${rest}`,
      'prohibited xv-exclusion',
    ]);
    expect(await binding('--programme', 'Red Kite')).toEqual([
      `law of us (nation of the programme: XV, of which no pack is loaded; the usual ones); ${rest}`,
    ]);
    expect((await binding('--programme', 'Grey Heron'))[0]).toBe(`law of eu (nation of the programme: DE); ${rest}`);
    expect((await binding('--programme', 'Brown Owl', '--pack', 'gb', '--pack', 'us'))[0]).toBe(
      `law of gb, us (as asked); ${rest}`,
    );
  });

  it('is part of the hash of the view, also from the environment', async () => {
    const hash = async (args: string[], env = {}) => {
      const { results } = await runHauberk(['status', '--json', ...args], { cwd: folder, env });
      return (results[0]!.view as { hash: string }).hash;
    };
    const shipped = await hash([]);
    const own = await hash(['--rules', 'packs']);
    expect(own).not.toBe(shipped);
    expect(await hash([], { HAUBERK_RULES: 'packs' })).toBe(own);
  });

  it('is refused in plain words where it is wrong', async () => {
    const wrong = async (text: string | undefined, name = 'own.yml') => {
      const rules = join(folder, 'wrong');
      await rm(rules, { recursive: true, force: true });
      await mkdir(rules);
      if (text !== undefined) await writeFile(join(rules, name), text);
      const { code, err } = await run('find', 'untrusted-vendors', '--rules', 'wrong');
      return [code, err.trim()];
    };
    const head = 'hauberk: The request cannot be understood. Rule files: ';
    expect(await wrong(undefined)).toEqual([2, `${head}the folder (--rules, HAUBERK_RULES) has no .yml file.`]);
    expect(await wrong('pack: us\n', 'own.txt')).toEqual([2, `${head}the folder (--rules, HAUBERK_RULES) has no .yml file.`]);
    expect(await wrong('pack: nobody\n', 'own.yaml')).toEqual([2, `${head}own.yaml:1: no file defines the pack nobody`]);
    const again = 'pack: us\nlists:\n  - {code: SDN, title: Ours, names: []}\n';
    expect(await wrong(again)).toEqual([
      2,
      expect.stringMatching(
        /the list SDN is stated in .*own\.yml:3 already|the list SDN is stated in shipped\/us\.yml:\d+ already/,
      ),
    ]);
    expect((await wrong(again.replace('lists:', 'replaces: [SDN]\nlists:')))[0]).toBe(0);
    const { code, err } = await run('find', 'untrusted-vendors', '--rules', 'nowhere');
    expect([code, err.trim()]).toEqual([2, `${head}the folder (--rules, HAUBERK_RULES) cannot be read.`]);
  });
});
