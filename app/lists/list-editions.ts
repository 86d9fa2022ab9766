/** The lists of a view: which documents hold each, of which day they are, and whether that is long ago. */
import { decisionFormat } from '../../graph/ontology/decision.ts';
import { dateOf, dayOf } from '../../graph/ontology/property.ts';
import { ageOf, dateOfList, isStale } from '../../graph/screening/list-edition.ts';
import { isInForce, listInEntryKey, type RestrictedList, type RulePack } from '../../graph/screening/rule.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import { type View, wholeOf } from '../../graph/view/open-view.ts';
import { stated, textsOf } from '../statements/texts-of.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What is said of how old something is, on the view's as-of day. `null`: not known, which is not fresh. */
export interface ListAge {
  /** `YYYY-MM-DD`; empty when none is stated or declared. */
  readonly dated: string;
  /** Days; negative for an edition of a later day than was asked for. */
  readonly ageDays: number | null;
  readonly stale: boolean | null;
}

export interface ListDocument extends ListAge {
  readonly sha256: string;
  readonly path: string;
  readonly format: string;
  /** Empty when it is of none, and so takes the place of no other document. */
  readonly series: string;
  readonly main: string;
  /** Entries of this list that it speaks of. */
  readonly entries: number;
}

export interface ListEdition extends ListAge {
  readonly code: string;
  readonly title: string;
  /** In the view's order; none: no document of the view holds the list, and nothing is said about it. */
  readonly documents: readonly ListDocument[];
  /** Distinct entries. */
  readonly entries: number;
  /** Distinct names of its entries, aliases included, as they are compared (without legal form). */
  readonly names: number;
}

/**
 * Every list that a document of the view holds, and every list that a rule in force names, by code. A list
 * that no rule file knows stands under its own name. Of a portion of a view: the lists of the whole.
 */
export async function listEditions(workspace: Pick<Workspace, 'store' | 'rules'>, view: View): Promise<ListEdition[]> {
  const { rules } = workspace;
  const found = await remembered(workspace, wholeOf(view).graph);
  const named = new Map(listsNamed(rules, view.asOfDay).map((list) => [list.code, list]));
  for (const { list } of found) named.set(list.code, list);
  const held = new Map(found.map((one) => [one.list.code, one]));
  return [...named.values()]
    .map((list) => editionOf(list, held.get(list.code), view))
    .sort((a, b) => compareText(a.code, b.code));
}

/** Lists by which a rule goes that holds on the day. */
function listsNamed(rules: RulePack, asOf: number | undefined): RestrictedList[] {
  const live = rules.rules.filter(({ versions }) => versions.some((version) => isInForce(version, asOf)));
  const codes = new Set(live.flatMap(({ lists }) => lists));
  return rules.lists.filter(({ code }) => codes.has(code));
}

function editionOf(list: RestrictedList, held: HeldList | undefined, view: View): ListEdition {
  const documents = [...(held?.entriesBy ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([ordinal, entries]) => {
      const { sha256, path, format, series, main, dated } = view.handIns[ordinal].handIn;
      return { sha256, path, format, series, main, entries, ...ageOn(view, list, dayOf(dated)) };
    });
  const entries = held?.entries ?? 0;
  const dated = dateOfList(
    documents.map((document) => ({ ...document, dated: dayOf(document.dated) })),
    entries,
  );
  const { code, title } = list;
  return { code, title, documents, entries, names: held?.names ?? 0, ...ageOn(view, list, dated) };
}

function ageOn(view: View, list: RestrictedList, dated: number | undefined): ListAge {
  const age = ageOf(dated, view.asOfDay);
  return {
    dated: dated === undefined ? '' : dateOf(dated),
    ageDays: age ?? null,
    stale: isStale(age, list.staleAfterDays) ?? null,
  };
}

interface HeldList {
  readonly list: RestrictedList;
  entries: number;
  names: number;
  /** By ordinal of the document in the view. */
  readonly entriesBy: Map<number, number>;
}

const heldLists = new WeakMap<ViewGraph, { readonly rules: RulePack; readonly held: Promise<HeldList[]> }>();

/** A graph never changes: its entries are gone through once. */
async function remembered(workspace: Pick<Workspace, 'store' | 'rules'>, graph: ViewGraph): Promise<HeldList[]> {
  const known = heldLists.get(graph);
  if (known?.rules === workspace.rules) return await known.held;
  const held = heldIn(workspace, graph);
  heldLists.set(graph, { rules: workspace.rules, held });
  held.catch(() => heldLists.delete(graph));
  return await held;
}

async function heldIn({ store, rules }: Pick<Workspace, 'store' | 'rules'>, graph: ViewGraph): Promise<HeldList[]> {
  const lists = await listsOfEntries({ store, rules }, graph);
  const { mentions, names } = graph.listEntries;
  const held = new Map<string, HeldList>();
  for (const [entry, list] of lists.entries()) {
    // Who decides about an entry publishes no list: it is none the younger for it, and no list is there because of it.
    const stating = mentions.documents.subarray(mentions.offsets[entry], mentions.offsets[entry + 1]);
    const documents = new Set(stating.filter((ordinal) => graph.documents[ordinal].format !== decisionFormat));
    if (documents.size === 0) continue;
    let one = held.get(list.code);
    if (one === undefined) {
      one = { list, entries: 0, names: 0, entriesBy: new Map() };
      held.set(list.code, one);
    }
    one.entries++;
    one.names += names.offsets[entry + 1] - names.offsets[entry];
    for (const ordinal of documents) one.entriesBy.set(ordinal, (one.entriesBy.get(ordinal) ?? 0) + 1);
  }
  return [...held.values()];
}

/** The list of each entry: by its key, or where the rules know no list of that name by what the documents say. */
async function listsOfEntries({ store, rules }: Pick<Workspace, 'store' | 'rules'>, graph: ViewGraph): Promise<RestrictedList[]> {
  const { members, count } = graph.listEntries;
  const firsts = Array.from({ length: count }, (_, entry) => members.targets[members.offsets[entry]]);
  const named = (await store.keys(firsts)).map(listInEntryKey);
  const byName = new Map<string, RestrictedList | undefined>();
  const listOf = (name: string) => {
    if (!byName.has(name)) byName.set(name, rules.listOf(name));
    return byName.get(name);
  };
  const unknown = [...named.keys()].filter((entry) => listOf(named[entry]) === undefined);
  const texts = await textsOf(
    { store },
    graph,
    unknown.map((index): NodeRef => ({ type: 'ListEntry', index })),
  );
  const said = new Map(unknown.map((entry, i) => [entry, stated(texts[i], 'list') ?? named[entry]]));
  return named.map((name, entry) => {
    const written = said.get(entry) ?? name;
    return listOf(written) ?? { code: written, title: written };
  });
}
