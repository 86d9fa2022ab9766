/** The two shapes of an upload: JSON with the document in base64, or a form with the document as a part or a field. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy, { type Busboy } from 'busboy';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import { bomFieldBytes, documentBytes, longestField, mostFields, mostFiles } from '../limits.ts';
import { spool } from '../spool.ts';
import { InvalidUpload } from './problem.ts';

export interface BomBody {
  /** Where the document is now. */
  readonly file: string;
  /** Its name, where it was sent as a file. */
  readonly name: string | undefined;
  /** Everything beside the document. */
  readonly fields: Readonly<Record<string, unknown>>;
}

const byteOrderMark = '\ufeff';

/**
 * `file` holds the whole body, a form where its type is given, else JSON; the document is put in `folder`, as it
 * was sent: the reader unpacks what is compressed. Errors: InvalidUpload, INPUT_INVALID, INPUT_TOO_LARGE, EVIDENCE_UNAVAILABLE.
 */
export async function readBomBody(body: { file: string; folder: string; formType?: string }): Promise<BomBody> {
  const { file, folder, formType } = body;
  return formType === undefined ? await readJsonBody(file, folder) : await readFormBody(file, formType, folder);
}

async function readJsonBody(file: string, folder: string): Promise<BomBody> {
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text);
  } catch {
    throw new InvalidUpload('The body is no JSON.', ['body: expected JSON']);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidUpload('The body is no JSON object.', ['body: expected an object']);
  }
  const { bom, ...fields } = value as Record<string, unknown>;
  if (typeof bom !== 'string' || bom === '') throw new InvalidUpload('There is no document.', ['bom: expected base64']);
  return { file: await keepDocument(decodeBase64(bom), folder), name: undefined, fields };
}

/** The decoder leaves out what is no base64; what it gives then is too short. Line breaks (RFC 2045) are let pass. */
function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  const digits = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  const padding = digits.endsWith('==') ? 2 : digits.endsWith('=') ? 1 : 0;
  if (bytes.length !== Math.floor(((digits.length - padding) * 3) / 4)) {
    throw new InvalidUpload('The document is not in base64.', ['bom: expected base64']);
  }
  return bytes;
}

interface BomPart {
  readonly name: string;
  readonly file: string;
}

async function readFormBody(file: string, contentType: string, folder: string): Promise<BomBody> {
  const form = createParser(contentType);
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const parts: Promise<BomPart>[] = [];
  const plain: Buffer[] = [];
  let size = 0;
  form.on('field', (name, value, { valueTruncated }) => {
    const bytes = Buffer.from(value, 'latin1');
    size += bytes.length;
    const isBom = name === 'bom';
    if (valueTruncated || size > bomFieldBytes || (!isBom && bytes.length > longestField)) {
      form.destroy(new OperationalError('INPUT_TOO_LARGE', `${isBom ? 'A document in a plain field' : 'A field'} is too long.`));
    } else if (isBom) plain.push(bytes);
    else fields[name] = bytes.toString('utf8');
  });
  form.on('file', (field, stream: Readable, { filename }) => {
    stream.on('error', () => undefined);
    if (field !== 'bom') stream.resume();
    else parts.push(keepPart(stream, join(folder, `part-${parts.length}`), filename ?? 'bom'));
  });
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
    form.on(limit, () => form.destroy(new OperationalError('INPUT_TOO_LARGE', 'Too many parts.')));
  try {
    await pipeline(createReadStream(file), form);
    await Promise.all(parts);
  } catch (error) {
    if (error instanceof OperationalError) throw error;
    throw new OperationalError('INPUT_INVALID', 'The form cannot be read.', { cause: error });
  } finally {
    await Promise.allSettled(parts);
  }
  if (parts.length + plain.length !== 1) {
    throw new InvalidUpload('One document is taken at a time.', [`bom: expected one, got ${parts.length + plain.length}`]);
  }
  const [part] = await Promise.all(parts);
  if (part === undefined) return { file: await keepDocument(plain[0] as Buffer, folder), name: undefined, fields };
  return { ...part, fields };
}

async function keepDocument(bytes: Buffer, folder: string): Promise<string> {
  const file = join(folder, 'document');
  await spool(Readable.from([bytes]), file);
  return file;
}

async function keepPart(stream: Readable, file: string, name: string): Promise<BomPart> {
  await spool(stream, file);
  return { name, file };
}

/** Fields are taken byte by byte (`latin1`): the document in one is kept as it was sent. */
function createParser(contentType: string): Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defCharset: 'latin1',
      defParamCharset: 'utf8',
      limits: { files: mostFiles, fields: mostFields, fieldSize: bomFieldBytes, fileSize: documentBytes + 1 },
    });
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', 'The form cannot be read.', { cause: error });
  }
}
