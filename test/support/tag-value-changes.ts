/**
 * Changes of a tag-value document that has every tag of SPDX 2.3 (invented), line by line: what another reader
 * says of them tells whether ours says the same. The order is fixed, so that verdicts can be recorded.
 */
export const tagValueDocument = `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: fiction
DocumentNamespace: https://fiction.example/spdx/1
ExternalDocumentRef: DocumentRef-other https://fiction.example/spdx/2 SHA1: d6a770ba38583ed4bb4525bd96e50461655d2759
DocumentComment: <text>of a
document</text>
LicenseListVersion: 3.19
Creator: Tool: fictional-1.0
Creator: Person: Nobody (nobody@fiction.example)
Creator: Organization: Fictional Vantmoor ()
Created: 2026-01-31T12:00:00Z
CreatorComment: <text>made up</text>

Annotator: Person: Nobody ()
AnnotationDate: 2026-01-31T12:00:00Z
AnnotationType: REVIEW
SPDXREF: SPDXRef-DOCUMENT
AnnotationComment: <text>looked at</text>

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-Package
RelationshipComment: the package

PackageName: part
SPDXID: SPDXRef-Package
PackageVersion: 1.0
PackageFileName: part.tar.gz
PackageSupplier: Organization: Fictional Vantmoor (sales@fiction.example)
PackageOriginator: NOASSERTION
PackageDownloadLocation: https://fiction.example/part.tar.gz
FilesAnalyzed: true
PackageVerificationCode: d6a770ba38583ed4bb4525bd96e50461655d2758 (excludes: ./part.spdx)
PackageChecksum: SHA1: 85ed0817af83a24ad8da68c2b5094de69833983c
PackageChecksum: SHA256: 11b6d3ee554eedf79299905a98f9b9a04e498210b59f15094c916c91d150efcd
PackageHomePage: https://fiction.example/
PackageSourceInfo: <text>from nowhere</text>
PackageLicenseConcluded: MIT
PackageLicenseInfoFromFiles: MIT
PackageLicenseInfoFromFiles: LicenseRef-1
PackageLicenseDeclared: (MIT OR LicenseRef-1)
PackageLicenseComments: <text>none</text>
PackageCopyrightText: <text>Copyright Nobody</text>
PackageSummary: <text>a part</text>
PackageDescription: <text>a part
of two lines</text>
PackageComment: <text>none</text>
PackageAttributionText: <text>thanks</text>
ExternalRef: SECURITY cpe23Type cpe:2.3:a:fiction:part:1.0:*:*:*:*:*:*:*
ExternalRefComment: a reference
ExternalRef: PACKAGE-MANAGER purl pkg:generic/part@1.0
PrimaryPackagePurpose: LIBRARY
ReleaseDate: 2026-01-31T12:00:00Z
BuiltDate: 2026-01-30T12:00:00Z
ValidUntilDate: 2031-01-31T12:00:00Z

FileName: ./part.c
SPDXID: SPDXRef-File
FileType: SOURCE
FileChecksum: SHA1: d6a770ba38583ed4bb4525bd96e50461655d2758
LicenseConcluded: MIT
LicenseInfoInFile: MIT
LicenseComments: <text>none</text>
FileCopyrightText: NONE
FileComment: a file
FileNotice: <text>notice</text>
FileContributor: Nobody
FileAttributionText: thanks

SnippetSPDXID: SPDXRef-Snippet
SnippetFromFileSPDXID: SPDXRef-File
SnippetByteRange: 310:420
SnippetLineRange: 5:23
SnippetLicenseConcluded: MIT
LicenseInfoInSnippet: MIT
SnippetLicenseComments: <text>none</text>
SnippetCopyrightText: Copyright Nobody
SnippetComment: a snippet
SnippetName: main
SnippetAttributionText: thanks

LicenseID: LicenseRef-1
ExtractedText: <text>a licence
of two lines</text>
LicenseName: Fictional Licence
LicenseCrossReference: https://fiction.example/licence
LicenseComment: none
`;

/** Values that are put in the place of each value. */
const values = [
  ...['', 'x', 'NONE', 'NOASSERTION', '<text>a\nb</text>', '<text>a</text>', '7', 'Tool: t', 'Person: p (p@x.example)'],
  ...['Organization: o', '2026-01-31T12:00:00Z', '2026-01-31', '2026-01-31T12:00:00+01:00'],
  ...['SHA1: d6a770ba38583ed4bb4525bd96e50461655d2758', 'SHA1: D6A770BA38583ED4BB4525BD96E50461655D2758', 'SHA1: xyz'],
  ...['SHA1:d6a770ba38583ed4bb4525bd96e50461655d2758', 'CRC: d6', 'true', 'maybe', 'SPDXRef-Package'],
  ...['SPDXRef-DOCUMENT DESCRIBES SPDXRef-Package', 'SPDXRef-DOCUMENT describes SPDXRef-Package'],
  ...['SPDXRef-DOCUMENT LIKES SPDXRef-Package', 'SPDXRef-Package DEPENDS_ON NONE', 'SPDXRef-Package DEPENDS_ON NOASSERTION'],
  ...['SPDXRef-Package DEPENDS_ON', 'DocumentRef-other:SPDXRef-A AMENDS SPDXRef-DOCUMENT', 'OTHER x y', 'SECURITY cpe23Type'],
  ...['PERSISTENT-ID swh swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2', 'PACKAGE_MANAGER purl pkg:a/b', 'LIKES a b'],
  ...['1:2', '2', 'a:b', '5:1', '0:9', 'REVIEW', 'OTHER', 'review', 'LIBRARY', 'library', 'OPERATING-SYSTEM', 'SOURCE'],
  ...['MIT AND', '(MIT', 'LicenseRef-2', 'd6a770ba38583ed4bb4525bd96e50461655d2758'],
  ...['d6a770ba38583ed4bb4525bd96e50461655d2758 (excludes: a, b)', 'd6a770 (excludes: a)', '3.20', '<text>open'],
  ...['DocumentRef-a https://x.example SHA1: d6a770ba38583ed4bb4525bd96e50461655d2759', 'DocumentRef-a https://x.example'],
  ...['DocumentRef-a https://x.example MD5: d6', 'SPDX-2.2', 'SPDX-9'],
];

export interface LineChange {
  /** Tag and number of its line in its section. */
  readonly at: string;
  readonly tag: string;
  /** What is done to the line, or the value that it gets. */
  readonly what: string;
  readonly isValue: boolean;
  readonly text: string;
}

/** Tags that a document cannot do without. */
const needed = ['SPDXVersion', 'DataLicense', 'SPDXID', 'DocumentName', 'DocumentNamespace', 'Creator', 'Created'];

/** The document is changed section by section, each below what a document needs. */
export function* everyLineChange(): Generator<LineChange> {
  const [head = [], ...sections] = tagValueDocument.split('\n\n').map(tagsOf);
  yield* changesOf(head, 0);
  const bare = head.filter((line) => needed.includes(tagOf(line)));
  for (const section of sections) yield* changesOf([...bare, ...section], bare.length);
}

/** Lines, a text of several lines as one. */
function tagsOf(section: string): string[] {
  return section.trim().split(/\n(?=[A-Za-z]+: )/);
}

function tagOf(line: string): string {
  return line.slice(0, line.indexOf(':'));
}

function* changesOf(lines: readonly string[], from: number): Generator<LineChange> {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] as string;
    const [before, after] = [lines.slice(0, index), lines.slice(index + 1)];
    const tag = tagOf(line);
    const value = line.slice(tag.length + 1).trim();
    const made = (what: string, isValue: boolean, ...now: readonly string[]): LineChange => {
      return { at: `${tag} ${index}`, tag, what, isValue, text: `${now.join('\n')}\n` };
    };
    yield made('left out', false, ...before, ...after);
    yield made('twice', false, ...before, line, line, ...after);
    yield made('misspelt', false, ...before, `${tag}x: ${value}`, ...after);
    yield made('in small letters', false, ...before, `${tag.toLowerCase()}: ${value}`, ...after);
    yield made('first', false, line, ...before, ...after);
    yield made('last', false, ...before, ...after, line);
    yield made('without a blank', false, ...before, `${tag}:${value}`, ...after);
    yield made('after blanks', false, ...before, `  ${line}`, ...after);
    yield made('after a comment', false, ...before, '# a comment', line, ...after);
    yield made('after stray words', false, ...before, 'stray words', line, ...after);
    yield made('without a colon', false, ...before, `${tag} ${value}`, ...after);
    for (const other of values) yield made(other, true, ...before, `${tag}: ${other}`, ...after);
  }
}
