/** A JSON document that is too large to be held, with its long lists as `LongList`. */
import type { ByteSource } from '../../graph/model/byte-source.ts';
import { decodeText } from '../decode-text.ts';
import { Diagnostics } from '../diagnostics.ts';
import { isObject, type JsonObject } from '../formats/cyclonedx/value.ts';
import { pointerToken } from '../json-pointer.ts';
import { parseJson } from '../parse-json.ts';
import type { Batch, LongList } from './long-list.ts';
import { type SplitSizes, splitJson } from './split.ts';

export interface LargeJson {
  readonly value: JsonObject;
  /** Nested arrays and objects. */
  readonly depth: number;
}

/** `whole`: it has to be read as a whole. Undefined, with the reason in `diagnostics`, for what cannot be read. */
export function openLargeJson(
  source: ByteSource,
  isRead: (value: JsonObject) => boolean,
  diagnostics: Diagnostics,
  sizes?: SplitSizes,
): LargeJson | 'whole' | undefined {
  const split = splitJson(source, sizes);
  if (typeof split === 'string' || split.lists.size === 0) return 'whole';
  const result = decodeText(split.rest);
  if ('problem' in result) {
    diagnostics.addAll([result.problem]);
    return undefined;
  }
  const found = new Diagnostics();
  const rest = parseJson(result.decoded, found);
  const value = rest === undefined || !isObject(rest.value) ? undefined : withLists(rest.value, split.lists);
  if (value !== undefined && !isRead(value)) return 'whole';
  diagnostics.addAll(found.list());
  if (rest === undefined || value === undefined) return undefined;
  let { depth } = rest;
  const blank = new Set<unknown>();
  for (const list of split.lists.values()) {
    const found = checkList(list, diagnostics);
    if (found === undefined) return undefined;
    if (found === 'blank') blank.add(list);
    else depth = Math.max(depth, found);
  }
  const entries = Object.entries(value).map(([name, each]) => [name, blank.has(each) ? [] : each]);
  return { value: Object.fromEntries(entries) as JsonObject, depth };
}

/** Each list in the place of its mark. Of a key that occurs twice the last is read, as everywhere. */
function withLists(rest: JsonObject, lists: ReadonlyMap<string, LongList>): JsonObject {
  return Object.fromEntries(
    Object.entries(rest).map(([name, value]) => {
      const mark: unknown = Array.isArray(value) ? value[0] : undefined;
      return [name, (typeof mark === 'string' ? lists.get(mark) : undefined) ?? value];
    }),
  );
}

/** The depth at which its values nest, `blank` where it has none; undefined where it is no JSON, beyond the limits, or not UTF-8. */
function checkList(list: LongList, diagnostics: Diagnostics): number | 'blank' | undefined {
  let depth = 0;
  for (const batch of list.batches) {
    const bytes = list.bytesOf(batch);
    if (bytes === undefined) {
      diagnostics.add('invalid-utf8', 'error', placeIn(list, batch, ''), 'The bytes are not UTF-8.');
      return undefined;
    }
    const parsed = parseJson({ text: bytes.toString(), bytes }, diagnostics, (pointer) => placeIn(list, batch, pointer));
    if (parsed === undefined) return undefined;
    const { length } = parsed.value as unknown[];
    if (length === 0 && list.length === 1) return 'blank';
    if (length !== batch.count) {
      diagnostics.add('json-syntax', 'error', placeIn(list, batch, ''), 'An element is missing between two commas.');
      return undefined;
    }
    depth = Math.max(depth, parsed.depth + 1);
  }
  return depth;
}

/** From a pointer in the batch; the batch itself is known by its first element. */
function placeIn({ name }: LongList, { first }: Batch, pointer: string): string {
  const [, index = '0', ...below] = pointer.split('/');
  return ['', pointerToken(name), String(first + Number(index)), ...below].join('/');
}
