/**
 * Hand-ins over HTTP: the raw body is one document, a multipart body one for each file, and an archive
 * one for each member; bytes come back as they went in.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Request, type Response, Router } from 'express';
import { parseDeclared } from '../../app/declared.ts';
import { exportDocument } from '../../app/export-document.ts';
import type { IngestResult } from '../../app/ingest.ts';
import { ingestSent } from '../../app/ingest-sent.ts';
import type { Reader } from '../../app/reader.ts';
import type { Workspace } from '../../app/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type Form, readForm } from './form.ts';
import { documentBytes, longestPath, uploadBytes } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { spool, withSpool } from './spool.ts';
import { createTurns } from './turns.ts';

const declaredNames = ['programme', 'series', 'seriesVersion', 'marking', 'releasableTo', 'from', 'dated', 'grade'] as const;

export function documentRoutes(workspace: Workspace, reader: Reader, metrics: Metrics): Router {
  const router = Router();
  // Reading a document is work for the processor and holds all of it in memory: never two at once.
  const oneAtATime = createTurns();
  router.post('/', async (request, response) => {
    const isForm = request.is('multipart/form-data') !== false;
    refuseEncoded(request);
    refuseTooLong(request, isForm ? uploadBytes : documentBytes);
    const results = await withSpool(async (folder) => {
      const { uploads, fields } = isForm ? await readForm(request, folder) : await readBody(request, folder);
      if (uploads.length === 0) throw new OperationalError('INPUT_INVALID', 'No file was sent.');
      const declared = parseDeclared(pick(fields, declaredNames));
      const call = randomUUID();
      const { mapping = '' } = fields;
      const answers: IngestResult[] = [];
      for (const { name, file } of uploads) {
        const path = printablePath(name);
        const input = { path, declared, call, ...(mapping === '' ? {} : { mapping }) };
        await oneAtATime(async () => {
          const bytes = await readFile(file);
          for await (const answer of ingestSent(workspace, reader, { ...input, bytes })) answers.push(answer);
        });
      }
      return answers;
    });
    for (const result of results) metrics.handedIn(result);
    const isRejected = results.some(({ outcome }) => outcome === 'rejected');
    response.status(isRejected ? 422 : 200).json(results.length === 1 ? results[0] : results);
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
  response.setHeader('content-length', bytes.length);
  response.setHeader('cache-control', 'no-store');
  response.end(bytes);
}

/** Declared values of a raw upload stand in the query; `path` is its name. */
async function readBody(request: Request, folder: string): Promise<Form> {
  const file = join(folder, 'body');
  try {
    await spool(request, file);
  } catch (error) {
    if (error instanceof OperationalError) throw error;
    throw new OperationalError('INPUT_INVALID', 'The body cannot be read.', { cause: error });
  }
  const fields = pick(request.query, [...declaredNames, 'path', 'mapping']);
  return { uploads: [{ name: fields.path, file }], fields };
}

function pick(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'string') picked[name] = value;
  }
  return picked;
}

/** A name is shown again: without control characters, and not endless. */
function printablePath(name: string | undefined): string {
  const path = (name ?? '')
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\u{fffd}')
    .slice(0, longestPath);
  return path === '' ? 'upload' : path;
}

function refuseEncoded(request: Request): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new OperationalError('INPUT_INVALID', 'Send the bytes without a Content-Encoding.');
}

/** Said before anything is read, where the sender says how much it will be. */
function refuseTooLong(request: Request, most: number): void {
  if (Number(request.headers['content-length'] ?? 0) > most) {
    throw new OperationalError('INPUT_TOO_LARGE', `At most ${most} bytes are taken.`);
  }
}
