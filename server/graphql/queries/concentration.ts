import {
  type ConcentrationFigures,
  type ConcentrationQuestion,
  type ShownConcentration,
  showConcentration,
} from '../../../app/analyses/find-concentration.ts';
import type { FoundAsk } from '../../../app/analyses/present-ask.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import type { Loaders } from '../context.ts';
import type { Exceeded, Level as SdlLevel, UnknownKind } from '../generated/resolvers.ts';
import { evidenceOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries, upper } from './asked.ts';

type Level = NonNullable<ConcentrationQuestion['level']>;
type Counting = NonNullable<ConcentrationQuestion['counting']>;

export const concentration: Queries['concentration'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = {
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    of: lower<NonNullable<ConcentrationQuestion['of']>>(args.of ?? 'ITEM'),
    level: lower<Level>(args.level ?? 'COUNTRY'),
    counting: lower<Counting>(args.counting ?? 'QUALIFIED'),
    open: args.open ?? false,
  };
  const { shown } = await answerPage(
    loaders,
    args,
    ['concentration', question],
    () => showConcentration(loaders.workspace, loaders.reader, question),
    (found) => toConcentration(found, loaders),
  );
  return shown;
};

/** An answer whose unknowns are looked into when they are asked for. */
export type ConcentrationParent = ReturnType<typeof toConcentration>;

function toConcentration(found: ShownConcentration, loaders: Loaders) {
  return {
    ...found,
    level: upper<SdlLevel>(found.level),
    ...figuresOf(found, loaders),
    equalShares: found.equalShares ?? null,
    stage: found.stage ?? null,
    stages: found.stages.map((stage) => ({ ...stage, ...figuresOf(stage, loaders) })),
    evidence: evidenceOf(found.evidence),
  };
}

export const concentrationResolvers = {
  async askFirst({ asks }: ConcentrationParent) {
    const [first] = (await asks()).ranked;
    return first === undefined ? null : askOf(first);
  },
  async askNext({ asks }: ConcentrationParent) {
    return (await asks()).ranked.slice(1).map(askOf);
  },
  async unknowns({ asks }: ConcentrationParent) {
    return (await asks()).unknowns;
  },
};

/** Unknown is null. */
function figuresOf({ effectiveNumber, bands, referenceLines, holders }: ConcentrationFigures, loaders: Loaders) {
  return {
    effectiveNumber: { low: effectiveNumber.low, high: effectiveNumber.high ?? null },
    bands: bands.map((band) => ({ ...band, until: band.until === '' ? null : band.until, inForce: band.inForce ?? null })),
    referenceLines: referenceLines.map((line) => ({
      ...line,
      exceeded: upper<Exceeded>(line.exceeded),
      inForce: line.inForce ?? null,
    })),
    /** They count as shown, like nodes of a list: a programme may have thousands of sites. */
    holders({ first }: { readonly first?: number | null }) {
      if (first != null && first < 0) throw new OperationalError('INPUT_INVALID', 'first is 0 or more.');
      const listed = holders.slice(0, first ?? holders.length);
      loaders.spend(listed.length);
      return listed.map((holder) => ({ ...holder, type: holder.type ?? null, code: holder.code ?? null }));
    },
  };
}

function askOf(ask: FoundAsk) {
  const { item, source, party } = ask;
  return { ...ask, what: upper<UnknownKind>(ask.what), item: item ?? null, source: source ?? null, party: party ?? null };
}
