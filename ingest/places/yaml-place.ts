/** Finds the value that a JSON pointer names in a text of YAML; the whole text is parsed. */
import { isCollection, isNode, isScalar, parseDocument } from 'yaml';
import { jsonTokens } from './json-place.ts';
import type { Place } from './place.ts';

export function yamlPlace(text: string, pointer: string): Place | undefined {
  let node: unknown;
  try {
    node = parseDocument(text, { prettyErrors: false, schema: 'core', version: '1.2' }).contents;
  } catch {
    return undefined;
  }
  let place = placeOf(node, true);
  for (const token of jsonTokens(pointer)) {
    const inner: unknown = isCollection(node) ? (node.get(token, true) ?? node.get(Number(token), true)) : undefined;
    if (inner === undefined) return place === undefined ? undefined : { ...place, isExact: false };
    node = inner;
    place = placeOf(node, true) ?? place;
  }
  return place;
}

function placeOf(node: unknown, isExact: boolean): Place | undefined {
  if (!isNode(node) || !node.range) return undefined;
  const [start, end] = node.range;
  return isScalar(node) || isCollection(node) ? { start, end, isExact } : undefined;
}
