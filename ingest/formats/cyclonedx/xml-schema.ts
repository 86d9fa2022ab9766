/**
 * The XML schemas of CycloneDX 1.0 to 1.7 as @cyclonedx/cyclonedx-library ships them (the build leaves
 * out their remarks, `scripts/compile-schemas.mjs`), compiled when a version is first met, and what they
 * say in words because XML Schema 1.0 cannot.
 */
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { compileXsd, type XsdRule, type XsdValidate } from '../../xml/xsd.ts';
import type { XmlSpecVersion } from './version.ts';
import { isListMember } from './xml-shape.ts';

const validators = new Map<XmlSpecVersion, XsdValidate>();
const imported = 'spdx.SNAPSHOT.xsd';

/** The dependency graph extension of 1.0 and 1.1 has a schema that the library does not ship: a few rules. */
const extension = { dg: 'http://cyclonedx.org/schema/ext/dependency-graph/1.0' };
const extensionRules: readonly XsdRule[] = [
  {
    xpath: '//dg:dependency[not(@ref)]',
    namespaces: extension,
    message: "Element 'dependency': The attribute 'ref' is required but missing.",
  },
  {
    xpath: '//dg:dependencies/*[not(self::dg:dependency)] | //dg:dependency/*[not(self::dg:dependency)]',
    namespaces: extension,
    message: 'This element is not expected. Expected is ( dependency ).',
  },
];

/** What the schema of 1.7 keeps in a comment: an assertion of XML Schema 1.1. The JSON schema has it as a rule. */
const rangeRule = {
  xpath: "//bom:component[bom:versionRange][not(@isExternal = 'true' or @isExternal = '1')]",
  message: "Element 'component': 'versionRange' may only be present if the attribute 'isExternal' is 'true'.",
};

/** What the schema of `version` finds wrong; empty for a valid document. */
export function xmlSchemaErrors(bytes: Uint8Array, version: XmlSpecVersion): Diagnostic[] {
  return validatorOf(version)(bytes).map(({ path, message }) =>
    diagnostic('schema-invalid', 'warning', path, shortened(message)),
  );
}

/** Without namespaces, and without the hundreds of values that one may have. */
function shortened(message: string): string {
  const plain = message.replace(/\{https?:[^{}]*\}/g, '').replace(/ of the set \{.*\}\.?$/s, ' of its set.');
  return plain.length <= limits.schemaErrorCharacters ? plain : `${plain.slice(0, limits.schemaErrorCharacters)}...`;
}

function validatorOf(version: XmlSpecVersion): XsdValidate {
  let validate = validators.get(version);
  if (validate === undefined) {
    const bom = { bom: `http://cyclonedx.org/schema/bom/${version}` };
    const rules = version === '1.7' ? [{ ...rangeRule, namespaces: bom }] : extensionRules;
    const schema = readSchema(`bom-${version}.SNAPSHOT.xsd`);
    validate = compileXsd({ schema, imports: { [imported]: readSchema(imported) }, rules, isMember: isListMember });
    validators.set(version, validate);
  }
  return validate;
}

function readSchema(file: string): Uint8Array {
  return readFileSync(new URL(`./generated/${file}`, import.meta.url));
}
