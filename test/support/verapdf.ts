/** Whether a PDF is accessible (PDF/UA-1), by veraPDF. It needs a JVM and its jars, which are not on every machine. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./verapdf/verapdf', import.meta.url));

/** Fetched by `verapdf install`, which `.ci/run` does. `HAUBERK_REQUIRE_VERAPDF=1`: nothing is left out for want of it. */
export const withoutVerapdf = process.env.HAUBERK_REQUIRE_VERAPDF !== '1' && spawnSync(script, ['installed']).status !== 0;
export const needsVerapdf = 'by veraPDF (test/support/verapdf/verapdf install), which is not on every machine';

/** Of each file `PASS`, or `FAIL` with the clauses that fail. One process for all: a JVM takes seconds to start. */
export async function accessibility(files: readonly Uint8Array[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hauberk-verapdf-'));
  try {
    const paths = files.map((_, k) => join(folder, `${k}.pdf`));
    for (const [k, file] of files.entries()) await writeFile(paths[k], file);
    const { stdout, stderr } = spawnSync(script, ['check', ...paths], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
    return paths.map((path) => verdictOf(path, stdout, stderr));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function verdictOf(path: string, said: string, wrong: string): string {
  const lines = said.split('\n');
  const at = lines.findIndex((line) => line.includes(` ${path} `));
  if (at === -1) throw new Error(`veraPDF says nothing of ${path}: ${said} ${wrong}`);
  const clauses: string[] = [];
  for (const line of lines.slice(at + 1)) {
    if (!line.startsWith('  ')) break;
    clauses.push(line.trim());
  }
  return [lines[at].split(' ')[0], ...clauses].join(' ');
}
