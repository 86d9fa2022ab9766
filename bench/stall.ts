/**
 * `bench -- stall PATH...`: how long uploads keep a server from answering others. Starts the built server on an
 * empty folder and hands in the documents below each PATH and some hostile ones, one after another, while it asks
 * for `/healthz` and for a page of a list every few milliseconds. `late` is what the server's event loop says
 * of itself, and `queuedMs` for how much of the time the server's main thread waited for a processor; the latencies of
 * the polls hold this process's own delays too.
 */
import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchedServer, startBenched } from './benched-server.ts';
import { hostileUploads } from './hostile-uploads.ts';
import { emit, quantile } from './measure.ts';

/** Milliseconds between two polls of one kind. */
const pollInterval = 5;
/** Milliseconds after which a connection that is not used is closed here, before the server does in the same moment. */
const idleTimeout = 2_000;
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
    // Made before anything is measured: making them takes long too.
    const hostile = [...hostileUploads()];
    const healthz = poll(server, 'GET', '/healthz');
    const query = poll(server, 'POST', '/graphql', listQuery);
    const outcomes = await handInAll(server, positionals.flatMap(filesBelow), hostile);
    emit({ bench: 'stall', measure: 'polls of /healthz', ...(await healthz()) });
    emit({ bench: 'stall', measure: 'polls of a query', ...(await query()) });
    emit({ bench: 'stall', measure: 'uploads', ...outcomes });
    emit({ bench: 'stall', measure: 'memory of the server', rssMiB: server.rssMiB(), peakRssMiB: server.peakRssMiB() });
  } finally {
    await server.end();
  }
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.sort();
}

interface Stalled {
  readonly name: string;
  readonly lateMs: number;
  readonly queuedMs: number;
  readonly wallMs: number;
}

/** One after another; after each the server is asked how late its event loop came since the one before. */
async function handInAll(
  server: BenchedServer,
  files: readonly string[],
  hostile: readonly Upload[],
): Promise<Record<string, unknown>> {
  const statuses: Record<string, number> = {};
  const stalls: Stalled[] = [];
  await server.lateMs();
  const handIn = async (upload: Upload) => {
    const queued = server.queuedMs();
    const started = performance.now();
    const status = await send(server, upload);
    const wallMs = performance.now() - started;
    const lateMs = await server.lateMs();
    statuses[status] = (statuses[status] ?? 0) + 1;
    stalls.push({ name: upload.name, lateMs, queuedMs: server.queuedMs() - queued, wallMs });
  };
  for (const name of files) await handIn({ name, bytes: await readFile(name) });
  for (const upload of hostile) await handIn(upload);
  const worst = [...stalls].sort((a, b) => b.lateMs - a.lateMs).slice(0, namedDocuments);
  for (const stall of worst) emit({ bench: 'stall', measure: 'latest event loop', ...stall });
  const lateMs = stalls.map((stall) => stall.lateMs);
  return { uploads: stalls.length, statuses, lateMsMax: worst[0]?.lateMs, lateMsMedian: quantile(lateMs, 0.5) };
}

async function send({ url }: BenchedServer, { bytes, as }: Upload): Promise<number> {
  const { method, path, type } = as ?? { method: 'POST', path: '/api/documents', type: 'application/octet-stream' };
  const headers = { 'content-type': type };
  const response = await fetch(`${url}${path}`, { method, body: new Uint8Array(bytes), headers });
  await response.arrayBuffer();
  return response.status;
}

/** Asks again and again, whether the one before was answered or not; stopped, it gives what it measured. */
export function poll(
  { port }: BenchedServer,
  method: string,
  path: string,
  body = '',
  interval = pollInterval,
): () => Promise<Record<string, unknown>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 100, timeout: idleTimeout });
  const headers = body === '' ? {} : { 'content-type': 'application/json', 'content-length': body.length };
  const latencies: number[] = [];
  const open = new Set<Promise<void>>();
  const failures: Record<string, number> = {};
  const ask = () => {
    const started = performance.now();
    const answered = new Promise<void>((resolve, reject) => {
      const sent = request({ agent, port, host: '127.0.0.1', method, path, headers }, (response) => {
        if (response.statusCode === 200) response.resume().once('end', resolve).once('error', reject);
        else reject(new Error(String(response.statusCode)));
      });
      sent.once('error', reject).end(body);
    });
    const kept = answered
      .then(
        () => latencies.push(performance.now() - started),
        (error: NodeJS.ErrnoException) => {
          const why = error.code ?? error.message;
          failures[why] = (failures[why] ?? 0) + 1;
        },
      )
      .then(() => void open.delete(kept));
    open.add(kept);
  };
  const timer = setInterval(ask, interval);
  return async () => {
    clearInterval(timer);
    await Promise.all(open);
    agent.destroy();
    const [p50Ms, p99Ms, maxMs] = [0.5, 0.99, 1].map((share) => quantile(latencies, share)) as [number, number, number];
    return { polls: latencies.length, failures, p50Ms, p99Ms, maxMs };
  };
}
