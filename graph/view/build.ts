/**
 * The graph of a view from the columns of its documents: unite, form sources; edges and numbers are
 * folded when they are asked for. Linear in assertions. Pure: same documents, same graph, to the index.
 */
import { type NodeLabel, NodeType } from '../ontology/node-type.ts';
import { assemble, type ShortNames } from './assemble.ts';
import { Below } from './below.ts';
import type { ViewGraph } from './graph.ts';
import { type Identity, identify } from './identity.ts';
import { indexNodes, type NodeIndex } from './index-nodes.ts';
import { ViewParts } from './parts.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { inOrder, type Raw, rawOf, type ViewInput } from './raw.ts';
import { SourceEnds } from './source-ends.ts';
import { type FormedSources, formSources } from './sources.ts';

export interface BuildInput extends ViewInput {
  /** The store's integer for the document. */
  readonly document: number;
}

/** Keys of countries and programmes by store node id: their text is part of what they are. */
export type ShortTexts = ReadonlyMap<number, string>;

export interface Built {
  readonly graph: ViewGraph;
  /** By document and row. */
  readonly diagnostics: readonly PlacedDiagnostic[];
  readonly state: ViewState;
}

/** What a later view can go on from (`applyDocuments`). */
export interface ViewState {
  readonly documents: readonly BuildInput[];
  readonly parts: ViewParts;
  readonly texts: ShortTexts;
  readonly tables: ViewTables;
}

/** What grows with the views that go on from one another. */
export interface ViewTables {
  readonly below: Below;
  readonly ends: SourceEnds;
}

/** `documents` in the order of the view. */
export function buildGraph(documents: readonly BuildInput[], texts: ShortTexts): Built {
  const raw = rawOf(documents);
  return builtFrom(documents, raw, identify(raw), texts, { below: new Below(), ends: new SourceEnds(raw) });
}

/** What follows from who is one with whom. */
export function builtFrom(
  documents: readonly BuildInput[],
  raw: Raw,
  identity: Identity,
  texts: ShortTexts,
  tables: ViewTables,
): Built {
  const order = inOrder(raw);
  const index = indexNodes(raw, order, identity.sets);
  const sources = formSources(raw, order, index, tables.ends);
  const parts = new ViewParts({ raw, identity, index, sources });
  const listed = documents.map(({ document, sha256, dated, format, programme }) => ({
    document,
    sha256,
    dated,
    format,
    programme,
  }));
  return {
    graph: assemble(parts, listed, shortNames(raw, index, texts)),
    diagnostics: diagnosticsOf(identity, sources, listed.length),
    state: { documents, parts, texts, tables },
  };
}

/** By document, row and code: an order that depends on content alone. There can be many: one bucket a document. */
function diagnosticsOf(
  { organizations, sites, itemNames }: Identity,
  sources: FormedSources,
  documents: number,
): PlacedDiagnostic[] {
  const byDocument: PlacedDiagnostic[][] = Array.from({ length: documents }, () => []);
  for (const own of [organizations.diagnostics(), sites.diagnostics(), itemNames.diagnostics(), sources.diagnostics]) {
    for (const one of own) byDocument[one.document].push(one);
  }
  for (const own of byDocument) own.sort((a, b) => a.row - b.row || (a.code < b.code ? -1 : 1));
  return byDocument.flat();
}

/** Names of countries and programmes, without the key's prefix. */
function shortNames(raw: Raw, index: NodeIndex, texts: ShortTexts): ShortNames {
  const countries: string[] = [];
  const programmes: string[] = [];
  for (let node = 0; node < raw.count; node++) {
    const type = raw.type[node];
    if (type === NodeType.Country) countries[index.of[node]] = textOf(node, 'Country');
    else if (type === NodeType.Programme) programmes[index.of[node]] = textOf(node, 'Programme');
  }
  return { countries, programmes };

  function textOf(node: number, label: NodeLabel): string {
    return (texts.get(raw.nid[node]) ?? '').slice(label.length + 1);
  }
}
