/** Where each node of one type is mentioned, in one pass over the documents. */
import { type NodeLabel, NodeType } from '../ontology/node-type.ts';
import { foldLists, IntList } from './csr.ts';
import type { AssertionLists } from './graph.ts';
import type { NodeIndex } from './index-nodes.ts';
import type { Raw } from './raw.ts';

export function mentionLists(raw: Raw, index: NodeIndex, label: NodeLabel): AssertionLists {
  const type = NodeType[label];
  const owners = new IntList();
  const documents = new IntList();
  const rows = new IntList();
  for (let d = 0; d < raw.documents.length; d++) {
    const { mentionNode, types } = raw.documents[d].columns;
    const local = raw.local[d];
    for (let m = 0; m < mentionNode.length; m++) {
      if (types[mentionNode[m]] !== type) continue;
      owners.push(index.of[local[mentionNode[m]]]);
      documents.push(d);
      rows.push(m);
    }
  }
  return foldLists(owners.values(), documents.values(), rows.values(), index.counts[label]);
}
