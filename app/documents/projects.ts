/**
 * Projects, as build pipelines know them, are programmes and series here (docs/decisions/0014): a project
 * is the standing documents of one series `project:NAME/VERSION`. Nothing else is kept of it: its id is
 * computed from name and version, so a project is there as soon, and as long, as a document of it is.
 */
import { createHash } from 'node:crypto';
import { type HandIn, takesOut } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface Project {
  readonly uuid: string;
  readonly name: string;
  /** Empty when none was given. */
  readonly version: string;
  readonly series: string;
  /** Programme that its latest document was declared for. */
  readonly programme: string;
  /** What was handed in for it last, by version in the series. */
  readonly latest: HandIn;
}

const prefix = 'project:';

export function seriesOfProject(name: string, version: string): string {
  return version === '' ? `${prefix}${escaped(name)}` : `${prefix}${escaped(name)}/${escaped(version)}`;
}

/** A UUID of version 8 (RFC 9562, 5.8) from the first half of a SHA-256. */
export function projectUuid(name: string, version: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify(['hauberk project', name, version]))
    .digest();
  bytes[6] = 0x80 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** By name, then version, in code unit order. */
export async function listProjects(workspace: Workspace, reader: Reader): Promise<Project[]> {
  const latest = new Map<string, HandIn>();
  for (const handIn of await standingHandIns(workspace, reader)) {
    if (!isProject(handIn.series)) continue;
    const other = latest.get(handIn.series);
    if (other === undefined || handIn.version >= other.version) latest.set(handIn.series, handIn);
  }
  return [...latest.values()].map(projectOf).sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

/** Errors: PROJECT_UNKNOWN. */
export async function findProject(workspace: Workspace, reader: Reader, uuid: string): Promise<Project> {
  const wanted = uuid.toLowerCase();
  const found = (await listProjects(workspace, reader)).find((project) => project.uuid === wanted);
  if (found === undefined) throw new OperationalError('PROJECT_UNKNOWN');
  return found;
}

/** Documents that no later mark took out, in order of receipt. */
async function standingHandIns(workspace: Workspace, reader: Reader): Promise<HandIn[]> {
  const seen = (await workspace.evidence.handIns()).filter((handIn) => sees(reader, handIn));
  const lastMark = new Map<string, string>();
  for (const mark of seen) if (takesOut(mark)) lastMark.set(mark.sha256, mark.id);
  return seen.filter(({ kind, sha256, id }) => kind === 'document' && id > (lastMark.get(sha256) ?? ''));
}

/** Whatever a person calls a series: one of a project is read back as it was written. */
function isProject(series: string): boolean {
  return series.startsWith(prefix) && seriesOfProject(...coordinatesOf(series)) === series;
}

function coordinatesOf(series: string): [name: string, version: string] {
  const [name = '', version = ''] = series.slice(prefix.length).split('/').map(unescaped);
  return [name, version];
}

function projectOf(latest: HandIn): Project {
  const { series, declared } = latest;
  const [name, version] = coordinatesOf(series);
  return { uuid: projectUuid(name, version), name, version, series, programme: declared.programme ?? name, latest };
}

/** Only what would be taken for the stroke between name and version: the series is read by people. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('/', '%2F');
}

function unescaped(text: string): string {
  return text.replaceAll('%2F', '/').replaceAll('%25', '%');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
