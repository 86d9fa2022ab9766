/** The built server as a process of its own, on a free port, with a folder of its own unless one is given. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-workspace.ts';

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

export interface RunningServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** Sends SIGTERM (or another signal) and gives the exit code; the folder stays. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** As `stop`, and removes the folder. */
  end(): Promise<number | null>;
  /** What it wrote on standard error. */
  errors(): string;
}

export interface StartOptions {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function launch(env: Readonly<Record<string, string>>): { child: Child; ended: Promise<number | null>; errors: () => string } {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, HAUBERK_HOST: '', HAUBERK_DATA: '', HAUBERK_LOG: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => written.push(part));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, errors: () => Buffer.concat(written).toString() };
}

/** Waits for the address on standard output. Nothing is prepared where a test does not ask for it: others have the processors too. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const folder = options.folder ?? (await temporaryFolder());
  const { child, ended, errors } = launch({ HAUBERK_STORE: folder, HAUBERK_PORT: '0', HAUBERK_PREPARE: 'off', ...options.env });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/\S+:\d+(?=\/$)/.exec(line);
      if (found !== null) resolve(found[0]);
    });
    void ended.then((code) => reject(new Error(`the server ended with ${code}: ${errors()}`)));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return await ended;
  };
  return {
    url,
    port: Number(new URL(url).port),
    folder,
    stop,
    async end() {
      const code = await stop();
      await rm(folder, { recursive: true, force: true });
      return code;
    },
    errors,
  };
}

/** A server that is expected not to start. */
export async function failToStart(env: Readonly<Record<string, string>>): Promise<{ code: number | null; errors: string }> {
  const { ended, errors } = launch({ HAUBERK_PORT: '0', ...env });
  return { code: await ended, errors: errors() };
}

/** What JSON may be; tests look at answers of many shapes. */
export type Tree = { readonly [name: string]: Tree } & readonly Tree[];

export interface GraphqlAnswer {
  readonly data: Tree;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

export async function ask(url: string, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlAnswer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request whose headers no client library forbids, such as another Host. */
export function send(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body = '',
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
