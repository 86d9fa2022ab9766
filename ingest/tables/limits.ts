/** Bounds of what a table or list may be. A document beyond the first three is rejected whole, never read in part. */
export const tableLimits = {
  /** Records after the header. */
  rows: 1_000_000,
  columns: 1_024,
  /** UTF-16 code units of one record; a quote that is never closed ends here. */
  recordLength: 4_194_304,
  /** UTF-16 code units of one cell (a spreadsheet's own limit); a row with a longer one is quarantined. */
  cellLength: 32_767,
  /** Holdings of one organisation whose periods are compared with each other. */
  datedOwners: 1_000,
  /** Names of one list entry or listing, aliases included. */
  aliases: 1_000,
  /** How much of a text is looked at to recognise a header. */
  sniffLength: 65_536,
  /** Records from the top among which the header row of a foreign spreadsheet is looked for. */
  headerDepth: 100,
  /** Cells of the sheets of one workbook, blank ones to the left of a value included. */
  cells: 5_000_000,
  /** Characters of all cells of a workbook: one long text may stand in every cell at the cost of a few bytes. */
  cellCharacters: 268_435_456,
  /** What a workbook may be as a zip archive; sheets with many equal rows reach ratios of some 50. */
  workbook: { members: 10_000, unpackedBytes: 536_870_912, ratio: 200, ratioFromBytes: 16_777_216 },
  /** Bytes of a mapping file. */
  mappingBytes: 65_536,
  /** Sources that one row of a foreign spreadsheet may name. */
  sourcesPerRow: 1_000,
} as const;
