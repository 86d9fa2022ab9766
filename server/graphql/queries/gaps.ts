import { askGaps, type FoundGap, type GapQuestion } from '../../../app/find-gaps.ts';
import { type Connection, connection, listOf, type PageInput } from '../connection.ts';
import type { Loaders } from '../context.ts';
import type { Level as SdlLevel } from '../generated/resolvers.ts';
import { evidenceOf, type NodeParent, parentOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries, upper } from './asked.ts';

/** The gap register, ranked. */
export const gaps: Queries['gaps'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    level: args.level == null ? undefined : lower<NonNullable<GapQuestion['level']>>(args.level),
    counting: lower<NonNullable<GapQuestion['counting']>>(args.counting ?? 'QUALIFIED'),
    group: lower<NonNullable<GapQuestion['group']>>(args.group ?? 'CANDIDATE'),
  };
  const { answer, shown } = await answerPage(
    loaders,
    args,
    ['gaps', question],
    () => askGaps(loaders.workspace, loaders.reader, question),
    (gap) => toGap(gap, loaders),
    args.about == null ? undefined : { id: args.about },
  );
  const { statement, unknownCriticality, binding } = answer;
  return { ...shown, statement, unknownCriticality, binding };
};

/** A row whose items are paged when asked for. */
export type GapParent = ReturnType<typeof toGap>;

function toGap(gap: FoundGap, loaders: Loaders) {
  const { items: beneath, ...rest } = gap;
  return {
    ...rest,
    ...blankAsNull(gap),
    lost: gap.lost === null ? null : parentOf(gap.lost, loaders),
    level: gap.level === '' ? null : upper<SdlLevel>(gap.level),
    coincides: gap.coincides.map((thing) => parentOf(thing, loaders)),
    item: gap.item === null ? null : parentOf(gap.item, loaders),
    itemName: gap.folded?.text ?? gap.item?.name ?? null,
    beneath,
    loaders,
    endItemsStopped: gap.endItemsStopped.map(({ id }) => id),
    evidence: evidenceOf(gap.evidence),
  };
}

export const gapResolvers = {
  items({ gapId, beneath, loaders }: GapParent, page: PageInput): Promise<Connection<NodeParent>> {
    const list = listOf(loaders.explorer.view, `gap ${gapId} items`, beneath);
    return connection(list, page, (items) => items.map((item) => parentOf(item, loaders)));
  },
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
function blankAsNull(gap: FoundGap): Record<(typeof texts)[number], string | null> {
  const entries = texts.map((name) => [name, gap[name] === '' ? null : gap[name]] as const);
  return Object.fromEntries(entries) as Record<(typeof texts)[number], string | null>;
}
