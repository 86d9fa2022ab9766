/**
 * `bench -- queries PATH` or `queries [--made 100]`, `[--seed 1] [--sample 200] [--first 50]`: questions
 * about a component over a folder of CycloneDX JSON documents, one GraphQL request each over HTTP on
 * loopback, to a server with an embedded store. Components are a seeded sample. Every answer is
 * checked against what the documents say; the last line says how many were, and the exit code is 1 when
 * one is wrong.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Oracle, readOracle } from './bom-oracle.ts';
import { writeBoms } from './ingest.ts';
import { cpuMsOf, emit, quantile } from './measure.ts';
import { mulberry32, pick } from './random.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { runHauberk } from './whole-process.ts';

interface Ids {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id?: string; readonly sha256?: string }[];
}
type Answer = Readonly<Record<string, Ids>>;

/** Field by field what is asked of an item, and what the documents say of it. */
interface Question {
  readonly name: string;
  readonly fields: (first: number) => string;
  readonly expected: (oracle: Oracle, purl: string) => Readonly<Record<string, readonly string[]>>;
}

const ids = (purls: readonly string[]) => purls.map((purl) => `item:${purl}`);
const list = (field: string, first: number, shown: string) => `${field}(first: ${first}) { totalCount nodes { ${shown} } }`;

const questions: readonly Question[] = [
  {
    name: 'who depends on X, through all levels',
    fields: (first) => list('dependents', first, 'id name'),
    expected: (oracle, purl) => ({ dependents: ids(oracle.dependents(purl)) }),
  },
  {
    name: 'which documents contain X',
    fields: () => list('documents', 500, 'sha256 path'),
    expected: (oracle, purl) => ({ documents: oracle.documents(purl) }),
  },
  {
    name: 'direct and transitive dependencies of X',
    fields: (first) => `${list('requires', first, 'id name')} ${list('dependencies', first, 'id name')}`,
    expected: (oracle, purl) => ({ requires: ids(oracle.direct(purl)), dependencies: ids(oracle.dependencies(purl)) }),
  },
];

export async function bench(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      made: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      sample: { type: 'string', default: '200' },
      first: { type: 'string', default: '50' },
    },
  });
  const work = mkdtempSync(join(tmpdir(), 'hauberk-bench-'));
  try {
    const folder = positionals[0] ?? join(work, 'made');
    if (positionals.length === 0) writeBoms(folder, Number(values.made), Number(values.seed));
    const [store, data] = [join(work, 'store'), join(work, 'data')];
    runHauberk(['ingest', folder, '--store', store, '--data', data, '--json', '--quiet']);
    const oracle = readOracle(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    const sample = sampleOf(oracle.entries, Number(values.sample), Number(values.seed));
    const server = await startServer(store, data);
    try {
      await askAll(server, oracle, sample, Number(values.first));
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Components of random entries of documents, each once: what many documents contain is drawn more often. */
function sampleOf(entries: readonly string[], count: number, seed: number): string[] {
  const random = mulberry32(seed);
  const drawn = new Set<string>();
  for (let tries = 0; drawn.size < count && tries < 100 * count; tries++) drawn.add(pick(random, entries));
  return [...drawn];
}

async function askAll(server: ServerProcess, oracle: Oracle, sample: readonly string[], first: number): Promise<void> {
  const start = performance.now();
  await ask(server, '{ items(first: 1) { totalCount } }', {});
  emit({ bench: 'queries', measure: 'first request of the server: the view is loaded', ms: performance.now() - start });
  let wrong = 0;
  for (const question of questions) {
    // The second round asks of the same components again.
    for (const round of ['first time', 'again']) {
      const cpu = cpuMsOf(server.pid);
      const asked = [];
      for (const purl of sample) asked.push({ purl, ...(await askOne(server, question, purl, first)) });
      const cpuMs = (cpuMsOf(server.pid) - cpu) / sample.length;
      wrong += asked.filter(({ purl, answer }) => !isRight(answer, question.expected(oracle, purl), first)).length;
      const counts = asked.map(({ answer }) => Object.values(answer).reduce((sum, { totalCount }) => sum + totalCount, 0));
      const ms = asked.map((one) => one.ms);
      emit({
        bench: 'queries',
        measure: question.name,
        round,
        components: sample.length,
        first,
        foundMedian: quantile(counts, 0.5),
        foundMost: Math.max(...counts),
        msMedian: quantile(ms, 0.5),
        msP95: quantile(ms, 0.95),
        msMost: Math.max(...ms),
        serverCpuMsMean: cpuMs,
      });
    }
  }
  const checked = questions.length * 2 * sample.length;
  emit({ bench: 'queries', measure: 'answers against the documents', checked, wrong });
  if (wrong > 0) process.exitCode = 1;
}

async function askOne(
  server: ServerProcess,
  { fields }: Question,
  purl: string,
  first: number,
): Promise<{ answer: Answer; ms: number }> {
  const query = `query Of($id: ID!) { node(id: $id) { ... on Item { ${fields(first)} } } }`;
  const start = performance.now();
  const { node } = (await ask(server, query, { id: `item:${purl}` })) as { readonly node: Answer };
  return { answer: node, ms: performance.now() - start };
}

/** The count, and the page that is shown, entry by entry. */
function isRight(answer: Answer, expected: Readonly<Record<string, readonly string[]>>, first: number): boolean {
  return Object.entries(expected).every(([field, all]) => {
    const { totalCount, nodes } = answer[field] as Ids;
    const shown = field === 'documents' ? all : all.slice(0, first);
    return totalCount === all.length && nodes.map(({ id, sha256 }) => id ?? sha256).join('\n') === shown.join('\n');
  });
}

async function ask({ url }: ServerProcess, query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}
