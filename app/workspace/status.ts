/** What a store holds for a reader, in figures that depend on the documents alone. */
import type { ViewGraph } from '../../graph/view/graph.ts';
import { type ViewName, viewName } from './answer.ts';
import type { Reader } from './reader.ts';
import type { Times, Workspace } from './workspace.ts';

export interface Status {
  /** Documents of the view: not those that are superseded or withdrawn. */
  readonly documents: number;
  readonly nodes: number;
  /** Distinct edges of the view's graph; assertions that agree are one. */
  readonly edges: number;
  readonly view: ViewName;
  readonly graphHash: string;
  readonly store: 'embedded' | 'neo4j';
  readonly schemaVersion: number;
}

export async function status(workspace: Workspace, reader: Reader, times: Times = {}): Promise<Status> {
  const view = await workspace.view(reader, times);
  return {
    documents: new Set(view.handIns.map(({ handIn }) => handIn.sha256)).size,
    nodes: countNodes(view.graph),
    edges: countEdges(view.graph),
    view: viewName(view),
    graphHash: view.graphHash,
    store: workspace.store.kind,
    schemaVersion: workspace.store.schemaVersion,
  };
}

function countNodes(graph: ViewGraph): number {
  const { items, sources, organizations, sites, countries, programmes, listEntries, identifiers } = graph;
  const all = [items, sources, organizations, sites, countries, programmes, listEntries, identifiers];
  return all.reduce((sum, { count }) => sum + count, 0);
}

function countEdges(graph: ViewGraph): number {
  const { items, sources, organizations, sites, programmes, listEntries, identifiers } = graph;
  const relations = [
    items.requires,
    items.substitutes,
    sources.requires,
    sources.distributors,
    organizations.countries,
    organizations.owners,
    organizations.controllers,
    organizations.listedAs,
    organizations.distributes,
    sites.countries,
    programmes.includes,
    listEntries.countries,
    identifiers.organizations,
    identifiers.listEntries,
  ];
  const known = (ends: Int32Array) => ends.reduce((sum, end) => (end >= 0 ? sum + 1 : sum), 0);
  // Each source PROVIDES one item; BY and AT where they are known.
  const ofSources = sources.count + known(sources.organization) + known(sources.site);
  return relations.reduce((sum, { targets }) => sum + targets.length, ofSources);
}
