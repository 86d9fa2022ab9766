import {
  askWhatIf,
  type FoundStop,
  type FoundWeakened,
  type WhatIfAnswer,
  type WhatIfQuestion,
} from '../../../app/scenarios/what-if.ts';
import { remembered } from '../../../app/workspace/remembered.ts';
import { connection, type PageInput } from '../connection.ts';
import type { Loaders } from '../context.ts';
import { evidenceOf, parentOf, stepsOf } from '../node-resolvers.ts';
import { loadersOf, lower, type Queries } from './asked.ts';

/** An answer whose lists are paged when they are asked for. */
export type WhatIfParent = Awaited<ReturnType<typeof answered>>;

export const whatIf: Queries['whatIf'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question: WhatIfQuestion = {
    lose: args.lose,
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    counting: lower<NonNullable<WhatIfQuestion['counting']>>(args.counting ?? 'QUALIFIED'),
    from: args.from ?? undefined,
    forDays: args.forDays ?? undefined,
  };
  return await answered(loaders, question, args);
};

async function answered(loaders: Loaders, question: WhatIfQuestion, page: PageInput) {
  const of = JSON.stringify(['whatIf', question]);
  const answer = await remembered(loaders.explorer.view, of, () => askWhatIf(loaders.workspace, loaders.reader, question));
  const { view, stopped } = answer;
  const shown = await connection({ view, of, ...stopped }, page, (found) => found.map((one) => toStop(one, loaders)));
  return { ...answer, ...shown, of, loaders, answer };
}

function toStop({ endItem, stopsOn, circularSupport, witness, witnessCut, evidence, ...rest }: FoundStop, loaders: Loaders) {
  return {
    ...rest,
    ...stopsOn,
    circularSupport: circularSupport ?? false,
    endItem: parentOf(endItem, loaders),
    witness: stepsOf(witness, loaders),
    witnessCut: witnessCut ?? false,
    evidence: evidenceOf(evidence),
  };
}

function toWeakened({ item, circularSupport, suppliers, left, evidence, ...rest }: FoundWeakened, loaders: Loaders) {
  return {
    ...rest,
    circularSupport: circularSupport ?? false,
    item: parentOf(item, loaders),
    suppliersBefore: suppliers.before,
    suppliersAfter: suppliers.after,
    sources: left.sources.map((thing) => parentOf(thing, loaders)),
    substitutes: left.substitutes.map((thing) => parentOf(thing, loaders)),
    evidence: evidenceOf(evidence),
  };
}

interface Paged {
  readonly answer: WhatIfAnswer;
  readonly of: string;
  readonly loaders: Loaders;
}

export const whatIfResolvers = {
  from: ({ answer }: Paged) => (answer.from === '' ? null : answer.from),
  lost: ({ answer, loaders }: Paged) =>
    answer.lost.map(({ things, ...rest }) => ({ ...rest, things: things.map((thing) => parentOf(thing, loaders)) })),
  weakened: ({ answer: { view, weakened }, of, loaders }: Paged, page: PageInput) =>
    connection({ view, of: `${of} weakened`, ...weakened }, page, (found) => found.map((one) => toWeakened(one, loaders))),
  holding: ({ answer: { view, holding }, of, loaders }: Paged, page: PageInput) =>
    connection({ view, of: `${of} holding`, ...holding }, page, (found) =>
      found.map(({ endItem }) => parentOf(endItem, loaders)),
    ),
};
