/** One assertion of a document, so that a person can read it: who, what, whom, and what is said beside it. */
import type { Assertion, Numbers, Texts } from '../../graph/model/assertion.ts';
import { edgeName } from '../../graph/ontology/edge-kind.ts';
import { keyPrefix, type NodeLabel, nodeLabels } from '../../graph/ontology/node-type.ts';
import { numberText } from './property-text.ts';

export interface StatementEnd {
  readonly id: string;
  readonly type: NodeLabel;
  readonly name: string;
}

export interface Statement {
  /** Kind of the edge, as REQUIRES; null: the document speaks of `from`. */
  readonly kind: string | null;
  readonly from: StatementEnd;
  readonly to: StatementEnd | null;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly pointer: string;
}

/** `nameOf`: the name that the document gives a key, where it gives one. */
export function statementOf(
  { kind, from, to, pointer, name, numbers, texts }: Assertion,
  nameOf: (key: string) => string | undefined,
): Statement {
  return {
    kind: kind === 0 ? null : edgeName(kind),
    from: endOf(from, (kind === 0 ? name : undefined) ?? nameOf(from)),
    to: to === '' ? null : endOf(to, nameOf(to)),
    properties: propertiesOf(numbers, texts),
    pointer,
  };
}

export function endOf(key: string, name?: string): StatementEnd {
  return { id: key, type: labelOf(key), name: name ?? nameFromKey(key) };
}

export function propertiesOf(numbers: Numbers = {}, texts: Texts = {}): Statement['properties'] {
  const shown = Object.entries(numbers).flatMap(([name, value]) => {
    const text = numberText(name, value);
    return text === undefined ? [] : { name, value: text };
  });
  return [...shown, ...Object.entries(texts).map(([name, value]) => ({ name, value: value.replaceAll('\n', ', ') }))];
}

/** A source has no name of its own: it is somebody's item, made somewhere. */
export function sourceName(item: string | undefined, maker: string | undefined): string | undefined {
  if (item === undefined) return undefined;
  return maker === undefined ? item : `${item} (${maker})`;
}

const labels = new Map(nodeLabels.map((label) => [keyPrefix[label], label]));

function labelOf(key: string): NodeLabel {
  return labels.get(key.slice(0, key.indexOf(':'))) ?? 'Identifier';
}

/** What a key says where no document gives a name: the part number, the purl's name, else the value. */
export function nameFromKey(key: string): string {
  const value = key.slice(key.indexOf(':') + 1);
  const purl = /^pkg:[^/]+\/(?:.*\/)?([^/@?#]+)/.exec(value);
  if (purl !== null) return safeDecode(purl[1] as string);
  const partNumber = /^mpn:[^/]*\/(.+)$/.exec(value);
  return partNumber === null ? value.replace(/^name:/, '').replace(/~[0-9a-f]{10}(?:#[\w-]+)?$/, '') : (partNumber[1] as string);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
