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
import { type EmailFormat, emailFormat } from './email-format.ts';
import { repeatedIndex } from './unique-items.ts';
import { type JsonObject, listOf } from './value.ts';
import type { SpecVersion } from './version.ts';

const require = createRequire(import.meta.url);
const shared = ['spdx', 'jsf-0.82', 'cryptography-defs'] as const;
const strictEditions: readonly SpecVersion[] = ['1.2', '1.3'];

/** Without the type predicate of `ValidateFunction`: a BOM stays what it is, valid or not. */
type Validate = ((data: unknown) => boolean) & Pick<ValidateFunction, 'errors'>;
interface Validators {
  readonly email: EmailFormat;
  readonly document: Validate;
  readonly component: Validate;
}
const validators = new Map<SpecVersion, Validators>();

/**
 * What the schema of `version` finds wrong; empty for a valid document. At most `limits.schemaErrors`:
 * the first of the document, of each component, and of the rest. Ajv's own list of all errors takes
 * time quadratic in their number, so it is never asked for.
 */
export function schemaErrors(document: JsonObject, version: SpecVersion): Diagnostic[] {
  const validate = validatorsOf(version);
  validate.email.reset();
  if (validate.document(document)) return [];
  const found = new Map<string, Diagnostic>();
  const note = (errors: readonly ErrorObject[] | null | undefined, at: string) => {
    for (const error of errors ?? []) {
      const told = describe(error, at);
      if (found.size < limits.schemaErrors) found.set(`${told.pointer}\n${told.message}`, told);
    }
  };
  note(validate.document.errors, '');
  const { components, ...rest } = document;
  if (!validate.document(rest)) note(validate.document.errors, '');
  for (const [index, component] of listOf(components).entries()) {
    if (found.size >= limits.schemaErrors) break;
    if (!validate.component(component)) note(validate.component.errors, `/components/${index}`);
  }
  return [...found.values()];
}

function describe(error: ErrorObject, at: string): Diagnostic {
  const named = Object.values(error.params).filter((value) => typeof value === 'string');
  const detail = named.length === 0 ? '' : ` (${excerpt(named.join(', '))})`;
  const message = `${excerpt(error.message ?? error.keyword)}${detail}`;
  return diagnostic('schema-invalid', 'warning', at + error.instancePath, message);
}

function validatorsOf(version: SpecVersion): Validators {
  let compiled = validators.get(version);
  if (compiled === undefined) {
    compiled = compile(version);
    validators.set(version, compiled);
  }
  return compiled;
}

function compile(version: SpecVersion): Validators {
  const { Ajv } = require('ajv') as { Ajv: typeof AjvClass };
  const ajv = new Ajv({ strict: false });
  (require('ajv-formats') as { default: (ajv: AjvClass) => void }).default(ajv);
  const email = emailFormat();
  ajv.addFormat('idn-email', email.isEmail);
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
  const schema = readSchema(`bom-${edition}`);
  const document = ajv.compile(schema);
  return { email, document, component: ajv.compile({ $ref: `${schema.$id}#/definitions/component` }) };
}

function readSchema(name: string): { $id: string } {
  const root = dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json'));
  const file = `${name}.SNAPSHOT.schema.json`;
  const schema = JSON.parse(readFileSync(join(root, 'res', 'schema', file), 'utf8')) as { $id: string };
  // The bom schemas name the others by file.
  return (shared as readonly string[]).includes(name) ? { ...schema, $id: `http://cyclonedx.org/schema/${file}` } : schema;
}
