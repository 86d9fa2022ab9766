/** What each row of a test graph states, in words: evidence can then be compared whole. */
import type { AssertionLists, Csr, NodeRef, Relation } from '../../graph/view/graph.ts';
import type { GraphFixture } from './view-graph.ts';

type Relations = 'owners' | 'controllers' | 'listedAs';

/** `row -> text`: `entry sdn:1`, `party X`, `site Plant`, `source 2`, `owner X of A`, `controller X of A`, `X listed as sdn:1`. */
export function rowTexts({ graph, nameOf }: GraphFixture): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  const say = (lists: AssertionLists, index: number, text: string) => {
    for (let at = lists.offsets[index]!; at < lists.offsets[index + 1]!; at++) texts.set(lists.rows[at]!, text);
  };
  const name = (type: NodeRef['type'], index: number) => nameOf({ type, index });
  const { organizations, listEntries, sites, sources } = graph;
  for (let i = 0; i < organizations.count; i++) say(organizations.mentions, i, `party ${name('Organization', i)}`);
  for (let i = 0; i < listEntries.count; i++) say(listEntries.mentions, i, `entry ${name('ListEntry', i)}`);
  for (let i = 0; i < sites.count; i++) say(sites.mentions, i, `site ${name('Site', i)}`);
  for (let i = 0; i < sources.count; i++) say(sources.evidence, i, `source ${i}`);
  const edges: Readonly<Record<Relations, (from: number, to: number) => string>> = {
    owners: (owned, owner) => `owner ${name('Organization', owner)} of ${name('Organization', owned)}`,
    controllers: (held, holder) => `controller ${name('Organization', holder)} of ${name('Organization', held)}`,
    listedAs: (party, entry) => `${name('Organization', party)} listed as ${name('ListEntry', entry)}`,
  };
  for (const [kind, text] of Object.entries(edges) as [Relations, (from: number, to: number) => string][]) {
    eachEdge(organizations[kind], (from, to, edge) => say(organizations[kind].assertions, edge, text(from, to)));
  }
  return texts;
}

function eachEdge({ offsets, targets }: Csr & Relation, visit: (from: number, to: number, edge: number) => void): void {
  for (let from = 0; from + 1 < offsets.length; from++) {
    for (let edge = offsets[from]!; edge < offsets[from + 1]!; edge++) visit(from, targets[edge]!, edge);
  }
}
