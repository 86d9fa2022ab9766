/**
 * Upload keys: who hands in over HTTP. Each is a small file beside the evidence,
 *
 *     keys/0a1b2c3d.json
 *
 * with the SHA-256 of the key and never the key. A key is 32 random bytes, so a plain hash is enough:
 * there is nothing to guess. Files are read at every check: what another process revokes is revoked at once.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { guarded, makeFolder, namesIn, nothingWhenMissing, writeDurably } from '../../graph/evidence/durable-file.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';

/** What is known of a key; the key itself is shown once, when it is made. */
export interface UploadKey {
  /** Eight hexadecimal digits; they stand in the key too. */
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** The key's last four characters, to tell it by. */
  readonly end: string;
  readonly revokedAt?: string;
}

export interface NewUploadKey extends UploadKey {
  readonly key: string;
}

export interface UploadKeys {
  /** Errors: INPUT_INVALID for a name that is none or that a key in force has, EVIDENCE_UNAVAILABLE. */
  create(name: string): Promise<NewUploadKey>;
  /** All that were ever made, by time of making. */
  list(): Promise<UploadKey[]>;
  /** By id, or by the name of a key in force; a revoked one stays so. Errors: KEY_UNKNOWN. */
  revoke(idOrName: string): Promise<UploadKey>;
  /** Whether uploads need a key: since the first was made, also when all are revoked. */
  areNeeded(): Promise<boolean>;
  /** The key in force that this is, if it is one. */
  check(presented: string): Promise<UploadKey | undefined>;
}

interface KeyFile extends UploadKey {
  readonly sha256: string;
}

const fileName = /^([0-9a-f]{8})\.json$/;
const keyForm = /^hauberk_([0-9a-f]{8})_[\w-]{43}$/;
const longestName = 100;
const noHash = Buffer.alloc(32);

/** The id that a text of a key's form names, whether there is such a key or not. */
export function keyIdOf(presented: string): string | undefined {
  return keyForm.exec(presented)?.[1];
}

/** `folder` is that of the evidence; nothing is written before a key is made. */
export function openUploadKeys(folder: string, now: () => Date = () => new Date()): UploadKeys {
  return new FolderKeys(join(folder, 'keys'), now);
}

class FolderKeys implements UploadKeys {
  readonly #folder: string;
  readonly #now: () => Date;

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
  }

  async create(name: string): Promise<NewUploadKey> {
    const called = parseName(name);
    const files = await this.#files();
    if (files.some((file) => file.name === called && file.revokedAt === undefined)) {
      throw new OperationalError('INPUT_INVALID', `A key of the name ${JSON.stringify(called)} is in force.`);
    }
    const taken = new Set(files.map(({ id }) => id));
    let id: string;
    do id = randomBytes(4).toString('hex');
    while (taken.has(id));
    const key = `hauberk_${id}_${randomBytes(32).toString('base64url')}`;
    const made = { id, name: called, createdAt: this.#now().toISOString(), end: key.slice(-4) };
    await guarded(() => makeFolder(this.#folder));
    await this.#write({ ...made, sha256: hashOf(key).toString('hex') });
    return { ...made, key };
  }

  async list(): Promise<UploadKey[]> {
    return (await this.#files()).map(withoutHash);
  }

  async revoke(idOrName: string): Promise<UploadKey> {
    const files = await this.#files();
    const found =
      files.find(({ id }) => id === idOrName) ??
      files.find(({ name, revokedAt }) => name === idOrName.trim() && revokedAt === undefined);
    if (found === undefined) throw new OperationalError('KEY_UNKNOWN');
    const revoked = { ...found, revokedAt: found.revokedAt ?? this.#now().toISOString() };
    await this.#write(revoked);
    return withoutHash(revoked);
  }

  async areNeeded(): Promise<boolean> {
    return (await guarded(() => namesIn(this.#folder))).some((name) => fileName.test(name));
  }

  async check(presented: string): Promise<UploadKey | undefined> {
    const id = keyIdOf(presented);
    const file = id === undefined ? undefined : await this.#read(id);
    const kept = file === undefined ? noHash : Buffer.from(file.sha256, 'hex');
    const isEqual = kept.length === noHash.length && timingSafeEqual(kept, hashOf(presented));
    return isEqual && file !== undefined && file.revokedAt === undefined ? withoutHash(file) : undefined;
  }

  async #files(): Promise<KeyFile[]> {
    const names = await guarded(() => namesIn(this.#folder));
    const files = await Promise.all(names.flatMap((name) => fileName.exec(name)?.[1] ?? []).map((id) => this.#read(id)));
    return files
      .filter((file) => file !== undefined)
      .sort((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1));
  }

  async #read(id: string): Promise<KeyFile | undefined> {
    const path = join(this.#folder, `${id}.json`);
    const text = await guarded(() => readFile(path, 'utf8').catch(nothingWhenMissing));
    if (text === undefined) return undefined;
    try {
      const file = JSON.parse(text) as KeyFile;
      if (file.id === id && /^[0-9a-f]{64}$/.test(file.sha256)) return file;
    } catch {
      // Said below: whatever is wrong with it, it opens nothing.
    }
    throw new OperationalError('EVIDENCE_UNAVAILABLE', `Key file ${id} is damaged.`);
  }

  async #write(file: KeyFile): Promise<void> {
    await guarded(() => writeDurably(join(this.#folder, `${file.id}.json`), `${JSON.stringify(file)}\n`));
  }
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function withoutHash({ sha256: _, ...known }: KeyFile): UploadKey {
  return known;
}

function parseName(name: string): string {
  const text = name.toWellFormed().normalize('NFC').trim();
  if (text === '' || text.length > longestName || /\p{Cc}/u.test(text)) {
    throw new OperationalError(
      'INPUT_INVALID',
      `name: expected 1 to ${longestName} characters, none of them a control character.`,
    );
  }
  return text;
}
