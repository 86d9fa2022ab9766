/** A multipart upload: its files on disk in their order, and the fields that were declared for all of them. */
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import busboy, { type Busboy } from 'busboy';
import type { Request } from 'express';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { documentBytes, longestField, mostFields, mostFiles, uploadBytes } from './limits.ts';
import { spool } from './spool.ts';

/** A document on disk, and the name that it was sent under. */
export interface Upload {
  readonly name: string | undefined;
  /** Field of the form that it came in; empty for a raw body. */
  readonly field: string;
  readonly file: string;
}

export interface Form {
  readonly uploads: readonly Upload[];
  /** Of a field that was given more than once, the last value. */
  readonly fields: Readonly<Record<string, string>>;
  readonly repeated: readonly string[];
}

/**
 * Reads the form to its end, or throws at the first thing wrong with it; nothing waits for a sender
 * that went away. Errors: INPUT_INVALID, INPUT_TOO_LARGE, EVIDENCE_UNAVAILABLE.
 */
export async function readForm(
  request: Request,
  folder: string,
  onBytes: (size: number) => void = () => {},
  most: number = uploadBytes,
): Promise<Form> {
  const form = createParser(request);
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  const repeated: string[] = [];
  const uploads: Promise<Upload>[] = [];
  let size = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      const refuse = (error: unknown) => reject(asOperational(error));
      // Gone already: its events will not come again.
      if (request.destroyed) refuse(new Error('the sender went away'));
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
        onBytes(size);
        if (size > most) reject(new OperationalError('INPUT_TOO_LARGE', `An upload has at most ${most} bytes.`));
      });
      request.once('error', refuse).once('close', () => {
        if (!request.complete) refuse(new Error('the sender went away'));
      });
      form.on('field', (name, value, { valueTruncated }) => {
        if (valueTruncated) reject(new OperationalError('INPUT_TOO_LARGE', `A field has at most ${longestField} bytes.`));
        if (name in fields) repeated.push(name);
        fields[name] = value;
      });
      form.on('file', (field, stream: Readable, { filename }) => {
        // A parser that is destroyed ends its file with an error also after nobody reads it any more.
        stream.on('error', refuse);
        const file = join(folder, String(uploads.length));
        const kept = spool(stream, file).then(() => ({ name: filename, field, file }));
        kept.catch(refuse);
        uploads.push(kept);
      });
      for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
        form.on(limit, () => reject(new OperationalError('INPUT_TOO_LARGE', 'Too many parts.')));
      form.on('error', refuse).on('close', () => Promise.all(uploads).then(() => resolve(), refuse));
      request.pipe(form);
    });
    return { uploads: await Promise.all(uploads), fields, repeated };
  } finally {
    request.unpipe(form);
    form.destroy();
    // What is still to come is read and dropped, within the time that a request has.
    request.resume();
    await Promise.allSettled(uploads);
  }
}

function createParser(request: Request): Busboy {
  try {
    return busboy({
      headers: request.headers,
      preservePath: true,
      defParamCharset: 'utf8',
      limits: { files: mostFiles, fields: mostFields, fieldSize: longestField, fileSize: documentBytes + 1 },
    });
  } catch (error) {
    throw asOperational(error);
  }
}

/** Whatever the parser says, the form was at fault. */
function asOperational(error: unknown): OperationalError {
  if (error instanceof OperationalError) return error;
  return new OperationalError('INPUT_INVALID', 'The form cannot be read.', { cause: error });
}

/** A form makes CR LF of every line end of a field; the same mapping must stay the same text. */
export function lineEndsOf(text = ''): string {
  return text.replaceAll('\r\n', '\n');
}
