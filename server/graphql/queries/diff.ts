import { type DiffAnswer, type DiffList, diff as diffOf } from '../../../app/diff/diff.ts';
import type { FoundGapChange, FoundThingChange, FoundVendorChange } from '../../../app/diff/present-diff.ts';
import { remembered } from '../../../app/workspace/remembered.ts';
import type { Workspace } from '../../../app/workspace/workspace.ts';
import { connection, type List, listOf, type PageInput } from '../connection.ts';
import type { Context } from '../context.ts';
import { evidenceOf } from '../node-resolvers.ts';
import { timesOf } from '../times.ts';
import { keeperOf, loadersOf, type Queries, upper } from './asked.ts';

/** An answer whose lists are paged when they are asked for. */
export interface DiffParent {
  readonly answer: DiffAnswer;
  readonly of: string;
}

export const diff: Queries['diff'] = async (_, { from, to, programme, asOf, knownAt }, context) => {
  const loaders = await loadersOf(context, { asOf, knownAt });
  const question = { from: from ?? undefined, to: to ?? undefined, programme: programme ?? undefined };
  const of = JSON.stringify(['diff', question]);
  const times = timesOf({ asOf, knownAt });
  const answer = await remembered(await keeperOf(loaders, programme), of, () =>
    diffOf(ofRequest(loaders.workspace, context), loaders.reader, { ...question, ...times }),
  );
  return { answer, of };
};

/** A page of the changes of some kinds. */
type Narrowed = PageInput & { readonly change?: readonly string[] | null };

/** Both sides are views of the request: they count as such, and are not opened twice. */
function ofRequest(workspace: Workspace, context: Context): Workspace {
  return {
    ...workspace,
    view: async (_, times) => (await context.loaders(times ?? {})).explorer.view,
  };
}

export const diffResolvers = {
  from: ({ answer }: DiffParent) => answer.from,
  to: ({ answer }: DiffParent) => answer.to,
  counts: ({ answer: { counts } }: DiffParent) => ({
    ...counts,
    things: Object.entries(counts.things).map(([kind, many]) => ({ kind: thingKind(kind), ...many })),
  }),
  documents: ({ answer, of }: DiffParent, { change, ...page }: Narrowed) => {
    const { from, to, documents } = answer;
    const wanted = change?.map((kind) => kind.toLowerCase());
    const listed = wanted === undefined ? documents : documents.filter((one) => wanted.includes(one.change));
    const name = JSON.stringify([of, from.view.hash, 'documents', wanted]);
    return connection(listOf(to.view, name, listed), page, (shown) =>
      shown.map(({ by, ...rest }) => ({ ...rest, supersededBy: by })),
    );
  },
  gaps: (parent: DiffParent, { change, ...page }: Narrowed) =>
    connection(narrowed(parent, 'gaps', parent.answer.gaps, change), page, (shown) => shown.map(toGap)),
  vendors: (parent: DiffParent, { change, ...page }: Narrowed) =>
    connection(narrowed(parent, 'vendors', parent.answer.vendors, change), page, (shown) => shown.map(toVendor)),
  things: (parent: DiffParent, { kind, ...page }: PageInput & { readonly kind?: readonly string[] | null }) =>
    connection(narrowed(parent, 'things', parent.answer.things, kind), page, (shown) => shown.map(toThing)),
};

function narrowed<Kind extends string, Shown>(
  { answer: { from, to }, of }: DiffParent,
  name: string,
  list: DiffList<Kind, Shown>,
  kinds: readonly string[] | null | undefined,
): List<Shown> {
  const wanted = kinds?.map((kind) => kind.toLowerCase().replaceAll('_', ' ') as Kind);
  const { total, page } = wanted === undefined ? list : list.only(wanted);
  return {
    view: to.view,
    of: JSON.stringify([of, from.view.hash, name, wanted]),
    total,
    page: async (start, end) => [...(await page(start, end))],
  };
}

const shownValue = (value: string | number | null) => (value === null ? null : String(value));

function toGap({ change, gapId, gapIdBefore, gap, rankBefore, rankAfter, fields }: FoundGapChange) {
  return {
    change: upper<'NEW'>(change),
    gapId,
    gapIdBefore,
    archetype: gap.archetype,
    certainty: gap.certainty,
    lost: gap.lost,
    itemName: gap.folded?.text ?? gap.item?.name ?? null,
    rankBefore,
    rankAfter,
    fields: fields.map(({ before, after, ...rest }) => ({ ...rest, before: shownValue(before), after: shownValue(after) })),
    evidence: evidenceOf(gap.evidence),
  };
}

function toVendor({ change, evidence, ...rest }: FoundVendorChange) {
  return { ...rest, change: upper<'NEW'>(change), evidence: evidenceOf(evidence) };
}

function toThing({ kind, ...rest }: FoundThingChange) {
  return { ...rest, kind: thingKind(kind) };
}

const thingKind = (kind: string) => upper<'ITEM'>(kind.replaceAll(' ', '-'));
