/** The template and the fonts in Typst (WASM): data in, PDF out. Nothing is loaded from a network. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';

const packages = createRequire(import.meta.url);
const templates = new URL('./template/', import.meta.url);
const fonts = [
  'public-sans/PublicSans-Regular.ttf',
  'public-sans/PublicSans-Italic.ttf',
  'public-sans/PublicSans-Bold.ttf',
  'public-sans/PublicSans-BoldItalic.ttf',
  'roboto-mono/roboto-mono-v5-latin-regular.ttf',
];

/** `report` is text of JSON. The same text gives the same bytes. Keeps its thread busy for seconds, and keeps what it loaded. */
export async function compileReport(report: string): Promise<Uint8Array> {
  initSync({ module: readFileSync(packages.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fonts) await builder.add_raw_font(readFileSync(packages.resolve(`@uswds/uswds/fonts/${font}`)));
  const compiler = await builder.build();
  for (const name of readdirSync(templates)) compiler.add_source(`/${name}`, readFileSync(new URL(name, templates), 'utf8'));
  const world = compiler.snapshot('/', '/gap-report.typ', [['report', report]]);
  const made: { readonly result?: Uint8Array; readonly diagnostics?: unknown } = world.get_artifact(pdf, diagnosticsInFull);
  const bytes = made.result === undefined ? undefined : Uint8Array.from(made.result);
  world.free();
  compiler.free();
  if (bytes === undefined) throw new Error(`invariant: the template does not compile: ${JSON.stringify(made.diagnostics)}`);
  return bytes;
}

const pdf = 1;
const diagnosticsInFull = 3;
