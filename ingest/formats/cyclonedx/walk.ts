/** Visits nested lists in the order of the document with a stack of its own: depth is the document's choice. */
import type { Diagnostics } from '../../diagnostics.ts';
import { entriesOf, isList } from '../../json/long-list.ts';
import { isObject } from './value.ts';

export interface NestedList<Parent> {
  readonly list: unknown;
  readonly pointer: string;
  readonly parent: Parent;
}

interface OpenList<Parent> {
  readonly entries: Iterator<[number, unknown]>;
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
  const stack: OpenList<Parent>[] = [];
  const open = ({ list, pointer, parent }: NestedList<Parent>) => {
    if (isList(list)) stack.push({ entries: entriesOf(list), pointer, parent });
    else if (list !== undefined) notAnArray(pointer, diagnostics);
  };
  open(start);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { value, done } = top.entries.next();
    if (done === true) {
      stack.pop();
      continue;
    }
    const [index, element] = value;
    const pointer = `${top.pointer}/${index}`;
    const parent = visit(element, pointer, top.parent);
    if (isObject(element)) open({ list: element[key], pointer: `${pointer}/${key}`, parent });
  }
}

export function notAnArray(pointer: string, diagnostics: Diagnostics): void {
  diagnostics.add('not-an-array', 'warning', pointer, 'Expected an array; what stands here is not read.');
}
