import { draftScenario } from '../../../app/scenarios/draft-scenario.ts';
import { askScenarios } from '../../../app/scenarios/scenarios.ts';
import { remembered } from '../../../app/workspace/remembered.ts';
import { connection } from '../connection.ts';
import { evidenceOf } from '../node-resolvers.ts';
import { loadersOf, lower, type Queries } from './asked.ts';

/** Saved questions to `whatIf`. */
export const scenarios: Queries['scenarios'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = { programme: args.programme ?? undefined, former: args.former ?? undefined };
  const of = JSON.stringify(['scenarios', question]);
  const ask = () => askScenarios(loaders.workspace, loaders.reader, question);
  const { view, total, page } = await remembered(loaders.explorer.view, of, ask);
  return await connection({ view, of, total, page }, args, (shown) =>
    shown.map(({ evidence, ...scenario }) => ({ ...scenario, evidence: evidenceOf(evidence) })),
  );
};

/** A scenario as a document, of what stands now whatever else is asked about. */
export const scenarioDraft: Queries['scenarioDraft'] = async (_, args, context) => {
  const { workspace, reader } = await context.loaders({});
  const { name, lose, author } = args;
  return await draftScenario(workspace, reader, {
    name,
    programme: args.programme ?? undefined,
    lose,
    counting: args.counting == null ? undefined : lower(args.counting),
    stage: args.stage ?? undefined,
    from: args.from ?? undefined,
    forDays: args.forDays ?? undefined,
    author,
    note: args.note ?? undefined,
  });
};
