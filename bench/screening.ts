/**
 * `bench -- screening CASES.csv [--wrong]`: labelled pairs of names (screening-pairs.ts).
 * `bench -- screening --aliases [--lists ../shared/lists]`: aliases of lists and ordinary companies (screening-lists.ts).
 * `bench -- screening [--names 250000] [--sample 2000] [--seed 1] [--lists ../shared/lists]`: the index (screening-index.ts).
 */
import { parseArgs } from 'node:util';

export async function bench(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      wrong: { type: 'boolean', default: false },
      aliases: { type: 'boolean', default: false },
      names: { type: 'string', default: '250000' },
      sample: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      lists: { type: 'string', default: '../shared/lists' },
    },
  });
  const { names, sample, seed, lists } = values;
  if (values.aliases) await (await import('./screening-lists.ts')).benchLists(lists);
  if (positionals.length > 0) {
    const { benchPairs } = await import('./screening-pairs.ts');
    for (const path of positionals) benchPairs(path, values);
  } else if (!values.aliases) {
    const { benchIndex } = await import('./screening-index.ts');
    await benchIndex({ names: Number(names), sample: Number(sample), seed: Number(seed), lists });
  }
}
