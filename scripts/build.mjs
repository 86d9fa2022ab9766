// Builds dist/: resolver types from the SDL, TypeScript to JavaScript, and the data files that the program reads.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const path = (name) => new URL(name, root).pathname;
const run = (script, ...args) => execFileSync(process.execPath, [path(script), ...args], { stdio: 'inherit', cwd: path('.') });

run('scripts/codegen.mjs');
// A build information file without its output would make the compiler believe that all is written.
if (!existsSync(path('dist'))) rmSync(path('.cache/tsc.build.tsbuildinfo'), { force: true });
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
if (!existsSync(path('dist/web/graphiql/index.html')) || process.env.HAUBERK_BUILD_WEB === '1') {
  run('node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts');
}
for (const data of ['graph/screening/rules', 'server/graphql/schema', 'sbom-samples/kestrel']) {
  if (existsSync(path(data))) cpSync(path(data), path(`dist/${data}`), { recursive: true });
}
if (existsSync(path('dist/cli/main.js'))) chmodSync(path('dist/cli/main.js'), 0o755);
