// Records what the official JSON schemas of SPDX say of documents and of every change of them, for
// test/golden/spdx-verdicts.test.ts. The schemas are not in this repository. They ship in the Java tools of SPDX:
//
//   mvn dependency:get -Dartifact=org.spdx:tools-java:2.0.1 -Dtransitive=false
//   unzip ~/.m2/repository/org/spdx/tools-java/2.0.1/tools-java-2.0.1.jar 'resources/*' -d FOLDER
//   node scripts/record-spdx-verdicts.mjs FOLDER/resources
//
// Those of 2.2 and 2.3 there are early revisions; `corrections` makes them the ones that docs/formats.md names.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createServer } from 'vite';
import { bareDocument, elementsOf } from './spdx-documents.mjs';

/** Where the schema of the specification's repository differs from the one in the package. */
const corrections = {
  // schemas/2.2.2/spdx-schema.json
  2.2: (schema) => {
    const { creationInfo, files, snippets, packages, relationships } = schema.properties;
    schema.required.push('documentNamespace');
    creationInfo.required.push('creators');
    files.items.required.push('checksums', 'licenseInfoInFiles');
    snippets.items.required = ['SPDXID', 'copyrightText', 'licenseConcluded', 'ranges', 'snippetFromFile'];
    categoryOf(packages).enum = ['OTHER', 'PERSISTENT-ID', 'PERSISTENT_ID', 'SECURITY', 'PACKAGE-MANAGER', 'PACKAGE_MANAGER'];
    relationships.items.properties.relationshipType.enum.push('AMENDS');
  },
  // The revisions of 2.3 differ in these places: the widest of each.
  2.3: (schema) => {
    const { snippets, packages } = schema.properties;
    schema.required = schema.required.filter((name) => name !== 'documentNamespace');
    snippets.items.required = snippets.items.required.filter((name) => name !== 'name');
    packages.items.properties.primaryPackagePurpose.enum.push('OPERATING-SYSTEM');
    // The package's copy is of draft 2019-09; no keyword in it is newer than draft 7.
    delete schema.$schema;
  },
  '3.0.1': () => {},
};
const categoryOf = (packages) => packages.items.properties.externalRefs.items.properties.referenceCategory;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder that has spdx-schema-v2.2.json and the others.');
const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { everyChange } = await vite.ssrLoadModule('/test/support/every-change.ts');

for (const [version, correct] of Object.entries(corrections)) {
  const bytes = readFileSync(`${folder}/spdx-schema-v${version}.json`);
  const schema = JSON.parse(bytes);
  correct(schema);
  const ajv = version === '3.0.1' ? new Ajv2020({ strict: false }) : new Ajv({ strict: false });
  const isValid = ajv.compile(schema);
  const documents = version === '3.0.1' ? elementsOf(schema) : { document: bareDocument(schema) };
  const recorded = Object.entries(documents).map(([name, { document, own }]) => {
    if (!isValid(document)) throw new Error(`${version} ${name}: ${ajv.errorsText(isValid.errors)}`);
    return { name, document, verdicts: verdictsOf(document, own, isValid, everyChange) };
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const made = `org.spdx:tools-java:2.0.1, SHA-256 ${sha256}`;
  const text = JSON.stringify({ version, schema: made, words: wordsOf(schema), recorded }, undefined, 1);
  writeFileSync(new URL(`../test/golden/spdx-verdicts/${version}.json`, import.meta.url), `${text}\n`);
  const signs = recorded.flatMap(({ verdicts }) => Object.values(verdicts)).join('');
  console.log(`${version}: ${signs.length} changes, ${signs.replaceAll('-', '').length} of them valid`);
}
await vite.close();

/** The words that a property allows, by its name. */
function wordsOf(schema) {
  const words = {};
  const note = (name, found) => {
    words[name] = [...new Set([...(words[name] ?? []), ...found])].sort();
  };
  for (const [name, { enum: found }] of Object.entries(schema.$defs ?? {})) {
    // `prop_Relationship_relationshipType`, `prop_software_File_software_fileKind`
    const [, property] = /^prop_(?:[a-z]+_)?[A-Z]\w*?_((?:[a-z]+_)?[a-z]\w*)$/.exec(name) ?? [];
    if (found !== undefined) note(property, found);
  }
  const visit = (properties) => {
    for (const [name, { enum: found, items, properties: inner }] of Object.entries(properties)) {
      if (found ?? items?.enum) note(name, found ?? items.enum);
      visit(inner ?? items?.properties ?? {});
    }
  };
  if (schema.$defs === undefined) visit(schema.properties);
  return words;
}

/** By place: a `+` for each change that leaves the document valid, a `-` for each that does not. */
function verdictsOf(document, own, isValid, changes) {
  const verdicts = {};
  for (const { at, document: changed } of changes(document)) {
    if (own !== undefined && !own(at)) continue;
    verdicts[at] = (verdicts[at] ?? '') + (isValid(changed) ? '+' : '-');
  }
  return verdicts;
}
