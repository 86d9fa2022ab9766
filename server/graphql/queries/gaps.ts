import { askGap, askGaps, type GapQuestion, type ListedGap } from '../../../app/gaps/find-gaps.ts';
import type { GapSort } from '../../../app/gaps/gap-columns.ts';
import { goneGapsCount } from '../../../app/gaps/gone-gaps.ts';
import { viewName } from '../../../app/workspace/answer.ts';
import { type Connection, connection, listOf, type PageInput } from '../connection.ts';
import type { Loaders } from '../context.ts';
import type { QueryGapsArgs, GapFilter as SdlFilter, Level as SdlLevel } from '../generated/resolvers.ts';
import { evidenceOf, type NodeParent, parentOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries, upper } from './asked.ts';
import { editsOf } from './gap-decisions.ts';
import { registerOf } from './register-asked.ts';

/** The gap register, ranked; narrowed and sorted as asked. */
export const gaps: Queries['gaps'] = async (_, args, context) => await gapList(args, await loadersOf(context, args));

export type GapListParent = Awaited<ReturnType<typeof gapList>>;

async function gapList(args: QueryGapsArgs, loaders: Loaders) {
  const register = registerOf(args);
  const question = {
    ...register,
    level: args.level == null ? undefined : lower<NonNullable<GapQuestion['level']>>(args.level),
    filter: filterOf(args.filter ?? {}),
    order: { by: camelCase(args.sort ?? 'RANK') as GapSort, descending: args.descending ?? false },
  };
  const { answer, shown } = await answerPage(
    loaders,
    { ...args, place: args.from },
    ['gaps', question],
    async () => {
      const { rows, about, ...answered } = await askGaps(loaders.workspace, loaders.reader, question);
      const ofThing = async (id: string) => {
        const { total, rows: page } = await about(id);
        return { total, page };
      };
      return { ...answered, page: rows, about: ofThing };
    },
    (gap: ListedGap) => toGap(gap, loaders),
    args.about == null ? undefined : { id: args.about },
  );
  const { statement, unknownCriticality, binding, facets } = answer;
  return { ...shown, statement, unknownCriticality, binding, counted: facets, register, loaders };
}

/** Counted when they are asked for. */
export const gapListResolvers = {
  facets: async ({ counted, register, loaders: { workspace, reader } }: GapListParent) => ({
    ...(await counted()),
    noLongerFound: await goneGapsCount(workspace, reader, register),
  }),
};

export const gap: Queries['gap'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const found = await askGap(loaders.workspace, loaders.reader, registerOf(args), args.gapId);
  return found === undefined ? null : toGap(found, loaders);
};

function filterOf({ level, ...filter }: SdlFilter) {
  const levels = level?.map((one) => (one == null ? null : lower<string>(one)));
  const given = Object.entries({ ...filter, level: levels }).filter(([, value]) => value != null);
  return Object.fromEntries(given) as Record<string, never>;
}

/** `ABLE_SOURCES` of the SDL is `ableSources` elsewhere. */
function camelCase(word: string): string {
  return word.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A row of which what takes longer is made when it is asked for. */
export type GapParent = ReturnType<typeof toGap>;

function toGap(gap: ListedGap, loaders: Loaders) {
  const { whole, withOptions, history: _, spans: __, state, ...rest } = gap;
  return {
    ...rest,
    ...blankAsNull(gap),
    lost: gap.lost === null ? null : parentOf(gap.lost, loaders),
    level: gap.level === '' ? null : upper<SdlLevel>(gap.level),
    coincides: gap.coincides.map((thing) => parentOf(thing, loaders)),
    item: gap.item === null ? null : parentOf(gap.item, loaders),
    itemName: gap.folded?.text ?? gap.item?.name ?? null,
    note: state?.note || null,
    newest: state?.newest ?? [],
    listed: gap,
    loaders,
    endItemsStopped: gap.endItemsStopped.map(({ id }) => id),
    stops: gap.endItemsStopped.map((thing) => parentOf(thing, loaders)),
  };
}

export const gapResolvers = {
  view: ({ loaders }: GapParent) => viewName(loaders.explorer.view),
  async items({ gapId, listed, loaders }: GapParent, page: PageInput): Promise<Connection<NodeParent>> {
    const { items } = await listed.whole();
    const list = listOf(loaders.explorer.view, `gap ${gapId} items`, items);
    return await connection(list, page, (shown) => shown.map((item) => parentOf(item, loaders)));
  },
  evidence: async ({ listed }: GapParent) => evidenceOf((await listed.whole()).evidence),
  spans: async ({ listed }: GapParent) => await listed.spans(),
  options: async ({ listed }: GapParent) => (await listed.withOptions()).options,
  history: async ({ listed, loaders }: GapParent) => editsOf(await listed.history(), loaders),
};

const texts = [
  'system',
  'partNumber',
  'nsn',
  'manufacturer',
  'criticality',
  'decideBy',
  'confidence',
  'owner',
  'due',
  'status',
] as const;

/** The register writes unknown text as empty; here unknown is null. */
function blankAsNull(gap: ListedGap): Record<(typeof texts)[number], string | null> {
  const entries = texts.map((name) => [name, gap[name] === '' ? null : gap[name]] as const);
  return Object.fromEntries(entries) as Record<(typeof texts)[number], string | null>;
}
