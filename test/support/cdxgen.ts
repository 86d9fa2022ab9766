/** OWASP cdxgen, a client of the upload contract. It is no dependency: it is run where it is installed. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cached = fileURLToPath(new URL('../../.cache/cdxgen/node_modules/.bin/cdxgen', import.meta.url));
export const cdxgenPath = [process.env.HAUBERK_TEST_CDXGEN ?? '', cached].find((path) => path !== '' && existsSync(path));

/** Ends with the exit code and all that was said. It asks no other host: only what lies in the folder is read. */
export function runCdxgen(args: readonly string[], cwd: string): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, CDXGEN_ALLOWED_HOSTS: '127.0.0.1', FETCH_LICENSE: 'false', NO_COLOR: '1' };
    const child = spawn(cdxgenPath ?? 'cdxgen', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: Buffer.concat(said).toString() }));
  });
}
