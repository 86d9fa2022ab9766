/**
 * `bench -- screening CASES.csv`: precision and recall on labelled pairs of names (screening-pairs.ts).
 * `bench -- screening [--names 250000] [--sample 2000] [--seed 1] [--lists ../shared/lists]`: the index.
 */
import { parseArgs } from 'node:util';

export async function bench(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      names: { type: 'string', default: '250000' },
      sample: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      lists: { type: 'string', default: '../shared/lists' },
    },
  });
  const { benchIndex } = await import('./screening-index.ts');
  await benchIndex({
    names: Number(values.names),
    sample: Number(values.sample),
    seed: Number(values.seed),
    lists: values.lists,
  });
}
