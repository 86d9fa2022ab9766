// Generates web/generated/operations.ts from the questions of the pages (web/**/*.graphql), each checked against the SDL,
// and server/graphql/generated/first-questions.ts: those that the server prepares the answers of.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as documentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildASTSchema, Kind, parse, print, visit } from 'graphql';

const root = new URL('../', import.meta.url);
/** What is asked first of a programme, in this order: by the first page, and by the pages that it leads to. */
const first = [
  'Programmes',
  'ProgrammeGaps',
  'ProgrammeFigures',
  'ProgrammeEndItems',
  'GapRegister',
  'GapRegisterWhole',
  'ProgrammeQueue',
  'ProgrammeRuleFigure',
  'ProgrammeConcentration',
  'ProgrammeExposures',
  'ProgrammeSince',
  'ProgrammeLists',
];
const read = (folder) =>
  readdirSync(new URL(folder, root), { recursive: true })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(folder + name, root), 'utf8') }));

const schema = parse(
  read('server/graphql/schema/')
    .map(({ text }) => text)
    .join('\n'),
);
const documents = read('web/').map(({ name, text }) => ({ location: name, document: parse(text) }));
const output = await codegen({
  filename: new URL('web/generated/operations.ts', root).pathname,
  schema,
  schemaAst: buildASTSchema(schema),
  documents,
  plugins: [{ operations: {} }, { documentNode: {} }],
  pluginMap: { operations, documentNode },
  config: {
    documentMode: 'string',
    useTypeImports: true,
    enumsAsTypes: true,
    immutableTypes: true,
    onlyOperationTypes: true,
    skipTypename: false,
    avoidOptionals: { field: true, inputValue: false },
    emitLegacyCommonJSImports: false,
    scalars: { JSON: 'unknown' },
  },
});
write('web/generated/operations.ts', output);

const definitions = documents.flatMap(({ document }) => document.definitions);
/** A question with the fragments that it needs. */
function wholeQuestion(name) {
  const needed = new Map();
  const need = (kind, wanted) => {
    const found = definitions.find((one) => one.kind === kind && one.name.value === wanted);
    if (found === undefined) throw new Error(`no page asks ${wanted}`);
    if (needed.has(wanted)) return;
    needed.set(wanted, print(found));
    visit(found, { FragmentSpread: (spread) => need(Kind.FRAGMENT_DEFINITION, spread.name.value) });
  };
  need(Kind.OPERATION_DEFINITION, name);
  return [...needed.values()].join('\n');
}
const questions = JSON.stringify(first.map(wholeQuestion), null, 2);
write('server/graphql/generated/first-questions.ts', `export const firstQuestions: readonly string[] = ${questions};\n`);

function write(name, text) {
  const target = new URL(name, root);
  mkdirSync(new URL('.', target), { recursive: true });
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}
