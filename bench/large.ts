/**
 * `bench -- large [--format cyclonedx|spdx] [--components N]`: one document too large to be held, handed in at the
 * built server while it is asked for other things. Prints what the server says of it, the latencies of the other
 * requests until then, the peak memory of the server and its process for hand-ins, and their processor time; then what
 * the first question costs that needs the graph with it.
 */
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchedServer, startBenched } from './benched-server.ts';
import { type LargeFormat, largeFormats, writeLarge } from './large-documents.ts';
import { emit } from './measure.ts';
import { poll } from './stall.ts';

/** Milliseconds between two other requests of one kind. */
const pollInterval = 50;
const documentsQuery = JSON.stringify({ query: '{ documents(first: 10) { totalCount nodes { sha256 } } }' });
const gapsQuery = JSON.stringify({ query: '{ gaps(programme: "Paper Kestrel", first: 10) { totalCount nodes { gapId } } }' });

export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: { format: { type: 'string', default: 'cyclonedx' }, components: { type: 'string', default: '1000000' } },
  });
  if (!Object.hasOwn(largeFormats, values.format)) throw new Error(`--format: one of ${Object.keys(largeFormats).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'hauberk-large-'));
  try {
    const path = join(folder, `large.${values.format}.json`);
    writeLarge(values.format as LargeFormat, Number(values.components), path);
    const head = { bench: 'large', format: values.format, components: Number(values.components), bytes: statSync(path).size };
    await handIn(path, head);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function handIn(path: string, head: Record<string, unknown>): Promise<void> {
  const server = await startBenched();
  try {
    emit({ ...head, measure: 'server before', rssMiB: server.rssMiB(), peakRssMiB: server.peakRssMiB() });
    const polls = [
      ['/healthz', poll(server, 'GET', '/healthz', '', pollInterval)],
      ['a list of documents', poll(server, 'POST', '/graphql', documentsQuery, pollInterval)],
    ] as const;
    const cpu = server.cpuMs();
    const started = performance.now();
    const result = await send(server, path);
    const wallMs = performance.now() - started;
    const peaks = { peakRssMiB: server.peakRssMiB(), peakOfEach: server.peakOfEach() };
    const cpuMs = server.cpuMs() - cpu;
    for (const [what, stop] of polls) emit({ ...head, measure: `other requests: ${what}`, ...(await stop()) });
    const { outcome, components, relations, diagnostics, message } = result;
    const said = { outcome, message, read: components, relations, diagnostics: (diagnostics as unknown[] | undefined)?.length };
    emit({ ...head, measure: 'handed in', ...said, wallMs, cpuMs, ...peaks });
    const asked = performance.now();
    await fetch(`${server.url}/graphql`, { method: 'POST', body: gapsQuery, headers: { 'content-type': 'application/json' } });
    const answered = { wallMs: performance.now() - asked, peakRssMiB: server.peakRssMiB() };
    emit({ ...head, measure: 'first question about the graph with it', ...answered });
  } finally {
    await server.end();
  }
}

/** `fetch` gives up after five minutes without an answer. */
async function send({ port }: BenchedServer, path: string): Promise<Record<string, unknown>> {
  return await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': statSync(path).size };
    const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/documents', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.once('end', () => resolve(JSON.parse(text) as Record<string, unknown>)).once('error', reject);
    });
    sent.once('error', reject);
    createReadStream(path).pipe(sent);
  });
}
