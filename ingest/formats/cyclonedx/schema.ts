/**
 * The JSON schemas of CycloneDX 1.2 to 1.7 as @cyclonedx/cyclonedx-library ships them (strict editions
 * of 1.2 and 1.3), compiled when a version is first met. `specVersion` is not checked by the schemas:
 * the caller chooses by it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Ajv as AjvClass, ErrorObject, ValidateFunction } from 'ajv';
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { repeatedIndex } from './unique-items.ts';
import type { SpecVersion } from './version.ts';

const require = createRequire(import.meta.url);
const shared = ['spdx', 'jsf-0.82', 'cryptography-defs'] as const;
const strictEditions: readonly SpecVersion[] = ['1.2', '1.3'];
const validators = new Map<string, ValidateFunction>();

/** What the schema of `version` finds wrong; empty for a valid document. At most `limits.schemaErrors`. */
export function schemaErrors(document: unknown, version: SpecVersion): Diagnostic[] {
  const first = validator(version, 'first');
  if (first(document)) return [];
  // Only an invalid document pays for the complete list.
  const all = validator(version, 'all');
  all(document);
  return (all.errors ?? first.errors ?? []).slice(0, limits.schemaErrors).map(describe);
}

function describe(error: ErrorObject): Diagnostic {
  const named = Object.values(error.params).filter((value) => typeof value === 'string');
  const detail = named.length === 0 ? '' : ` (${excerpt(named.join(', '))})`;
  return diagnostic('schema-invalid', 'warning', error.instancePath, `${excerpt(error.message ?? error.keyword)}${detail}`);
}

function validator(version: SpecVersion, errors: 'first' | 'all'): ValidateFunction {
  const key = `${version} ${errors}`;
  let validate = validators.get(key);
  if (validate === undefined) {
    validate = compile(version, errors === 'all');
    validators.set(key, validate);
  }
  return validate;
}

function compile(version: SpecVersion, allErrors: boolean): ValidateFunction {
  const { Ajv } = require('ajv') as { Ajv: typeof AjvClass };
  const ajv = new Ajv({ strict: false, allErrors, addUsedSchema: false });
  (require('ajv-formats') as { default: (ajv: AjvClass) => void }).default(ajv);
  (require('ajv-formats-draft2019') as (ajv: AjvClass, options: { formats: string[] }) => void)(ajv, { formats: ['idn-email'] });
  // References with international characters are what the specification's own validator leaves unchecked.
  ajv.addFormat('iri-reference', true);
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    errors: false,
    validate: (isAsked: boolean, list: readonly unknown[]) => !isAsked || repeatedIndex(list) === -1,
    error: { message: 'must not have duplicate items' },
  });
  for (const name of shared) ajv.addSchema(readSchema(name));
  const edition = strictEditions.includes(version) ? `${version}-strict` : version;
  return ajv.compile(readSchema(`bom-${edition}`));
}

function readSchema(name: string): object {
  const root = dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json'));
  const file = `${name}.SNAPSHOT.schema.json`;
  const schema = JSON.parse(readFileSync(join(root, 'res', 'schema', file), 'utf8')) as object;
  // The bom schemas name the others by file.
  return (shared as readonly string[]).includes(name) ? { ...schema, $id: `http://cyclonedx.org/schema/${file}` } : schema;
}
