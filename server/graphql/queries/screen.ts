import type { Band, FoundName, ScreenQuestion } from '../../../app/screening/screen.ts';
import { askScreen, mostShownMatches } from '../../../app/screening/screen.ts';
import { remembered } from '../../../app/workspace/remembered.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import { connection } from '../connection.ts';
import type { Loaders } from '../context.ts';
import type { MatchBand } from '../generated/resolvers.ts';
import { mostScreenedNames } from '../limits.ts';
import { evidenceOf, parentOf } from '../node-resolvers.ts';
import { loadersOf, lower, type Queries, upper } from './asked.ts';
import { toDecision } from './decisions.ts';

/** Names, or the parties of a programme, within `mostScreenedNames` and `mostShownMatches`. */
export const screen: Queries['screen'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const { names, country, programme, limit } = args;
  const question: ScreenQuestion = {
    names: names?.map((name) => ({ name, country: country ?? undefined })),
    programme: programme ?? undefined,
    from: lower<Exclude<Band, 'none'>>(args.band ?? 'WEAK'),
    former: args.former ?? undefined,
    limit: limit ?? undefined,
  };
  check(question);
  const of = JSON.stringify(['screen', question]);
  const { view } = loaders.explorer;
  const answer = await remembered(view, of, () => askScreen(loaders.workspace, loaders.reader, question));
  const { lists, notLoaded } = answer;
  const shown = await connection({ ...answer, of }, args, (found) => found.map((one) => toNode(one, loaders)));
  return { ...shown, lists, notLoaded };
};

/** Errors: INPUT_INVALID for what the command line may ask and this may not, and where nobody is named. */
function check({ names, programme, limit = 1 }: ScreenQuestion): void {
  if (names === undefined && programme === undefined)
    throw new OperationalError('INPUT_INVALID', 'Expected names or a programme.');
  if ((names?.length ?? 0) > mostScreenedNames)
    throw new OperationalError('INPUT_INVALID', `names: at most ${mostScreenedNames} here; the command line takes more.`);
  if (limit < 1 || limit > mostShownMatches)
    throw new OperationalError('INPUT_INVALID', `limit is from 1 to ${mostShownMatches}.`);
}

function toNode({ matches, parties, country, decisions, ...found }: FoundName, loaders: Loaders) {
  const decided = [...decisions, ...matches.flatMap((match) => match.decisions)];
  loaders.spend(
    1 +
      matches.reduce((sum, { aligned, evidence }) => sum + 1 + aligned.length + evidence.length, 0) +
      decided.reduce((sum, { evidence }) => sum + 1 + evidence.length, 0),
  );
  return {
    ...found,
    country: country ?? null,
    parties: parties.map((party) => parentOf({ ...party, type: 'organization' }, loaders)),
    decisions: decisions.map(toDecision),
    matches: matches.map(({ evidence, entry, band, decisions: own, ...match }) => ({
      ...match,
      decisions: own.map(toDecision),
      band: upper<MatchBand>(band),
      entry: { ...entry, listedFrom: entry.listedFrom ?? null, listedTo: entry.listedTo ?? null },
      evidence: evidenceOf(evidence),
    })),
  };
}
