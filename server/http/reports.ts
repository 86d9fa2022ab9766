/** `GET /api/reports/gap.{html,csv,json}`: the redundancy gap report of a programme. */
import { type Request, Router } from 'express';
import { parseDate, parseInstant } from '../../app/declared.ts';
import type { Reader } from '../../app/reader.ts';
import { type ReportFormat, reportFormats, reportGap } from '../../app/report-gap.ts';
import { mediaTypes, reportPolicy } from '../../app/report-headers.ts';
import type { Workspace } from '../../app/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';

export function reportRoutes(workspace: Workspace, reader: Reader): Router {
  const router = Router();
  router.get('/gap.:format', async (request, response) => {
    const format = formatOf(request.params.format);
    const file = await reportGap(workspace, reader, {
      format,
      marking: parameter(request, 'marking'),
      programme: parameter(request, 'programme'),
      asOf: parseDate('asOf', parameter(request, 'asOf')),
      knownAt: parseInstant('knownAt', parameter(request, 'knownAt')),
    });
    response.setHeader('content-type', mediaTypes[format]);
    response.setHeader('cache-control', 'no-store');
    if (format === 'html') response.setHeader('content-security-policy', `${reportPolicy}; frame-ancestors 'none'`);
    else response.setHeader('content-disposition', `attachment; filename="gap-report.${format}"`);
    response.end(file);
  });
  return router;
}

function formatOf(wanted: string): ReportFormat {
  const format = reportFormats.find((known) => known === wanted);
  if (format === undefined) throw new OperationalError('INPUT_INVALID', `The report is made as ${reportFormats.join(', ')}.`);
  return format;
}

function parameter(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
