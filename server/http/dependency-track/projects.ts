/** Projects as clients of this contract read them. */
import { type Request, type Response, Router } from 'express';
import { findProject, listProjects, type Project } from '../../../app/documents/projects.ts';
import type { Reader } from '../../../app/workspace/reader.ts';
import type { Workspace } from '../../../app/workspace/workspace.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import { longestPage } from '../limits.ts';
import { parameter } from '../parameter.ts';

/** Projects of a page, where a client does not say. */
const usualPage = 100;

export function projectRoutes(workspace: Workspace, reader: Reader): Router {
  const router = Router();
  router.get('/project', async (request, response) => {
    const name = parameter(request, 'name');
    const search = parameter(request, 'searchText')?.toLowerCase();
    const found = (await listProjects(workspace, reader)).filter(
      (project) =>
        (name === undefined || project.name === name) && (search === undefined || project.name.toLowerCase().includes(search)),
    );
    sendList(request, response, found.map(present));
  });
  router.get('/project/lookup', async (request, response) => {
    const name = parameter(request, 'name');
    const version = parameter(request, 'version') ?? '';
    const found = (await listProjects(workspace, reader)).find((one) => one.name === name && one.version === version);
    if (found === undefined) throw new OperationalError('PROJECT_UNKNOWN');
    response.json(present(found));
  });
  router.get('/project/:uuid', async (request, response) => {
    response.json(present(await findProject(workspace, reader, request.params.uuid)));
  });
  // Neither is looked for here, so none is known: not the same as there being none (docs/clients.md).
  for (const kind of ['finding', 'violation']) {
    router.get(`/${kind}/project/:uuid`, async (request, response) => {
      await findProject(workspace, reader, String(request.params.uuid));
      sendList(request, response, []);
    });
  }
  return router;
}

function present({ uuid, name, version, programme, latest }: Project): Record<string, unknown> {
  const { receivedAt, format, specVersion } = latest;
  return {
    uuid,
    name,
    version,
    active: true,
    tags: [],
    // A project of another name is its parent only by way of the programme that both belong to.
    ...(programme === name ? {} : { group: programme }),
    lastBomImport: Date.parse(receivedAt),
    lastBomImportFormat: `${format} ${specVersion}`.trim(),
  };
}

/** One page, with the number of all in `X-Total-Count`; pages are counted from 1. */
function sendList(request: Request, response: Response, all: readonly unknown[]): void {
  const size = number(request, ['limit', 'pageSize'], usualPage, 1, longestPage);
  const page = number(request, ['page', 'pageNumber'], 1, 1, Number.MAX_SAFE_INTEGER);
  const from = number(request, ['offset'], (page - 1) * size, 0, Number.MAX_SAFE_INTEGER);
  response.setHeader('x-total-count', all.length);
  response.json(all.slice(from, from + size));
}

function number(request: Request, names: readonly string[], usual: number, least: number, most: number): number {
  const given = names.map((name) => parameter(request, name)).find((value) => value !== undefined);
  if (given === undefined) return usual;
  if (!/^\d{1,15}$/.test(given)) throw new OperationalError('INPUT_INVALID', `${names[0]}: expected a whole number.`);
  return Math.min(Math.max(Number(given), least), most);
}
