/** `GET /api/export/cyclonedx?programme=` or `?item=`: what it reaches, as a CycloneDX 1.6 document. */
import { Router } from 'express';
import { parseDate, parseInstant } from '../../app/documents/declared.ts';
import { cycloneDxMediaType, exportCycloneDx } from '../../app/exports/export-cyclonedx.ts';
import type { Reader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { refuseUnknownQuery } from './known-names.ts';
import { parameter } from './parameter.ts';

export function exportRoutes(workspace: Workspace, reader: Reader): Router {
  const router = Router();
  router.get('/cyclonedx', async (request, response) => {
    refuseUnknownQuery(request.query, ['programme', 'item', 'asOf', 'knownAt']);
    const text = await exportCycloneDx(workspace, reader, {
      programme: parameter(request, 'programme'),
      item: parameter(request, 'item'),
      asOf: parseDate('asOf', parameter(request, 'asOf')),
      knownAt: parseInstant('knownAt', parameter(request, 'knownAt')),
    });
    response.setHeader('content-type', cycloneDxMediaType);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-disposition', 'attachment; filename="bom.cdx.json"');
    response.end(text);
  });
  return router;
}
