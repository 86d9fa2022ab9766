/** `--pack`: whose law binds the buyer; several times, or several at once. */
export const packOption = [
  '--pack <id...>',
  "rule packs whose law binds the buyer, as us, eu, gb; those of the programme's nation when absent, or us",
] as const;
