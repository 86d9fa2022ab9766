/** The questions: each resolver calls one function of `app/` and cuts the page that is shown. */
import { findConcentration } from '../../app/find-concentration.ts';
import { findGaps } from '../../app/find-gaps.ts';
import { findSingleSources, type SingleSourceQuestion } from '../../app/find-single-sources.ts';
import { findUntrustedVendors } from '../../app/find-untrusted-vendors.ts';
import { listDocuments } from '../../app/list-documents.ts';
import type { Step, Thing } from '../../app/present.ts';
import { longestSearch, search } from '../../app/search.ts';
import { connection } from './connection.ts';
import type { Context, Loaders } from './context.ts';
import type { QueryResolvers, Level as SdlLevel } from './generated/resolvers.ts';
import { evidence, type NodeParent, nodeById, parentOf, timesOf } from './node-resolvers.ts';

type Level = NonNullable<SingleSourceQuestion['level']>;
type Counting = NonNullable<SingleSourceQuestion['counting']>;

/** `OWNER_COUNTRY` of the SDL is `owner-country` elsewhere. */
function lower<T extends string>(value: string): T {
  return value.toLowerCase().replaceAll('_', '-') as T;
}

function upper<T extends string>(value: string): T {
  return value.toUpperCase().replaceAll('-', '_') as T;
}

function steps(path: readonly Step[], loaders: Loaders) {
  return path.map(({ from, edge, to }) => ({ from: parentOf(from, loaders), edge, to: parentOf(to, loaders) }));
}

async function all(context: Context, type: 'Item' | 'Organization' | 'Programme', args: PageArguments) {
  const loaders = await context.loaders(timesOf(args));
  const things = await loaders.explorer.all(type);
  return connection(loaders.explorer.view, things, args, (thing) => parentOf(thing, loaders));
}

interface PageArguments {
  readonly asOf?: string | null;
  readonly knownAt?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export const Query: QueryResolvers = {
  programmes: (_, args, context) => all(context, 'Programme', args),
  items: (_, args, context) => all(context, 'Item', args),
  organizations: (_, args, context) => all(context, 'Organization', args),

  async programme(_, { id, ...times }, context) {
    const loaders = await context.loaders(timesOf(times));
    const byId = await nodeById(id, loaders);
    if (byId?.type === 'programme') return byId;
    return (await nodeById(`programme:${id}`, loaders)) ?? null;
  },

  async node(_, { id, ...times }, context) {
    return nodeById(id, await context.loaders(timesOf(times)));
  },

  async search(_, { text, ...args }, context) {
    const times = timesOf(args);
    const loaders = await context.loaders(times);
    const found = await search(context.workspace, context.reader, { text, limit: longestSearch, ...times });
    return connection<Thing, NodeParent>(loaders.explorer.view, found, args, (thing) => parentOf(thing, loaders));
  },

  async documents(_, args, context) {
    const times = timesOf(args);
    const loaders = await context.loaders(times);
    const documents = await listDocuments(context.workspace, context.reader, times);
    return connection(loaders.explorer.view, documents, args, ({ declared, ...document }) => ({
      ...document,
      programme: declared.programme ?? null,
      marking: declared.marking ?? null,
    }));
  },

  async singleSources(_, args, context) {
    const times = timesOf(args);
    const loaders = await context.loaders(times);
    const answer = await findSingleSources(context.workspace, context.reader, {
      ...times,
      programme: args.programme ?? undefined,
      stage: args.stage ?? undefined,
      level: lower<Level>(args.level ?? 'SUPPLIER'),
      counting: lower<Counting>(args.counting ?? 'QUALIFIED'),
    });
    const page = connection(answer.view, answer.findings, args, (found) => ({
      ...found,
      level: upper<SdlLevel>(found.level),
      candidate: parentOf(found.candidate, loaders),
      item: parentOf(found.item, loaders),
      mitigatedBy: found.mitigatedBy.map((thing) => parentOf(thing, loaders)),
      witness: steps(found.witness, loaders),
      evidence: evidence(found.evidence),
    }));
    return { ...page, coverage: answer.coverage, diagnostics: answer.diagnostics };
  },

  async untrustedVendors(_, args, context) {
    const times = timesOf(args);
    const loaders = await context.loaders(times);
    const answer = await findUntrustedVendors(context.workspace, context.reader, {
      ...times,
      programme: args.programme ?? undefined,
    });
    const page = connection(answer.view, answer.findings, args, (found) => ({
      ...found,
      party: parentOf(found.party, loaders),
      path: steps(found.path, loaders),
      evidence: evidence(found.evidence),
    }));
    return { ...page, coverage: answer.coverage, diagnostics: answer.diagnostics };
  },

  async concentration(_, args, context) {
    const answer = await findConcentration(context.workspace, context.reader, {
      ...timesOf(args),
      programme: args.programme ?? undefined,
      stage: args.stage ?? undefined,
      of: lower(args.of ?? 'ITEM'),
      level: lower<Level>(args.level ?? 'COUNTRY'),
      counting: lower<Counting>(args.counting ?? 'QUALIFIED'),
      open: args.open ?? false,
    });
    const page = connection(answer.view, answer.findings, args, (found) => ({
      ...found,
      level: upper<SdlLevel>(found.level),
      evidence: evidence(found.evidence),
    }));
    return { ...page, coverage: answer.coverage, diagnostics: answer.diagnostics };
  },

  async gaps(_, args, context) {
    const times = timesOf(args);
    const loaders = await context.loaders(times);
    const answer = await findGaps(context.workspace, context.reader, { ...times, programme: args.programme ?? undefined });
    const page = connection(answer.view, answer.findings, args, (gap) => gapParent(gap, loaders));
    return { ...page, coverage: answer.coverage, diagnostics: answer.diagnostics, statement: answer.statement };
  },
};
