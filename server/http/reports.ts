/** `GET /api/reports/gap.{html,csv,json}`: the redundancy gap report of a programme. */
import { type Request, Router } from 'express';
import type { Reader } from '../../app/reader.ts';
import { reportGap } from '../../app/report-gap.ts';
import type { Workspace } from '../../app/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';

const types = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

export function reportRoutes(workspace: Workspace, reader: Reader): Router {
  const router = Router();
  router.get('/gap.:format', async (request, response) => {
    const { format } = request.params;
    if (!isFormat(format)) throw new OperationalError('INPUT_INVALID', `The report is made as ${Object.keys(types).join(', ')}.`);
    const text = await reportGap(workspace, reader, {
      format,
      programme: parameter(request, 'programme'),
      marking: parameter(request, 'marking'),
      asOf: parameter(request, 'asOf'),
      knownAt: parameter(request, 'knownAt'),
    });
    response.setHeader('content-type', types[format]);
    if (format === 'html') {
      // The report's own policy is stricter still; its one style sheet stands in the file.
      response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    } else response.setHeader('content-disposition', `attachment; filename="gap-report.${format}"`);
    response.end(text);
  });
  return router;
}

function isFormat(format: string): format is keyof typeof types {
  return format in types;
}

function parameter(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
