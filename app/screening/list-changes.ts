/**
 * What a new edition of a list adds, changes and removes, and which parties in scope that touches: only
 * those have to be looked at again.
 */
import { screeningScopeOf } from '../../graph/analyses/scope.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { editionOf } from '../../graph/screening/list-content.ts';
import { compareEditions, type EntryChange } from '../../graph/screening/list-edition.ts';
import { partiesInScope } from '../../graph/screening/parties-in-scope.ts';
import { type MatchKind, matchKinds } from '../../graph/screening/party-match.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import { openView, type View } from '../../graph/view/open-view.ts';
import { READER_VERSION } from '../../ingest/reader-version.ts';
import { partyMatches } from '../decisions/party-matches.ts';
import { type EditionPair, editionsAsked, editionsOf } from '../lists/list-series.ts';
import { incompleteDiagnostic } from '../lists/similar-parties.ts';
import { Presenter, type Thing } from '../statements/present.ts';
import { compareText, type Question, type ViewName, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface ListChangesQuestion extends Question {
  readonly series: string;
  /** A SHA-256 or a date (`list-series.ts`); the edition before `to` when absent. */
  readonly from?: string | undefined;
  /** The newest edition when absent. */
  readonly to?: string | undefined;
}

export interface ComparedEdition {
  readonly sha256: string;
  readonly path: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly dated: string;
  readonly entries: number;
}

/** A maker or distributor in scope that is, or was, taken for the entry. */
export interface TouchedParty {
  readonly party: Thing;
  /** By what it is the entry, strongest first; none: it is not. */
  readonly before: readonly MatchKind[];
  readonly after: readonly MatchKind[];
  /** `before` and `after` differ; else it is the entry that changed. */
  readonly stateChanges: boolean;
}

export interface ListChange extends Pick<EntryChange, 'kind' | 'fields'> {
  readonly entry: { readonly id: string; readonly name: string };
  /** By id. */
  readonly affected: readonly TouchedParty[];
}

export interface ListChangesAnswer {
  readonly view: ViewName;
  readonly series: string;
  /** Null: there is no older edition in the view, so that nothing is compared. */
  readonly from: ComparedEdition | null;
  readonly to: ComparedEdition;
  readonly counts: { readonly added: number; readonly changed: number; readonly removed: number; readonly unchanged: number };
  /** By the entry's id. */
  readonly changes: readonly ListChange[];
  /** Parties in scope that one of the changes touches. */
  readonly touched: number;
  /** Whether parties were not compared with all entries of one of the editions, so that others may be touched. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Errors: INPUT_INVALID for an edition or a series that there is not, PROGRAMME_UNKNOWN. */
export async function findListChanges(
  workspace: Workspace,
  reader: Reader,
  question: ListChangesQuestion,
): Promise<ListChangesAnswer> {
  const view = await workspace.view(reader, question);
  const pair = editionsAsked(view, question.series, question.from, question.to);
  const after = editionOf(await workspace.store.assertions(pair.to.document));
  const compared = (edition: EditionPair['to'], entries: number): ComparedEdition => {
    const { sha256, path, dated } = edition.handIn;
    return { sha256, path, dated, entries };
  };
  const base = { view: viewName(view), series: question.series, to: compared(pair.to, after.size) };
  if (pair.from === undefined) {
    const counts = { added: 0, changed: 0, removed: 0, unchanged: after.size };
    return { ...base, from: null, counts, changes: [], touched: 0, diagnostics: [] };
  }
  const before = editionOf(await workspace.store.assertions(pair.from.document));
  const changes = compareEditions(before, after);
  const { affected, incomplete } = await touchedParties(workspace, view, pair.from, pair.to, question, changes);
  const many = (kind: EntryChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const counts = { added: many('added'), changed: many('changed'), removed: many('removed') };
  return {
    ...base,
    from: compared(pair.from, before.size),
    counts: { ...counts, unchanged: after.size - counts.added - counts.changed },
    changes: changes.map(({ key, kind, fields }) => ({
      entry: { id: key, name: after.get(key)?.name?.[0] ?? before.get(key)?.name?.[0] ?? '' },
      kind,
      fields,
      affected: affected.get(key) ?? [],
    })),
    touched: new Set([...affected.values()].flat().map(({ party }) => party.id)).size,
    diagnostics: incompleteDiagnostic(incomplete),
  };
}

interface Touched {
  /** By the entry's id. */
  readonly affected: ReadonlyMap<string, readonly TouchedParty[]>;
  /** Parties that were not compared with all entries: of the edition with more of them. */
  readonly incomplete: number;
}

/** The view is opened with each edition in its place and no other of the series. */
async function touchedParties(
  workspace: Workspace,
  view: View,
  from: EditionPair['to'],
  to: EditionPair['to'],
  question: ListChangesQuestion,
  changes: readonly EntryChange[],
): Promise<Touched> {
  const before = await matchesWith(workspace, view, from, question);
  const after = await matchesWith(workspace, view, to, question);
  const result = new Map<string, TouchedParty[]>();
  for (const { key } of changes) {
    const [earlier, later] = [before.found.get(key) ?? new Map(), after.found.get(key) ?? new Map()];
    const parties = new Map<string, Thing>([...earlier, ...later].map(([id, { party }]) => [id, party]));
    const touched = [...parties].map(([id, party]) => {
      const [was, is] = [earlier.get(id)?.kinds ?? [], later.get(id)?.kinds ?? []];
      return { party, before: was, after: is, stateChanges: was.join() !== is.join() };
    });
    if (touched.length > 0)
      result.set(
        key,
        touched.sort((a, b) => compareText(a.party.id, b.party.id)),
      );
  }
  return { affected: result, incomplete: Math.max(before.incomplete, after.incomplete) };
}

type MatchesByEntry = Map<string, Map<string, { readonly party: Thing; readonly kinds: readonly MatchKind[] }>>;

/** By the entry's id, then the party's. */
async function matchesWith(
  workspace: Workspace,
  view: View,
  edition: EditionPair['to'],
  { series, programme }: ListChangesQuestion,
): Promise<{ readonly found: MatchesByEntry; readonly incomplete: number }> {
  const shown = await viewWith(workspace, view, edition, series);
  const { graph } = shown;
  const asked = programme === undefined ? undefined : findProgramme(graph, programme);
  const scope = screeningScopeOf(graph, asked);
  const parties = partiesInScope(graph, scope);
  const { matches: all, incomplete } = await partyMatches(workspace, shown, asked, scope);
  const matches = all.filter(({ organization }) => parties.has(organization));
  const presenter = new Presenter(workspace, shown);
  const ref = (type: 'Organization' | 'ListEntry', index: number): NodeRef => ({ type, index });
  const entries = matches.map(({ entry }) => ref('ListEntry', entry));
  await presenter.load(matches.map(({ organization }) => ref('Organization', organization)));
  await presenter.loadIds(entries);
  const found: MatchesByEntry = new Map();
  for (const [i, { organization, kind }] of matches.entries()) {
    const party = presenter.thing(ref('Organization', organization));
    const entry = presenter.id(entries[i]);
    const parties = found.get(entry) ?? new Map();
    const kinds = new Set([...(parties.get(party.id)?.kinds ?? []), kind]);
    parties.set(party.id, { party, kinds: matchKinds.filter((one) => kinds.has(one)) });
    found.set(entry, parties);
  }
  return { found, incomplete };
}

/** The view itself where the edition is the only one of its part that stands. */
async function viewWith(workspace: Workspace, view: View, edition: EditionPair['to'], series: string): Promise<View> {
  const { main, sha256 } = edition.handIn;
  const others = new Set(
    editionsOf(view, series)
      .filter(({ handIn }) => handIn.main === main && handIn.sha256 !== sha256)
      .map(({ handIn }) => handIn.sha256),
  );
  const isOther = ({ handIn }: EditionPair['to']) =>
    handIn.series === series && handIn.main === main && others.has(handIn.sha256);
  const stands = view.handIns.some(({ handIn }) => handIn.id === edition.handIn.id);
  if (stands && !view.handIns.some(isOther)) return view;
  const held = new Set([...view.handIns, ...view.superseded].filter((one) => !isOther(one)).map(({ handIn }) => handIn.id));
  return await openView(workspace.store, {
    ...(view.asOf === '' ? {} : { asOf: view.asOf }),
    visible: ({ id }) => held.has(id),
    rules: workspace.rules.version,
    reader: READER_VERSION,
  });
}
