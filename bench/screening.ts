/**
 * `bench -- screening CASES.csv [--wrong]`: labelled pairs of names (screening-pairs.ts).
 * `bench -- screening --aliases [--lists ../shared/lists]`: aliases of lists and ordinary companies (screening-lists.ts).
 */
import { parseArgs } from 'node:util';

export async function bench(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      wrong: { type: 'boolean', default: false },
      aliases: { type: 'boolean', default: false },
      lists: { type: 'string', default: '../shared/lists' },
    },
  });
  if (values.aliases) await (await import('./screening-lists.ts')).benchLists(values.lists);
  const { benchPairs } = await import('./screening-pairs.ts');
  for (const path of positionals) benchPairs(path, values);
}
