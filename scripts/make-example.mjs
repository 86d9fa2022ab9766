/**
 * Writes the documents of the example programme, sbom-samples/kestrel, from scripts/example. They are
 * committed: this is for changing them, and the same input gives the same bytes.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { boms } from './example/boms.mjs';
import { tables } from './example/tables.mjs';

const folder = fileURLToPath(new URL('../sbom-samples/kestrel/', import.meta.url));

const documents = [
  ...tables().map(({ path, dated, rows }) => ({ path, dated, text: stringify(rows, { header: true }) })),
  ...boms().map(({ path, bom }) => ({ path, text: `${JSON.stringify(bom, null, 2)}\n` })),
];

/** The newer of two that disagree, and the newer version, come first on purpose: order must not matter. */
const order = [
  'programmes.csv',
  'boms/navigation-unit.v2.cdx.json',
  'boms/navigation-unit.v1.cdx.json',
  'notices/sources.csv',
  'notices/items.csv',
];

const first = order.map((path) => documents.find((one) => one.path === path));
const handIn = [...first, ...documents.filter((one) => !order.includes(one.path))];

for (const sub of ['boms', 'approved', 'materials', 'notices']) rmSync(join(folder, sub), { recursive: true, force: true });
for (const { path, text } of documents) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const manifest = {
  programme: 'Paper Kestrel',
  documents: handIn.map(({ path, dated }) => (dated === undefined ? { path } : { path, dated })),
};
writeFileSync(join(folder, 'hand-in.json'), `${JSON.stringify(manifest, null, 2)}\n`);
