/** Visits nested lists in the order of the document with a stack of its own: depth is the document's choice. */
import type { Diagnostics } from '../../diagnostics.ts';
import { isObject } from './value.ts';

export interface NestedList<Parent> {
  readonly list: unknown;
  readonly pointer: string;
  readonly parent: Parent;
}

/**
 * Calls `visit` for each element at every depth, a parent before its children and in order. What it
 * returns is the parent of the element's own list under `key`.
 */
export function walkNested<Parent>(
  start: NestedList<Parent>,
  key: string,
  diagnostics: Diagnostics,
  visit: (element: unknown, pointer: string, parent: Parent) => Parent,
): void {
  const stack: (NestedList<Parent> & { index: number })[] = [{ ...start, index: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (top.list !== undefined && top.index === 0 && !Array.isArray(top.list)) {
      notAnArray(top.pointer, diagnostics);
    }
    if (!Array.isArray(top.list) || top.index >= top.list.length) {
      stack.pop();
      continue;
    }
    const pointer = `${top.pointer}/${top.index}`;
    const element: unknown = top.list[top.index++];
    const parent = visit(element, pointer, top.parent);
    if (isObject(element) && element[key] !== undefined) {
      stack.push({ list: element[key], pointer: `${pointer}/${key}`, parent, index: 0 });
    }
  }
}

export function notAnArray(pointer: string, diagnostics: Diagnostics): void {
  diagnostics.add('not-an-array', 'warning', pointer, 'Expected an array; what stands here is not read.');
}
