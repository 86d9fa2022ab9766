/** What is asked with an upload, whether it came as JSON or as a form, where every value is text. */
import { z } from 'zod';
import type { ProjectWanted } from '../../../app/documents/place-project.ts';
import { InvalidUpload } from './problem.ts';

export interface BomRequest {
  readonly wanted: ProjectWanted;
  /** What was asked for and means nothing here. */
  readonly ignored: readonly string[];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Clients send what they have no value for as null, or as nothing between quotes. */
const text = z
  .string()
  .trim()
  .nullish()
  .transform((value) => (value === null || value === '' ? undefined : value));
const id = text.refine((value) => value === undefined || uuid.test(value), 'expected a UUID');
const flag = z
  .union([z.boolean(), z.string()], 'expected true or false')
  .nullish()
  .transform((value) => (typeof value === 'string' ? value.trim().toLowerCase() === 'true' : value === true));
const tags = z
  .union([z.string(), z.array(z.union([z.string(), z.object({ name: z.string() })]))], 'expected names')
  .nullish()
  .transform((value) => (typeof value === 'string' ? value.trim() !== '' : (value ?? []).length > 0));

const request = z.object({
  project: id,
  projectName: text,
  projectVersion: text,
  autoCreate: flag,
  projectTags: tags,
  parentUUID: id,
  parentName: text,
  parentVersion: text,
  isLatest: flag,
  isLatestProjectVersion: flag,
});

/** Errors: InvalidUpload, naming each field. */
export function parseBomRequest(fields: unknown): BomRequest {
  const parsed = request.safeParse(fields);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new InvalidUpload('The request has fields of another form.', errors);
  }
  const asked = parsed.data;
  const ignored = [
    ...(asked.projectTags ? ['projectTags'] : []),
    ...(asked.isLatest || asked.isLatestProjectVersion ? ['isLatest'] : []),
  ];
  return {
    wanted: {
      uuid: asked.project,
      name: asked.projectName,
      version: asked.projectVersion,
      autoCreate: asked.autoCreate,
      parentUuid: asked.parentUUID,
      parentName: asked.parentName,
      parentVersion: asked.parentVersion,
    },
    ignored,
  };
}
