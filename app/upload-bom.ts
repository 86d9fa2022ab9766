/** Hands in what a build pipeline sends for a project: a later document takes the place of an earlier one. */
import { randomUUID } from 'node:crypto';
import { type ByteSource, memorySource, sha256Of } from '../graph/model/byte-source.ts';
import type { Declared } from '../graph/model/hand-in.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { decompress } from '../ingest/compressed/decompress.ts';
import { sniffPacked } from '../ingest/compressed/packed.ts';
import { limits } from '../ingest/limits.ts';
import { parseDeclared } from './declared.ts';
import { findProgramme } from './find-programme.ts';
import { readingOf } from './hand-in-draft.ts';
import { type IngestResult, type IngestStage, ingest, optionsOf } from './ingest.ts';
import { listProjects, type Project, projectUuid, seriesOfProject } from './projects.ts';
import { type Reader, sees } from './reader.ts';
import type { Workspace } from './workspace.ts';

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

export interface BomUpload {
  readonly source: ByteSource;
  readonly path: string;
  readonly onStage?: (stage: IngestStage) => void;
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

/**
 * Hands in one document, unpacked, as the newest of its project. The same document again is a duplicate; an older
 * one again is the newest again. Calls for one workspace must not overlap. Errors: those of `ingest`.
 */
export async function uploadBom(
  workspace: Workspace,
  reader: Reader,
  place: ProjectPlace,
  upload: BomUpload,
): Promise<IngestResult> {
  const source = unpacked(upload.source);
  const declared = await nextInSeries(workspace, reader, place.declared, source);
  return await ingest(workspace, reader, { ...upload, source, declared, call: randomUUID() });
}

/** Bytes by which a compressed part is known. */
const headBytes = 512;

/** A compressed part is the document that it holds: packed otherwise it is the same one. */
function unpacked(source: ByteSource): ByteSource {
  const kind = sniffPacked(source.read(0, headBytes));
  if (kind !== 'gzip' && kind !== 'zstd') return source;
  if (source.size > limits.wholeBytes) throw new OperationalError('INPUT_TOO_LARGE');
  const result = decompress(source.whole(), kind);
  if ('bytes' in result) return memorySource(result.bytes);
  const { code, message } = result.problem;
  const isTooMuch = code === 'document-too-large' || code === 'compression-ratio';
  throw new OperationalError(isTooMuch ? 'INPUT_TOO_LARGE' : 'INPUT_INVALID', message);
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

/**
 * The version in the series. Builds of one day have one date, so order is that of receipt; it is declared,
 * and thereby kept in the hand-in: no rule on values looks at the time of receipt.
 */
async function nextInSeries(workspace: Workspace, reader: Reader, declared: Declared, source: ByteSource): Promise<Declared> {
  const sha256 = await sha256Of(source);
  const handIns = (await workspace.evidence.handIns()).filter((handIn) => sees(reader, handIn));
  const members = handIns.filter(({ kind, series }) => kind === 'document' && series === declared.series);
  const seriesVersion = members.reduce((highest, { version }) => Math.max(highest, version), 0);
  const same = { ...declared, seriesVersion };
  const isLatest = members.some(
    (handIn) =>
      handIn.version === seriesVersion &&
      handIn.reading === readingOf(sha256, undefined) &&
      optionsOf(handIn.declared) === optionsOf(same) &&
      !handIns.some((mark) => mark.kind !== 'document' && mark.sha256 === sha256 && mark.id > handIn.id),
  );
  return isLatest ? same : { ...declared, seriesVersion: seriesVersion + 1 };
}

function coordinate(name: string, value: string | undefined): string {
  const text = (value ?? '').toWellFormed().normalize('NFC').trim();
  if (/\p{Cc}/u.test(text)) throw new OperationalError('INPUT_INVALID', `${name}: expected text without control characters.`);
  return text;
}
