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
} as const;
