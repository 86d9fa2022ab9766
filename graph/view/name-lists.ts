/** Distinct hashes of normalised names of each organisation or list entry, with the legal form beside each. */
import type { HashLists } from './graph.ts';
import { denseNumbers, type Raw } from './raw.ts';

export function nameLists(raw: Raw, of: Int32Array, type: number, count: number): HashLists {
  const names: Map<string, readonly [hash: number, form: number]>[] = Array.from({ length: count }, () => new Map());
  for (let d = 0; d < raw.documents.length; d++) {
    const { columns } = raw.documents[d];
    const { mentionNode, mentionName, types } = columns;
    if (!types.includes(type)) continue;
    const forms = denseNumbers(columns, 'legalForm');
    for (let m = 0; m < mentionNode.length; m++) {
      if (types[mentionNode[m]] !== type || mentionName[m] === 0) continue;
      const stated = forms?.[m] ?? Number.NaN;
      const form = Number.isNaN(stated) ? 0 : stated;
      names[of[raw.local[d][mentionNode[m]]]].set(`${mentionName[m]}:${form}`, [mentionName[m], form]);
    }
  }
  const offsets = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) offsets[i + 1] = offsets[i] + names[i].size;
  const sorted = names.flatMap((list) => [...list.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
  return { offsets, values: Float64Array.from(sorted, ([hash]) => hash), forms: Uint8Array.from(sorted, ([, form]) => form) };
}
