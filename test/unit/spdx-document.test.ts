/** SPDX documents of every serialisation: what they say of themselves, their packages and files; the schema's verdict. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Coverage, ItemType, OrganizationKind, Scope, Standing } from '../../graph/ontology/property.ts';
import { relationshipTypes2, relationshipTypes3 } from '../../ingest/formats/spdx/relationship-type.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { codesOf, edgesOf, mentionsOf, readText } from '../support/read-bom.ts';

const head = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  dataLicense: 'CC0-1.0',
  name: 'doc',
  documentNamespace: 'https://example.org/doc',
  creationInfo: { created: '2024-02-29T10:00:00Z', creators: ['Tool: t'] },
};
const pack = (name: string, rest: object = {}) => ({ SPDXID: `SPDXRef-${name}`, name, downloadLocation: 'NOASSERTION', ...rest });
const related = (from: string, relationshipType: string, to: string, rest: object = {}) => ({
  spdxElementId: `SPDXRef-${from}`,
  relationshipType,
  relatedSpdxElement: /^NO/.test(to) ? to : `SPDXRef-${to}`,
  ...rest,
});
const read = (parts: object, options: object = {}) => readText(JSON.stringify({ ...head, ...parts }), options);
const requires = (reading: ReturnType<typeof read>) =>
  edgesOf(reading, 'REQUIRES').map(({ from, to, numbers }) => [from.slice(10), to.slice(10), numbers ?? {}]);

describe('an SPDX document', () => {
  test('states its series, date, version and what it describes', () => {
    const reading = read({ packages: [pack('root', { versionInfo: '1' }), pack('b')], documentDescribes: ['SPDXRef-root'] });
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'spdx-json', specVersion: '2.3', main: 'root' });
    expect(reading).toMatchObject({ series: head.documentNamespace, dated: '2024-02-29', diagnostics: [] });
    expect(requires(reading)).toEqual([['root@1', 'b', { assumed: 1 }]]);
  });

  test('with one package is about that package, with more and no description about none', () => {
    expect(read({ packages: [pack('a')] }, { programme: 'P' })).toMatchObject({ main: 'a', diagnostics: [] });
    const reading = read({ packages: [pack('a'), pack('b')] }, { programme: 'P' });
    expect(codesOf(reading)).toEqual(['no-described-package', 'programme-without-item']);
  });

  test('that describes several items includes each in the programme', () => {
    const parts = { packages: [pack('a'), pack('b'), pack('c')], relationships: [related('DOCUMENT', 'DESCRIBES', 'a')] };
    const reading = read({ ...parts, documentDescribes: ['SPDXRef-b', 'SPDXRef-gone'] }, { programme: 'P' });
    expect(edgesOf(reading, 'INCLUDES').map(({ to, pointer }) => [to, pointer])).toEqual([
      ['item:name:b', '/packages/1'],
      ['item:name:a', '/packages/0'],
    ]);
    expect(requires(reading)).toEqual([
      ['b', 'c', { assumed: 1 }],
      ['a', 'c', { assumed: 1 }],
    ]);
    expect(codesOf(reading)).toEqual(['dangling-description']);
  });
});

describe('a package', () => {
  test('is an item with its identifiers, type and texts', () => {
    const externalRefs = [
      { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/a@1' },
      { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/a@1?b=c' },
      { referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:a:a:1:*:*:*:*:*:*:*' },
      { referenceCategory: 'OTHER', referenceType: 'x', referenceLocator: 'y' },
    ];
    const more = { primaryPackagePurpose: 'FIRMWARE', validUntilDate: '1970-01-11T00:00:00Z', licenseDeclared: 'MIT' };
    const checksums = [{ algorithm: 'SHA256', checksumValue: 'ff' }];
    const reading = read({ packages: [pack('a', { versionInfo: '1', externalRefs, checksums, ...more })] });
    const [mention] = mentionsOf(reading, 'item:pkg:npm/a@1');
    expect(mention).toMatchObject({ name: 'a', pointer: '/packages/0' });
    expect(mention?.numbers).toEqual({ itemType: ItemType.firmware, endOfSupport: 10 });
    expect(mention?.texts).toMatchObject({ version: '1', hashes: 'SHA-256:ff', licenses: 'MIT', externalRefs: 'x y' });
    expect(codesOf(reading)).toEqual(['several-purls']);
    expect(reading.main).toBe('pkg:npm/a');
  });

  test('is made by its originator, else by its supplier; nobody is named NOASSERTION', () => {
    const reading = read({
      packages: [
        pack('a', { originator: 'Organization: Acme (UK)', supplier: 'Organization: Bolt (info@bolt.example)' }),
        pack('b', { supplier: 'Person: Jo Doe ()' }),
        pack('c', { supplier: 'NOASSERTION', originator: 'NONE' }),
        pack('d', { supplier: 'Tool: builder' }),
        pack('e', { supplier: 'Cord' }),
        pack('f', { supplier: 'Organization: N/A' }),
      ],
    });
    expect(edgesOf(reading, 'BY').map(({ to, pointer }) => [to, pointer])).toEqual([
      ['organization:name:acme uk', '/packages/0/originator'],
      ['organization:name:jo doe', '/packages/1/supplier'],
      ['organization:name:cord', '/packages/4/supplier'],
    ]);
    expect(edgesOf(reading, 'DISTRIBUTES').map(({ from }) => from)).toEqual(['organization:name:bolt']);
    expect(mentionsOf(reading, 'organization:name:bolt')[0]?.texts).toEqual({ email: 'info@bolt.example' });
    expect(mentionsOf(reading, 'organization:name:jo doe')[0]?.numbers).toEqual({ organizationKind: OrganizationKind.person });
    expect(edgesOf(reading, 'PROVIDES')[1]?.numbers).toEqual({ standing: Standing.chosen, makerAssumed: 1 });
    expect(mentionsOf(reading, 'item:name:c')[0]?.texts?.source).toBe('originator NONE\nsupplier NOASSERTION');
    expect(codesOf(reading)).toEqual(['tool-as-party', 'party-without-kind', 'placeholder-name', 'no-described-package']);
  });

  test('of another maker with the same bare name is another item', () => {
    const reading = read({
      packages: [
        pack('x', { supplier: 'Organization: A' }),
        { ...pack('x', { supplier: 'Organization: B' }), SPDXID: 'SPDXRef-y' },
      ],
    });
    expect(reading.delta.nodes.filter(({ key }) => key.startsWith('item:'))).toHaveLength(2);
  });

  test('that cannot be read is quarantined; one whose identifier is taken is not', () => {
    const reading = read({ packages: [7, {}, pack('a'), { SPDXID: 'SPDXRef-a' }], files: ['x', {}] });
    expect(reading.counts.components).toEqual({ in: 4, mapped: 2, quarantined: 2 });
    expect(reading.counts.files).toEqual({ in: 2, mapped: 0, quarantined: 2 });
    const said = ['component-not-an-object', 'component-without-name', 'component-name-assumed', 'duplicate-spdx-id'];
    expect(codesOf(reading)).toEqual(expect.arrayContaining([...said, 'file-not-an-object', 'file-without-name']));
  });
});

describe('relationships', () => {
  test.each([...Object.entries(relationshipTypes2), ...Object.entries(relationshipTypes3)])(
    '%s is counted and kept',
    (type, meaning) => {
      const reading = read({
        packages: [pack('r'), pack('a'), pack('b')],
        documentDescribes: ['SPDXRef-r'],
        relationships: [related('a', type, 'b')],
      });
      expect(reading.counts.relations).toEqual({ in: 1, mapped: 1, quarantined: 0 });
      const edges = edgesOf(reading, 'REQUIRES').filter(({ pointer }) => pointer === '/relationships/0');
      const kept = reading.delta.mentions.filter(({ pointer }) => pointer === '/relationships/0');
      if (meaning.kind !== 'requires') {
        expect([edges.length, kept[0]?.texts?.relationship]).toEqual([0, `SPDXRef-a ${type} SPDXRef-b`]);
        return;
      }
      const [from, to] = meaning.isReversed ? ['b', 'a'] : ['a', 'b'];
      const numbers = meaning.scope === undefined ? {} : { numbers: { scope: meaning.scope } };
      expect(edges).toEqual([
        { from: `item:name:${from}`, to: `item:name:${to}`, pointer: '/relationships/0', ...numbers, texts: { relation: type } },
      ]);
    },
  );

  test('to NONE and NOASSERTION are coverage of who needs, else evidence', () => {
    const reading = read({
      packages: [pack('a')],
      relationships: [
        related('a', 'DEPENDS_ON', 'NONE'),
        related('a', 'CONTAINS', 'NOASSERTION'),
        related('a', 'DEPENDENCY_OF', 'NONE'),
      ],
    });
    const stated = mentionsOf(reading, 'item:name:a').slice(1);
    expect(stated.map(({ numbers }) => numbers?.coverage)).toEqual([Coverage.none, Coverage.unknown, undefined]);
    expect(reading.counts.relations.mapped).toBe(3);
  });

  test('that dangle, turn on themselves or lack a part are quarantined; a declared other document is evidence', () => {
    const externalDocumentRefs = [
      {
        externalDocumentId: 'DocumentRef-x',
        spdxDocument: 'https://x.example',
        checksum: { algorithm: 'SHA1', checksumValue: 'f' },
      },
    ];
    const reading = read({
      externalDocumentRefs,
      packages: [pack('a')],
      relationships: [
        related('a', 'DEPENDS_ON', 'gone'),
        related('a', 'DEPENDS_ON', 'a'),
        { spdxElementId: 'SPDXRef-a' },
        { ...related('a', 'DEPENDS_ON', ''), relatedSpdxElement: 'DocumentRef-x:SPDXRef-b' },
        { ...related('a', 'DEPENDS_ON', ''), relatedSpdxElement: 'DocumentRef-y:SPDXRef-b' },
        related('a', 'LIKES', 'DOCUMENT'),
      ],
    });
    expect(reading.counts.relations).toEqual({ in: 6, mapped: 2, quarantined: 4 });
    const said = reading.diagnostics
      .filter(({ code }) => code !== 'schema-invalid')
      .map(({ code, pointer }) => `${code} ${pointer}`);
    expect(said.sort()).toEqual([
      'dangling-reference /relationships/0',
      'dangling-reference /relationships/4',
      'external-element /relationships/3',
      'relationship-incomplete /relationships/2',
      'self-dependency /relationships/1',
      'unknown-relationship-type /relationships/5',
    ]);
  });
});

describe('files', () => {
  const file = (name: string) => ({
    SPDXID: `SPDXRef-${name}`,
    fileName: `./${name}`,
    checksums: [{ algorithm: 'SHA1', checksumValue: name }],
  });

  test('are items where a relationship of needs names them, else evidence of their package', () => {
    const reading = read({
      packages: [pack('p', { hasFiles: ['SPDXRef-f', 'SPDXRef-g', 'SPDXRef-gone'] }), pack('q')],
      documentDescribes: ['SPDXRef-p'],
      files: [file('f'), file('g')],
      relationships: [related('f', 'GENERATED_FROM', 'q'), related('g', 'GENERATED_FROM', 'NOASSERTION')],
    });
    expect(reading.counts.files).toEqual({ in: 2, mapped: 2, quarantined: 0 });
    expect(requires(reading)).toEqual([
      ['p', 'f', {}],
      ['f', 'q', {}],
    ]);
    const kept = mentionsOf(reading, 'item:name:p')
      .slice(1)
      .map(({ pointer, texts }) => [pointer, texts?.file ?? texts?.relationship]);
    expect(kept).toEqual([
      ['/files/1', './g'],
      ['/relationships/1', 'SPDXRef-g GENERATED_FROM NOASSERTION'],
    ]);
    expect(codesOf(reading)).toEqual(['dangling-file']);
  });

  test('of a document without packages are items; a name that differs in its hash is another item', () => {
    const reading = read({
      files: [file('a'), { ...file('a'), SPDXID: 'SPDXRef-b', checksums: [{ algorithm: 'MD5', checksumValue: '0' }] }],
    });
    expect(reading.delta.nodes).toHaveLength(2);
  });
});

test('annotations are evidence', () => {
  const annotations = [
    { annotationType: 'REVIEW', annotator: 'Person: J', annotationDate: '2024-01-01T00:00:00Z', comment: 'good' },
  ];
  const reading = read({ packages: [pack('a', { annotations })] });
  expect(mentionsOf(reading, 'item:name:a')[1]).toMatchObject({
    pointer: '/packages/0/annotations/0',
    texts: { annotation: 'REVIEW, Person: J, 2024-01-01T00:00:00Z, good' },
  });
});

const tagValue = `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: doc
DocumentNamespace: https://example.org/doc
Creator: Tool: t
Created: 2024-02-29T10:00:00Z
# a package
PackageName: p
SPDXID: SPDXRef-p
PackageSupplier: Organization: Acme (a@acme.example)
PackageDownloadLocation: NOASSERTION
PackageComment: <text>two
lines</text>
FileName: ./f
SPDXID: SPDXRef-f
FileChecksum: SHA1: aa
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-p
Annotator: Person: J
AnnotationDate: 2024-01-01T00:00:00Z
AnnotationType: OTHER
SPDXREF: SPDXRef-p
AnnotationComment: good
`;

describe('tag-value', () => {
  test('is read with its lines', () => {
    const reading = readText(tagValue);
    expect(reading).toMatchObject({
      outcome: 'accepted',
      format: 'spdx-tag-value',
      specVersion: '2.3',
      main: 'p',
      diagnostics: [],
    });
    expect(edgesOf(reading, 'BY')[0]).toMatchObject({ to: 'organization:name:acme', pointer: 'line=11' });
    const said = mentionsOf(reading, 'item:name:p').map(({ pointer, texts }) => [
      pointer,
      texts?.comment ?? texts?.file ?? texts?.annotation,
    ]);
    expect(said).toEqual([
      ['line=9', 'two\nlines'],
      ['line=15', './f'],
      ['line=19', 'OTHER, Person: J, 2024-01-01T00:00:00Z, good'],
    ]);
  });

  test('with CR LF is the same', () => {
    expect(readText(tagValue.replaceAll('\n', '\r\n')).delta.edges).toEqual(readText(tagValue).delta.edges);
  });

  test.each([
    ['nonsense', 'tag-value-syntax'],
    ['PackageColour: red', 'tag-unknown'],
    ['PackageName: q\nPackageName: r\nFileComment: x', 'tag-misplaced'],
    ['PackageVersion: 1\nPackageVersion: 2', 'tag-repeated'],
    ['FilesAnalyzed: perhaps', 'tag-value-invalid'],
    ['Relationship: SPDXRef-p CONTAINS', 'tag-value-invalid'],
    ['PackageSummary: <text>open', 'text-not-closed'],
  ])('%j is said', (line, code) => {
    const reading = readText(tagValue + line);
    expect(reading.outcome).toBe('accepted');
    expect(codesOf(reading)).toContain(code);
    expect(validateDocument(Buffer.from(tagValue + line)).valid).toBe(false);
  });
});

describe('YAML', () => {
  const yaml = `spdxVersion: SPDX-2.3
SPDXID: SPDXRef-DOCUMENT
dataLicense: CC0-1.0
name: doc
documentNamespace: https://example.org/doc
creationInfo: { created: 2024-02-29T10:00:00Z, creators: ['Tool: t'] }
packages:
  - { SPDXID: SPDXRef-a, name: a, downloadLocation: NOASSERTION, versionInfo: "1.10" }
`;
  test('is read as JSON is, and keeps what a number is written like', () => {
    const reading = readText(yaml.replace('"1.10"', '1.10'));
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'spdx-yaml', dated: '2024-02-29', diagnostics: [] });
    expect(mentionsOf(reading, 'item:name:a@1.10')[0]?.pointer).toBe('/packages/0');
  });

  test.each([
    ['two documents', `${yaml}---\na: b\n`],
    ['no mapping', `- spdxVersion: x\nSPDXID: y\n`],
    [
      'an alias bomb',
      `${yaml}a: &a [x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((b, i) => `${b}: &${b} [${Array(9).fill(`*${'abcdefg'[i]}`)}]`)
        .join('\n')}\n`,
    ],
    ['a hundred thousand levels', `${yaml}x: ${'['.repeat(100_000)}`],
  ])('refuses %s', (_, text) => {
    expect(readText(text)).toMatchObject({ outcome: 'rejected', format: 'spdx-yaml' });
  });
});

describe('RDF/XML', () => {
  const rdf = (inside: string) => `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">
<spdx:SpdxDocument rdf:about="https://example.org/doc#SPDXRef-DOCUMENT">
<spdx:specVersion>SPDX-2.3</spdx:specVersion><spdx:name>doc</spdx:name>
<spdx:dataLicense rdf:resource="http://spdx.org/licenses/CC0-1.0"/>
<spdx:creationInfo><spdx:CreationInfo><spdx:created>2024-02-29T10:00:00Z</spdx:created><spdx:creator>Tool: t</spdx:creator></spdx:CreationInfo></spdx:creationInfo>
${inside}</spdx:SpdxDocument></rdf:RDF>`;
  const described = `<spdx:relationship><spdx:Relationship>
<spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
<spdx:relatedSpdxElement><spdx:Package rdf:about="https://example.org/doc#SPDXRef-a"><spdx:name>a</spdx:name>
<spdx:downloadLocation rdf:resource="http://spdx.org/rdf/terms#noassertion"/><spdx:supplier>Organization: Acme</spdx:supplier>
<spdx:licenseDeclared><spdx:DisjunctiveLicenseSet><spdx:member rdf:resource="http://spdx.org/licenses/MIT"/><spdx:member><spdx:ConjunctiveLicenseSet><spdx:member rdf:resource="http://spdx.org/licenses/X"/><spdx:member rdf:resource="http://spdx.org/licenses/Y"/></spdx:ConjunctiveLicenseSet></spdx:member></spdx:DisjunctiveLicenseSet></spdx:licenseDeclared>
</spdx:Package></spdx:relatedSpdxElement></spdx:Relationship></spdx:relationship>`;

  test('is read with the XPath of each statement', () => {
    const reading = readText(rdf(described));
    expect(reading).toMatchObject({
      outcome: 'accepted',
      format: 'spdx-rdf',
      main: 'a',
      series: 'https://example.org/doc',
      diagnostics: [],
    });
    const place = '/RDF[1]/SpdxDocument[1]/relationship[1]/Relationship[1]/relatedSpdxElement[1]/Package[1]';
    expect(mentionsOf(reading, 'item:name:a')[0]).toMatchObject({ pointer: place, texts: { licenses: 'MIT OR (X AND Y)' } });
    expect(edgesOf(reading, 'BY')[0]?.pointer).toBe(`${place}/supplier[1]`);
  });

  test.each([
    ['a document type', rdf('').replace('<rdf:RDF', '<!DOCTYPE x [<!ENTITY a "b">]><rdf:RDF'), 'xml-doctype'],
    ['an entity', rdf('&a;'), 'xml-syntax'],
    ['half a document', rdf('').slice(0, -20), 'xml-syntax'],
    ['no document', rdf('').replaceAll('SpdxDocument', 'Other'), 'rdf-without-document'],
    ['a hundred thousand levels', rdf('<spdx:a>'.repeat(100_000)), 'xml-too-deep'],
  ])('refuses %s', (_, text, code) => {
    const reading = readText(text);
    expect(reading).toMatchObject({ outcome: 'rejected', format: 'spdx-rdf' });
    expect(codesOf(reading)).toEqual([code]);
  });

  test('licences that contain one another end', () => {
    const set = (id: string, other: string) =>
      `<spdx:ConjunctiveLicenseSet rdf:about="#${id}"><spdx:member rdf:resource="#${other}"/><spdx:member rdf:resource="#${other}"/></spdx:ConjunctiveLicenseSet>`;
    const inside = described.replace(/<spdx:DisjunctiveLicenseSet>.*<\/spdx:DisjunctiveLicenseSet>/s, `${set('x', 'y')}`);
    const text = rdf(inside).replace('</rdf:RDF>', `${set('y', 'x')}</rdf:RDF>`);
    expect(mentionsOf(readText(text), 'item:name:a')[0]?.texts?.licenses?.length).toBeLessThan(3000);
  });
});

describe('SPDX 3', () => {
  const graph = (elements: object[]) =>
    JSON.stringify({
      '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
      '@graph': [
        { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1', created: '2024-02-29T10:00:00Z', createdBy: ['urn:acme'] },
        { type: 'SpdxDocument', spdxId: 'urn:doc', creationInfo: '_:c', rootElement: ['urn:sbom'] },
        { type: 'software_Sbom', spdxId: 'urn:sbom', creationInfo: '_:c', rootElement: ['urn:a'] },
        { type: 'Organization', spdxId: 'urn:acme', creationInfo: '_:c', name: 'Acme' },
        ...elements,
      ],
    });
  const element = (type: string, name: string, rest: object = {}) => ({
    type,
    spdxId: `urn:${name}`,
    name,
    creationInfo: '_:c',
    ...rest,
  });
  const relation = (from: string, relationshipType: string, to: string[], rest: object = {}) =>
    element('LifecycleScopedRelationship', `${from}${relationshipType}`, { from, to, relationshipType, ...rest });

  test('is read through its collections, agents, licences and life cycle', () => {
    const reading = readText(
      graph([
        element('software_Package', 'a', {
          suppliedBy: 'urn:acme',
          software_packageVersion: '1',
          software_packageUrl: 'pkg:npm/a@1',
        }),
        element('software_Package', 'b'),
        element('ai_AIPackage', 'c'),
        relation('urn:a', 'dependsOn', ['urn:b', 'urn:gone'], { scope: 'test', completeness: 'complete' }),
        relation('urn:a', 'contains', ['urn:b'], { completeness: 'complete' }),
        relation('urn:a', 'dependsOn', ['https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement']),
        relation('urn:a', 'hasDeclaredLicense', ['https://spdx.org/licenses/MIT']),
        relation('urn:b', 'hasDynamicLink', ['urn:a']),
        relation('urn:b', 'availableFrom', ['urn:acme']),
      ]),
      { programme: 'P' },
    );
    expect(reading).toMatchObject({
      outcome: 'accepted',
      format: 'spdx3-json',
      specVersion: '3.0.1',
      series: 'urn:doc',
      main: 'pkg:npm/a',
    });
    expect(reading.counts).toMatchObject({ components: { in: 3, mapped: 3 }, relations: { in: 6, mapped: 6 } });
    expect(edgesOf(reading, 'REQUIRES').map(({ from, to, numbers }) => [from, to, numbers])).toEqual([
      ['item:pkg:npm/a@1', 'item:name:b', { scope: Scope.development }],
      ['item:pkg:npm/a@1', 'item:name:b', undefined],
      ['item:pkg:npm/a@1', 'item:name:b', undefined],
      ['item:pkg:npm/a@1', 'item:name:c', { assumed: 1 }],
    ]);
    expect(codesOf(reading)).toEqual(['target-not-read']);
    expect(edgesOf(reading, 'BY').map(({ to, pointer }) => [to, pointer])).toEqual([
      ['organization:name:acme', '/@graph/4/suppliedBy'],
      ['organization:name:acme', '/@graph/12'],
    ]);
    const coverage = mentionsOf(reading, 'item:pkg:npm/a@1').map(({ numbers }) => numbers?.coverage);
    expect(coverage.filter((code) => code !== undefined)).toEqual([Coverage.complete, Coverage.unknown]);
  });
});

describe('the verdict', () => {
  const verdict = (value: object) => validateDocument(Buffer.from(JSON.stringify(value)));
  const valid = { ...head, packages: [pack('a')] };

  test('of 2.3 and of 2.2, which asks for more', () => {
    expect(verdict(valid)).toEqual({ format: 'spdx-json', specVersion: '2.3', valid: true, diagnostics: [] });
    expect(verdict({ ...valid, spdxVersion: 'SPDX-2.2' }).valid).toBe(false);
    const full = pack('a', { copyrightText: 'x', licenseConcluded: 'MIT', licenseDeclared: 'MIT' });
    expect(verdict({ ...valid, spdxVersion: 'SPDX-2.2', packages: [full] }).valid).toBe(true);
  });

  test.each([
    ['an unknown key', { colour: 'red' }, ''],
    ['a type', { relationships: [related('a', 'LIKES', 'a')] }, '/relationships/0/relationshipType'],
    ['a missing key', { packages: [{ name: 'a' }] }, '/packages/0'],
    ['a list that is none', { packages: {} }, '/packages'],
    ['another version', { spdxVersion: 'SPDX-1.9' }, '/spdxVersion'],
  ])('names %s', (_, change, pointer) => {
    const { valid: isValid, diagnostics } = verdict({ ...valid, ...change });
    expect(isValid).toBe(false);
    expect(diagnostics.map((one) => one.pointer)).toContain(pointer);
  });
});

test('docs/formats.md says how each type of relationship is read', () => {
  const formats = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  const scopes: Record<number, string> = { [Scope.optional]: ', optional', [Scope.development]: ', development' };
  const rows = [...Object.entries(relationshipTypes2), ...Object.entries(relationshipTypes3)].flatMap(([type, meaning]) => {
    const needs =
      meaning.kind === 'requires' && (meaning.isReversed ? 'B needs A' : 'A needs B') + (scopes[meaning.scope ?? 0] ?? '');
    const cell = needs || (meaning.kind === 'evidence' ? 'evidence' : undefined);
    return formats
      .split('\n')
      .some((line) => line.includes(`\`${type}\``) && (cell === undefined || line.endsWith(`| ${cell} |`)))
      ? []
      : [type];
  });
  expect(rows).toEqual([]);
});
