/**
 * `bench -- freshness [--items N] [--store DIR|bolt://...] [--server-pid PID] [--seed 1] [--documents 20] [--cases own,tenth,bare]`: how long
 * after its hand-in the gap register shows what a CycloneDX document of 1,000 components brings, on top of N items;
 * and what the same answer costs a new process that builds everything anew. The store is filled where it is empty;
 * what is handed in stays in it. Each phase is a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ingest } from '../app/documents/ingest.ts';
import { askGaps, type FoundGap } from '../app/gaps/find-gaps.ts';
import { localReader } from '../app/workspace/reader.ts';
import type { Workspace } from '../app/workspace/workspace.ts';
import { memorySource } from '../graph/model/byte-source.ts';
import { composeWorkspace } from '../server/compose.ts';
import { type FreshDocument, freshDocument } from './fresh-documents.ts';
import { generateDocument, generateParties, itemsPerDocument, WorldNames } from './generate.ts';
import { type Cost, cpuMsOf, emit, peakRssMiB, quantile, summary, timed } from './measure.ts';

/** Rows of a page: what an officer sees first. */
const shownRows = 50;
/** Hand-ins before those that count: a server's code is warm. */
const warmUp = 4;
const rebuilds = 3;

/** A programme that the document alone is of; one of a tenth of all; the first again, with makers named as SBOMs mostly do. */
const cases = {
  own: { programme: (number: number) => `Fresh ${number}`, bareMakers: false },
  tenth: { programme: () => 'Programme 3', bareMakers: false },
  bare: { programme: (number: number) => `Bare ${number}`, bareMakers: true },
} as const;

interface Options {
  readonly items: number;
  /** Of the world that fills the store. */
  readonly world: number;
  readonly store: string;
  readonly data: string;
  readonly seed: number;
  /** Hand-ins that count, in each of `cases`. */
  readonly documents: number;
  readonly cases: readonly string[];
  readonly serverPid: number | undefined;
}

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      items: { type: 'string', default: '100000' },
      store: { type: 'string' },
      data: { type: 'string' },
      seed: { type: 'string', default: '1' },
      documents: { type: 'string', default: '20' },
      cases: { type: 'string', default: Object.keys(cases).join() },
      'server-pid': { type: 'string' },
      phase: { type: 'string' },
      programme: { type: 'string' },
    },
  });
  const options = {
    items: Number(values.items),
    world: Math.ceil(Number(values.items) / itemsPerDocument),
    store: values.store ?? '',
    data: values.data ?? '',
    seed: Number(values.seed),
    documents: Number(values.documents),
    cases: values.cases.split(','),
    serverPid: values['server-pid'] === undefined ? undefined : Number(values['server-pid']),
  };
  if (values.phase === 'fill') await fill(options);
  else if (values.phase === 'fresh') await fresh(options);
  else if (values.phase === 'rebuild') await rebuild(options, values.programme);
  else runPhases(argv, options);
}

function runPhases(argv: readonly string[], { store }: Options): void {
  const work = mkdtempSync(join(tmpdir(), 'hauberk-bench-'));
  const own = [...(store === '' ? ['--store', join(work, 'store')] : []), '--data', join(work, 'data')];
  const script = process.argv[1] as string;
  const run = (phase: string, further: readonly string[] = []): void => {
    const command = [...process.execArgv, script, 'freshness', ...argv, ...own, '--phase', phase, ...further];
    execFileSync(process.execPath, command, { stdio: 'inherit' });
  };
  try {
    run('fill');
    run('fresh');
    for (const programme of ['Fresh 0', 'Programme 3']) {
      for (let time = 0; time < rebuilds; time++) run('rebuild', ['--programme', programme]);
    }
    run('rebuild');
  } finally {
    rmSync(work, { recursive: true });
  }
}

function open({ store, data }: Options): Promise<Workspace> {
  const { HAUBERK_NEO4J_USER: user, HAUBERK_NEO4J_PASSWORD: password } = process.env;
  const neo4j = { ...(user === undefined ? {} : { user }), ...(password === undefined ? {} : { password }) };
  return composeWorkspace({ store, data, neo4j, writable: true });
}

async function fill(options: Options): Promise<void> {
  const { store, close } = await opened(options);
  if ((await store.handIns()).length === 0) {
    for (const { handIn, delta } of generateParties(options.world, options.seed)) await store.append(handIn, delta);
    for (let index = 0; index < options.world; index++) {
      const { handIn, delta } = generateDocument(index, options.world, options.seed);
      await store.append(handIn, delta);
    }
  }
  await close();
}

async function opened(options: Options) {
  const workspace = await open(options);
  return { workspace, store: workspace.store, close: () => workspace.close() };
}

interface Stages {
  readonly 'hand in': Cost[];
  readonly view: Cost[];
  readonly analysis: Cost[];
  readonly page: Cost[];
}

async function fresh(options: Options): Promise<void> {
  const { workspace, store, close } = await opened(options);
  const head = { bench: 'freshness', store: store.kind, items: options.items };
  const world = new WorldNames(options.world, options.seed);
  const known = (await store.handIns()).length;
  const warm = await timed(
    async () => await (await askGaps(workspace, localReader, { programme: 'Programme 3' })).page(0, shownRows),
  );
  emit({ ...head, measure: 'first question of the process: everything is read', ...warm.cost, peakRssMiB: peakRssMiB() });
  let number = known;
  for (const [name, { programme, bareMakers }] of Object.entries(cases)) {
    if (!options.cases.includes(name)) continue;
    const stages: Stages = { 'hand in': [], view: [], analysis: [], page: [] };
    const wholes: Cost[] = [];
    const server: number[] = [];
    let rows = 0;
    const totals = new Map<string, number>();
    for (let count = 0; count < warmUp + options.documents; count++, number++) {
      const document = freshDocument(number, { world, documents: options.world, bareMakers });
      const before = options.serverPid === undefined ? 0 : cpuMsOf(options.serverPid);
      const { result, cost } = await timed(() => handInAndAsk(workspace, document, programme(count), stages));
      if (!shows(result, document.own, totals.get(programme(count))))
        throw new Error(`the register does not show ${document.path}`);
      wholes.push(cost);
      if (options.serverPid !== undefined) server.push(cpuMsOf(options.serverPid) - before);
      rows = result.total;
      totals.set(programme(count), rows);
    }
    const counted = { ...head, case: name, documents: options.documents, rows };
    for (const [stage, costs] of Object.entries(stages)) emit({ ...counted, measure: stage, ...summary(costs.slice(warmUp)) });
    const ofServer = server.length === 0 ? {} : { serverCpuMsMedian: quantile(server.slice(warmUp), 0.5) };
    emit({ ...counted, measure: 'from bytes to the page', ...summary(wholes.slice(warmUp)), ...ofServer });
  }
  emit({ ...head, measure: 'peak memory', peakRssMiB: peakRssMiB() });
  await close();
}

interface Shown {
  readonly first: readonly FoundGap[];
  readonly total: number;
}

async function handInAndAsk(workspace: Workspace, document: FreshDocument, programme: string, stages: Stages): Promise<Shown> {
  const source = memorySource(document.bytes);
  const declared = { programme };
  const handedIn = await timed(() =>
    ingest(workspace, localReader, { source, path: document.path, declared, call: document.path }),
  );
  if (handedIn.result.outcome !== 'accepted') throw new Error(`${document.path}: ${handedIn.result.outcome}`);
  const view = await timed(() => workspace.view(localReader));
  const asked = await timed(() => askGaps(workspace, localReader, { programme }));
  const shown = await timed(() => asked.result.page(0, shownRows));
  stages['hand in'].push(handedIn.cost);
  stages.view.push(view.cost);
  stages.analysis.push(asked.cost);
  stages.page.push(shown.cost);
  return { first: shown.result, total: asked.result.total };
}

/** A gap of the document's own stands on the first page; in a register of many pages there are more rows than `before`. */
function shows({ first, total }: Shown, own: string, before: number | undefined): boolean {
  if (first.some(({ items }) => items.some(({ id }) => id.startsWith(own)))) return true;
  return total > shownRows && (before === undefined || total > before);
}

/** A process that knows nothing: reads, builds and answers. Its start is in `wallMs` and `cpuMs`. */
async function rebuild(options: Options, programme: string | undefined): Promise<void> {
  const { workspace, store, close } = await opened(options);
  const view = await timed(() => workspace.view(localReader));
  const viewed = peakRssMiB();
  const asked = await timed(() => askGaps(workspace, localReader, { programme }));
  const shown = await timed(() => asked.result.page(0, shownRows));
  const { user, system } = process.cpuUsage();
  emit({
    bench: 'freshness',
    store: store.kind,
    items: options.items,
    measure: 'full rebuild: from the start of a process to the page',
    programme: programme ?? 'all',
    rows: asked.result.total,
    wallMs: performance.now(),
    cpuMs: (user + system) / 1000,
    viewCpuMs: view.cost.cpuMs,
    analysisCpuMs: asked.cost.cpuMs,
    pageCpuMs: shown.cost.cpuMs,
    viewPeakRssMiB: viewed,
    peakRssMiB: peakRssMiB(),
  });
  await close();
}
