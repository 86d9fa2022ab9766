/**
 * The upload contract of OWASP Dependency-Track, so that what posts there posts here unchanged
 * (docs/clients.md; docs/decisions/0014). Only what uploading clients ask is answered.
 */
import { join } from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Logger } from 'pino';
import { placeProject } from '../../../app/documents/place-project.ts';
import type { HandedInBom } from '../../hand-ins/hand-ins.ts';
import type { UploadParts } from '../documents.ts';
import { bomFieldBytes, documentBytes } from '../limits.ts';
import { printablePath } from '../printable-path.ts';
import { withTask } from '../progress.ts';
import { refuseEncoded, refuseTooLong } from '../refuse.ts';
import { spoolBody, withSpool } from '../spool.ts';
import { type Problem, problemHandler, sendProblem } from './problem.ts';
import { projectRoutes } from './projects.ts';

/** Version of the contract that is kept to; clients refuse servers that they think too old. */
const contractVersion = '4.14.2';
/** What a form may hold beside its document. */
const formOverhead = 1024 * 1024;
/** What a client may do here, in that contract's words. */
const permissions = [
  'BOM_UPLOAD',
  'PROJECT_CREATION_UPLOAD',
  'VIEW_PORTFOLIO',
  'VIEW_POLICY_VIOLATION',
  'VIEW_VULNERABILITY',
  'VULNERABILITY_ANALYSIS',
];
/** Errors that are listed of a document that was refused. */
const longestList = 50;

interface Uploaded {
  readonly token: string;
  readonly projectUuid: string;
  readonly result: HandedInBom;
  readonly ignored: readonly string[];
}

export function dependencyTrackRoutes(parts: UploadParts, log: Logger): Router {
  const { workspace, reader, door, progress } = parts;
  const api = Router();
  api.get('/bom/token/:token', isProcessing);
  api.get('/event/token/:token', isProcessing);
  api.get('/team/self', (_request, response) => {
    const { name } = door.uploader(response);
    response.json({ uuid: '00000000-0000-8000-8000-000000000000', name, permissions: permissions.map((one) => ({ name: one })) });
  });
  api.put('/bom', upload(parts, false));
  api.post('/bom', upload(parts, true));
  api.use(projectRoutes(workspace, reader));
  api.use((_request, response) => {
    sendProblem(response, { status: 404, title: 'Not Found', detail: 'There is nothing here.' });
  });

  const router = Router();
  router.get('/version', (_request, response) => {
    response.json({ application: 'Hauberk', version: contractVersion });
  });
  router.use('/v1', named, door.require, api);
  router.use('/v1', problemHandler(log));
  return router;

  function isProcessing(request: Request, response: Response): void {
    response.json({ processing: progress.isRunning(String(request.params.token)) });
  }
}

/** The connection test of the Jenkins plugin goes by this header. */
const named: RequestHandler = (_request, response, next) => {
  response.setHeader('x-powered-by', `Dependency-Track v${contractVersion} upload contract, kept by Hauberk`);
  next();
};

function upload(parts: UploadParts, takesForm: boolean): RequestHandler {
  return async (request, response) => {
    const isForm = takesForm && request.is('multipart/form-data') !== false;
    if (!isForm && request.is(['json', '+json']) === false) {
      const detail = `Send application/json${takesForm ? ' or multipart/form-data' : ''}.`;
      sendProblem(response, { status: 415, title: 'Unsupported Media Type', detail });
      return;
    }
    refuseEncoded(request);
    const most = isForm ? documentBytes + formOverhead : bomFieldBytes;
    refuseTooLong(request, most);
    const { token, projectUuid, result, ignored } = await receive(parts, request, response, isForm, most);
    parts.metrics.handedIn(result);
    if (result.outcome === 'rejected') {
      sendProblem(response, rejection(result));
      return;
    }
    response.setHeader('x-hauberk-sha256', result.sha256);
    response.setHeader('x-hauberk-outcome', result.outcome);
    if (ignored.length > 0) response.setHeader('x-hauberk-ignored', ignored.join(', '));
    response.json({ token, projectUuid });
  };
}

async function receive(
  { workspace, handIns, progress, door, oneAtATime }: UploadParts,
  request: Request,
  response: Response,
  isForm: boolean,
  most: number,
): Promise<Uploaded> {
  const reader = door.uploader(response);
  return await withTask(progress, request, (task, receiving) =>
    withSpool(async (folder) => {
      const body = join(folder, 'body');
      await spoolBody(request, body, most, receiving.bytes);
      receiving.done();
      return await oneAtATime(async () => {
        const formType = isForm ? { formType: request.headers['content-type'] ?? '' } : {};
        const { file, name, wanted, ignored } = await handIns.openBody({ file: body, folder, ...formType });
        const place = await placeProject(workspace, reader, wanted);
        const path = printablePath(name ?? `${place.name} ${place.version}`.trim());
        const result = await handIns.handInBom({ by: reader.name, place, file, path }, (event) => {
          if ('stage' in event) task.report({ ...event, path, document: 1, of: 1 });
        });
        const { sha256, outcome } = result;
        task.report({ stage: 'document', path, sha256, outcome, document: 1, of: 1 });
        return { token: task.id, projectUuid: place.uuid, result, ignored };
      });
    }),
  );
}

function rejection({ errors: found }: HandedInBom): Problem {
  const errors = found
    .slice(0, longestList)
    .map(({ code, pointer, message }) => [code, pointer, message].filter((part) => part !== '').join(' '));
  const detail = `The document cannot be read (errors: ${found.length}); nothing of it was kept.`;
  return { status: 400, title: 'The uploaded BOM is invalid', detail, errors };
}
