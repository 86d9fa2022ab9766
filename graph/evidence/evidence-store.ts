/**
 * The evidence: the bytes of every document and a small file for every hand-in, in one folder.
 *
 *     sha256/ab/abcd...            the bytes, under their SHA-256
 *     hand-ins/000000001-0a1b2c3d4e5f.json
 *
 * What a method has acknowledged is on disk. Several processes may write to one folder. The graph can
 * be rebuilt from this folder alone. Errors: EVIDENCE_UNAVAILABLE, DOCUMENT_UNKNOWN.
 */
import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ByteSource, chunksOf, fileSource, sha256Of } from '../model/byte-source.ts';
import { type HandIn, takesOut } from '../model/hand-in.ts';
import { OperationalError } from '../model/operational-error.ts';
import {
  guarded,
  isPresent,
  makeFolder,
  namesIn,
  nothingWhenMissing,
  removeFile,
  sweepFolder,
  syncFolder,
  writeDurably,
} from './durable-file.ts';

export interface EvidenceStore {
  /** Keeps bytes under their SHA-256 (lower-case hex); the same bytes again are no error. */
  put(source: ByteSource, sha256: string): Promise<void>;
  /** The bytes, verified against their hash; the caller closes them. */
  open(sha256: string): Promise<ByteSource>;
  /** Gives the hand-in the next sequence number and keeps it. */
  addHandIn(draft: Omit<HandIn, 'id'>): Promise<HandIn>;
  /** All hand-ins by id ascending, those of other processes too. */
  handIns(): Promise<readonly HandIn[]>;
  /** Takes one hand-in away again; nothing happens when it is not there. */
  removeHandIn(id: string): Promise<void>;
  /**
   * Removes the bytes of a document and the hand-ins of it that came before `mark`, the hand-in of
   * kind `purge` that stays as their tombstone. Bytes that were handed in again later stay.
   */
  purge(mark: HandIn): Promise<void>;
}

const sequenceDigits = 9;
const handInName = /^(\d{9})-[0-9a-f]{12}\.json$/;
const claimName = /^(\d{9})\.claim$/;
const sha256Name = /^[0-9a-f]{64}$/;

/** Opens the evidence in `folder`; nothing is written (not even the folder) before something is kept. */
export function openEvidence(folder: string, now: () => number = Date.now): EvidenceStore {
  return new FolderEvidence(folder, now);
}

class FolderEvidence implements EvidenceStore {
  readonly #folder: string;
  readonly #handInFolder: string;
  readonly #now: () => number;
  /** Hand-in files never change, so each is read once. */
  readonly #read = new Map<string, HandIn>();
  #swept = false;

  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#handInFolder = join(folder, 'hand-ins');
    this.#now = now;
  }

  async put(source: ByteSource, sha256: string): Promise<void> {
    await guarded(async () => {
      const path = this.#pathOf(sha256);
      const folder = join(this.#folder, 'sha256', sha256.slice(0, 2));
      await makeFolder(folder);
      // Bytes that no longer have their hash (a failing disk) are repaired by handing them in again.
      if (await isKept(path, sha256)) await syncFolder(folder);
      else await writeDurably(path, chunksOf(source));
    });
  }

  async open(sha256: string): Promise<ByteSource> {
    if (!sha256Name.test(sha256)) throw new OperationalError('DOCUMENT_UNKNOWN');
    return await guarded(async () => {
      const source = openKept(this.#pathOf(sha256));
      if (source === undefined) throw new OperationalError('DOCUMENT_UNKNOWN', sha256);
      if ((await sha256Of(source)) === sha256) return source;
      source.close();
      throw new OperationalError('EVIDENCE_UNAVAILABLE', `Document ${sha256} no longer has its hash.`);
    });
  }

  async addHandIn(draft: Omit<HandIn, 'id'>): Promise<HandIn> {
    return await guarded(async () => {
      await makeFolder(this.#handInFolder);
      await this.#sweepOnce();
      const sequence = await this.#claim();
      const hash = createHash('sha256').update(JSON.stringify(draft)).digest('hex').slice(0, 12);
      const handIn: HandIn = { id: `${sequence}-${hash}`, ...draft };
      await writeDurably(this.#handInPath(handIn.id), `${JSON.stringify(handIn)}\n`);
      this.#read.set(`${handIn.id}.json`, handIn);
      await removeFile(join(this.#handInFolder, `${sequence}.claim`));
      return handIn;
    });
  }

  async handIns(): Promise<readonly HandIn[]> {
    return await guarded(async () => {
      const names = (await namesIn(this.#handInFolder)).filter((name) => handInName.test(name)).sort();
      const present = new Set(names);
      for (const name of this.#read.keys()) if (!present.has(name)) this.#read.delete(name);
      const result: HandIn[] = [];
      for (const name of names) {
        const handIn = this.#read.get(name) ?? (await this.#readHandIn(name));
        if (handIn !== undefined) result.push(handIn);
      }
      return result;
    });
  }

  async removeHandIn(id: string): Promise<void> {
    await guarded(async () => {
      this.#read.delete(`${id}.json`);
      if (await removeFile(this.#handInPath(id))) await syncFolder(this.#handInFolder);
    });
  }

  async purge(mark: HandIn): Promise<void> {
    const same = (await this.handIns()).filter((h) => !takesOut(h) && h.sha256 === mark.sha256);
    // The bytes go first: should this be cut short, the hand-ins still say that it is to be finished.
    if (!same.some(({ kind, id }) => kind === 'document' && id > mark.id)) {
      await guarded(async () => {
        if (await removeFile(this.#pathOf(mark.sha256))) {
          await syncFolder(join(this.#folder, 'sha256', mark.sha256.slice(0, 2)));
        }
      });
    }
    for (const handIn of same) if (handIn.id < mark.id) await this.removeHandIn(handIn.id);
  }

  /**
   * Claims the next free sequence number against other processes. A claim is an exclusive file; it
   * counts only if no hand-in took the number between our look and our claim.
   */
  async #claim(): Promise<string> {
    for (;;) {
      const sequence = String((await this.#lastSequence()) + 1).padStart(sequenceDigits, '0');
      const claim = join(this.#handInFolder, `${sequence}.claim`);
      if (!(await createExclusively(claim))) continue;
      const taken = (await namesIn(this.#handInFolder)).some((name) => handInName.exec(name)?.[1] === sequence);
      if (!taken) return sequence;
      await removeFile(claim);
    }
  }

  async #lastSequence(): Promise<number> {
    let last = 0;
    for (const name of await namesIn(this.#handInFolder)) {
      const match = handInName.exec(name) ?? claimName.exec(name);
      if (match !== null) last = Math.max(last, Number(match[1]));
    }
    return last;
  }

  async #readHandIn(name: string): Promise<HandIn | undefined> {
    const text = await readFile(join(this.#handInFolder, name), 'utf8').catch(nothingWhenMissing);
    if (text === undefined) return undefined;
    const handIn = parseHandIn(name, text);
    this.#read.set(name, handIn);
    return handIn;
  }

  async #sweepOnce(): Promise<void> {
    if (this.#swept) return;
    this.#swept = true;
    await sweepFolder(this.#handInFolder, (name) => claimName.test(name), this.#now());
    const bytes = join(this.#folder, 'sha256');
    for (const name of await namesIn(bytes)) await sweepFolder(join(bytes, name), () => false, this.#now());
  }

  #pathOf(sha256: string): string {
    return join(this.#folder, 'sha256', sha256.slice(0, 2), sha256);
  }

  #handInPath(id: string): string {
    return join(this.#handInFolder, `${id}.json`);
  }
}

/** Undefined when it is not there. */
function openKept(path: string): ByteSource | undefined {
  try {
    return fileSource(path);
  } catch (error) {
    return nothingWhenMissing(error);
  }
}

async function isKept(path: string, sha256: string): Promise<boolean> {
  const source = openKept(path);
  if (source === undefined) return false;
  try {
    return (await sha256Of(source)) === sha256;
  } finally {
    source.close();
  }
}

function parseHandIn(name: string, text: string): HandIn {
  try {
    return JSON.parse(text) as HandIn;
  } catch (error) {
    throw new OperationalError('EVIDENCE_UNAVAILABLE', `Hand-in ${name} is damaged.`, { cause: error });
  }
}

async function createExclusively(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if (isPresent(error)) return false;
    throw error;
  }
}
