/** Bounds on what a document may ask of the reader. Each is named in docs/diagnostics.md. */
export const limits = {
  /** Bytes of one document. */
  documentBytes: 1024 * 1024 * 1024,
  /** Bytes of one that is read as a whole: all formats but CycloneDX and SPDX 2 as JSON, and what is unpacked. */
  wholeBytes: 256 * 1024 * 1024,
  /** Bytes up to which a document, and all that it asserts, is held in memory while it is read. */
  heldBytes: 16 * 1024 * 1024,
  /** Bytes of what a document asserts that wait on disk while it is read; places of deeply nested things are long. */
  spooledBytes: 4_000_000_000,
  /** Characters of a name, and of any other text, that are kept with an assertion; the bytes keep the rest. */
  nameCharacters: 4_096,
  textCharacters: 16_384,
  /** Bytes of the largest part of a larger JSON document that is read at once: an element of a list, what stands outside of long lists. */
  jsonPieceBytes: 64 * 1024 * 1024,
  /** Bytes that a compressed document, or a member of an archive, may become for each byte that it has. */
  compressionRatio: 200,
  /** Bytes up to which that is not asked. */
  compressionFloor: 16 * 1024 * 1024,
  /** Bytes of the window that Zstandard may ask for (what `zstd` takes without `--long`). */
  zstdWindowBytes: 128 * 1024 * 1024,
  /** Members of an archive, folders with them, and bytes of all of them unpacked. */
  archiveMembers: 2_000,
  archiveBytes: 2 * 1024 * 1024 * 1024,
  /** Nested arrays and objects of a JSON document; real ones stay below 20. */
  jsonDepth: 1000,
  /** Nested elements of an XML list; real ones stay below 12. */
  xmlListDepth: 200,
  /** Arrays, objects and scalars of a JSON document, or of a part of one that is read in parts: small values cost far more memory than bytes. */
  jsonValues: 20_000_000,
  /** Nested elements of an XML document; real ones stay below 30. */
  xmlDepth: 1000,
  /** Elements and attributes of an XML document. */
  xmlNodes: 10_000_000,
  /** Bytes of an XML document to which its schema is applied: libxml2 holds some eight times as much in memory. */
  validatedXmlBytes: 32 * 1024 * 1024,
  /** Sum of the depths of an XML document's elements to which its schema is applied: libxml2's time grows with it. */
  validatedXmlDepths: 40_000_000,
  /**
   * Components, services and relations of one document: what they assert is held in memory until it is
   * stored, about 1.7 KB each. The largest real BOMs have some 100,000.
   */
  things: 1_500_000,
  /** The same of a document that is read in parts: what is asserted waits on disk. Held are about 100 bytes each, 800 where each has a maker of its own. */
  thingsInParts: 10_000_000,
  /** Depth to which the format's schema is applied; deeper documents are read, but not validated. */
  validatedDepth: 400,
  /** Things of one document that may be quarantined before it is refused as a whole. */
  quarantined: 100_000,
  /** Gaps of one gap decision: each edit is gone through whenever the gaps are. */
  decidedGaps: 10_000,
  /** Diagnostics of one code that are listed (quarantined things are all listed). */
  diagnosticsPerCode: 20,
  /** Errors of a schema that are listed. */
  schemaErrors: 20,
  /** Characters of what an XML schema says of an error. */
  schemaErrorCharacters: 240,
  /** Unusual e-mail addresses of one document whose form is checked by the full grammar. */
  parsedEmails: 500,
  /** Characters of a package URL. */
  identifierCharacters: 4096,
  /** Characters of a document's text that a message repeats. */
  excerptCharacters: 80,
  /** Characters of a component's description that are kept as text; the bytes keep the rest. */
  descriptionCharacters: 200,
  /** Described items of one document, each of which is taken to require what nothing requires. */
  assumingRoots: 20,
  /** Characters of a YAML document: its syntax tree takes some 50 bytes for each. */
  yamlCharacters: 32 * 1024 * 1024,
  /** Nodes that the aliases of a YAML document may stand for. */
  yamlAliases: 100,
  /** Nested elements of an XML document. */
  rdfDepth: 500,
  /** Parts of one licence expression that RDF spells out. */
  licenseParts: 200,
} as const;
