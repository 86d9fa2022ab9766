/** Documents that are made to keep a reader busy, and two that are merely large. */
import type { Upload } from './stall.ts';

const levels = 100_000;
const duplicates = 100_000;
const components = 100_000;
/** What becomes of it in base64 is just below what a body in JSON may have. */
const paddedBytes = 23 * 1024 * 1024;

export function* hostileUploads(): Generator<Upload> {
  yield { name: 'nested arrays', bytes: Buffer.from(`${head}"components":${'['.repeat(levels)}${']'.repeat(levels)}}`) };
  yield { name: 'nested components', bytes: Buffer.from(nestedComponents()) };
  yield { name: 'one key again and again', bytes: Buffer.from(`${head}${'"components":[],'.repeat(duplicates)}"version":1}`) };
  yield { name: 'expanding entities', bytes: Buffer.from(expandingEntities()) };
  yield { name: `${components} components`, bytes: Buffer.from(manyComponents()) };
  yield { name: 'a body in JSON of 32 MiB', bytes: Buffer.from(paddedBody()), as: dependencyTrack };
}

const dependencyTrack = { method: 'PUT', path: '/api/v1/bom', type: 'application/json' };
const head = '{"bomFormat":"CycloneDX","specVersion":"1.5",';

function nestedComponents(): string {
  const open = '"components":[{"type":"library","name":"nested"';
  return `${head}${`${open},`.repeat(levels - 1)}${open}${'}]'.repeat(levels)}}`;
}

/** Ten entities of ten times the one before (CWE-776). */
function expandingEntities(): string {
  const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
  const doctype = `<!DOCTYPE bom [<!ENTITY e0 "expand">${entities.join('')}]>`;
  const component = '<component type="library"><name>&e9;</name></component>';
  return `<?xml version="1.0"?>${doctype}<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"><components>${component}</components></bom>`;
}

function manyComponents(): string {
  const list = Array.from({ length: components }, (_, i) => {
    const name = `part-${i}`;
    return { type: 'library', 'bom-ref': name, name, version: '1.0.0', purl: `pkg:generic/${name}@1.0.0` };
  });
  return `${head}"version":1,"components":${JSON.stringify(list)}}`;
}

function paddedBody(): string {
  const document = `${head}"version":1,"components":[{"type":"library","name":"padded"}]${' '.repeat(paddedBytes)}}`;
  const bom = Buffer.from(document).toString('base64');
  return JSON.stringify({ projectName: 'Padded', projectVersion: '1', autoCreate: true, bom });
}
