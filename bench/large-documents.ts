/** Writes documents too large to be held: a line a component, so that nothing grows with them. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

const lineBreak = ',\n';
const writtenAtOnce = 1024 * 1024;

/** Every third component has one of 5,000 suppliers; half of them depend on one or two others. */
export const largeFormats = {
  cyclonedx: (write: (text: string) => void, components: number) => {
    const root = { type: 'application', name: 'root', version: '1', 'bom-ref': 'root' };
    const head = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 };
    const metadata = { timestamp: '2026-01-01T00:00:00Z', component: root };
    write(`${JSON.stringify({ ...head, metadata }).slice(0, -1)},\n"components":[\n`);
    for (let index = 0; index < components; index++) {
      const named = { group: `scope-${index % 1000}`, name: `package-${index}`, version: versionOf(index) };
      const supplier = index % 3 === 0 ? { supplier: { name: supplierOf(index) } } : {};
      const component = { type: 'library', 'bom-ref': purlOf(index), ...named, purl: purlOf(index), ...supplier };
      write(`${index === 0 ? '' : lineBreak}${JSON.stringify(component)}`);
    }
    write('\n],"dependencies":[\n');
    for (let index = 0; index < components; index++) {
      const entry = { ref: purlOf(index), dependsOn: needsOf(index, components).map(purlOf) };
      write(`${index === 0 ? '' : lineBreak}${JSON.stringify(entry)}`);
    }
    write('\n]}\n');
  },
  spdx: (write: (text: string) => void, components: number) => {
    const head = { spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'large' };
    const creationInfo = { created: '2026-01-01T00:00:00Z', creators: ['Tool: bench'] };
    const rest = { documentNamespace: 'https://example.org/large', creationInfo, documentDescribes: ['SPDXRef-0'] };
    write(`${JSON.stringify({ ...head, ...rest }).slice(0, -1)},\n"packages":[\n`);
    for (let index = 0; index < components; index++) write(`${index === 0 ? '' : lineBreak}${JSON.stringify(packageOf(index))}`);
    write('\n],"relationships":[\n');
    let isFirst = true;
    for (let index = 0; index < components; index++) {
      for (const other of needsOf(index, components)) {
        const ends = { spdxElementId: `SPDXRef-${index}`, relatedSpdxElement: `SPDXRef-${other}` };
        write(`${isFirst ? '' : lineBreak}${JSON.stringify({ ...ends, relationshipType: 'DEPENDS_ON' })}`);
        isFirst = false;
      }
    }
    write('\n]}\n');
  },
} as const;

export type LargeFormat = keyof typeof largeFormats;

export function writeLarge(format: LargeFormat, components: number, path: string): void {
  const file = openSync(path, 'wx');
  let waiting = '';
  const write = (text: string) => {
    waiting += text;
    if (waiting.length < writtenAtOnce) return;
    writeSync(file, waiting);
    waiting = '';
  };
  largeFormats[format](write, components);
  writeSync(file, waiting);
  closeSync(file);
}

function packageOf(index: number): Record<string, unknown> {
  const locator = { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purlOf(index) };
  return {
    SPDXID: `SPDXRef-${index}`,
    name: `package-${index}`,
    versionInfo: versionOf(index),
    downloadLocation: 'NOASSERTION',
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: 'MIT',
    copyrightText: 'NOASSERTION',
    supplier: index % 3 === 0 ? `Organization: ${supplierOf(index)}` : 'NOASSERTION',
    checksums: [{ algorithm: 'SHA1', checksumValue: createHash('sha1').update(String(index)).digest('hex') }],
    externalRefs: [locator],
  };
}

function purlOf(index: number): string {
  return `pkg:npm/scope-${index % 1000}/package-${index}@${versionOf(index)}`;
}

function versionOf(index: number): string {
  return `1.${index % 50}.${index % 7}`;
}

function supplierOf(index: number): string {
  return `Supplier ${index % 5000} Ltd`;
}

/** None, one or two others. */
function needsOf(index: number, components: number): number[] {
  const others = [13, 26].slice(0, index % 3).map((step) => (index * 7 + step) % components);
  return others.filter((other) => other !== index);
}
