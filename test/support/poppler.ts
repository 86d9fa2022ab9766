/** What a PDF is to others, by poppler-utils. They are not on every machine. */
import { execFileSync, spawnSync } from 'node:child_process';

/** In the name of what is left out without them. */
export const withoutPoppler = spawnSync('pdfinfo', ['-v']).error !== undefined;
export const needsPoppler = 'by poppler-utils (pdfinfo, pdftotext), which are not on every machine';

const run = (command: string, args: readonly string[], file: Uint8Array): string =>
  execFileSync(command, [...args, '-', ...(command === 'pdftotext' ? ['-'] : [])], {
    input: file,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
  });

export const pdfInfo = (file: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    run('pdfinfo', [], file)
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );

/** Tags, one a line, without their attributes. */
export const pdfTags = (file: Uint8Array): string[] =>
  run('pdfinfo', ['-struct'], file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[A-Z]/.test(line));

/** Words of pages, with one blank between them. */
export function pdfText(file: Uint8Array, first: number, last = first): string {
  const text = run('pdftotext', ['-f', `${first}`, '-l', `${last}`], file);
  return text.replaceAll('\u200b', '').replace(/\s+/g, ' ');
}
