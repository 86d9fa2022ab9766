/** Whether the structure of an SPDX 2 document keeps to its JSON schema (`json-schema.ts`). */
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic, excerpt } from '../../diagnostics.ts';
import { entriesOf, withoutLongLists } from '../../json/long-list.ts';
import { limits } from '../../limits.ts';
import type { JsonObject } from '../cyclonedx/value.ts';
import { type ElementList, elementLists, type SchemaVersion } from './json-schema.ts';

type Validate = ((data: unknown) => boolean) & Pick<ValidateFunction, 'errors'>;
type Validators = Record<ElementList | 'document', Validate>;

const require = createRequire(import.meta.url);
const validators = new Map<SchemaVersion, Validators>();

/**
 * What the schema of `version` finds wrong; empty for a valid document. At most `limits.schemaErrors`:
 * the first of the document and of each of its elements. `pointerOf`: from a path of the structure.
 */
export function schemaErrors(value: JsonObject, version: SchemaVersion, pointerOf: (path: string) => string): Diagnostic[] {
  const validate = validatorsOf(version);
  const found: Diagnostic[] = [];
  const note = (check: Validate, data: unknown, path: string) => {
    const [error] = check(data) ? [] : (check.errors ?? []);
    if (error !== undefined) found.push(describe(error, path, pointerOf));
  };
  note(validate.document, withoutLongLists(value), '');
  for (const name of elementLists) {
    for (const [index, element] of entriesOf(value[name])) {
      if (found.length >= limits.schemaErrors) return found;
      note(validate[name], element, `/${name}/${index}`);
    }
  }
  return found;
}

function describe(error: ErrorObject, path: string, pointerOf: (path: string) => string): Diagnostic {
  const named = Object.values(error.params).filter((value) => typeof value === 'string');
  const detail = named.length === 0 ? '' : ` (${excerpt(named.join(', '))})`;
  const message = `${excerpt(error.message ?? error.keyword)}${detail}`;
  return diagnostic('schema-invalid', 'warning', pointerOf(path + error.instancePath), message);
}

function validatorsOf(version: SchemaVersion): Validators {
  let loaded = validators.get(version);
  if (loaded === undefined) {
    loaded = (require(`./generated/spdx-${version}.cjs`) as () => Validators)();
    validators.set(version, loaded);
  }
  return loaded;
}
