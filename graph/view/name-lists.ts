/** Distinct hashes of normalised names of each organisation or list entry, with the legal form beside each. */
import { IntList, sortByKey } from './csr.ts';
import type { HashLists } from './graph.ts';
import { denseNumbers, type Raw } from './raw.ts';

export function nameLists(raw: Raw, of: Int32Array, type: number, count: number): HashLists {
  const owners = new IntList();
  const forms = new IntList();
  const hashes: number[] = [];
  for (let d = 0; d < raw.documents.length; d++) {
    const { columns } = raw.documents[d];
    const { mentionNode, mentionName, types } = columns;
    if (!types.includes(type)) continue;
    const stated = denseNumbers(columns, 'legalForm');
    for (let m = 0; m < mentionNode.length; m++) {
      if (types[mentionNode[m]] !== type || mentionName[m] === 0) continue;
      owners.push(of[raw.local[d][mentionNode[m]]]);
      forms.push(stated === undefined || Number.isNaN(stated[m]) ? 0 : stated[m]);
      hashes.push(mentionName[m]);
    }
  }
  return distinct(owners.values(), Float64Array.from(hashes), forms.values(), count);
}

function distinct(owners: Int32Array, hashes: Float64Array, forms: Int32Array, count: number): HashLists {
  const order = sortByKey(owners, count);
  const offsets = new Int32Array(count + 1);
  const values = new Float64Array(order.length);
  const codes = new Uint8Array(order.length);
  let at = 0;
  for (let start = 0; start < order.length; ) {
    const owner = owners[order[start]];
    let end = start;
    while (end < order.length && owners[order[end]] === owner) end++;
    const own = order.subarray(start, end).sort((a, b) => hashes[a] - hashes[b] || forms[a] - forms[b]);
    for (let i = 0; i < own.length; i++) {
      if (i > 0 && hashes[own[i]] === hashes[own[i - 1]] && forms[own[i]] === forms[own[i - 1]]) continue;
      values[at] = hashes[own[i]];
      codes[at++] = forms[own[i]];
      offsets[owner + 1]++;
    }
    start = end;
  }
  for (let i = 0; i < count; i++) offsets[i + 1] += offsets[i];
  return { offsets, values: values.slice(0, at), forms: codes.slice(0, at) };
}
