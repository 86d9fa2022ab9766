/**
 * Sources, formed again after uniting: one for each distinct (item, organisation, site). One without a
 * site is absorbed by those of the same item and organisation that have one. A requirement that names
 * a source never creates one; it holds for each source that fits, and is inert when none does.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { csrOf, IntList, sortByKey } from './csr.ts';
import type { Csr } from './graph.ts';
import type { NodeIndex } from './index-nodes.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { denseNumbers, eachEdge, type Raw } from './raw.ts';

export interface FormedSources {
  readonly count: number;
  readonly item: Int32Array;
  readonly organization: Int32Array;
  readonly site: Int32Array;
  /** Raw source node -> the view's sources that it stands for. */
  readonly ofRaw: Csr;
  readonly diagnostics: readonly PlacedDiagnostic[];
}

interface RawSources {
  readonly item: Int32Array;
  readonly organization: Int32Array;
  readonly site: Int32Array;
  /** 1: some document asserts it; 0: requirements only name it. */
  readonly created: Uint8Array;
  readonly named: { node: number; document: number; row: number }[];
}

export function formSources(raw: Raw, index: NodeIndex): FormedSources {
  const ends = rawSources(raw, index);
  const created = Int32Array.from(rawNodes(ends));
  const byItem = sortByKey(
    created.map((node) => ends.item[node]),
    index.counts.Item,
  );
  const item = new IntList();
  const organization = new IntList();
  const site = new IntList();
  const pairRaw = new IntList();
  const pairView = new IntList();
  const firstOfItem = new Int32Array(index.counts.Item + 1);
  let at = 0;
  for (let i = 0; i < index.counts.Item; i++) {
    firstOfItem[i] = item.length;
    const group: number[] = [];
    while (at < byItem.length && ends.item[created[byItem[at]]] === i) group.push(created[byItem[at++]]);
    if (group.length > 0) formItem(i, group);
  }
  firstOfItem[index.counts.Item] = item.length;
  const views = { item: item.values().slice(), organization: organization.values().slice(), site: site.values().slice() };
  const diagnostics = bindNamed();
  return { count: item.length, ...views, ofRaw: csrOf(pairRaw.values(), pairView.values(), raw.count), diagnostics };

  function formItem(i: number, nodes: number[]): void {
    nodes.sort((a, b) => ends.organization[a] - ends.organization[b] || ends.site[a] - ends.site[b]);
    for (let start = 0; start < nodes.length; ) {
      const maker = ends.organization[nodes[start]];
      let end = start;
      while (end < nodes.length && ends.organization[nodes[end]] === maker) end++;
      formMaker(i, maker, nodes.slice(start, end));
      start = end;
    }
  }

  /** `nodes` are sorted by site, so those without one (-1) come first. */
  function formMaker(i: number, maker: number, nodes: readonly number[]): void {
    const first = item.length;
    const siteless = nodes.filter((node) => ends.site[node] < 0);
    const sited = nodes.filter((node) => ends.site[node] >= 0);
    let last = -2;
    for (const node of sited.length > 0 ? sited : siteless.slice(0, 1)) {
      if (ends.site[node] !== last) {
        last = ends.site[node];
        item.push(i);
        organization.push(maker);
        site.push(last);
      }
      if (sited.length > 0) pair(node, item.length - 1);
    }
    for (const node of siteless) for (let view = first; view < item.length; view++) pair(node, view);
  }

  function pair(node: number, view: number): void {
    pairRaw.push(node);
    pairView.push(view);
  }

  function bindNamed(): PlacedDiagnostic[] {
    const inert: PlacedDiagnostic[] = [];
    const bound = new Set<number>();
    for (const { node, document, row } of ends.named) {
      if (ends.created[node] === 1) continue;
      let found = bound.has(node);
      const i = ends.item[node];
      for (let view = firstOfItem[i]; !bound.has(node) && view < firstOfItem[i + 1]; view++) {
        // What the requirement leaves open (maker or site) fits any.
        if (ends.organization[node] >= 0 && views.organization[view] !== ends.organization[node]) continue;
        if (ends.site[node] >= 0 && views.site[view] !== ends.site[node]) continue;
        pair(node, view);
        found = true;
      }
      if (found) bound.add(node);
      if (!found) {
        const text = 'the requirement names a source that no document records; it has no effect';
        inert.push({ code: 'inert-requirement', document, row, text });
      }
    }
    return inert;
  }
}

function rawSources(raw: Raw, index: NodeIndex): RawSources {
  const ends: RawSources = {
    item: new Int32Array(raw.count).fill(-1),
    organization: new Int32Array(raw.count).fill(-1),
    site: new Int32Array(raw.count).fill(-1),
    created: new Uint8Array(raw.count),
    named: [],
  };
  const references = raw.documents.map(({ columns }) => denseNumbers(columns, 'reference'));
  eachEdge(raw, EdgeKind.PROVIDES, (from, to, document, edge) => {
    ends.item[from] = index.of[to];
    const row = raw.documents[document].columns.mentionNode.length + edge;
    if (references[document]?.[row] === 1) ends.named.push({ node: from, document, row });
    else ends.created[from] = 1;
  });
  eachEdge(raw, EdgeKind.BY, (from, to) => {
    ends.organization[from] = index.of[to];
  });
  eachEdge(raw, EdgeKind.AT, (from, to) => {
    ends.site[from] = index.of[to];
  });
  return ends;
}

function* rawNodes(ends: RawSources): Generator<number> {
  for (let node = 0; node < ends.created.length; node++) if (ends.created[node] === 1) yield node;
}
