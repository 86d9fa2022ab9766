/** Hand-ins over HTTP: the raw body is one document, a multipart body one for each file; bytes come back as they went in. */
import { randomUUID } from 'node:crypto';
import busboy from 'busboy';
import { type Request, type Response, Router } from 'express';
import { type DeclaredText, parseDeclared } from '../../app/declared.ts';
import { exportDocument } from '../../app/export-document.ts';
import { type IngestResult, ingest } from '../../app/ingest.ts';
import type { Reader } from '../../app/reader.ts';
import type { Workspace } from '../../app/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { documentBytes, longestField, mostFields, mostFiles } from './limits.ts';

interface Upload {
  readonly path: string;
  readonly bytes: Buffer;
}

export function documentRoutes(workspace: Workspace, reader: Reader): Router {
  const router = Router();
  router.post('/', async (request, response) => {
    const isForm = request.is('multipart/form-data') !== false;
    const { uploads, fields } = isForm
      ? await readForm(request)
      : { uploads: [await readBody(request)], fields: queryFields(request) };
    if (uploads.length === 0) throw new OperationalError('INPUT_INVALID', 'No file was sent.');
    const declared = parseDeclared(fields);
    const call = randomUUID();
    const results: IngestResult[] = [];
    for (const upload of uploads) results.push(await ingest(workspace, reader, { ...upload, declared, call }));
    const rejected = results.some(({ outcome }) => outcome === 'rejected');
    response.status(rejected ? 422 : 200).json(isForm ? results : results[0]);
  });
  router.get('/:sha256', async (request, response) => sendDocument(workspace, reader, request, response));
  return router;
}

/** As a download of no type that a browser would run: the bytes are a stranger's. */
async function sendDocument(
  workspace: Workspace,
  reader: Reader,
  request: Request<{ sha256: string }>,
  response: Response,
): Promise<void> {
  const { sha256, bytes } = await exportDocument(workspace, reader, request.params.sha256);
  response.setHeader('content-type', 'application/octet-stream');
  response.setHeader('content-disposition', `attachment; filename="${sha256}"`);
  response.setHeader('etag', `"${sha256}"`);
  response.end(bytes);
}

const declaredNames = ['programme', 'series', 'seriesVersion', 'marking', 'releasableTo', 'from', 'dated', 'grade'] as const;

function queryFields(request: Request): DeclaredText {
  const fields: Record<string, string> = {};
  for (const name of declaredNames) {
    const value = request.query[name];
    if (typeof value === 'string') fields[name] = value;
  }
  return fields;
}

async function readBody(request: Request): Promise<Upload> {
  const name = request.query.path;
  return { path: typeof name === 'string' ? name : 'upload', bytes: await collect(request) };
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > documentBytes) throw new OperationalError('INPUT_TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Files in their order, with the fields that were declared for all of them. */
async function readForm(request: Request): Promise<{ uploads: Upload[]; fields: DeclaredText }> {
  const form = busboy({
    headers: request.headers,
    limits: { files: mostFiles, fields: mostFields, fieldSize: longestField, fileSize: documentBytes },
  });
  const fields: Record<string, string> = {};
  const uploads: Promise<Upload>[] = [];
  const done = new Promise<void>((resolve, reject) => {
    form.on('field', (name, value) => {
      if ((declaredNames as readonly string[]).includes(name)) fields[name] = value;
    });
    form.on('file', (_name, stream, { filename }) => {
      const upload = collect(stream).then((bytes) => {
        if (stream.truncated === true) throw new OperationalError('INPUT_TOO_LARGE');
        return { path: filename ?? 'upload', bytes };
      });
      upload.catch(reject);
      uploads.push(upload);
    });
    for (const limit of ['filesLimit', 'fieldsLimit'] as const)
      form.on(limit, () => reject(new OperationalError('INPUT_TOO_LARGE', 'Too many parts.')));
    form.on('error', (error) => reject(new OperationalError('INPUT_INVALID', 'The form cannot be read.', { cause: error })));
    form.on('close', resolve);
  });
  request.pipe(form);
  await done;
  return { uploads: await Promise.all(uploads), fields };
}
