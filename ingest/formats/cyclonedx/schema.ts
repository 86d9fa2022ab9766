/**
 * The JSON schemas of CycloneDX 1.2 to 1.7 as @cyclonedx/cyclonedx-library ships them (strict editions
 * of 1.2 and 1.3), compiled by `scripts/compile-schemas.mjs` when the program is built and loaded when a
 * version is first met. `specVersion` is not checked by the schemas: the caller chooses by it.
 */
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { type EmailFormat, emailFormat } from './email-format.ts';
import { repeatedIndex } from './unique-items.ts';
import { type JsonObject, listOf } from './value.ts';
import type { SpecVersion } from './version.ts';

const require = createRequire(import.meta.url);

/** Without the type predicate of `ValidateFunction`: a BOM stays what it is, valid or not. */
export type Validate = ((data: unknown) => boolean) & Pick<ValidateFunction, 'errors'>;

export interface Validators {
  /** Must be reset before each document. */
  readonly email: EmailFormat;
  readonly document: Validate;
  /** Of one element of each list that a BOM has at its top, by the list's name: `components`, `dependencies`, ... */
  readonly elements: ReadonlyMap<string, Validate>;
}

/** What the build made of a schema. */
type Compiled = (
  formats: Readonly<Record<string, unknown>>,
  repeatedIndex: (list: readonly unknown[]) => number,
) => Readonly<Record<string, Validate>>;

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
  const component = validate.elements.get('components') as Validate;
  if (!validate.document(rest)) note(validate.document.errors, '');
  for (const [index, element] of listOf(components).entries()) {
    if (found.size >= limits.schemaErrors) break;
    if (!component(element)) note(component.errors, `/components/${index}`);
  }
  return [...found.values()];
}

function describe(error: ErrorObject, at: string): Diagnostic {
  const named = Object.values(error.params).filter((value) => typeof value === 'string');
  const detail = named.length === 0 ? '' : ` (${excerpt(named.join(', '))})`;
  const message = `${excerpt(error.message ?? error.keyword)}${detail}`;
  return diagnostic('schema-invalid', 'warning', at + error.instancePath, message);
}

/** The validators of a version, loaded at its first use. */
export function validatorsOf(version: SpecVersion): Validators {
  let loaded = validators.get(version);
  if (loaded === undefined) {
    loaded = load(version);
    validators.set(version, loaded);
  }
  return loaded;
}

const elementOf = 'element ';

function load(version: SpecVersion): Validators {
  const compiled = require(`./generated/bom-${version}.cjs`) as Compiled;
  const { fullFormats } = require('ajv-formats/dist/formats') as { fullFormats: Readonly<Record<string, unknown>> };
  const email = emailFormat();
  const { document, ...elements } = compiled({ ...fullFormats, 'idn-email': email.isEmail }, repeatedIndex);
  const byList = Object.entries(elements).map(([name, validate]) => [name.slice(elementOf.length), validate] as const);
  return { email, document: document as Validate, elements: new Map(byList) };
}
