/** The entries of the lists of a view as they are compared: names, countries, identifiers and addresses, read from the store. */
import { listedKind } from '../../graph/screening/matching/listed-kind.ts';
import type { ListedName } from '../../graph/screening/matching/listed-party.ts';
import { contentOf, type ScreenedEntry } from '../../graph/screening/standing-screen.ts';
import type { Row, RowText } from '../../graph/store/port.ts';
import { rowOf } from '../../graph/view/csr.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';
import { canonicalKeys } from '../../graph/view/keys.ts';
import { columnsOf, type View } from '../../graph/view/open-view.ts';
import { mentionsNewestFirst } from '../statements/mentions.ts';
import { numberAt } from '../statements/stated-rows.ts';
import { stated } from '../statements/texts-of.ts';
import { passTurn } from '../workspace/in-turns.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** An entry that was read from a store. */
export interface StoredEntry extends ScreenedEntry {
  /** One of its node ids: it finds the entry in any view of the store that has it. */
  readonly node: number;
}

/** By the rows that speak of an entry: while these are the same, so is what they say. */
export type EntriesByRows = ReadonlyMap<string, StoredEntry>;

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/** All entries of the view, also those that are not listed on its day. Rows that `before` has are not read again. */
export async function screenedEntries(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  before: EntriesByRows = new Map(),
): Promise<EntriesByRows> {
  const { count } = view.graph.listEntries;
  const identifiers = await identifiersByOwner(workspace, view.graph, 'listEntries');
  const weak = new WeakNames(view);
  const result = new Map<string, StoredEntry>();
  let waiting: { index: number; rows: readonly Row[] }[] = [];
  let rows = 0;
  const read = async () => {
    const texts = await workspace.store.rowTexts(waiting.flatMap((entry) => entry.rows));
    const keys = await canonicalKeys(
      workspace.store,
      view.graph,
      waiting.map(({ index }) => ({ type: 'ListEntry', index })),
    );
    let at = 0;
    for (const [i, { index, rows: own }] of waiting.entries()) {
      const said = texts.slice(at, at + own.length);
      at += own.length;
      result.set(rowsKey(own), entryOf(view.graph, index, keys[i], own, said, identifiers(index), weak));
      await passTurn();
    }
    waiting = [];
    rows = 0;
  };
  for (let index = 0; index < count; index++) {
    const own = mentionsNewestFirst(view.graph, { type: 'ListEntry', index });
    const known = before.get(rowsKey(own));
    if (known !== undefined) result.set(rowsKey(own), known);
    else if (own.length > 0) {
      waiting.push({ index, rows: own });
      rows += own.length;
      if (rows >= batch) await read();
    }
    await passTurn();
  }
  if (waiting.length > 0) await read();
  return result;
}

function rowsKey(rows: readonly Row[]): string {
  return rows.map(({ document, row }) => `${document} ${row}`).join(',');
}

function entryOf(
  graph: ViewGraph,
  index: number,
  key: string,
  rows: readonly Row[],
  said: readonly RowText[],
  identifiers: readonly string[],
  weak: WeakNames,
): StoredEntry {
  const texts = said.map((row) => row.texts ?? {});
  const { countries, members } = graph.listEntries;
  const party = {
    kind: listedKind(stated(texts, 'type') ?? ''),
    names: namesOf(rows, said, weak),
    countries: Array.from(rowOf(countries, index), (country) => graph.countries.codes[country]),
    identifiers,
    addresses: addressesOf(texts.map(({ addresses = '' }) => addresses)),
  };
  return { key, party, content: contentOf(key, party), node: members.targets[members.offsets[index]] };
}

/** In the order of the list, the newest document's first. What some document gives as a name is no weak alias. */
function namesOf(rows: readonly Row[], said: readonly RowText[], weak: WeakNames): ListedName[] {
  const names = new Map<string, ListedName>();
  for (const [i, { name = '' }] of said.entries()) {
    if (name.trim() === '') continue;
    const isWeak = weak.has(rows[i]);
    if (names.get(name)?.weak !== false) names.set(name, { text: name, weak: isWeak });
  }
  return [...names.values()];
}

/** Lists divide addresses by semicolons. */
function addressesOf(texts: readonly string[]): string[] {
  const parts = texts.flatMap((text) => text.split(/[;\n]/)).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))].sort();
}

/** Which rows of the view's documents give a weak alias. */
class WeakNames {
  readonly #columns: ReadonlyMap<number, ReturnType<typeof columnsOf>>;

  constructor(view: View) {
    this.#columns = new Map(view.graph.documents.map(({ document }, ordinal) => [document, columnsOf(view, ordinal)]));
  }

  has({ document, row }: Row): boolean {
    return numberAt(this.#columns.get(document), 'weakAlias', row) === 1;
  }
}

/** `lei:...`, `cage:...` of each organisation or entry, ascending. One request to the store. */
export async function identifiersByOwner(
  workspace: Pick<Workspace, 'store'>,
  graph: ViewGraph,
  owners: 'listEntries' | 'organizations',
): Promise<(owner: number) => readonly string[]> {
  const { count } = graph.identifiers;
  const bearers = graph.identifiers[owners];
  const borne = Array.from({ length: count }, (_, index) => index).filter(
    (index) => bearers.offsets[index + 1] > bearers.offsets[index],
  );
  const keys = await canonicalKeys(
    workspace.store,
    graph,
    borne.map((index) => ({ type: 'Identifier', index })),
  );
  const found = new Map<number, string[]>();
  for (const [i, index] of borne.entries()) {
    const identifier = keys[i].slice(keys[i].indexOf(':') + 1);
    for (const owner of rowOf(bearers, index)) {
      const others = found.get(owner);
      if (others === undefined) found.set(owner, [identifier]);
      else others.push(identifier);
    }
  }
  for (const list of found.values()) list.sort();
  return (owner) => found.get(owner) ?? [];
}
