/** The days on which contracts for each item end: every contract is a statement of its own, none replaces another. */
import { NodeType } from '../ontology/node-type.ts';
import { IntList, sortByKey } from './csr.ts';
import type { DayLists } from './graph.ts';
import type { Parted } from './relations.ts';

export function contractEnds({ raw, index }: Parted): DayLists {
  const owners = new IntList();
  const days = new IntList();
  for (let d = 0; d < raw.documents.length; d++) {
    const { columns } = raw.documents[d];
    const stated = columns.numbers.get('periodEnd');
    if (stated === undefined) continue;
    for (let i = 0; i < stated.rows.length && stated.rows[i] < columns.mentionNode.length; i++) {
      const node = raw.local[d][columns.mentionNode[stated.rows[i]]];
      if (raw.type[node] !== NodeType.Item) continue;
      owners.push(index.of[node]);
      days.push(stated.values[i]);
    }
  }
  const items = owners.values();
  const order = sortByKey(items, index.counts.Item);
  const offsets = new Int32Array(index.counts.Item + 1);
  for (const item of items) offsets[item + 1]++;
  for (let item = 0; item < index.counts.Item; item++) offsets[item + 1] += offsets[item];
  const values = days.values();
  return { offsets, values: order.map((position) => values[position]) };
}
