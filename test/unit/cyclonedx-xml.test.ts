/** CycloneDX XML: what each element asserts, and where it says that it stands. */
import { describe, expect, test } from 'vitest';
import { validateDocument } from '../../ingest/validate.ts';
import { codesOf, edgesOf, mentionsOf, readBom, readText } from '../support/read-bom.ts';
import { bomXml, readXml } from '../support/xml-text.ts';

const found = (reading: ReturnType<typeof readXml>, code: string) =>
  reading.diagnostics.filter((diagnostic) => diagnostic.code === code).map(({ pointer }) => pointer);
const named = (ref: string, rest = '') => `<component type="library" bom-ref="${ref}"><name>${ref}</name>${rest}</component>`;

describe('a component', () => {
  const reading = readXml(`<components>
    <component type="library"><name>first</name></component>
    <component type="device" bom-ref="r" mime-type="a/b">
      <supplier><name>Bolt</name></supplier>
      <manufacturer>
        <name>Acme Ltd</name>
        <address><country>France</country><locality>Lyon</locality></address>
        <url>https://a.example</url><url>https://b.example</url>
        <contact><name>C</name></contact>
      </manufacturer>
      <authors><author><name>Ann</name></author><author><name>Bob</name></author></authors>
      <author>Old</author><publisher>P</publisher><group>g</group><name>second</name><version>2</version>
      <description>
        Two
        lines
      </description>
      <scope>optional</scope>
      <hashes><hash alg="MD5">0123</hash><hash alg="SHA-1">4567</hash></hashes>
      <licenses><license><id>MIT</id></license><license><name>Mine</name></license><expression>A OR B</expression></licenses>
      <cpe>cpe:/h:acme:second</cpe><purl>pkg:generic/second@2</purl>
      <swid tagId="tag" name="second"/>
      <pedigree><ancestors><component type="library"><name>older</name></component></ancestors></pedigree>
      <components><component type="firmware"><name>inner</name></component></components>
      <properties><property name="x">y</property><property name="cdx:device:quantity">3</property><property name="cdx:device:mpn">M-1</property></properties>
    </component></components>`);

  test('keeps what the element says', () => {
    expect(mentionsOf(reading, 'item:pkg:generic/second@2')).toEqual([
      expect.objectContaining({
        pointer: '/bom/components/component[2]',
        name: 'second',
        texts: expect.objectContaining({
          version: '2',
          group: 'g',
          publisher: 'P',
          author: 'Old\nAnn\nBob',
          description: 'Two\nlines',
          hashes: 'MD5:0123\nSHA-1:4567',
          licenses: 'MIT\nMine\nA OR B',
          bomRef: 'r',
          cpe: 'cpe:/h:acme:second',
          swid: 'tag',
          mimeType: 'a/b',
          partNumber: 'M-1',
          pedigree: 'stated at /bom/components/component[2]/pedigree',
        }),
      }),
    ]);
    expect(reading.counts.components).toEqual({ in: 3, mapped: 3, quarantined: 0 });
  });

  test('has its makers, suppliers and parts at their places', () => {
    const second = '/bom/components/component[2]';
    expect(edgesOf(reading, 'BY').map(({ to, pointer }) => [to, pointer])).toEqual([
      ['organization:name:acme ltd@FR', `${second}/manufacturer`],
    ]);
    expect(edgesOf(reading, 'DISTRIBUTES').map(({ from, pointer }) => [from, pointer])).toEqual([
      ['organization:name:bolt', `${second}/supplier`],
    ]);
    expect(edgesOf(reading, 'REQUIRES').map(({ to, pointer }) => [to, pointer])).toEqual([
      ['item:name:inner', `${second}/components/component[1]`],
    ]);
    expect(mentionsOf(reading, 'organization:name:acme ltd@FR')[0]?.texts).toEqual({
      url: 'https://a.example\nhttps://b.example',
      locality: 'Lyon',
    });
  });

  test('asserts what the same component in JSON asserts', () => {
    const json = readBom(
      {
        components: [
          { type: 'library', name: 'a', version: '1', swid: { tagId: 't', name: 'a' }, hashes: [{ alg: 'MD5', content: '0' }] },
        ],
      },
      { sha256: '0' },
    );
    const xml = readXml(
      '<components><component type="library"><name>a</name><version>1</version><hashes><hash alg="MD5">0</hash></hashes><swid tagId="t" name="a"/></component></components>',
      '1.6',
      { sha256: '0' },
    );
    expect(xml.delta.nodes).toEqual(json.delta.nodes);
    expect(xml.delta.mentions.map(({ pointer: _, ...rest }) => rest)).toEqual(
      json.delta.mentions.map(({ pointer: _, ...rest }) => rest),
    );
  });
});

describe('dependencies', () => {
  const three = `<components>${named('a')}${named('b')}${named('c')}</components>`;

  test('nest at every depth', () => {
    const reading = readXml(
      `${three}<dependencies><dependency ref="c"/><dependency ref="a"><dependency ref="b"><dependency ref="c"/></dependency><provides ref="c"/></dependency></dependencies>`,
    );
    expect(reading.counts.relations).toEqual({ in: 3, mapped: 3, quarantined: 0 });
    const place = '/bom/dependencies/dependency[2]';
    expect(edgesOf(reading, 'REQUIRES')).toEqual([
      { from: 'item:name:a', to: 'item:name:b', pointer: `${place}/dependency[1]` },
      { from: 'item:name:a', to: 'item:name:c', pointer: `${place}/provides[1]`, texts: { relation: 'provides' } },
      { from: 'item:name:b', to: 'item:name:c', pointer: `${place}/dependency[1]/dependency[1]` },
    ]);
  });

  test('of 1.1 stand in the extension, of the BOM and of a component', () => {
    const graph = 'xmlns:dg="http://cyclonedx.org/schema/ext/dependency-graph/1.0"';
    const reading = readXml(
      `<components>${named('a', `<dg:dependencies ${graph}><dg:dependency ref="b"/></dg:dependencies>`)}${named('b')}${named('c')}</components>
       <dg:dependencies ${graph}><dg:dependency ref="b"><dg:dependency ref="c"/></dg:dependency></dg:dependencies>`,
      '1.1',
    );
    expect(edgesOf(reading, 'REQUIRES').map(({ from, to, pointer }) => [from, to, pointer])).toEqual([
      ['item:name:a', 'item:name:b', '/bom/components/component[1]/dependencies/dependency[1]'],
      ['item:name:b', 'item:name:c', '/bom/dependencies/dependency[1]/dependency[1]'],
    ]);
    expect(codesOf(reading)).not.toContain('foreign-namespace');
  });

  test('on nothing and on itself are quarantined where they stand', () => {
    const reading = readXml(
      `${three}<dependencies><dependency ref="a"><dependency ref="gone"/><dependency ref="a"/></dependency></dependencies>`,
    );
    expect(reading.counts.relations).toEqual({ in: 2, mapped: 0, quarantined: 2 });
    expect(found(reading, 'dangling-reference')).toEqual(['/bom/dependencies/dependency[1]/dependency[1]']);
    expect(found(reading, 'self-dependency')).toEqual(['/bom/dependencies/dependency[1]/dependency[2]']);
  });
});

describe('the document', () => {
  test('has its metadata, services, compositions, series and version', () => {
    const reading = readText(
      `<c:bom xmlns:c="http://cyclonedx.org/schema/bom/1.6" serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79" version="7">
        <c:metadata><c:timestamp>2024-02-03T00:00:00Z</c:timestamp><c:component type="device" bom-ref="r"><c:name>root</c:name></c:component>
        <c:manufacturer><c:name>Maker</c:name></c:manufacturer></c:metadata>
        <c:services><c:service bom-ref="s"><c:provider><c:name>Host</c:name></c:provider><c:name>api</c:name>
        <c:endpoints><c:endpoint>https://x.example</c:endpoint></c:endpoints></c:service></c:services>
        <c:compositions><c:composition><c:aggregate>complete</c:aggregate><c:assemblies><c:assembly ref="r"/><c:assembly ref="x"/></c:assemblies></c:composition></c:compositions>
      </c:bom>`,
    );
    const { format, specVersion, series, version, main, dated, counts } = reading;
    expect({ format, specVersion, series, version, main, dated }).toEqual({
      format: 'cyclonedx-xml',
      specVersion: '1.6',
      series: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      version: 7,
      main: 'root',
      dated: '2024-02-03',
    });
    expect(counts.services).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    expect(mentionsOf(reading, 'item:name:root').map(({ pointer }) => pointer)).toContain(
      '/bom/compositions/composition[1]/assemblies/assembly[1]',
    );
    expect(found(reading, 'dangling-composition')).toEqual(['/bom/compositions/composition[1]/assemblies/assembly[2]']);
    expect(edgesOf(reading, 'BY').map(({ pointer }) => pointer)).toEqual([
      '/bom/metadata/manufacturer',
      '/bom/services/service[1]/provider',
    ]);
    expect(codesOf(reading)).toEqual(['maker-from-bom-creator', 'dangling-composition']);
  });

  test('of 1.0 has no metadata', () => {
    const reading = readXml(
      '<components><component type="library"><name>a</name><version>1</version><modified>false</modified></component></components>',
      '1.0',
    );
    expect([reading.specVersion, ...codesOf(reading)]).toEqual(['1.0', 'no-main-component']);
    expect(found(reading, 'no-main-component')).toEqual(['/bom/metadata']);
  });

  test('keeps elements of other namespaces out, and says so once each', () => {
    const foreign = '<x:component xmlns:x="urn:x"><component type="library"><name>hidden</name></component></x:component>';
    const reading = readXml(`<components>${named('a')}${foreign}${foreign}${named('b')}</components><y:z xmlns:y="urn:y"/>`);
    expect(reading.counts.components.in).toBe(2);
    expect(found(reading, 'foreign-namespace')).toEqual(['/bom/components/component[2]', '/bom/z']);
    expect(mentionsOf(reading, 'item:name:b')[0]?.pointer).toBe('/bom/components/component[4]');
  });

  test('may say an element twice: lists are joined, of others the first is read', () => {
    const reading = readXml(
      `<components>${named('a')}</components><components><component type="library"><name>b</name><name>c</name></component></components>`,
    );
    expect(mentionsOf(reading, 'item:name:a')[0]?.pointer).toBe('/bom/components[1]/component[1]');
    expect(mentionsOf(reading, 'item:name:b')[0]?.pointer).toBe('/bom/components[2]/component[1]');
    expect(found(reading, 'repeated-element')).toEqual(['/bom/components[2]/component[1]/name[2]']);
  });

  test('has its attributes at their places', () => {
    const reading = readText(
      bomXml(`<components>${named('a')}${named('a')}</components>`).replace('version="1">', 'version="-1">'),
    );
    expect(found(reading, 'duplicate-bom-ref')).toEqual(['/bom/components/component[2]/@bom-ref']);
    expect(found(reading, 'invalid-version')).toEqual(['/bom/@version']);
  });
});

describe('the schema', () => {
  const verdict = (text: string) => validateDocument(Buffer.from(text));

  test('says what is wrong and where', () => {
    const { valid, specVersion, diagnostics } = verdict(
      bomXml('<components><component type="foo"><name>a</name></component></components>', '1.2'),
    );
    expect({ valid, specVersion }).toEqual({ valid: false, specVersion: '1.2' });
    expect(diagnostics).toEqual([
      {
        code: 'schema-invalid',
        severity: 'warning',
        pointer: '/bom/components/component[1]',
        message: "Element 'component', attribute 'type': [facet 'enumeration'] The value 'foo' is not an element of its set.",
      },
      expect.objectContaining({ pointer: '/bom/components/component[1]' }),
    ]);
  });

  test('says patterns as they are', () => {
    const text = bomXml('<components/>').replace('version="1">', 'serialNumber="x">');
    expect(verdict(text).diagnostics[0]?.message).toContain("pattern 'urn:uuid:([0-9a-f]{8}-");
  });

  test('holds a range of versions to external components, as its comment says', () => {
    const ranged = (attribute: string) =>
      verdict(
        bomXml(
          `<components><component type="library"${attribute}><name>a</name><versionRange>vers:npm/1</versionRange></component></components>`,
          '1.7',
        ),
      );
    expect(ranged('').diagnostics.map(({ pointer }) => pointer)).toEqual(['/bom/components/component[1]']);
    expect(ranged(' isExternal="false"').valid).toBe(false);
    expect(ranged(' isExternal="true"').valid).toBe(true);
  });

  test('is that of the version of the namespace', () => {
    const text = '<metadata/>';
    expect(verdict(bomXml(text, '1.2')).valid).toBe(true);
    expect(verdict(bomXml(text, '1.1')).valid).toBe(false);
    expect(verdict(bomXml(text, '2.0')).diagnostics.map(({ code }) => code)).toEqual(['spec-version-unknown']);
  });
});
