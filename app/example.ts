/** Fills an empty store with the example programme, so that a first start has something to show. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDeclared } from './declared.ts';
import { type IngestResult, ingest } from './ingest.ts';
import type { Reader } from './reader.ts';
import type { Workspace } from './workspace.ts';

/** The file `hand-in.json` of an example folder: what is handed in, in this order, as one call. */
interface Manifest {
  readonly programme: string;
  readonly documents: readonly { readonly path: string; readonly series?: string; readonly dated?: string }[];
}

const exampleCall = 'example';

/** Nothing has ever been handed in: also what is withdrawn or purged counts as something. */
export async function isEmpty(workspace: Workspace): Promise<boolean> {
  return (await workspace.evidence.handIns()).length === 0 && (await workspace.store.handIns()).length === 0;
}

/** Hands in the documents of `folder` by its `hand-in.json`. Paths are shown as that file gives them. */
export async function handInExample(workspace: Workspace, reader: Reader, folder: string): Promise<IngestResult[]> {
  const manifest = JSON.parse(await readFile(join(folder, 'hand-in.json'), 'utf8')) as Manifest;
  const results: IngestResult[] = [];
  for (const { path, series, dated } of manifest.documents) {
    const bytes = await readFile(join(folder, path));
    const declared = parseDeclared({ programme: manifest.programme, series, dated });
    results.push(await ingest(workspace, reader, { bytes, path, declared, call: exampleCall }));
  }
  return results;
}
