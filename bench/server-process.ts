/** The built server as a process of its own on a free port of the loopback interface, started as `npm start` does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Once it has ended. */
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../server/main.js', import.meta.url));

/**
 * Gives it once it is ready; an empty store is filled with the example. Errors: that the server does not start, in its own words.
 * @param prepares as it does by default; else nobody but the bench asks it for anything.
 */
export async function startServer(store: string, data: string, prepares = false): Promise<ServerProcess> {
  const own = { HAUBERK_STORE: store, HAUBERK_DATA: data, HAUBERK_HOST: '', HAUBERK_PORT: '0' };
  const env = { ...process.env, ...own, HAUBERK_PREPARE: prepares ? 'on' : 'off' };
  const server = spawn(process.execPath, ['--max-semi-space-size=4', main], {
    env: { ...env, HAUBERK_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const found = /http:\/\/\S+:\d+(?=\/$)/.exec(line);
      if (found !== null) resolve(found[0]);
    });
  });
  return {
    url,
    port: Number(new URL(url).port),
    pid: server.pid as number,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
