/** The graph of documents that a test writes with `DeltaBuilder`, without a store; keys stay at hand for reading it. */
import { createHash } from 'node:crypto';
import { wholeDelta } from '../../graph/model/assertion.ts';
import { columnsOf } from '../../graph/store/columns-of.ts';
import { type BuildInput, type Built, buildGraph } from '../../graph/view/build.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import { membersOf } from '../../graph/view/keys.ts';
import { DeltaBuilder } from '../../ingest/delta-builder.ts';

export interface TestDocument {
  /** Distinguishes documents; also what the SHA-256 is taken of. */
  readonly name: string;
  readonly dated?: string;
  readonly format?: string;
  readonly programme?: string;
  readonly call?: string;
  readonly write: (builder: DeltaBuilder) => void;
}

export interface TestGraph extends Built {
  readonly graph: ViewGraph;
  /** Canonical key of a node. */
  key(ref: NodeRef): string;
  /** All canonical keys of one type, sorted. */
  keys(type: NodeRef['type']): string[];
  /** Index of the node with a member of that key. */
  index(type: NodeRef['type'], key: string): number;
}

export function graphOfDocuments(documents: readonly TestDocument[]): TestGraph {
  const ids = new Map<string, number>();
  const keys: string[] = [];
  const inputs: BuildInput[] = documents.map((document, ordinal) => {
    const sha256 = createHash('sha256').update(document.name).digest('hex');
    const builder = new DeltaBuilder(sha256);
    document.write(builder);
    const delta = wholeDelta(builder.build());
    const nodes = Int32Array.from(delta.nodes, ({ key }) => {
      let id = ids.get(key);
      if (id === undefined) {
        id = keys.push(key) - 1;
        ids.set(key, id);
      }
      return id;
    });
    const programme = document.programme ?? '';
    return {
      document: ordinal,
      columns: columnsOf(delta, nodes),
      sha256,
      dated: document.dated ?? '',
      format: document.format ?? 'cyclonedx-json',
      programme,
      scope: programme === '' ? `call ${document.call ?? document.name}` : `programme ${programme}`,
    };
  });
  inputs.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const built = buildGraph(inputs, new Map(keys.map((key, id) => [id, key])));
  const key = (ref: NodeRef) => {
    const { offsets, targets } = membersOf(built.graph, ref);
    return [...targets.slice(offsets[ref.index], offsets[ref.index + 1])].map((id) => keys[id] as string).sort()[0] as string;
  };
  const count = (type: NodeRef['type']) => membersOf(built.graph, { type, index: 0 }).offsets.length - 1;
  return {
    ...built,
    key,
    keys: (type) => Array.from({ length: count(type) }, (_, index) => key({ type, index })).sort(),
    index(type, wanted) {
      const { offsets, targets } = membersOf(built.graph, { type, index: 0 });
      const id = ids.get(wanted) ?? -1;
      const position = targets.indexOf(id);
      return position < 0 ? -1 : offsets.findIndex((start, i) => start <= position && position < (offsets[i + 1] ?? 0));
    },
  };
}
