/** SPDX 2 in its XML spelling: the same as in JSON, with an XPath for each place. */
import { describe, expect, test } from 'vitest';
import { validateDocument } from '../../ingest/validate.ts';
import { codesOf, edgesOf, mentionsOf, readBytes, readText } from '../support/read-bom.ts';

const document = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document>
  <SPDXID>SPDXRef-DOCUMENT</SPDXID><spdxVersion>SPDX-2.3</spdxVersion><dataLicense>CC0-1.0</dataLicense><name>doc</name>
  <documentNamespace>https://example.org/doc</documentNamespace>
  <creationInfo><created>2024-02-29T10:00:00Z</created><creators>Tool: t</creators><creators>Organization: Acme</creators></creationInfo>
${inside}</Document>`;
const pack = (name: string, rest = '') =>
  `<packages><SPDXID>SPDXRef-${name}</SPDXID><name>${name}</name><downloadLocation>NOASSERTION</downloadLocation>${rest}</packages>`;
const related = (from: string, type: string, to: string) =>
  `<relationships><spdxElementId>SPDXRef-${from}</spdxElementId><relationshipType>${type}</relationshipType><relatedSpdxElement>SPDXRef-${to}</relatedSpdxElement></relationships>`;
const valid = (text: string) => validateDocument(Buffer.from(text));

describe('SPDX XML', () => {
  const purl =
    '<externalRefs><referenceCategory>PACKAGE-MANAGER</referenceCategory><referenceType>purl</referenceType><referenceLocator>pkg:npm/b@1</referenceLocator></externalRefs>';
  const whole = document(
    pack('a', '<filesAnalyzed>false</filesAnalyzed>') +
      pack('b', `${purl}<supplier>Organization: Bolt AG</supplier>`) +
      related('DOCUMENT', 'DESCRIBES', 'a') +
      related('a', 'DEPENDS_ON', 'b'),
  );

  test('is read with the XPath of each statement, one member of a list or many', () => {
    const reading = readText(whole);
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'spdx-xml', specVersion: '2.3', main: 'a', diagnostics: [] });
    expect(reading).toMatchObject({ series: 'https://example.org/doc', dated: '2024-02-29' });
    expect(reading.counts).toMatchObject({ components: { in: 2, mapped: 2 }, relations: { in: 2, mapped: 2 } });
    expect(mentionsOf(reading, 'item:pkg:npm/b@1')[0]?.pointer).toBe('/Document[1]/packages[2]');
    expect(edgesOf(reading, 'REQUIRES').map(({ pointer }) => pointer)).toEqual(['/Document[1]/relationships[2]']);
    expect(edgesOf(reading, 'BY')[0]?.pointer).toBe('/Document[1]/packages[2]/supplier[1]');
  });

  test('is validated by the rules of the JSON schema, with the place of a fault', () => {
    expect(valid(whole)).toMatchObject({ format: 'spdx-xml', valid: true, diagnostics: [] });
    const maybe = valid(whole.replace('<filesAnalyzed>false<', '<filesAnalyzed>maybe<'));
    expect(maybe).toMatchObject({ valid: false, diagnostics: [{ pointer: '/Document[1]/packages[1]/filesAnalyzed[1]' }] });
  });

  test('may be UTF-16, as spreadsheets and Windows tools write it', () => {
    const text = whole.replace('encoding="UTF-8"', 'encoding="UTF-16"');
    expect(readBytes(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toMatchObject({ format: 'spdx-xml', diagnostics: [] });
  });

  test('of an element that may stand once, the first is read and the next is reported', () => {
    const reading = readText(
      document(pack('a', '<supplier>Organization: Bolt AG</supplier><supplier>Organization: Nut AG</supplier>')),
    );
    expect(edgesOf(reading, 'BY').map(({ to }) => to)).toEqual(['organization:name:bolt ag']);
    expect(reading.diagnostics).toMatchObject([{ code: 'repeated-element', pointer: '/Document[1]/packages[1]/supplier[2]' }]);
  });

  test.each([
    ['a document type', whole.replace('<Document>', '<!DOCTYPE x [<!ENTITY a "b">]><Document>'), 'xml-doctype'],
    ['half a document', whole.slice(0, -40), 'xml-truncated'],
    ['a hundred thousand levels', document('<a>'.repeat(100_000)), 'xml-too-deep'],
  ])('refuses %s', (_, text, code) => {
    const reading = readText(text);
    expect(reading.outcome).toBe('rejected');
    expect(codesOf(reading)).toEqual([code]);
  });
});
