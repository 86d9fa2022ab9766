/**
 * Where a large document's assertions wait until they are stored: files in a folder of their own, made
 * when the first of them is needed and removed with `dispose`.
 */
import { closeSync, lstatSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../graph/model/is-alive.ts';
import { limits } from '../limits.ts';

export class Spool {
  /** How many rows, or texts, of one kind are held in memory before they go to a file. */
  readonly held: number;
  readonly #most: number;
  #bytes = 0;
  readonly #files: SpoolFile[] = [];
  #folder: string | undefined;

  constructor(held = 20_000, most: number = limits.spooledBytes) {
    this.held = held;
    this.#most = most;
  }

  /** A new file, empty. Adding to it throws SpoolFull beyond `limits.spooledBytes` of all files together. */
  file(): SpoolFile {
    this.#folder ??= makeFolder();
    const file = new SpoolFile(join(this.#folder, String(this.#files.length)), (bytes) => {
      this.#bytes += bytes;
      if (this.#bytes > this.#most) throw new SpoolFull();
    });
    this.#files.push(file);
    return file;
  }

  /** Nobody need wait until the files are gone: what cannot be removed is, as after a crash, by a later spool. */
  async dispose(): Promise<void> {
    for (const file of this.#files) file.close();
    const folder = this.#folder;
    this.#files.length = 0;
    this.#folder = undefined;
    if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

const folderName = /^hauberk-spool-(\d+)-/;

/** Before it makes one, it takes away those of this user's processes that were killed: documents are in them. */
function makeFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = folderName.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeOwn(join(tmpdir(), name));
  }
  return mkdtempSync(join(tmpdir(), `hauberk-spool-${process.pid}-`));
}

/** Another user's is theirs, and may be gone, or not what it is called. */
function removeOwn(folder: string): void {
  try {
    if (lstatSync(folder).uid === process.getuid?.()) rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}

/** A document asserts more than may wait on disk. Its reading ends: nothing of it is kept. */
export class SpoolFull extends Error {
  override readonly name = 'SpoolFull';
}

const writeAtOnce = 256 * 1024;
const pageBytes = 16 * 1024;
/** Pages kept in memory, each in the one place that its number gives it. */
const pagesKept = 256;

/** Bytes that are only added to, and read at any place. */
export class SpoolFile {
  readonly #file: number;
  readonly #account: (bytes: number) => void;
  readonly #waiting = Buffer.allocUnsafeSlow(writeAtOnce);
  /** Bytes on disk; those that wait come after them. */
  #written = 0;
  #waits = 0;
  readonly #pages = new Map<number, { readonly page: number; readonly bytes: Buffer }>();

  /** `account` is told of bytes before they are written. */
  constructor(path: string, account: (bytes: number) => void) {
    this.#file = openSync(path, 'wx+', 0o600);
    this.#account = account;
  }

  get length(): number {
    return this.#written + this.#waits;
  }

  append(bytes: Uint8Array): void {
    if (this.#waits + bytes.length > writeAtOnce) this.#flush();
    if (bytes.length > writeAtOnce) this.#write(bytes, bytes.length);
    else {
      this.#waiting.set(bytes, this.#waits);
      this.#waits += bytes.length;
    }
  }

  appendText(text: string): void {
    if (text.length * 3 > writeAtOnce) {
      this.append(Buffer.from(text));
      return;
    }
    if (this.#waits + text.length * 3 > writeAtOnce) this.#flush();
    this.#waits += this.#waiting.write(text, this.#waits);
  }

  /** Bytes of a long stretch; they are not kept. */
  read(offset: number, length: number): Buffer {
    this.#flush();
    const bytes = Buffer.allocUnsafeSlow(length);
    this.#fill(bytes, offset);
    return bytes;
  }

  /** Text of a short stretch, from a page that is kept. */
  text(offset: number, length: number): string {
    if (offset >= this.#written) return this.#waiting.toString('utf8', offset - this.#written, offset - this.#written + length);
    const page = Math.floor(offset / pageBytes);
    const start = offset - page * pageBytes;
    if (start + length > pageBytes) return this.read(offset, length).toString('utf8');
    return this.#page(page, start + length).toString('utf8', start, start + length);
  }

  close(): void {
    closeSync(this.#file);
  }

  #page(page: number, needed: number): Buffer {
    const place = page % pagesKept;
    const kept = this.#pages.get(place);
    if (kept?.page === page && kept.bytes.length >= needed) return kept.bytes;
    if (page * pageBytes + needed > this.#written) this.#flush();
    const bytes = Buffer.allocUnsafeSlow(Math.min(pageBytes, this.#written - page * pageBytes));
    this.#fill(bytes, page * pageBytes);
    this.#pages.set(place, { page, bytes });
    return bytes;
  }

  #fill(bytes: Buffer, offset: number): void {
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(this.#file, bytes, filled, bytes.length - filled, offset + filled);
      if (count === 0) throw new Error('a spool file is shorter than what was written to it');
      filled += count;
    }
  }

  #flush(): void {
    if (this.#waits === 0) return;
    this.#write(this.#waiting, this.#waits);
    this.#waits = 0;
  }

  #write(bytes: Uint8Array, length: number): void {
    this.#account(length);
    for (let done = 0; done < length; ) done += writeSync(this.#file, bytes, done, length - done, this.#written + done);
    this.#written += length;
  }
}
