/** Options that are whole numbers. */
import { InvalidArgumentError, Option } from 'commander';

export function wholeNumberOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string) => {
    if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
    return Number(text);
  });
}
