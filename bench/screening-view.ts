/**
 * `bench -- screening-view [--organizations 10000] [--entries 20000] [--lists DIR] [--seed 1]`: what the names of a view's
 * parties cost `find untrusted-vendors`: first, asked again, after another bill of materials, after another edition
 * of a list; and the same question without a list (the baseline). Parties and entries are made; with `--lists`
 * the entries are those of the real files in `csl` and `ofac` below that folder.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ingest } from '../app/documents/ingest.ts';
import { listEditions } from '../app/lists/list-editions.ts';
import { findUntrustedVendors } from '../app/rules/find-untrusted-vendors.ts';
import { localReader } from '../app/workspace/reader.ts';
import type { Workspace } from '../app/workspace/workspace.ts';
import { memorySource } from '../graph/model/byte-source.ts';
import { composeWorkspace } from '../server/compose.ts';
import { emit, peakRssMiB, timed } from './measure.ts';
import { mulberry32, pick } from './random.ts';

/** Parties of the bill of materials that comes later, and entries that a new edition changes. */
const partiesLater = 100;
const entriesChanged = 100;

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      organizations: { type: 'string', default: '10000' },
      entries: { type: 'string', default: '20000' },
      lists: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'hauberk-bench-'));
  const workspace = await composeWorkspace({ store: folder, writable: true });
  try {
    await measure(workspace, {
      organizations: Number(values.organizations),
      entries: Number(values.entries),
      lists: values.lists,
      random: mulberry32(Number(values.seed)),
    });
  } finally {
    await workspace.close();
    rmSync(folder, { recursive: true });
  }
}

interface World {
  readonly organizations: number;
  readonly entries: number;
  readonly lists: string | undefined;
  readonly random: () => number;
}

async function measure(workspace: Workspace, { organizations, entries, lists, random }: World): Promise<void> {
  const parties = madeNames(random, organizations);
  await give(workspace, 'bom.json', bomOf(parties, 1), '2026-01-05');
  const question = async (step: string, baseline?: number) => {
    const { result, cost } = await timed(() => findUntrustedVendors(workspace, localReader, {}));
    const editions = await listEditions(workspace, await workspace.view(localReader));
    emit({
      ...{ bench: 'screening-view', step, organizations: result.partiesInScope },
      entries: editions.reduce((sum, list) => sum + list.entries, 0),
      findings: result.findings.length,
      ...cost,
      peakRssMiB: peakRssMiB(),
      ...(baseline === undefined ? {} : { ratioToNoList: cost.cpuMs / baseline }),
    });
    return cost.cpuMs;
  };
  await question('no list, first');
  await give(workspace, 'bom.json', bomOf(madeNames(random, partiesLater), 2), '2026-01-06');
  const baseline = await question('no list, after another document');
  const listed = lists === undefined ? madeNames(random, entries) : [];
  if (lists === undefined) await give(workspace, 'listings.csv', listings(listed), '2026-01-07', 'lists');
  else for (const [path, bytes] of filesOf(lists)) await give(workspace, path, bytes, '2026-01-07');
  await question('with lists, first', baseline);
  await question('with lists, again', baseline);
  await give(workspace, 'bom.json', bomOf(madeNames(random, partiesLater), 3), '2026-01-08');
  await question(`with lists, after another document with ${partiesLater} parties`, baseline);
  const edition = lists === undefined ? [...listed.slice(entriesChanged), ...madeNames(random, entriesChanged)] : [];
  if (lists === undefined) await give(workspace, 'listings.csv', listings(edition), '2026-02-07', 'lists');
  else await give(workspace, 'listings.csv', listings(madeNames(random, entriesChanged)), '2026-02-07', 'lists');
  await question(`with lists, after an edition with ${entriesChanged} new entries`, baseline);
}

async function give(
  workspace: Workspace,
  path: string,
  text: string | Uint8Array,
  dated: string,
  series?: string,
): Promise<void> {
  const { outcome, diagnostics } = await ingest(workspace, localReader, {
    ...{ source: memorySource(typeof text === 'string' ? Buffer.from(text) : text), path, call: path },
    declared: { dated, ...(series === undefined ? {} : { series }) },
  });
  if (outcome !== 'accepted') throw new Error(`${path}: ${outcome}: ${JSON.stringify(diagnostics)}`);
}

function filesOf(folder: string): [string, Uint8Array][] {
  return ['csl', 'ofac'].flatMap((list) =>
    readdirSync(join(folder, list)).map((name): [string, Uint8Array] => [name, readFileSync(join(folder, list, name))]),
  );
}

const syllables = 'ka ro mi ten sol var dex lun pra bor nix tel mar gan ost ulf ber zin cor fal'.split(' ');
const kinds = ['Avionics', 'Machine Works', 'Electronics', 'Trading', 'Technologies', 'Marine', 'Precision Casting', 'Optics'];
const forms = ['Ltd', 'GmbH', 'Inc', 'Co., Ltd.', 'LLC', 'SA'];

/** `Karosol Electronics Ltd`: two or three syllables, a kind, a legal form. */
function madeNames(random: () => number, count: number): string[] {
  return Array.from({ length: count }, () => {
    const name = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, syllables)).join('');
    return `${name[0]?.toUpperCase()}${name.slice(1)} ${pick(random, kinds)} ${pick(random, forms)}`;
  });
}

function bomOf(names: readonly string[], version: number): string {
  const components = names.map((name, i) => ({
    ...{ type: 'device', 'bom-ref': `p${i}`, name: `Part ${version}-${i}` },
    manufacturer: { name },
  }));
  return JSON.stringify({
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
    metadata: { component: { type: 'device', 'bom-ref': 'root', name: `Vehicle ${version}` } },
    components,
    dependencies: [{ ref: 'root', dependsOn: components.map((component) => component['bom-ref']) }],
  });
}

function listings(names: readonly string[]): string {
  return ['list,organization', ...names.map((name) => `OFAC SDN,"${name}"`)].join('\n');
}
