/** What every store asks of a delta before it writes anything (docs/decisions/0003-text.md). */
import type { Texts } from '../model/assertion.ts';
import { invariant } from '../model/invariant.ts';
import type { DeltaPart } from './delta-parts.ts';

/** Without lone surrogates and NUL: other text would read back changed, or not at all. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** `DeltaBuilder` keeps to this; a delta that does not is a bug and leaves the store as it was. */
export function requireStorable({
  firstNode,
  nodes,
  mentions,
  edges,
}: Pick<DeltaPart, 'firstNode' | 'nodes' | 'mentions' | 'edges'>): void {
  const isNode = (index: number) => index >= 0 && index < firstNode + nodes.length;
  for (const { key } of nodes) requireText(key);
  for (const { node, pointer, name, texts } of mentions) {
    invariant(isNode(node), 'a mention is of a node of its delta');
    requireTexts(pointer, name, texts);
  }
  for (const { from, to, pointer, texts } of edges) {
    invariant(isNode(from) && isNode(to), 'an edge joins nodes of its delta');
    requireTexts(pointer, undefined, texts);
  }
}

function requireTexts(pointer: string, name: string | undefined, texts: Texts | undefined): void {
  requireText(pointer);
  if (name !== undefined) requireText(name);
  if (texts !== undefined) for (const text of Object.values(texts)) requireText(text);
}

function requireText(text: string): void {
  invariant(isStorable(text), 'text for a store is well formed and without NUL');
}
