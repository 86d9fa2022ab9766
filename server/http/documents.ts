/**
 * Hand-ins over HTTP: the raw body is one document, a multipart body one for each file, and an archive
 * one for each member; bytes come back as they went in.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { parseDeclared } from '../../app/documents/declared.ts';
import { exportDocument } from '../../app/exports/export-document.ts';
import type { Reader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { chunksOf } from '../../graph/model/byte-source.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { HandedIn, HandInEvent, HandIns } from '../hand-ins/hand-ins.ts';
import type { KeyDoor } from './api-key.ts';
import { excerptRoute, previewRoute, withdrawalRoute } from './document-actions.ts';
import { type Form, lineEndsOf, readForm } from './form.ts';
import { refuseUnknownFields, refuseUnknownQuery } from './known-names.ts';
import { documentBytes, uploadBytes } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { printablePath } from './printable-path.ts';
import { type Progress, progressRoutes, withTask } from './progress.ts';
import { refuseEncoded, refuseTooLong } from './refuse.ts';
import { spoolBody, withSpool } from './spool.ts';
import type { Turns } from './turns.ts';

const declaredNames = [
  ...(['programme', 'series', 'seriesVersion', 'marking', 'releasableTo', 'from', 'dated', 'grade'] as const),
  'acceptShrinkage',
] as const;
/** Of the request itself, in its address: which call it is part of, and where its progress is told. */
const requestNames = ['call', 'progress'];
const rawNames = [...declaredNames, 'path', 'mapping'];

export interface UploadParts {
  readonly workspace: Workspace;
  readonly reader: Reader;
  readonly handIns: HandIns;
  readonly metrics: Metrics;
  readonly door: KeyDoor;
  readonly progress: Progress;
  /** Reading a document is work for the processor and holds all of it in memory: never two at once. */
  readonly oneAtATime: Turns;
}

export function documentRoutes(parts: UploadParts): Router {
  const router = Router();
  const { workspace, reader, door, metrics, progress } = parts;
  router.post('/', door.require, async (request, response) => {
    const isForm = request.is('multipart/form-data') !== false;
    refuseEncoded(request);
    refuseTooLong(request, isForm ? uploadBytes : documentBytes);
    refuseUnknownQuery(request.query, isForm ? requestNames : [...rawNames, ...requestNames]);
    const documents = await handInAll(parts, request, door.uploader(response), isForm);
    for (const document of documents) metrics.handedIn(document);
    const isRejected = documents.some(({ outcome }) => outcome === 'rejected');
    await sendAll(response.status(isRejected ? 422 : 200), documents);
  });
  router.use('/progress', progressRoutes(progress));
  router.post('/preview', door.require, previewRoute(parts));
  router.post('/:sha256/withdrawal', door.require, ...withdrawalRoute(parts));
  router.get('/:sha256/excerpt', excerptRoute(parts));
  router.get('/:sha256', async (request, response) => sendDocument(workspace, reader, request, response));
  return router;
}

/** One result, or a list of them. */
async function sendAll(response: Response, documents: readonly HandedIn[]): Promise<void> {
  await pipeline(Readable.from(jsonOf(documents)), response.type('json'));
}

function* jsonOf(documents: readonly HandedIn[]): Generator<Uint8Array | string> {
  const isList = documents.length !== 1;
  if (isList) yield '[';
  for (const [index, { json }] of documents.entries()) {
    if (index > 0) yield ',';
    yield json;
  }
  if (isList) yield ']';
}

async function handInAll(
  { handIns, progress, oneAtATime }: UploadParts,
  request: Request,
  reader: Reader,
  isForm: boolean,
): Promise<HandedIn[]> {
  return await withTask(progress, request, (task, { bytes, done }) =>
    withSpool(async (folder) => {
      const form = isForm ? await readForm(request, folder, bytes) : await readBody(request, folder, bytes);
      done();
      refuseUnknownFields(form, isForm ? [...declaredNames, 'mapping'] : rawNames);
      const { uploads, fields } = form;
      if (uploads.length === 0) throw new OperationalError('INPUT_INVALID', 'No file was sent.');
      const declared = parseDeclared(pick(fields, declaredNames));
      const call = callOf(request);
      const mapping = lineEndsOf(fields.mapping);
      const documents: HandedIn[] = [];
      for (const [index, { name, file }] of uploads.entries()) {
        const path = printablePath(name);
        const input = { by: reader.name, file, path, declared, call, ...(mapping === '' ? {} : { mapping }) };
        const place = { document: index + 1, of: uploads.length };
        const tell = (event: HandInEvent) => {
          if ('stage' in event) {
            task.report({ ...event, path, ...place });
            return;
          }
          documents.push(event.document);
          const { path: shown, sha256, outcome } = event.document;
          task.report({ stage: 'document', path: shown, sha256, outcome, ...place });
        };
        await oneAtATime(() => handIns.handIn(input, tell));
      }
      return documents;
    }),
  );
}

/** As a download of no type that a browser would run: the bytes are a stranger's. */
async function sendDocument(
  workspace: Workspace,
  reader: Reader,
  request: Request<{ sha256: string }>,
  response: Response,
): Promise<void> {
  const { sha256, source } = await exportDocument(workspace, reader, request.params.sha256);
  response.setHeader('content-type', 'application/octet-stream');
  response.setHeader('content-disposition', `attachment; filename="${sha256}"`);
  response.setHeader('content-length', source.size);
  response.setHeader('cache-control', 'no-store');
  try {
    await pipeline(Readable.from(chunksOf(source)), response);
  } finally {
    source.close();
  }
}

/** Declared values of a raw upload stand in the query; `path` is its name. */
async function readBody(request: Request, folder: string, onBytes: (size: number) => void): Promise<Form> {
  const file = join(folder, 'body');
  await spoolBody(request, file, documentBytes, onBytes);
  const fields = pick(request.query, rawNames);
  return { uploads: [{ name: fields.path, field: '', file }], fields, repeated: [] };
}

function pick(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'string') picked[name] = value;
  }
  return picked;
}

/** Several requests are one call when they say so: bare names of items join within it. */
function callOf(request: Request): string {
  const { call } = request.query;
  return typeof call === 'string' && /^[\w-]{8,64}$/.test(call) ? call : randomUUID();
}
