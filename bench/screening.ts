/**
 * `bench -- screening CASES.csv [--wrong]`: labelled pairs of names (screening-pairs.ts).
 * `bench -- screening --aliases [--lists ../shared/lists]`: aliases of lists and ordinary companies (screening-lists.ts).
 * `bench -- screening [--names 250000] [--sample 2000] [--seed 1] [--lists ../shared/lists]`: the index (screening-index.ts).
 */
import { parseArgs } from 'node:util';
import { OperationalError } from '../graph/model/operational-error.ts';

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
    await pairs(positionals, values);
  } else if (!values.aliases) {
    const { benchIndex } = await import('./screening-index.ts');
    await benchIndex({ names: Number(names), sample: Number(sample), seed: Number(seed), lists });
  }
}

async function pairs(paths: readonly string[], options: { readonly wrong: boolean }): Promise<void> {
  const { benchPairs } = await import('./screening-pairs.ts');
  for (const path of paths) {
    try {
      if (benchPairs(path, options).pairs === 0) process.exitCode = 1;
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  }
}
