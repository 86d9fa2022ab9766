/**
 * `bench -- store --items N [--store DIR|bolt://...] [--server-pid PID] [--seed 1]`: what it costs to
 * write documents of 1,000 items, to keep them, and to answer from them. Each phase runs in a process
 * of its own, so that peak memory is that of the phase.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findConcentration } from '../app/analyses/find-concentration.ts';
import { askSingleSources, findSingleSources } from '../app/analyses/find-single-sources.ts';
import { findGaps } from '../app/gaps/find-gaps.ts';
import { findUntrustedVendors } from '../app/rules/find-untrusted-vendors.ts';
import { localReader } from '../app/workspace/reader.ts';
import { isStoreUrl, type Workspace, type WorkspaceConfig } from '../app/workspace/workspace.ts';
import type { DeltaRows } from '../graph/model/assertion.ts';
import { openEmbeddedStore } from '../graph/store/embedded/embedded-store.ts';
import { openNeo4jStore } from '../graph/store/neo4j/neo4j-store.ts';
import type { GraphStore } from '../graph/store/port.ts';
import { composeWorkspace } from '../server/compose.ts';
import { type GeneratedDocument, generateDocument, generateParties, itemsPerDocument } from './generate.ts';
import { type Cost, cpuMsOf, emit, mean, peakRssMiB, quantile, summary, timed } from './measure.ts';

interface Options {
  readonly items: number;
  readonly documents: number;
  readonly store: string;
  readonly seed: number;
  readonly serverPid: number | undefined;
}

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      items: { type: 'string', default: '100000' },
      store: { type: 'string' },
      seed: { type: 'string', default: '1' },
      'server-pid': { type: 'string' },
      phase: { type: 'string' },
    },
  });
  const items = Number(values.items);
  const options = {
    items,
    documents: Math.ceil(items / itemsPerDocument),
    store: values.store ?? '',
    seed: Number(values.seed),
    serverPid: values['server-pid'] === undefined ? undefined : Number(values['server-pid']),
  };
  if (values.phase === 'write') await write(options);
  else if (values.phase === 'read') await read(options);
  else if (values.phase === 'ask') await ask(options);
  else if (values.phase === 'fresh') await fresh(options);
  else runPhases(argv, options.store);
}

function runPhases(argv: readonly string[], store: string): void {
  const temporary = store === '' ? mkdtempSync(join(tmpdir(), 'hauberk-bench-')) : undefined;
  const own = temporary === undefined ? [] : ['--store', temporary];
  const script = process.argv[1] as string;
  try {
    for (const phase of ['write', 'read', 'ask', 'fresh']) {
      const command = [...process.execArgv, script, 'store', ...argv, ...own, '--phase', phase];
      execFileSync(process.execPath, command, { stdio: 'inherit' });
    }
  } finally {
    if (temporary !== undefined) rmSync(temporary, { recursive: true });
  }
}

function config({ store }: Options): WorkspaceConfig {
  const { HAUBERK_NEO4J_USER: user, HAUBERK_NEO4J_PASSWORD: password } = process.env;
  const neo4j = { ...(user === undefined ? {} : { user }), ...(password === undefined ? {} : { password }) };
  return { store, data: join(tmpdir(), 'hauberk-bench-no-evidence'), neo4j, writable: false };
}

async function open(options: Options): Promise<GraphStore> {
  const { store, neo4j } = config(options);
  return isStoreUrl(store) ? openNeo4jStore({ url: store, ...neo4j }) : openEmbeddedStore(store);
}

async function write(options: Options): Promise<void> {
  const store = await open(options);
  if ((await store.handIns()).length > 0) throw new Error('the store of a write benchmark must be empty');
  const costs: Cost[] = [];
  const counts = { mentions: 0, edges: 0 };
  const serverCpuMs = () => (options.serverPid === undefined ? 0 : cpuMsOf(options.serverPid));
  const serverCosts: number[] = [];
  for (const parties of generateParties(options.documents, options.seed)) await append(store, parties, counts);
  for (let index = 0; index < options.documents; index++) {
    const before = serverCpuMs();
    costs.push(await append(store, generateDocument(index, options.documents, options.seed), counts));
    serverCosts.push(serverCpuMs() - before);
  }
  // The mean holds what the server spends on compiling itself, which is most of it at first; the median does not.
  const server =
    options.serverPid === undefined ? {} : { serverCpuMsMedian: quantile(serverCosts, 0.5), serverCpuMsMean: mean(serverCosts) };
  const head = { bench: 'store', store: store.kind, items: options.items, documents: options.documents };
  emit({ ...head, measure: 'write one document', ...counts, ...summary(costs), ...server, peakRssMiB: peakRssMiB() });
  await store.close();
  if (store.kind === 'embedded') {
    const bytes = folderBytes(options.store);
    emit({ ...head, measure: 'size', bytes, bytesPerEdge: bytes / counts.edges });
  }
}

async function append(
  store: GraphStore,
  { handIn, delta }: GeneratedDocument,
  counts: { mentions: number; edges: number },
): Promise<Cost> {
  count(delta, counts);
  return (await timed(() => store.append(handIn, delta))).cost;
}

function count(delta: DeltaRows, counts: { mentions: number; edges: number }): void {
  counts.mentions += delta.mentions.length;
  counts.edges += delta.edges.length;
}

function folderBytes(folder: string): number {
  return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

async function read(options: Options): Promise<void> {
  const store = await open(options);
  const head = { bench: 'store', store: store.kind, items: options.items };
  const listed = await timed(() => store.handIns());
  const documents = listed.result.map(({ document }) => document);
  emit({ ...head, measure: 'list hand-ins', documents: documents.length, ...listed.cost });
  const columns = await timed(() => store.columns(documents));
  const edges = columns.result.reduce((sum, { kinds }) => sum + kinds.length, 0);
  emit({ ...head, measure: 'read all columns', edges, ...columns.cost, peakRssMiB: peakRssMiB() });
  await searches(store, head, documents);
  await store.close();
}

async function searches(store: GraphStore, head: Record<string, unknown>, documents: readonly number[]): Promise<void> {
  const half = documents.filter((document) => document % 2 === 0);
  for (const text of ['turbine', 'turbine valve', 'tur', 'tu', 'pkg npm', 'gauge 1z']) {
    const costs: Cost[] = [];
    let hits = 0;
    for (let run = 0; run < 5; run++) {
      const { result, cost } = await timed(() => store.search(text, half, 50));
      costs.push(cost);
      hits = result.length;
    }
    emit({ ...head, measure: 'search', text, hits, ...summary(costs) });
  }
}

/** The four questions, each over everything and over one programme. */
const questions: Readonly<
  Record<string, (workspace: Workspace, programme?: string) => Promise<{ findings: readonly unknown[] }>>
> = {
  'single-sources': (workspace, programme) => findSingleSources(workspace, localReader, { programme }),
  'untrusted-vendors': (workspace, programme) => findUntrustedVendors(workspace, localReader, { programme }),
  concentration: (workspace, programme) => findConcentration(workspace, localReader, { programme }),
  gaps: (workspace, programme) => findGaps(workspace, localReader, { programme }),
};
/** Enough that the median is of warm code, as in a server. */
const freshDocuments = 24;
/** Of the last of them the whole answer is measured too. */
const wholeAnswers = 4;

async function ask(options: Options): Promise<void> {
  const workspace = await composeWorkspace(config(options));
  const { store } = workspace;
  const head = { bench: 'store', store: store.kind, items: options.items };
  const view = await timed(() => workspace.view(localReader));
  emit({ ...head, measure: 'load the view of everything', ...view.cost, peakRssMiB: peakRssMiB() });
  for (const [question, find] of Object.entries(questions)) {
    for (const programme of ['Programme 3', undefined]) {
      const { result, cost } = await timed(() => find(workspace, programme));
      emit({ ...head, measure: `find ${question}`, programme: programme ?? 'all', findings: result.findings.length, ...cost });
    }
  }
  await workspace.close();
}

/** Rows of a page: what an officer sees first. */
const shownRows = 50;

/** From a new document of 1,000 items to the changed view, and to the changed answer. */
async function fresh(options: Options): Promise<void> {
  const workspace = await composeWorkspace(config(options));
  const head = { bench: 'store', store: workspace.store.kind, items: options.items };
  await workspace.view(localReader);
  const known = (await workspace.store.handIns()).length;
  const costs: Record<'write' | 'view' | 'first page of the answer' | 'whole answer', Cost[]> = {
    write: [],
    view: [],
    'first page of the answer': [],
    'whole answer': [],
  };
  for (let fresh = 0; fresh < freshDocuments; fresh++) {
    const { handIn, delta } = generateDocument(known + fresh, options.documents, options.seed);
    costs.write.push((await timed(() => workspace.store.append(handIn, delta))).cost);
    costs.view.push((await timed(() => workspace.view(localReader))).cost);
    const question = { programme: handIn.declared.programme };
    const page = async () => (await askSingleSources(workspace, localReader, question)).page(0, shownRows);
    costs['first page of the answer'].push((await timed(page)).cost);
    if (fresh < freshDocuments - wholeAnswers) continue;
    costs['whole answer'].push((await timed(() => findSingleSources(workspace, localReader, question))).cost);
  }
  for (const [part, list] of Object.entries(costs)) emit({ ...head, measure: `one new document: ${part}`, ...summary(list) });
  emit({ ...head, measure: 'peak memory', peakRssMiB: peakRssMiB() });
  await workspace.close();
}
