/** Where what a build pipeline sends for a project is put. Apart from `upload-bom.ts`, which reads it. */
import type { Declared } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { parseDeclared } from './declared.ts';
import { listProjects, type Project, projectUuid, seriesOfProject } from './projects.ts';

/** What project is meant: by its id, else by name and version. */
export interface ProjectWanted {
  readonly uuid?: string | undefined;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** A project of that name and version that is not there begins to be. */
  readonly autoCreate?: boolean | undefined;
  readonly parentUuid?: string | undefined;
  readonly parentName?: string | undefined;
  readonly parentVersion?: string | undefined;
}

/** Where documents of a project are put. */
export interface ProjectPlace {
  readonly uuid: string;
  readonly name: string;
  readonly version: string;
  readonly declared: Declared;
}

/** Errors: INPUT_INVALID, PROJECT_UNKNOWN (the project, or its parent), PROJECT_CONFLICT. */
export async function placeProject(workspace: Workspace, reader: Reader, wanted: ProjectWanted): Promise<ProjectPlace> {
  const projects = await listProjects(workspace, reader);
  const { name, version, known } = identify(projects, wanted);
  const uuid = projectUuid(name, version);
  const parent = await programmeOfParent(workspace, reader, projects, wanted, uuid);
  const programme = parent ?? known?.programme ?? name;
  const declared = parseDeclared({ programme, series: seriesOfProject(name, version) });
  return { uuid, name, version, declared };
}

function identify(projects: readonly Project[], wanted: ProjectWanted): { name: string; version: string; known?: Project } {
  const id = wanted.uuid?.trim().toLowerCase() ?? '';
  if (id !== '') {
    const known = projects.find(({ uuid }) => uuid === id);
    if (known === undefined) throw new OperationalError('PROJECT_UNKNOWN');
    return { name: known.name, version: known.version, known };
  }
  const name = coordinate('projectName', wanted.name);
  const version = coordinate('projectVersion', wanted.version);
  if (name === '') throw new OperationalError('INPUT_INVALID', 'project, or projectName and projectVersion, must be given.');
  const known = projects.find((project) => project.name === name && project.version === version);
  if (known === undefined && wanted.autoCreate !== true) {
    throw new OperationalError('PROJECT_UNKNOWN', 'It is made by its first upload when autoCreate is true.');
  }
  return { name, version, ...(known === undefined ? {} : { known }) };
}

/** A parent is a project, or by its name alone a programme that documents speak of. */
async function programmeOfParent(
  workspace: Workspace,
  reader: Reader,
  projects: readonly Project[],
  { parentUuid, parentName, parentVersion }: ProjectWanted,
  child: string,
): Promise<string | undefined> {
  const id = parentUuid?.trim().toLowerCase() ?? '';
  const name = coordinate('parentName', parentName);
  if (id === '' && name === '') return undefined;
  const version = coordinate('parentVersion', parentVersion);
  const parent = projects.find((project) =>
    id === '' ? project.name === name && project.version === version : project.uuid === id,
  );
  if ((parent?.uuid ?? projectUuid(name, version)) === child) {
    throw new OperationalError('PROJECT_CONFLICT', 'It would be its own parent.');
  }
  if (parent !== undefined) return parent.programme;
  if (id !== '') throw new OperationalError('PROJECT_UNKNOWN', 'The parent project is not there.');
  const { graph } = await workspace.view(reader);
  try {
    return graph.programmes.names[findProgramme(graph, name)];
  } catch (error) {
    throw new OperationalError('PROJECT_UNKNOWN', 'There is no parent project, and no programme, of that name.', {
      cause: error,
    });
  }
}

function coordinate(name: string, value: string | undefined): string {
  const text = (value ?? '').toWellFormed().normalize('NFC').trim();
  if (/\p{Cc}/u.test(text)) throw new OperationalError('INPUT_INVALID', `${name}: expected text without control characters.`);
  return text;
}
