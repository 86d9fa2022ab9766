/**
 * `bench -- stall PATH...`: how long uploads keep a server from answering others. Starts the built server on an
 * empty folder and hands in the documents below each PATH and some hostile ones, one after another, while it asks
 * for `/healthz` and for a page of a list every few milliseconds. `late` is what the server's event loop says
 * of itself; the latencies of the polls hold this process's own delays too.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchedServer, startBenched } from './benched-server.ts';
import { hostileUploads } from './hostile-uploads.ts';
import { emit, quantile } from './measure.ts';

/** Milliseconds between two polls of one kind. */
const pollInterval = 5;
/** Documents that are named for having kept the server longest. */
const namedDocuments = 5;

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Another request than a raw body to `/api/documents`. */
  readonly as?: { readonly method: string; readonly path: string; readonly type: string };
}

const listQuery = JSON.stringify({ query: '{ documents(first: 10) { totalCount nodes { sha256 } } }' });

export async function bench(argv: string[]): Promise<void> {
  const { positionals } = parseArgs({ args: argv, allowPositionals: true });
  const server = await startBenched();
  try {
    emit({ bench: 'stall', measure: 'before the first upload', rssMiB: server.rssMiB() });
    const healthz = poll(server, 'GET', '/healthz');
    const query = poll(server, 'POST', '/graphql', listQuery);
    const outcomes = await handInAll(server, uploadsOf(positionals));
    emit({ bench: 'stall', measure: 'polls of /healthz', ...(await healthz()) });
    emit({ bench: 'stall', measure: 'polls of a query', ...(await query()) });
    emit({ bench: 'stall', measure: 'uploads', ...outcomes });
    emit({ bench: 'stall', measure: 'memory of the server', rssMiB: server.rssMiB(), peakRssMiB: server.peakRssMiB() });
  } finally {
    await server.end();
  }
}

function* uploadsOf(paths: readonly string[]): Generator<Upload> {
  for (const path of paths) {
    for (const name of filesBelow(path)) yield { name, bytes: readFileSync(name) };
  }
  yield* hostileUploads();
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.sort();
}

/** One after another; after each the server is asked how late its event loop came since the one before. */
async function handInAll(server: BenchedServer, uploads: Iterable<Upload>): Promise<Record<string, unknown>> {
  const statuses: Record<string, number> = {};
  const lates: { readonly name: string; readonly lateMs: number; readonly wallMs: number }[] = [];
  await server.lateMs();
  for (const { name, bytes, as } of uploads) {
    const { method, path, type } = as ?? { method: 'POST', path: '/api/documents', type: 'application/octet-stream' };
    const started = performance.now();
    const response = await fetch(`${server.url}${path}`, {
      method,
      body: new Uint8Array(bytes),
      headers: { 'content-type': type },
    });
    await response.arrayBuffer();
    const wallMs = Math.round(performance.now() - started);
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    lates.push({ name, lateMs: Math.round(await server.lateMs()), wallMs });
  }
  const worst = [...lates].sort((a, b) => b.lateMs - a.lateMs).slice(0, namedDocuments);
  const lateMs = lates.map((one) => one.lateMs);
  return { documents: lates.length, statuses, lateMsMax: worst[0]?.lateMs, lateMsMedian: quantile(lateMs, 0.5), worst };
}

/** Asks again and again, whether the one before was answered or not; stopped, it gives what it measured. */
function poll({ port }: BenchedServer, method: string, path: string, body = ''): () => Promise<Record<string, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const headers = body === '' ? {} : { 'content-type': 'application/json', 'content-length': body.length };
  const latencies: number[] = [];
  const open = new Set<Promise<void>>();
  let failed = 0;
  const ask = () => {
    const started = performance.now();
    const answered = new Promise<void>((resolve, reject) => {
      const sent = request({ agent, port, host: '127.0.0.1', method, path, headers }, (response) => {
        if (response.statusCode === 200) response.resume().once('end', resolve).once('error', reject);
        else reject(new Error(`${path}: ${response.statusCode}`));
      });
      sent.once('error', reject).end(body);
    });
    const kept = answered
      .then(
        () => latencies.push(performance.now() - started),
        () => failed++,
      )
      .then(() => void open.delete(kept));
    open.add(kept);
  };
  const timer = setInterval(ask, pollInterval);
  return async () => {
    clearInterval(timer);
    await Promise.all(open);
    agent.destroy();
    const [p50Ms, p99Ms, maxMs] = [0.5, 0.99, 1].map((share) => quantile(latencies, share)) as [number, number, number];
    return { polls: latencies.length, failed, p50Ms, p99Ms, maxMs };
  };
}
