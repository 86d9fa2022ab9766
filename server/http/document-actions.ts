/** What is asked of documents beside handing them in: a spreadsheet's preview, a withdrawal, the text around a place. */
import { stat } from 'node:fs/promises';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { parseDeclared } from '../../app/documents/declared.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { UploadParts } from './documents.ts';
import { lineEndsOf, readForm } from './form.ts';
import { refuseUnknownFields, refuseUnknownQuery } from './known-names.ts';
import { mostExcerpts, previewBytes, reasonBytes } from './limits.ts';
import { printablePath } from './printable-path.ts';
import { refuseEncoded, refuseTooLong } from './refuse.ts';
import { withSpool } from './spool.ts';
import { createTurns } from './turns.ts';

/** Lines, or rows, on each side of a place, where nothing is asked. */
const usualLines = 12;

/** `POST /preview`: one file, and `mapping` (text of one), `choices` (JSON), `programme`. Nothing is stored. */
export function previewRoute({ handIns, oneAtATime }: UploadParts): RequestHandler {
  return async (request, response) => {
    refuseEncoded(request);
    refuseTooLong(request, previewBytes);
    if (request.is('multipart/form-data') === false) throw new OperationalError('INPUT_INVALID', 'Send a form with one file.');
    const json = await withSpool(async (folder) => {
      const form = await readForm(request, folder, () => {});
      refuseUnknownFields(form, ['programme', 'mapping', 'choices']);
      const { uploads, fields } = form;
      const [upload, second] = uploads;
      if (upload === undefined || second !== undefined) throw new OperationalError('INPUT_INVALID', 'Send one file.');
      if ((await stat(upload.file)).size > previewBytes)
        throw new OperationalError('INPUT_TOO_LARGE', `A preview is of at most ${previewBytes} bytes.`);
      const { programme } = parseDeclared({ programme: fields.programme });
      const mapping = lineEndsOf(fields.mapping);
      const choices = choicesOf(fields.choices);
      const input = {
        file: upload.file,
        path: printablePath(upload.name),
        ...(mapping === '' ? {} : { mapping }),
        ...(choices === undefined ? {} : { choices }),
        ...(programme === undefined ? {} : { programme }),
      };
      return await oneAtATime(() => handIns.preview(input));
    });
    sendJson(response, json);
  };
}

function choicesOf(text = '') {
  if (text === '') return undefined;
  const wrong = new OperationalError(
    'INPUT_INVALID',
    'choices: expected {"tables": [...], "columns": {"COLUMN": "FIELD"}} as JSON.',
  );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong;
  }
  const { tables, columns } = Object(value) as { tables?: unknown; columns?: unknown };
  const isText = (one: unknown) => typeof one === 'string';
  if (typeof columns !== 'object' || columns === null || !Object.values(columns).every(isText)) throw wrong;
  if (tables !== undefined && !(Array.isArray(tables) && tables.length > 0 && tables.every(isText))) throw wrong;
  return {
    columns: { ...(columns as Record<string, string>) },
    ...(tables === undefined ? {} : { tables: tables as string[] }),
  };
}

/** `POST /{sha256}/withdrawal` with `{"reason": "..."}`. */
export function withdrawalRoute({ handIns, door, oneAtATime }: UploadParts): readonly RequestHandler<{ sha256: string }>[] {
  return [
    express.json({ limit: reasonBytes }) as RequestHandler<{ sha256: string }>,
    async (request, response) => {
      const { reason } = Object(request.body) as { reason?: unknown };
      if (typeof reason !== 'string') throw new OperationalError('INPUT_INVALID', 'Send {"reason": "..."} as JSON.');
      const { name: by } = door.uploader(response);
      const { sha256 } = request.params;
      response.json(await oneAtATime(() => handIns.withdraw({ by, sha256, reason })));
    },
  ];
}

/** `GET /{sha256}/excerpt?pointer=&lines=`: one at a time here; what takes long is made where documents are read. */
export function excerptRoute({ workspace, reader, handIns, oneAtATime }: UploadParts): RequestHandler<{ sha256: string }> {
  const inTurn = createTurns();
  let waiting = 0;
  return async (request, response) => {
    refuseUnknownQuery(request.query, ['pointer', 'lines']);
    if (waiting >= mostExcerpts) throw new OperationalError('SEARCH_BUSY');
    waiting++;
    try {
      const input = { sha256: request.params.sha256, pointer: textOf(request, 'pointer'), lines: linesOf(request) };
      // What waits for a hand-in keeps no other place waiting.
      const heavy = async () => JSON.parse(Buffer.from(await oneAtATime(() => handIns.excerpt(input))).toString());
      // Places are found by what reads documents: loaded when the first is looked for.
      const { readExcerpt } = await import('../../app/documents/read-excerpt.ts');
      const excerpt = await readExcerpt(workspace, reader, input, (isHeavy, work) => (isHeavy ? heavy() : inTurn(work)));
      sendJson(response, Buffer.from(JSON.stringify(excerpt)));
    } finally {
      waiting--;
    }
  };
}

function textOf(request: Request<{ sha256: string }>, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value : '';
}

function linesOf(request: Request<{ sha256: string }>): number {
  const text = textOf(request, 'lines');
  if (text === '') return usualLines;
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

function sendJson(response: Response, json: Uint8Array): void {
  response.setHeader('cache-control', 'no-store');
  response.type('json').end(json);
}
