/** The validators that the build makes of the schemas: of a document, and of an element of each list in it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validatorsOf } from '../../ingest/formats/cyclonedx/schema.ts';

const library = dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'));
const versions = [
  ['1.2', '1.2-strict'],
  ['1.3', '1.3-strict'],
  ['1.4', '1.4'],
  ['1.5', '1.5'],
  ['1.6', '1.6'],
  ['1.7', '1.7'],
] as const;

interface BomSchema {
  readonly properties: Readonly<Record<string, { readonly type?: string; readonly items?: unknown }>>;
}

describe.each(versions)('CycloneDX %s', (version, edition) => {
  const file = join(library, 'res', 'schema', `bom-${edition}.SNAPSHOT.schema.json`);
  const { properties } = JSON.parse(readFileSync(file, 'utf8')) as BomSchema;
  const lists = Object.keys(properties).filter((name) => properties[name]?.type === 'array');
  const { document, elements } = validatorsOf(version);

  it('has one of each list at the top of a document', () => {
    expect(lists).toEqual(expect.arrayContaining(['components', 'services', 'dependencies', 'externalReferences']));
    expect([...elements.keys()].sort()).toEqual([...lists].sort());
  });

  it.each(lists)('judges an element of %s as the document does', (name) => {
    const bom = (element: unknown) => ({ bomFormat: 'CycloneDX', specVersion: version, version: 1, [name]: [element] });
    const samples = [
      ...[{}, { type: 'library', name: 'a', version: '1' }, { type: 'spaceship', name: 'a', version: '1' }, { ref: 'a' }],
      ...[{ ref: 'a', dependsOn: ['b', 'b'] }, { name: 'a' }, { name: 'a', value: 1 }, { url: 'https://a.example', type: 'vcs' }],
      ...[{ aggregate: 'complete' }, { aggregate: 'nearly' }, { unheardOf: true }, 'text', null],
    ];
    for (const sample of samples) {
      const verdict = elements.get(name)?.(sample);
      expect(verdict, JSON.stringify(sample)).toBe(document(bom(sample)));
    }
  });

  it('says where in the element the fault is', () => {
    const validate = elements.get('dependencies');
    expect(validate?.({ ref: 'a', dependsOn: ['b', 'b'] })).toBe(false);
    expect(validate?.errors?.map(({ instancePath, message }) => [instancePath, message])).toEqual([
      ['/dependsOn', 'must not have duplicate items'],
    ]);
  });
});
