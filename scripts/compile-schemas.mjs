// Compiles the JSON schemas of CycloneDX to ingest/formats/cyclonedx/generated/: compiling one takes 0.3 to 0.9 s,
// which the first document of each version would wait for. A module is a function of what the schema leaves to the
// reader (formats, uniqueItems) that gives the validators, of the document and of one element of each list in it, and
// which of the lists may repeat none.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const { Ajv, _, Name } = require('ajv');
const addFormats = require('ajv-formats').default;
const standaloneCode = require('ajv/dist/standalone').default;

const shared = ['spdx', 'jsf-0.82', 'cryptography-defs'];
const editions = { 1.2: '1.2-strict', 1.3: '1.3-strict', 1.4: '1.4', 1.5: '1.5', 1.6: '1.6', 1.7: '1.7' };
const remarks = ['title', 'description', '$comment', 'examples', 'meta:enum'];
const schemas = join(dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res', 'schema');
const target = new URL('../ingest/formats/cyclonedx/generated/', import.meta.url);

/** What the schema's own check calls here, and what the code asks for. */
const repeated = { ref: () => -1, code: _`repeatedIndex` };

mkdirSync(target, { recursive: true });
for (const [version, edition] of Object.entries(editions)) {
  writeFileSync(new URL(`bom-${version}.cjs`, target), moduleOf(readSchema(`bom-${edition}`)));
}

function moduleOf(schema) {
  const ajv = createAjv();
  ajv.addSchema(schema);
  const validators = { document: schema.$id };
  for (const [name, property] of Object.entries(schema.properties)) {
    if (property.type !== 'array' || property.items === undefined) continue;
    ajv.addSchema({ $id: `element/${name}`, $ref: `${schema.$id}#/properties/${name}/items` });
    validators[`element ${name}`] = `element/${name}`;
  }
  const unique = Object.keys(schema.properties).filter((name) => schema.properties[name].uniqueItems === true);
  const code = `${standaloneCode(ajv, validators)}\nexports.uniqueLists = ${JSON.stringify(unique)};`;
  return `module.exports = (formats, repeatedIndex) => {\nconst exports = {};\n${code}\nreturn exports;\n};\n`;
}

function createAjv() {
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
  for (const name of shared) ajv.addSchema(readSchema(name));
  return ajv;
}

function readSchema(name) {
  const file = `${name}.SNAPSHOT.schema.json`;
  const schema = JSON.parse(readFileSync(join(schemas, file), 'utf8'), withoutRemarks);
  // The bom schemas name the others by file.
  return shared.includes(name) ? { ...schema, $id: `http://cyclonedx.org/schema/${file}` } : schema;
}

/** What is said to people is most of a schema, and would be part of the code. A property of such a name has an object. */
function withoutRemarks(name, value) {
  const isRemark = remarks.includes(name) && (name === 'meta:enum' || typeof value === 'string' || Array.isArray(value));
  return isRemark ? undefined : value;
}
