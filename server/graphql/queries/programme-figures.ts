import { type EndItemFigure, programmeFigures as figuresOf, type ProgrammeFigures } from '../../../app/gaps/programme-figures.ts';
import { remembered } from '../../../app/workspace/remembered.ts';
import { connection, listOf, type PageInput } from '../connection.ts';
import type { Loaders } from '../context.ts';
import { type NodeParent, parentOf } from '../node-resolvers.ts';
import { keeperOf, loadersOf, type Queries } from './asked.ts';

export const programmeFigures: Queries['programmeFigures'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const programme = args.programme ?? undefined;
  const of = JSON.stringify(['programme-figures', programme]);
  const keeper = await keeperOf(loaders, programme);
  const figures = await remembered(keeper, of, () => figuresOf(loaders.workspace, loaders.reader, { programme }));
  return { ...figures, of, loaders };
};

/** An answer whose end items are paged when they are asked for. */
export interface ProgrammeFiguresParent extends ProgrammeFigures {
  readonly of: string;
  readonly loaders: Loaders;
}

/** How much of it is known is counted where somebody asks. */
export interface EndItemFigureParent extends Omit<EndItemFigure, 'item'> {
  readonly item: NodeParent;
}

export const programmeFiguresResolvers = {
  vendors: ({ vendors }: ProgrammeFiguresParent) => ({ ...vendors, insufficientEvidence: vendors['insufficient-evidence'] }),
  endItems: ({ view, of, loaders, endItems }: ProgrammeFiguresParent, page: PageInput) =>
    connection(listOf(view, `${of} end items`, endItems), page, (shown) =>
      shown.map(({ item, ...counts }) => ({ ...counts, item: parentOf(item, loaders) })),
    ),
};
