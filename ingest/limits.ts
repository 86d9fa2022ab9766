/** Bounds on what a document may ask of the reader. Each is named in docs/diagnostics.md. */
export const limits = {
  /** Bytes of one document. A text of V8 holds at most 2^29 - 24 characters. */
  documentBytes: 256 * 1024 * 1024,
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
  /** Arrays, objects and scalars of a JSON document: small values cost far more memory than bytes. */
  jsonValues: 20_000_000,
  /**
   * Components, services and relations of one document: what they assert is held in memory until it is
   * stored, about 1.7 KB each. The largest real BOMs have some 100,000.
   */
  things: 1_500_000,
  /** Depth to which the format's schema is applied; deeper documents are read, but not validated. */
  validatedDepth: 400,
  /** Things of one document that may be quarantined before it is refused as a whole. */
  quarantined: 100_000,
  /** Diagnostics of one code that are listed (quarantined things are all listed). */
  diagnosticsPerCode: 20,
  /** Errors of a schema that are listed. */
  schemaErrors: 20,
  /** Unusual e-mail addresses of one document whose form is checked by the full grammar. */
  parsedEmails: 500,
  /** Characters of a package URL. */
  identifierCharacters: 4096,
  /** Characters of a document's text that a message repeats. */
  excerptCharacters: 80,
  /** Characters of a component's description that are kept as text; the bytes keep the rest. */
  descriptionCharacters: 200,
} as const;
