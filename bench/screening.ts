/** `bench -- screening CASES.csv [--wrong]`: labelled pairs of names (screening-pairs.ts). */
import { parseArgs } from 'node:util';
import { benchPairs } from './screening-pairs.ts';

export async function bench(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { wrong: { type: 'boolean', default: false } },
  });
  for (const path of positionals) benchPairs(path, values);
}
