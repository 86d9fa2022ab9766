/** What decisions are made upon, as a view states it now: hashes of parties, of list entries, of rules. */
import { decisionFormat } from '../../graph/ontology/decision.ts';
import { hashOfEntry, hashOfParty, hashOfRule } from '../../graph/screening/decision-content.ts';
import type { Csr, NodeRef, Nodes, Relation, ViewGraph } from '../../graph/view/graph.ts';
import { canonicalKeys } from '../../graph/view/keys.ts';
import type { View } from '../../graph/view/open-view.ts';
import { wholeOf } from '../../graph/view/open-view.ts';
import { rowTextsOf } from '../statements/texts-of.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Hashes of organisations and list entries of the whole view; undefined: no document but decisions speaks of it. */
export interface Contents {
  readonly party: (organization: number) => string | undefined;
  readonly entry: (entry: number) => string | undefined;
  readonly rule: (id: string) => string | undefined;
}

/** Indices are those of the whole graph of the view. Linear in the view's identifiers, and in the mentions of what is asked about. */
export async function contentsOf(
  workspace: Pick<Workspace, 'store' | 'rules'>,
  view: View,
  organizations: readonly number[],
  entries: readonly number[],
): Promise<Contents> {
  const { graph } = wholeOf(view);
  const parties = await recordsOf(workspace, graph, 'Organization', organizations, (documents) =>
    documents.filter(isNoDecision(graph)),
  );
  const listed = await recordsOf(workspace, graph, 'ListEntry', entries, (documents) =>
    newestOfEach(view, documents.filter(isNoDecision(graph))),
  );
  const { numbers } = graph.listEntries;
  return {
    party: (organization) => {
      const record = parties.get(organization);
      return record === undefined ? undefined : hashOfParty(record);
    },
    entry: (entry) => {
      const record = listed.get(entry);
      if (record === undefined) return undefined;
      const day = (column: Float64Array | undefined) =>
        column === undefined || Number.isNaN(column[entry]) ? undefined : column[entry];
      return hashOfEntry({ ...record, listedFrom: day(numbers.listedFrom), listedTo: day(numbers.listedTo) });
    },
    rule: (id) => {
      const { rules, itemRules } = workspace.rules;
      const rule = [...rules, ...itemRules].find((one) => one.id === id);
      return rule === undefined ? undefined : hashOfRule(rule, view.asOfDay);
    },
  };
}

interface Stated {
  readonly names: readonly string[];
  readonly countries: readonly string[];
  readonly identifiers: readonly string[];
  readonly type: string;
  readonly programs: string;
}

/** A decision about a party is no part of the party's record. */
function isNoDecision(graph: ViewGraph): (document: number) => boolean {
  return (document) => graph.documents[document].format !== decisionFormat;
}

/** Of the documents about one entry the newest of each list: an edition says all that there is to say. */
function newestOfEach(view: View, documents: readonly number[]): number[] {
  const newest = new Map<string, number>();
  for (const document of documents) {
    const { main } = view.handIns[document].handIn;
    const other = newest.get(main);
    if (other === undefined || isNewer(view, document, other)) newest.set(main, document);
  }
  return [...newest.values()];
}

function isNewer(view: View, a: number, b: number): boolean {
  const [one, other] = [view.graph.documents[a], view.graph.documents[b]];
  return (compareText(one.dated, other.dated) || a - b) > 0;
}

async function recordsOf(
  workspace: Pick<Workspace, 'store'>,
  graph: ViewGraph,
  type: 'Organization' | 'ListEntry',
  indices: readonly number[],
  speaking: (documents: readonly number[]) => readonly number[],
): Promise<Map<number, Stated>> {
  const nodes = type === 'Organization' ? graph.organizations : graph.listEntries;
  const bearers = type === 'Organization' ? graph.identifiers.organizations : graph.identifiers.listEntries;
  const asked = [...new Set(indices)].map((index) => ({ index, documents: new Set(speaking(documentsOf(nodes, index))) }));
  const rows = asked.flatMap(({ index, documents }) => mentionsIn(nodes, index, documents).map((row) => ({ index, row })));
  const texts = await rowTextsOf(
    workspace,
    rows.map(({ row }) => ({ document: graph.documents[row.document].document, row: row.row })),
  );
  const said = new Map<number, typeof texts>();
  for (const [i, { index }] of rows.entries()) said.set(index, [...(said.get(index) ?? []), texts[i]]);
  const identifiers = await identifiersOf(workspace, graph, bearers, new Set(asked.map(({ index }) => index)));
  const result = new Map<number, Stated>();
  for (const { index, documents } of asked) {
    if (documents.size === 0) continue;
    const own = said.get(index) ?? [];
    const all = (name: string) => own.flatMap(({ texts: stated }) => stated?.[name] ?? []);
    result.set(index, {
      names: own.flatMap(({ name }) => name ?? []),
      countries: countriesOf(graph, nodes.countries, index, documents),
      identifiers: identifiers.get(index) ?? [],
      type: [...new Set(all('type'))].sort().join(';'),
      programs: all('programs').join(';'),
    });
  }
  return result;
}

/** Ordinals of documents that mention the node, ascending. */
function documentsOf({ mentions }: Nodes, index: number): number[] {
  return [...new Set(mentions.documents.subarray(mentions.offsets[index], mentions.offsets[index + 1]))].sort((a, b) => a - b);
}

function mentionsIn({ mentions }: Nodes, index: number, documents: ReadonlySet<number>): { document: number; row: number }[] {
  const found: { document: number; row: number }[] = [];
  for (let m = mentions.offsets[index]; m < mentions.offsets[index + 1]; m++) {
    if (documents.has(mentions.documents[m])) found.push({ document: mentions.documents[m], row: mentions.rows[m] });
  }
  return found;
}

/** Countries that one of the documents states. */
function countriesOf(graph: ViewGraph, countries: Relation, index: number, documents: ReadonlySet<number>): string[] {
  const codes: string[] = [];
  const { offsets, documents: stating } = countries.assertions;
  for (let edge = countries.offsets[index]; edge < countries.offsets[index + 1]; edge++) {
    const by = stating.subarray(offsets[edge], offsets[edge + 1]);
    if (by.some((document) => documents.has(document))) codes.push(graph.countries.codes[countries.targets[edge]]);
  }
  return codes;
}

async function identifiersOf(
  workspace: Pick<Workspace, 'store'>,
  graph: ViewGraph,
  bearers: Csr,
  wanted: ReadonlySet<number>,
): Promise<Map<number, string[]>> {
  const pairs: { bearer: number; ref: NodeRef }[] = [];
  for (let identifier = 0; identifier < graph.identifiers.count; identifier++) {
    for (let i = bearers.offsets[identifier]; i < bearers.offsets[identifier + 1]; i++) {
      if (wanted.has(bearers.targets[i]))
        pairs.push({ bearer: bearers.targets[i], ref: { type: 'Identifier', index: identifier } });
    }
  }
  const keys = await canonicalKeys(
    workspace.store,
    graph,
    pairs.map(({ ref }) => ref),
  );
  const result = new Map<number, string[]>();
  for (const [i, { bearer }] of pairs.entries()) result.set(bearer, [...(result.get(bearer) ?? []), keys[i]]);
  return result;
}
