/** Options about rules, for every command that goes by them. */
import { Option } from 'commander';
import { transactions } from '../app/workspace/vocabulary.ts';

/** `--pack`: whose law binds the buyer; several times, or several at once. */
export const packOption = [
  '--pack <id...>',
  "rule packs whose law binds the buyer, as us, eu, gb; those of the programme's nation when absent, or us",
] as const;

/** `--transaction`: a list may forbid the one and not the other. */
export function transactionOption(): Option {
  return new Option('--transaction <which>', 'what is done with the party; buy when absent').choices([...transactions]);
}
