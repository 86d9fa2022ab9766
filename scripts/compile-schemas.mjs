// Compiles JSON schemas to generated/ beside their readers: compiling one takes 0.1 to 0.9 s, which the first document
// of each version would wait for. XML schemas, which libxml2 compiles, are kept there without their remarks. A module
// is a function that gives the validators by name, and of CycloneDX which lists may repeat no element; it takes what a
// schema of CycloneDX leaves to the reader (formats, uniqueItems). Runs after the compiler: the rules of SPDX are a module.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { schemasOf, schemaVersions } from '../dist/ingest/formats/spdx/json-schema.js';

const require = createRequire(import.meta.url);
const { Ajv, _, Name } = require('ajv');
const addFormats = require('ajv-formats').default;
const standaloneCode = require('ajv/dist/standalone').default;

const formats = new URL('../ingest/formats/', import.meta.url);
const library = join(dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res', 'schema');
/** The bom schemas name them by file. */
const shared = ['spdx', 'jsf-0.82', 'cryptography-defs'];
const editions = { 1.2: '1.2-strict', 1.3: '1.3-strict', 1.4: '1.4', 1.5: '1.5', 1.6: '1.6', 1.7: '1.7' };
const remarks = ['title', 'description', '$comment', 'examples', 'meta:enum'];
/** What a schema's own check calls here, and what the code asks for. */
const repeated = { ref: () => -1, code: _`repeatedIndex` };

for (const [version, edition] of Object.entries(editions)) {
  write('cyclonedx', `bom-${version}`, cycloneDxCode(readSchema(`bom-${edition}`)));
}
for (const version of ['1.0', '1.1', ...Object.keys(editions)]) writeXsd(`bom-${version}`);
writeXsd('spdx');
for (const version of schemaVersions) write('spdx', `spdx-${version}`, spdxCode(schemasOf(version)));

/** Two thirds of them are words for people: parsing those is a good part of the time that the first XML document waits. */
function writeXsd(name) {
  const text = readFileSync(join(library, `${name}.SNAPSHOT.xsd`), 'utf8');
  const rules = text.replace(/<!--.*?-->/gs, '').replace(/<xs:annotation>.*?<\/xs:annotation>\s*/gs, '');
  writeFileSync(new URL(`cyclonedx/generated/${name}.SNAPSHOT.xsd`, formats), rules);
}

function write(format, name, code) {
  const folder = new URL(`${format}/generated/`, formats);
  mkdirSync(folder, { recursive: true });
  // In brackets, so that the engine compiles it at once instead of reading it twice.
  const text = `module.exports = (function (formats, repeatedIndex) {\nconst exports = {};\n${code}\nreturn exports;\n});\n`;
  writeFileSync(new URL(`${name}.cjs`, folder), text);
}

/** `document`, and `element NAME` for each list at the top of a BOM. */
function cycloneDxCode(schema) {
  const ajv = createCycloneDxAjv();
  ajv.addSchema(schema);
  const validators = { document: schema.$id };
  for (const [name, property] of Object.entries(schema.properties)) {
    if (property.type !== 'array' || property.items === undefined) continue;
    ajv.addSchema({ $id: `element/${name}`, $ref: `${schema.$id}#/properties/${name}/items` });
    validators[`element ${name}`] = `element/${name}`;
  }
  const unique = Object.keys(schema.properties).filter((name) => schema.properties[name].uniqueItems === true);
  return `${standaloneCode(ajv, validators)}\nexports.uniqueLists = ${JSON.stringify(unique)};`;
}

function createCycloneDxAjv() {
  const ajv = new Ajv({ strict: false, code: { source: true, formats: _`${new Name('formats')}` } });
  addFormats(ajv);
  ajv.addFormat('idn-email', () => true); // the code asks for the reader's own
  // References with international characters are what the specification's own validator leaves unchecked.
  ajv.addFormat('iri-reference', true);
  // Ajv's own compares every pair of elements.
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: { message: 'must not have duplicate items' },
    code: (context) => {
      if (context.schema) context.fail(_`${context.gen.scopeValue('func', repeated)}(${context.data}) !== -1`);
    },
  });
  for (const name of shared) ajv.addSchema({ ...readSchema(name), $id: `http://cyclonedx.org/schema/${fileOf(name)}` });
  return ajv;
}

function spdxCode(schemas) {
  const ajv = new Ajv({ strict: false, code: { source: true } });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  return standaloneCode(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
}

function readSchema(name) {
  return JSON.parse(readFileSync(join(library, fileOf(name)), 'utf8'), withoutRemarks);
}

function fileOf(name) {
  return `${name}.SNAPSHOT.schema.json`;
}

/** What is said to people is most of a schema, and would be part of the code. A property of such a name has an object. */
function withoutRemarks(name, value) {
  const isRemark = remarks.includes(name) && (name === 'meta:enum' || typeof value === 'string' || Array.isArray(value));
  return isRemark ? undefined : value;
}
