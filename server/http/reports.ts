/**
 * `GET /api/reports`: in which formats. `GET /api/reports/gap.FORMAT`: the redundancy gap report of a programme. `POST` takes the same as fields of a
 * form, and beside them the files `since` (an earlier report) and `costs`. `POST /api/reports/verify` takes
 * the file `report`, and those two where it was made with them.
 */
import { readFile } from 'node:fs/promises';
import { type Request, type Response, Router } from 'express';
import { parseDate, parseInstant } from '../../app/documents/declared.ts';
import {
  longestParameter,
  type ReportFormat,
  type ReportQuestion,
  reportFormats,
  reportGap,
} from '../../app/reports/report-gap.ts';
import { tlpLabels } from '../../app/reports/report-handling.ts';
import { mediaTypes, reportPolicy } from '../../app/reports/report-headers.ts';
import { inReportTurn } from '../../app/reports/report-turn.ts';
import { earlierReportBytes, type MadeWith, readEarlier, reportBytes, verifyReport } from '../../app/reports/verify-report.ts';
import { readCostRows } from '../../app/scenarios/measure-costs.ts';
import type { Reader } from '../../app/workspace/reader.ts';
import { countings } from '../../app/workspace/vocabulary.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type Form, readForm } from './form.ts';
import { refuseUnknownFields, refuseUnknownQuery } from './known-names.ts';
import { refuseEncoded, refuseTooLong } from './refuse.ts';
import { withSpool } from './spool.ts';

/** Bytes of a form: a report and an earlier one, and what is little beside them. */
const formBytes = reportBytes + earlierReportBytes;

const textNames = [
  ...(['marking', 'distribution', 'tlp', 'nato', 'cui'] as const),
  ...(['decision', 'decisionOf', 'decisionBy', 'since', 'currency', 'programme'] as const),
] as const;

const askedNames = [...textNames, 'counting', 'asOf', 'knownAt'];
/** What a report is made with, as files. */
const madeWithNames = ['since', 'costs'];

type Texts = Readonly<Record<string, unknown>>;

export function reportRoutes(workspace: Workspace, reader: Reader, banner: string): Router {
  const router = Router();
  const send = async (request: Request, response: Response, texts: Texts, madeWith: MadeWith) => {
    const format = formatOf(String(request.params.format));
    const question = { ...questionOf(texts), ...madeWith, banner };
    const file = await reportGap(workspace, reader, { ...question, format }, { signal: untilGone(response) });
    sendReport(response, format, file);
  };
  router.get('/', (_request, response) => {
    response.json({ formats: reportFormats, tlp: tlpLabels, longest: longestParameter });
  });
  router.get('/gap.:format', async (request, response) => {
    refuseUnknownQuery(request.query, askedNames);
    await send(request, response, request.query, {});
  });
  router.post('/gap.:format', async (request, response) => {
    refuseUnknownQuery(request.query, []);
    await withForm(request, async (form) => {
      refuseUnknownFields(form, askedNames, madeWithNames);
      const madeWith = await inReportTurn(untilGone(response), () => madeWithOf(form));
      await send(request, response, form.fields, madeWith);
    });
  });
  router.post('/verify', async (request, response) => {
    refuseUnknownQuery(request.query, []);
    await withForm(request, async (form) => {
      refuseUnknownFields(form, [], ['report', ...madeWithNames]);
      const verification = await inReportTurn(untilGone(response), async () => {
        const file = await fileOf(form, 'report');
        if (file === undefined) throw new OperationalError('INPUT_INVALID', 'No file `report` was sent.');
        return await verifyReport(workspace, reader, file, await madeWithOf(form));
      });
      response.json(verification);
    });
  });
  return router;
}

/** Aborted as soon as nobody waits for the answer any more. */
function untilGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return gone.signal;
}

function sendReport(response: Response, format: ReportFormat, file: Uint8Array): void {
  response.setHeader('content-type', mediaTypes[format]);
  response.setHeader('cache-control', 'no-store');
  if (format === 'html') {
    response.setHeader('content-security-policy', `${reportPolicy(file)}; frame-ancestors 'none'`);
  } else response.setHeader('content-disposition', `attachment; filename="gap-report.${format}"`);
  response.end(file);
}

async function withForm(request: Request, work: (form: Form) => Promise<void>): Promise<void> {
  if (request.is('multipart/form-data') === false)
    throw new OperationalError('INPUT_INVALID', 'Send a form (multipart/form-data).');
  refuseEncoded(request);
  refuseTooLong(request, formBytes);
  await withSpool(async (folder) => work(await readForm(request, folder, undefined, formBytes)));
}

async function madeWithOf(form: Form): Promise<MadeWith> {
  const [earlier, costs] = [await fileOf(form, 'since'), await fileOf(form, 'costs')];
  return {
    ...(earlier === undefined ? {} : { earlier: await readEarlier(earlier) }),
    ...(costs === undefined ? {} : { costs: readCostRows(costs) }),
  };
}

/** An empty file is what a form sends where none was chosen. */
async function fileOf({ uploads }: Form, field: string): Promise<Uint8Array | undefined> {
  const upload = uploads.find((one) => one.field === field);
  const bytes = upload === undefined ? undefined : await readFile(upload.file);
  return bytes === undefined || bytes.length === 0 ? undefined : bytes;
}

function formatOf(wanted: string): ReportFormat {
  const format = reportFormats.find((known) => known === wanted);
  if (format === undefined) throw new OperationalError('INPUT_INVALID', `The report is made as ${reportFormats.join(', ')}.`);
  return format;
}

function questionOf(texts: Texts): ReportQuestion {
  const counting = textOf(texts, 'counting');
  const known = countings.find((one) => one === (counting ?? 'qualified'));
  if (known === undefined) throw new OperationalError('INPUT_INVALID', `counting: expected one of ${countings.join(', ')}.`);
  return {
    ...Object.fromEntries(textNames.map((name) => [name, textOf(texts, name)])),
    counting: known,
    asOf: parseDate('asOf', textOf(texts, 'asOf')),
    knownAt: parseInstant('knownAt', textOf(texts, 'knownAt')),
  };
}

function textOf(texts: Texts, name: string): string | undefined {
  const value = texts[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
