/**
 * The JSON schemas of CycloneDX 1.2 to 1.7 as @cyclonedx/cyclonedx-library ships them (strict editions
 * of 1.2 and 1.3), compiled by `scripts/compile-schemas.mjs` when the program is built and loaded when a
 * version is first met. `specVersion` is not checked by the schemas: the caller chooses by it.
 */
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic, excerpt } from '../../diagnostics.ts';
import { entriesOf, isInParts, LongList, withoutLongLists } from '../../json/long-list.ts';
import { limits } from '../../limits.ts';
import { type EmailFormat, emailFormat } from './email-format.ts';
import { repeatedElement, repeatedIndex } from './unique-items.ts';
import type { JsonObject } from './value.ts';
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
  /** Lists at its top that may not repeat an element. */
  readonly uniqueLists: readonly string[];
}

/** What the build made of a schema. */
type Compiled = (
  formats: Readonly<Record<string, unknown>>,
  repeatedIndex: (list: readonly unknown[]) => number,
) => { readonly document: Validate; readonly uniqueLists: readonly string[] } & Readonly<Record<`element ${string}`, Validate>>;

const validators = new Map<SpecVersion, Validators>();

/**
 * What the schema of `version` finds wrong; empty for a valid document. At most `limits.schemaErrors`:
 * the first of the document, of each component, and of the rest. Ajv's own list of all errors takes
 * time quadratic in their number, so it is never asked for.
 */
export function schemaErrors(document: JsonObject, version: SpecVersion): Diagnostic[] {
  const validate = validatorsOf(version);
  validate.email.reset();
  if (isInParts(document)) return errorsInParts(document, validate);
  if (validate.document(document)) return [];
  const found = new Found();
  found.add(validate.document);
  const { components, ...rest } = document;
  if (!validate.document(rest)) found.add(validate.document);
  found.addOfElements(validate.elements.get('components') as Validate, 'components', components);
  return found.list();
}

/** The same of a document with long lists: each is judged by its elements. */
function errorsInParts(document: JsonObject, { document: validate, elements, uniqueLists }: Validators): Diagnostic[] {
  const found = new Found();
  const long = Object.values(document).filter((value) => value instanceof LongList);
  if (!validate(withoutLongLists(document))) found.add(validate);
  for (const list of long) {
    const element = elements.get(list.name);
    if (element !== undefined) found.addOfElements(element, list.name, list);
    if (!uniqueLists.includes(list.name) || repeatedElement(list) === -1) continue;
    found.note(diagnostic('schema-invalid', 'warning', `/${list.name}`, 'must not have duplicate items'));
  }
  return found.list();
}

/** Errors of one document, with their number bounded. */
class Found {
  readonly #errors = new Map<string, Diagnostic>();

  note(error: Diagnostic): void {
    if (this.#errors.size < limits.schemaErrors) this.#errors.set(`${error.pointer}\n${error.message}`, error);
  }

  /** What the validator found last. */
  add({ errors }: Validate, at = ''): void {
    for (const error of errors ?? []) this.note(describe(error, at));
  }

  addOfElements(validate: Validate, name: string, list: unknown): void {
    for (const [index, element] of entriesOf(list)) {
      if (this.#errors.size >= limits.schemaErrors) return;
      if (!validate(element)) this.add(validate, `/${name}/${index}`);
    }
  }

  list(): Diagnostic[] {
    return [...this.#errors.values()];
  }
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

const elementOf = /^element /;

function load(version: SpecVersion): Validators {
  const compiled = require(`./generated/bom-${version}.cjs`) as Compiled;
  const { fullFormats } = require('ajv-formats/dist/formats') as { fullFormats: Readonly<Record<string, unknown>> };
  const email = emailFormat();
  const { document, uniqueLists, ...elements } = compiled({ ...fullFormats, 'idn-email': email.isEmail }, repeatedIndex);
  const byList = Object.entries<Validate>(elements).map(([name, validate]) => [name.replace(elementOf, ''), validate] as const);
  return { email, document, elements: new Map(byList), uniqueLists };
}
