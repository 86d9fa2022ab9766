/** `hauberk screen`: names, or the parties of a programme, against the lists of the view. */
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { FoundDecision } from '../app/decisions/decisions.ts';
import {
  type AskedName,
  askScreen,
  type FoundMatch,
  type FoundName,
  mostShownMatches,
  type ScreenAnswer,
  usualMatches,
} from '../app/screening/screen.ts';
import { readNames } from '../app/screening/screening-names.ts';
import { localReader } from '../app/workspace/reader.ts';
import { foundBands } from '../app/workspace/vocabulary.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';
import { type QuestionOptions, question, questionOf } from './question.ts';
import { withWorkspace } from './session.ts';
import { noteView } from './summary.ts';
import { table } from './table.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';
import { wholeNumberOption } from './whole-number.ts';

interface ScreenOptions extends QuestionOptions {
  readonly names?: string;
  readonly country?: string;
  readonly limit: number;
  readonly band: (typeof foundBands)[number];
  readonly former?: boolean;
}

/** Names of one page: their matches are shown before the next are looked for. */
const atOnce = 1_000;

export function screenCommand(): Command {
  return question('screen', 'names against restricted-party lists, with the reasons of each match', foundBands)
    .argument('[name...]', 'names, or lei:..., uei:..., cage:..., reg:CC/NUMBER, or ids of organisations')
    .option('--names <file>', 'one name a line, or a CSV with the columns name, country, identifier; - is standard input')
    .option('--country <country>', 'code or name of the country of the names that are given')
    .addOption(new Option('--band <band>', 'the weakest that is shown').choices([...foundBands]).default('weak'))
    .addOption(wholeNumberOption('--limit <number>', 'matches shown of each name', mostShownMatches).default(usualMatches))
    .option('--former', 'also entries that are not listed on the day, marked as such')
    .action(run);
}

async function run(given: readonly string[], options: ScreenOptions): Promise<void> {
  checkThreshold(options.failOn, foundBands);
  const asked = questionOf(options);
  const names = namesOf(given, options);
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await askScreen(workspace, localReader, {
      ...asked,
      names,
      from: options.band,
      limit: options.limit,
      former: options.former === true,
    });
    const words = await output.results({ ...answer, atOnce }, tableOf, wordFor(options.failOn));
    tell(output, answer, names === undefined);
    // Who was not compared with everything is not known to be none of them.
    if (options.failOn !== undefined && words.includes('unknown')) return ExitCode.findings;
    return exitCodeFor(
      options.failOn,
      words.filter((word) => (foundBands as readonly string[]).includes(word)),
      foundBands,
    );
  });
}

/** Where not all were compared, a match of the band asked about may be missing beside a weaker one. */
function wordFor(failOn: string | undefined): (found: FoundName) => string {
  const isBand = (foundBands as readonly string[]).includes(failOn ?? '');
  return ({ band, complete }) => (isBand && !complete ? 'unknown' : band);
}

/** Undefined: the parties of the programme. Errors: INPUT_INVALID. */
function namesOf(given: readonly string[], { names, country, programme }: ScreenOptions): AskedName[] | undefined {
  const fromFile = names === undefined ? [] : readNames(read(names));
  const all = [...given.map((name) => ({ name })), ...fromFile];
  if (all.length > 0) return all.map((one) => (hasCountry(one) ? one : { ...one, country }));
  if (programme !== undefined) return undefined;
  throw new OperationalError('INPUT_INVALID', 'Expected a name, --names FILE or --programme NAME.');
}

function hasCountry({ country = '' }: AskedName): boolean {
  return country !== '';
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', `${path} cannot be read.`, { cause: error });
  }
}

function tableOf(found: readonly FoundName[]): string {
  return table(
    ['band', 'score', 'name', 'entry', 'list', 'listed', 'why', 'decided'],
    found.flatMap((one) => [
      ...(one.matches.length === 0 ? [rowWithout(one)] : one.matches.flatMap((match) => rowsOf(one.name, match))),
      ...one.decisions.map((decision) => rowOfDecision(one.name, decision)),
    ]),
  );
}

function rowWithout({ name, band, remarks }: FoundName): string[] {
  return [band === 'none' ? 'none found' : band, '', name, '', '', '', [...notShown(band), ...remarks].join('; '), ''];
}

/** The match, then what was decided about it. */
function rowsOf(name: string, match: FoundMatch): string[][] {
  const why = [match.basis === 'identifier' ? 'identifier' : '', ...match.for, ...match.against.map((one) => `against: ${one}`)];
  const row = [
    match.band,
    match.score.toFixed(4).slice(match.score === 1 ? 0 : 1),
    name,
    match.matched.name,
    match.entry.list,
    listed(match.entry),
    why.filter((one) => one !== '').join('; '),
    '',
  ];
  return [row, ...match.decisions.map((decision) => rowOfDecision(name, decision))];
}

/** Its id, who and when, and in which state it is. */
function rowOfDecision(name: string, { id, decision, entry, rule, author, decided, state }: FoundDecision): string[] {
  const what = rule === undefined ? decision : `${decision} of ${rule}`;
  const who = `${id.slice(0, 12)} by ${author} on ${decided}`;
  return ['', '', name, entry?.name ?? '', entry?.list ?? '', '', who, `${what}: ${state}`];
}

function notShown(band: FoundName['band']): string[] {
  return (foundBands as readonly string[]).includes(band) ? ['its matches are weaker than --band shows'] : [];
}

function listed({ listedFrom = '', listedTo = '', listed: isListed }: FoundName['matches'][number]['entry']): string {
  if (listedTo !== '') return `${listedFrom} to ${listedTo}${isListed ? '' : ' (no longer)'}`;
  return listedFrom === '' ? 'no date' : `from ${listedFrom}`;
}

function tell(output: Output, { lists, notLoaded, view, effort, total }: ScreenAnswer, ofParties: boolean): void {
  for (const { code, title, dated, ageDays, stale, entries } of lists) {
    const age = ageDays === null ? 'age not known' : `${ageDays} days old`;
    output.note(
      `${code}: ${entries} entries, ${dated === '' ? 'no date' : dated}, ${age}${stale === true ? ', stale' : ''} (${title})`,
    );
  }
  if (notLoaded.length > 0) output.note(`not loaded, so nothing is said of: ${notLoaded.map(({ code }) => code).join(', ')}`);
  output.note(
    `${total} ${ofParties ? 'parties of the view' : 'names'}: ${effort.all} compared with all entries, ${effort.changes} with what changed, ${effort.known} known`,
  );
  output.note('names and identifiers alone: who is held by whom is asked by `hauberk find untrusted-vendors`');
  output.note('none found is no clearance, and nothing here is a legal determination');
  noteView(output, view);
}
