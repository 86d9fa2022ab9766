// Builds dist/: resolver types from the SDL, TypeScript to JavaScript, and the data files that the program reads.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const path = (name) => new URL(name, root).pathname;
/** Tests have an environment of their own, in which React would be built as for its developers: larger and slower. */
const env = { ...process.env, NODE_ENV: 'production' };
const run = (script, ...args) =>
  execFileSync(process.execPath, [path(script), ...args], { stdio: 'inherit', cwd: path('.'), env });

const filesBelow = (folder) =>
  readdirSync(path(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(path('.').length));
/** Pages take long to build, and change seldom. */
const isOlder = (made, sources) =>
  !existsSync(path(made)) || sources.some((source) => statSync(path(source)).mtimeMs > statSync(path(made)).mtimeMs);

run('scripts/codegen.mjs');
run('scripts/codegen-web.mjs');
// A build information file without its output would make the compiler believe that all is written.
if (!existsSync(path('dist'))) rmSync(path('.cache/tsc.build.tsbuildinfo'), { force: true });
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
// What has no source any more must not answer in place of what has taken its name.
for (const made of filesBelow('dist').filter((name) => name.endsWith('.js') && !name.startsWith('dist/web/'))) {
  if (!existsSync(path(made.replace(/^dist\/(.*)\.js$/, '$1.ts')))) rmSync(path(made));
}
const schemas = ['ingest/formats/cyclonedx/generated', 'ingest/formats/spdx/generated'];
const validators = [`${schemas[0]}/bom-1.7.cjs`, `${schemas[1]}/spdx-2.3.cjs`];
const rules = ['scripts/compile-schemas.mjs', 'ingest/formats/spdx/json-schema.ts', 'package-lock.json'];
if (validators.some((file) => isOlder(file, rules))) run('scripts/compile-schemas.mjs');
const webFiles = filesBelow('web');
const ofPages = webFiles.filter((name) => !name.startsWith('web/graphiql/'));
const ofGraphiql = webFiles.filter((name) => name.startsWith('web/graphiql/'));
for (const [made, sources, config] of [
  ['dist/web/pages/index.html', [...ofPages, ...filesBelow('docs')], 'web/vite.config.ts'],
  ['dist/web/graphiql/index.html', ofGraphiql, 'web/graphiql/vite.config.ts'],
]) {
  if (isOlder(made, [...sources, 'package-lock.json'])) run('node_modules/vite/bin/vite.js', 'build', '--config', config);
}
for (const data of [
  'graph/screening/rules',
  'server/graphql/schema',
  'sbom-samples/kestrel',
  'reports/pdf/template',
  ...schemas,
]) {
  // A rule file that is gone must not go on holding.
  if (data.endsWith('rules')) rmSync(path(`dist/${data}`), { recursive: true, force: true });
  if (existsSync(path(data))) cpSync(path(data), path(`dist/${data}`), { recursive: true });
}
if (existsSync(path('dist/cli/main.js'))) chmodSync(path('dist/cli/main.js'), 0o755);
