/** The same party under the law of several nations on several days: `find vendor-outcomes`. */
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { VendorOutcome } from '../../graph/analyses/finding.ts';
import { scopeOf, screeningScopeOf } from '../../graph/analyses/scope.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { matchedEntries } from '../../graph/screening/party-match.ts';
import { anyNation, type Transaction } from '../../graph/screening/rule.ts';
import { type PackOutcome, vendorOutcomes } from '../../graph/screening/vendor-outcomes.ts';
import { type View, viewOnDay } from '../../graph/view/open-view.ts';
import { READER_VERSION } from '../../ingest/reader-version.ts';
import { lapsingDecisions } from '../decisions/lapsing-decisions.ts';
import { partyMatches } from '../decisions/party-matches.ts';
import { entryFacts } from '../lists/entry-facts.ts';
import { incompleteDiagnostic } from '../lists/similar-parties.ts';
import { resolveSelector } from '../search/selector.ts';
import { Presenter, type Thing } from '../statements/present.ts';
import { type Answer, compareText, type Question, type ViewName, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { knownPacks } from './binding-packs.ts';
import { type FlaggedVendor, type FoundVendor, presentFinding, presentVendor, refsOfVendor } from './find-untrusted-vendors.ts';
import { replacedRules } from './replaced-rules.ts';

export interface VendorOutcomesQuestion extends Omit<Question, 'asOf'> {
  /** Selector of the party: `supplier:NAME`, `lei:...`, or a printed id. */
  readonly party: string;
  /** Ids of packs; all but those of everybody, which always hold, when absent. */
  readonly packs?: readonly string[] | undefined;
  /** Days, `YYYY-MM-DD`; the latest date stated when absent. */
  readonly on?: readonly string[] | undefined;
  /** `buy` when absent. */
  readonly transaction?: Transaction | undefined;
}

/** A rule that reaches the party in a cell, in the version of the day. */
export interface ReachingRule extends Omit<FoundVendor, 'party'> {
  /** The regime's test by which what is held was enough; null where the party is itself listed. */
  readonly test: string | null;
}

/** One party, one pack, one day. */
export interface FoundVendorOutcome {
  readonly party: Thing;
  readonly pack: string;
  readonly on: string;
  /** Strongest of the rules; never "clear". */
  readonly outcome: VendorOutcome | typeof nothingReaches;
  readonly rules: readonly ReachingRule[];
  readonly flagged: readonly Omit<FlaggedVendor, 'party'>[];
  /** Rules whose lists name the party or who holds it, and of which nothing follows. */
  readonly unreached: readonly { readonly id: string; readonly why: string }[];
  /** It supplies nothing in the view: judged as who supplies an end item. */
  readonly suppliesNothing: boolean;
  /** Some holding of the party, or control of it, is stated for the day. */
  readonly ownersStated: boolean;
  readonly view: ViewName;
}

export const nothingReaches = 'none of its rules reaches it';

/** Days of one question. */
const mostDays = 60;

export interface VendorOutcomesAnswer extends Answer<FoundVendorOutcome> {
  /** For each party and day on which packs differ: what each says, and by what. */
  readonly differences: readonly { readonly party: Thing; readonly on: string; readonly text: string }[];
}

/** Cells by party, then day, then pack in the order asked for. Errors: PROGRAMME_UNKNOWN; INPUT_INVALID for a selector, pack or date that is none. */
export async function findVendorOutcomes(
  workspace: Workspace,
  reader: Reader,
  question: VendorOutcomesQuestion,
): Promise<VendorOutcomesAnswer> {
  const { party, on = [], transaction, programme: name, knownAt } = question;
  const asked = await viewAsked(workspace, reader, { programme: name, knownAt });
  const programme = name === undefined ? undefined : findProgramme(asked.graph, name);
  const parties = await organizationsOf(workspace, asked, party);
  const packs = question.packs?.length ? knownPacks(workspace.rules, question.packs) : allPacks(workspace);
  const days = on.length > 0 ? [...new Set(on)].sort() : [asked.asOf];
  if (days.length > mostDays) throw new OperationalError('INPUT_INVALID', `A question is of ${mostDays} days at most.`);
  const cells: FoundVendorOutcome[] = [];
  const lapsing: Diagnostic[] = [];
  let mostIncomplete = 0;
  for (const day of days) {
    const view = on.length === 0 ? asked : viewOnDay(asked, day, { rules: workspace.rules.version, reader: READER_VERSION });
    const scope = screeningScopeOf(view.graph, programme);
    const { matches, held, incomplete } = await partyMatches(workspace, view, programme, scope, transaction);
    mostIncomplete = Math.max(mostIncomplete, incomplete);
    const options = {
      rules: workspace.rules,
      scope,
      held,
      entryOf: await entryFacts(workspace, view, matchedEntries(matches)),
      asOf: view.asOfDay,
      ...(transaction === undefined ? {} : { transaction }),
    };
    const outcomes = vendorOutcomes(view.graph, matches, options, parties, packs);
    const flagged = outcomes.flatMap((one) => one.flagged);
    lapsing.push(...(await lapsingDecisions(workspace, view, { held, flagged, parties })));
    cells.push(...(await present(workspace, view, outcomes)));
  }
  cells.sort(
    (a, b) => compareText(a.party.id, b.party.id) || compareText(a.on, b.on) || packs.indexOf(a.pack) - packs.indexOf(b.pack),
  );
  return {
    view: viewName(asked),
    coverage: coverageOf(asked.graph, scopeOf(asked.graph, programme)),
    diagnostics: [...replacedRules(workspace.rules), ...incompleteDiagnostic(mostIncomplete), ...lapsing, ...asked.diagnostics],
    findings: cells,
    differences: differencesOf(cells),
  };
}

function allPacks({ rules }: Workspace): string[] {
  return rules.packs.filter(({ nation }) => nation !== anyNation).map(({ id }) => id);
}

async function organizationsOf(workspace: Workspace, view: View, selector: string): Promise<number[]> {
  const found = await resolveSelector(workspace, view, selector);
  const parties = found.filter(({ type }) => type === 'Organization').map(({ index }) => index);
  if (parties.length === 0) throw new OperationalError('INPUT_INVALID', `${selector}: no organisation of this view.`);
  return parties;
}

async function present(workspace: Workspace, view: View, outcomes: readonly PackOutcome[]): Promise<FoundVendorOutcome[]> {
  const presenter = new Presenter(workspace, view);
  const shown = outcomes.flatMap(({ findings, flagged }) => [...findings, ...flagged]);
  await presenter.load(
    [...outcomes.map(({ party }) => ({ type: 'Organization', index: party }) as const), ...shown.flatMap(refsOfVendor)],
    shown.flatMap(({ evidence }) => evidence),
  );
  return outcomes.map(({ party, pack, outcome, findings, flagged, unreached, suppliesNothing, ownersStated }) => ({
    party: presenter.thing({ type: 'Organization', index: party }),
    pack,
    on: view.asOf,
    outcome: outcome ?? nothingReaches,
    rules: findings.map((finding) => {
      const { party: _, ...shownFinding } = presentFinding(finding, presenter);
      return { ...shownFinding, test: finding.test ?? null };
    }),
    flagged: flagged.map((flag) => {
      const { party: _, ...shownFlag } = presentVendor(flag, presenter);
      return shownFlag;
    }),
    unreached: unreached.map(({ rule, why }) => ({ id: rule.id, why })),
    suppliesNothing,
    ownersStated,
    view: viewName(view),
  }));
}

function differencesOf(cells: readonly FoundVendorOutcome[]): VendorOutcomesAnswer['differences'] {
  const rows = new Map<string, FoundVendorOutcome[]>();
  for (const cell of cells) {
    const key = `${cell.on} ${cell.party.id}`;
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  return [...rows.values()].flatMap((row) => {
    const [first] = row;
    if (first === undefined || new Set(row.map(({ outcome }) => outcome)).size === 1) return [];
    return [{ party: first.party, on: first.on, text: row.map((cell) => `${cell.pack}: ${reasonOf(cell)}`).join('; ') }];
  });
}

/** What decides a cell, in words. */
function reasonOf({ outcome, rules, unreached, ownersStated }: FoundVendorOutcome): string {
  if (rules.length > 0) {
    const deciding = rules.filter((rule) => rule.outcome === outcome);
    const by = deciding.map(({ rule, basis, test }) => `${rule.id}, ${test === null ? `by ${basis}` : test}`);
    return `${outcome} (${by.join('; ')})`;
  }
  if (unreached.length > 0) return `${outcome} (${unreached.map(({ id, why }) => `${id}: ${why}`).join('; ')})`;
  return `${outcome} (its lists name ${ownersStated ? 'neither the party nor who holds it' : 'it not, and of its owners nothing is stated'})`;
}
