/** Who of those named may be on a restricted-party list, by identifier or by a name that is alike: `screen`. */
import { screeningScopeOf } from '../../graph/analyses/scope.ts';
import { hashName, organizationName } from '../../graph/ontology/name.ts';
import { holdersAbove } from '../../graph/screening/holders-above.ts';
import { isListedOn } from '../../graph/screening/listed-on.ts';
import { bands, type FoundBand, type Subject } from '../../graph/screening/matching/listed-party.ts';
import { partiesInScope } from '../../graph/screening/parties-in-scope.ts';
import type { EntryMatch, Screened } from '../../graph/screening/standing-screen.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { FoundDecision } from '../decisions/decisions.ts';
import { type ListAge, type ListEdition, listEditions } from '../lists/list-editions.ts';
import type { StoredEntry } from '../lists/screened-entries.ts';
import { subjectsOf } from '../lists/screened-parties.ts';
import { type StandingLists, standingLists } from '../lists/standing-lists.ts';
import { organizationsIdentified } from '../search/organizations-identified.ts';
import { organizationsNamed } from '../search/organizations-named.ts';
import { findById } from '../search/selector.ts';
import { Presenter } from '../statements/present.ts';
import { type Question, type ViewName, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type PresentedMatch, presentMatches, type ShownMatch } from './present-screening.ts';
import { bandOf, type ScreenBand, statement } from './screen-statement.ts';
import { decisionsBeside } from './screened-decisions.ts';
import { type AskedName, checkNames, isComparable, namesWithoutWords, readName } from './screening-names.ts';

export type { Band } from '../../graph/screening/matching/listed-party.ts';
export type { ScreenBand } from './screen-statement.ts';
export type { AskedName } from './screening-names.ts';

/** Matches shown of one name, and how many when nothing is said. */
export const mostShownMatches = 200;
export const usualMatches = 20;

export interface ScreenQuestion extends Question {
  /** When absent: the makers and distributors in scope of the programme (or of the view), and who holds them. */
  readonly names?: readonly AskedName[] | undefined;
  /** The weakest band that is shown; `weak` when absent. It hides matches, and changes nothing that is said of them. */
  readonly from?: FoundBand | undefined;
  /** Matches shown of each name; at most 200. */
  readonly limit?: number | undefined;
  /** Also entries that are not listed on the day, marked as such. */
  readonly former?: boolean | undefined;
}

/** A list that names were compared with, and how old it is on the view's day. */
export interface ScreenedList extends ListAge {
  readonly code: string;
  readonly title: string;
  /** Also those that are not listed on the day. */
  readonly entries: number;
}

/** A match, with what was decided of the party and the entry. */
export interface FoundMatch extends PresentedMatch {
  /** Those that stand on the party, where it is in the view: in whatever state, but replaced by none. */
  readonly decisions: readonly FoundDecision[];
}

export interface FoundName {
  /** As it was asked, or as the view names the party. */
  readonly name: string;
  readonly country?: string;
  /** Strongest band, also of what is not shown; `none` is no clearance: `statement` says what it was compared with. */
  readonly band: ScreenBand;
  readonly statement: string;
  /** Compared with every entry that shares more with it than common words; else there may be stronger matches. */
  readonly complete: boolean;
  readonly matches: readonly FoundMatch[];
  /** There are more than those shown. */
  readonly more: boolean;
  /** Parties of the view that bear the name or the identifier, or the party itself. Who holds them is the matter of `find untrusted-vendors`. */
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  /** Decisions that stand on one of these parties and are about no match that is shown: another entry, or whatever entry. */
  readonly decisions: readonly FoundDecision[];
  readonly remarks: readonly string[];
  readonly lists: readonly ScreenedList[];
  /** Lists that rules name and no document of the view is of. */
  readonly notLoaded: readonly { readonly code: string; readonly title: string }[];
  readonly view: ViewName;
}

/** What the answer cost so far: how many names were compared with all entries, with those that changed, with none. */
export interface ScreenEffort {
  all: number;
  changes: number;
  known: number;
  /** Pairs of a name and an entry that were considered. */
  compared: number;
}

export interface ScreenAnswer {
  readonly view: ViewName;
  readonly lists: readonly ScreenedList[];
  readonly notLoaded: FoundName['notLoaded'];
  readonly total: number;
  /** Names `from` to before `to`, in the order asked; parties of the view by their ids. */
  page(from: number, to: number): Promise<FoundName[]>;
  /** Of the pages that were asked for. */
  readonly effort: ScreenEffort;
}

const notAllCompared =
  'matches may be missing: so many entries share nothing but common words with it that not all were compared';

interface Asked {
  readonly name: string | undefined;
  readonly subject: Subject;
  readonly remarks: readonly string[];
  /** Index of the party in the view; undefined for a name from outside. */
  readonly party: number | undefined;
}

/** Errors: PROGRAMME_UNKNOWN; INPUT_INVALID and INPUT_TOO_LARGE for names beyond the limits. */
export async function askScreen(workspace: Workspace, reader: Reader, question: ScreenQuestion): Promise<ScreenAnswer> {
  checkNames(question.names ?? []);
  const view = await viewAsked(workspace, reader, question);
  const editions = await listEditions(workspace, view);
  const lists = editions.filter(isLoaded).map(({ code, title, dated, ageDays, stale, entries }) => ({
    ...{ code, title, dated, ageDays, stale, entries },
  }));
  const notLoaded = editions.filter((list) => !isLoaded(list)).map(({ code, title }) => ({ code, title }));
  const standing = await standingLists(workspace, view);
  const asked =
    question.names === undefined ? await parties(workspace, view, question) : await named(workspace, view, question.names);
  const effort: ScreenEffort = { all: 0, changes: 0, known: 0, compared: 0 };
  return {
    view: viewName(view),
    lists,
    notLoaded,
    total: asked.length,
    effort,
    page: async (from, to) => {
      const part = asked.slice(from, to);
      const screened = await screenAll(standing, part, isCurrentIn(view), effort);
      return await present(workspace, view, question, { lists, notLoaded }, part, screened);
    },
  };
}

function isLoaded({ documents }: ListEdition): boolean {
  return documents.length > 0;
}

async function screenAll(
  standing: StandingLists,
  asked: readonly Asked[],
  isCurrent: (entry: StoredEntry) => boolean,
  effort: ScreenEffort,
): Promise<Screened<StoredEntry>[]> {
  const subjects = asked.map(({ subject }) => subject);
  const result = await standing.screen(subjects, 'weak');
  for (const [i, screened] of result.entries()) {
    effort[screened.effort]++;
    effort.compared += screened.compared;
    // Entries of other days must push none of this day out.
    if (!screened.more || screened.matches.every(({ entry }) => isCurrent(entry))) continue;
    result[i] = await standing.screenWhole(subjects[i], 'weak');
    effort.compared += result[i].compared;
  }
  return result;
}

/** Names from outside; an id that the program printed is that party. */
async function named(workspace: Workspace, view: View, names: readonly AskedName[]): Promise<Asked[]> {
  const result: Asked[] = [];
  for (const one of names) {
    const ref = one.name.startsWith('organization:') ? await findById(workspace, view, one.name.trim()) : undefined;
    if (ref?.type === 'Organization') {
      const [subject] = await subjectsOf(workspace, view, [ref.index]);
      result.push({ name: undefined, subject, remarks: [], party: ref.index });
    } else result.push({ name: one.name, ...readName(one), party: undefined });
  }
  return result;
}

/** Makers and distributors in scope, and who holds them, by their ids. */
async function parties(workspace: Workspace, view: View, { programme }: ScreenQuestion): Promise<Asked[]> {
  const { graph } = view;
  const asked = programme === undefined ? undefined : findProgramme(graph, programme);
  const scope = partiesInScope(graph, screeningScopeOf(graph, asked));
  const refs = holdersAbove(graph.organizations, scope.parties).map((index) => ({ type: 'Organization', index }) as const);
  const presenter = new Presenter(workspace, view);
  await presenter.loadIds(refs);
  const byId = new Map(refs.map((ref) => [presenter.id(ref), ref.index]));
  const ordered = [...byId.keys()].sort().map((id) => byId.get(id) as number);
  const subjects = await subjectsOf(workspace, view, ordered);
  return ordered.map((party, i) => ({ name: undefined, subject: subjects[i], remarks: [], party }));
}

async function present(
  workspace: Workspace,
  view: View,
  question: ScreenQuestion,
  against: Pick<FoundName, 'lists' | 'notLoaded'>,
  asked: readonly Asked[],
  screened: readonly Screened<StoredEntry>[],
): Promise<FoundName[]> {
  const limit = Math.min(question.limit ?? usualMatches, mostShownMatches);
  const shown = screened.map(({ matches }) => onTheDay(view, matches));
  const visible = shown.map((matches) => matches.filter((match) => isVisible(match, question)));
  const limited = visible.map((matches) => matches.slice(0, limit));
  const own = await ownParties(workspace, view, asked);
  const programme = question.programme === undefined ? undefined : findProgramme(view.graph, question.programme);
  const decided = await decisionsBeside(
    workspace,
    view,
    programme,
    limited.map((matches, i) => ({ parties: own[i], entries: matches.map(({ ref }) => ref.index) })),
  );
  const found = await presentMatches(workspace, view, limited);
  const presenter = new Presenter(workspace, view);
  await presenter.load(own.flat().map((index) => ({ type: 'Organization', index })));
  const entries = entriesOn(view);
  return asked.map(({ name, subject, remarks }, i): FoundName => {
    const current = shown[i].filter(({ isListed }) => isListed).map(({ match }) => match);
    const { more, truncated } = screened[i];
    const compared = { entries, all: !truncated, atAll: isComparable(subject) };
    const band = bandOf(current, compared);
    const things = own[i].map((index) => presenter.thing({ type: 'Organization', index })).map(({ id, name }) => ({ id, name }));
    const [country] = subject.countries;
    return {
      name: name ?? things[0].name,
      ...(country === undefined ? {} : { country }),
      band,
      statement: statement(band, `${more ? 'at least ' : ''}${current.length}`, compared, against.lists),
      complete: !truncated,
      matches: found[i].map((match, k) => ({ ...match, decisions: decided[i].ofEntries[k] })),
      more: visible[i].length > limit || (more && visible[i].length === shown[i].length),
      parties: things.sort((a, b) => (a.id < b.id ? -1 : 1)),
      decisions: decided[i].others,
      remarks: [...remarks, ...namesWithoutWords(subject), ...(truncated ? [notAllCompared] : [])],
      lists: against.lists,
      notLoaded: against.notLoaded,
      view: viewName(view),
    };
  });
}

/** Each is looked up in the view: it may state other dates than another view of the same lists. */
function onTheDay(view: View, matches: readonly EntryMatch<StoredEntry>[]): ShownMatch[] {
  const index = nodeIndexOf(view.graph);
  return matches.flatMap((match) => {
    const ref = index.find(match.entry.node);
    if (ref?.type !== 'ListEntry') return [];
    return { match, ref, isListed: isListedOn(view.graph.listEntries, ref.index, view.asOfDay) };
  });
}

function isVisible({ match, isListed }: ShownMatch, { from = 'weak', former = false }: ScreenQuestion): boolean {
  return (isListed || former) && bands.indexOf(match.band) <= bands.indexOf(from);
}

function isCurrentIn(view: View): (entry: StoredEntry) => boolean {
  const index = nodeIndexOf(view.graph);
  return ({ node }) => {
    const ref = index.find(node);
    return ref?.type === 'ListEntry' && isListedOn(view.graph.listEntries, ref.index, view.asOfDay);
  };
}

/** Entries that are listed on the view's day. */
function entriesOn({ graph: { listEntries }, asOfDay }: View): number {
  let entries = 0;
  for (let entry = 0; entry < listEntries.count; entry++) if (isListedOn(listEntries, entry, asOfDay)) entries++;
  return entries;
}

/** The parties of the view that each asks about: itself, or who bears a name or an identifier of it. */
async function ownParties(workspace: Workspace, view: View, asked: readonly Asked[]): Promise<number[][]> {
  const named = asked.filter(({ party }) => party === undefined);
  const identified = await organizationsIdentified(
    workspace,
    view,
    named.flatMap(({ subject }) => subject.identifiers),
  );
  return asked.map(({ party, subject: { names, identifiers } }) => {
    if (party !== undefined) return [party];
    const hashes = new Set(names.map((name) => hashName(organizationName(name).base)));
    const byName = [...hashes].filter((hash) => hash !== 0).flatMap((hash) => organizationsNamed(view.graph, hash));
    return [...new Set([...byName, ...identifiers.flatMap((one) => identified.get(one) ?? [])])];
  });
}
