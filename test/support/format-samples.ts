/** A small document of every format. */
const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
const spdx = {
  SPDXID: 'SPDXRef-DOCUMENT',
  spdxVersion: 'SPDX-2.3',
  dataLicense: 'CC0-1.0',
  name: 'd',
  documentNamespace: 'https://example.org/d',
  creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] },
  packages: [{ SPDXID: 'SPDXRef-a', name: 'Part', downloadLocation: 'NOASSERTION', supplier: 'Organization: Acme' }],
  relationships: [{ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-a' }],
};

const decisions = [
  {
    decision: 'no match',
    party: { name: 'Acme', country: 'DE' },
    entry: { list: 'SDN', id: '12' },
    scope: { programme: 'P', items: ['item:a'] },
    author: 'A. Officer',
    reason: 'Another firm',
    decided: '2024-01-01',
    decidedUpon: { entry: 'a'.repeat(64), party: 'b'.repeat(64) },
  },
  {
    decision: 'waiver',
    party: { identifiers: ['uei:ABCDEFGHJKL1'] },
    rule: 'r',
    author: 'A. Officer',
    reason: 'No other source',
    decided: '2024-01-01',
    expires: '2024-12-31',
    decidedUpon: { rule: 'a'.repeat(64), party: 'b'.repeat(64) },
  },
];

export interface FormatSample {
  /** As INTERFACES.md names the format. */
  readonly name: string;
  readonly text: string;
  /** Two of them one after another are none, or none of which half is missing. */
  readonly isClosed: boolean;
}

export const formatSamples: readonly FormatSample[] = [
  {
    name: 'cyclonedx-json',
    text: '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"Part"}]}',
    isClosed: true,
  },
  {
    name: 'cyclonedx-xml',
    text: `${xml}<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components><component type="library"><name>Part</name></component></components></bom>`,
    isClosed: true,
  },
  { name: 'spdx-json', text: JSON.stringify(spdx), isClosed: true },
  {
    name: 'spdx-tag-value',
    text: 'SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: d\nDocumentNamespace: https://example.org/d\nCreator: Tool: t\nCreated: 2024-01-01T00:00:00Z\n\nPackageName: Part\nSPDXID: SPDXRef-a\nPackageDownloadLocation: NOASSERTION\n',
    isClosed: false,
  },
  {
    name: 'spdx-yaml',
    text: `spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nname: d\npackages:\n  - SPDXID: SPDXRef-a\n    name: Part\n    downloadLocation: NOASSERTION\n`,
    isClosed: false,
  },
  {
    name: 'spdx-rdf',
    text: `${xml}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#"><SpdxDocument rdf:about="https://example.org/d#SPDXRef-DOCUMENT"><specVersion>SPDX-2.3</specVersion><name>d</name></SpdxDocument></rdf:RDF>`,
    isClosed: true,
  },
  {
    name: 'spdx-xml',
    text: `${xml}<Document><SPDXID>SPDXRef-DOCUMENT</SPDXID><spdxVersion>SPDX-2.3</spdxVersion><name>d</name><packages><SPDXID>SPDXRef-a</SPDXID><name>Part</name></packages></Document>`,
    isClosed: true,
  },
  {
    name: 'spdx3-json',
    text: '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"software_Package","spdxId":"https://example.org/a","name":"Part"}]}',
    isClosed: true,
  },
  { name: 'bods-json', text: '[{"statementId":"1","recordType":"entity","recordDetails":{"name":"Acme"}}]', isClosed: true },
  { name: 'decision-json', text: JSON.stringify({ hauberkDecision: 1, decisions }), isClosed: true },
  {
    name: 'gap-decision-json',
    text: JSON.stringify({
      ...{ hauberkGapDecision: 1, author: 'A. Officer', decided: '2026-06-01T10:00:00.000Z', note: 'n' },
      ...{ set: { owner: 'B' }, clear: ['due'], gaps: [{ gapId: '0123456789ab', upon: ['a'.repeat(64)], lost: 'Acme' }] },
    }),
    isClosed: true,
  },
  { name: 'table-csv', text: 'item,supplier\nPart,Acme\n', isClosed: false },
];
