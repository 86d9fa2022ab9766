/** The documents that arguments name: files, folders that are walked in sorted order, `-` for standard input. */
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { documentBytes, heldBytes } from '../app/documents/limits.ts';
import { type ByteSource, fileSource } from '../graph/model/byte-source.ts';

export interface NamedDocument {
  /** The argument as given, joined with the path below it. */
  readonly path: string;
  /** Path below the folder that was given; undefined for an argument that is the document itself. */
  readonly below: string | undefined;
  /** The bytes, which the caller closes, or why there are none: `too-large`, or the file system's code. */
  read(): Promise<ByteSource | string>;
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

async function readFileWithin(path: string): Promise<ByteSource | string> {
  try {
    const found = await stat(path);
    // A pipe or a device may never end; standard input is read by its own name, `-`.
    if (!found.isFile()) return 'not a regular file';
    return found.size > documentBytes ? 'too-large' : opened(path);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}

/** V8 lets a heap grow to several times of what is alive in it where there is memory: for what is large, by a fifth. */
function opened(path: string): ByteSource {
  const source = fileSource(path);
  if (source.size > heldBytes) setFlagsFromString('--heap-growing-percent=20');
  return source;
}

/** Kept in a file meanwhile, which has no name any more once it is open. */
async function readStandardInput(): Promise<ByteSource | string> {
  const folder = await mkdtemp(join(tmpdir(), 'hauberk-input-'));
  try {
    const path = join(folder, 'input');
    const file = await open(path, 'wx', 0o600);
    let size = 0;
    try {
      for await (const part of process.stdin) {
        size += (part as Buffer).length;
        if (size > documentBytes) return 'too-large';
        await file.writeFile(part as Buffer);
      }
    } finally {
      await file.close();
    }
    return opened(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
