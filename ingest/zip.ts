/**
 * Opens a zip archive in memory. Its directory is judged before anything is unpacked: how many members,
 * how large they say they are, and how much smaller the archive is. A member that is larger than it says
 * fails while it is unpacked.
 */
import { type Entry, fromBufferPromise } from 'yauzl';
import type { Diagnostics } from './diagnostics.ts';

export interface ZipLimits {
  readonly members: number;
  /** Bytes of all members together, unpacked. */
  readonly unpackedBytes: number;
  /** Unpacked bytes for each byte of the archive. */
  readonly ratio: number;
  /** Archives that unpack to no more than this are small whatever their ratio. */
  readonly ratioFromBytes: number;
}

export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The unpacked bytes in pieces; throws where the archive is damaged. */
  unpack(name: string): AsyncIterable<Uint8Array>;
}

/** Undefined, with a diagnostic that says why, for what is damaged or too large. Never throws on content. */
export async function openZip(bytes: Uint8Array, limits: ZipLimits, diagnostics: Diagnostics): Promise<Zip | undefined> {
  const refuse = (code: string, message: string): undefined => {
    diagnostics.addAll([{ code, severity: 'error', pointer: '', message }]);
  };
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const file = await fromBufferPromise(buffer, { lazyEntries: true });
    if (file.entryCount > limits.members) return refuse('limit-zip-members', tooMany(limits));
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    for await (const entry of file.eachEntry()) {
      entries.set(entry.fileName, entry);
      unpacked += entry.uncompressedSize;
      if (entries.size > limits.members) return refuse('limit-zip-members', tooMany(limits));
      if (unpacked > limits.unpackedBytes)
        return refuse('zip-bomb', `It unpacks to more than ${limits.unpackedBytes} bytes; nothing was unpacked.`);
    }
    if (unpacked > limits.ratioFromBytes && unpacked > limits.ratio * bytes.length)
      return refuse('zip-bomb', `It unpacks to more than ${limits.ratio} times its size; nothing was unpacked.`);
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      unpack: async function* (name) {
        const entry = entries.get(name);
        if (entry !== undefined) yield* await file.openReadStreamPromise(entry);
      },
    };
  } catch {
    return refuse('zip-unreadable', 'The zip archive is damaged, encrypted or cut short.');
  }
}

function tooMany({ members }: ZipLimits): string {
  return `The archive has more than ${members} members; nothing was unpacked.`;
}
