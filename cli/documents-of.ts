/** The documents that arguments name: files, folders that are walked in sorted order, `-` for standard input. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { documentBytes } from '../app/limits.ts';

export interface NamedDocument {
  /** The argument as given, joined with the path below it. */
  readonly path: string;
  /** Path below the folder that was given; undefined for an argument that is the document itself. */
  readonly below: string | undefined;
  /** The bytes, or why there are none: `too-large`, or the file system's code. */
  read(): Promise<Buffer | string>;
}

export async function* documentsOf(paths: readonly string[]): AsyncGenerator<NamedDocument> {
  for (const path of paths) {
    if (path === '-') yield { path, below: undefined, read: readStandardInput };
    else if (await isFolder(path)) yield* walk(path);
    else yield { path, below: undefined, read: () => readFileWithin(path) };
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Depth first, names in code unit order. Symbolic links to folders are not followed: they may form a ring. */
async function* walk(folder: string): AsyncGenerator<NamedDocument> {
  const root = folder.replace(/[\\/]+$/, '');
  const open: string[] = [''];
  while (open.length > 0) {
    const below = open.pop() as string;
    if (below === '' || below.endsWith('/')) {
      const entries = await readdir(join(folder, below), { withFileTypes: true });
      const names = entries.map((entry) => `${below}${entry.name}${entry.isDirectory() ? '/' : ''}`);
      open.push(...names.sort().reverse());
    } else {
      const path = join(folder, below);
      if (!(await isFolder(path))) yield { path: `${root}/${below}`, below, read: () => readFileWithin(path) };
    }
  }
}

async function readFileWithin(path: string): Promise<Buffer | string> {
  try {
    const found = await stat(path);
    // A pipe or a device may never end; standard input is read by its own name, `-`.
    if (!found.isFile()) return 'not a regular file';
    return found.size > documentBytes ? 'too-large' : await readFile(path);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}

async function readStandardInput(): Promise<Buffer | string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    size += (part as Buffer).length;
    if (size > documentBytes) return 'too-large';
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
