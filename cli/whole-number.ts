/** Options that are whole numbers. */
import { InvalidArgumentError, Option } from 'commander';

/** Greatest number where nothing else is said: nine digits. */
const usualMost = 999_999_999;

export function wholeNumberOption(flags: string, description: string, most = usualMost): Option {
  return new Option(flags, description).argParser((text: string) => {
    if (!/^\d{1,15}$/.test(text) || Number(text) > most) throw new InvalidArgumentError(`expected a whole number up to ${most}`);
    return Number(text);
  });
}
