/** The server as users run it: a process of its own on a free port of the loopback interface. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../server/main.js', import.meta.url));

/** Over a store and evidence that are there. Errors: what the server says when it does not start. */
export async function startServer(store: string, data: string): Promise<ServerProcess> {
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, HAUBERK_STORE: store, HAUBERK_DATA: data, HAUBERK_HOST: '', HAUBERK_PORT: '0', HAUBERK_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const found = /http:\/\/\S+:\d+(?=\/$)/.exec(line);
      if (found !== null) resolve(found[0]);
    });
    void ended.then(() => reject(new Error('the server did not start')));
  });
  return {
    url,
    pid: server.pid as number,
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
