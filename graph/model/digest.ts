/** Digests of readings and of graphs (SEMANTICS.md, Hashes). Lines are RFC 8785 canonical JSON arrays. */
import { createHash } from 'node:crypto';
import type { Assertion, Delta } from './assertion.ts';
import type { Declared } from './hand-in.ts';

/** The delta's assertions with keys in place of local indices, in row order. */
export function assertionsOf(delta: Delta): Assertion[] {
  const key = (node: number) => (delta.nodes[node] as { key: string }).key;
  const mentions = delta.mentions.map((m) => ({ ...optional(m), kind: 0, from: key(m.node), to: '', pointer: m.pointer }));
  const edges = delta.edges.map((e) => ({ ...optional(e), kind: e.kind, from: key(e.from), to: key(e.to), pointer: e.pointer }));
  return [...mentions, ...edges];
}

function optional(row: Pick<Assertion, 'name' | 'numbers' | 'texts'>): Pick<Assertion, 'name' | 'numbers' | 'texts'> {
  return {
    ...(row.name === undefined ? {} : { name: row.name }),
    ...(row.numbers === undefined ? {} : { numbers: row.numbers }),
    ...(row.texts === undefined ? {} : { texts: row.texts }),
  };
}

/** SHA-256 (hex) over the sorted assertion lines and what was declared with the document. */
export function digestOf(assertions: readonly Assertion[], declared: Declared): string {
  const lines = assertions.map((a) =>
    JSON.stringify([a.kind, a.from, a.to, a.pointer, a.name ?? null, sortKeys(a.numbers), sortKeys(a.texts)]),
  );
  lines.sort();
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line).update('\n');
  hash.update(JSON.stringify(sortKeys(declared as Record<string, unknown>)));
  return hash.digest('hex');
}

function sortKeys(record: Readonly<Record<string, unknown>> | undefined): unknown {
  if (record === undefined) return null;
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** `graphHash`: over the sorted digests of a view's hand-ins (decisions are hand-ins too). */
export function graphHashOf(digests: readonly string[]): string {
  return createHash('sha256')
    .update([...digests].sort().join('\n'))
    .digest('hex');
}

/** `view.hash`: the graph's hash with the as-of date and the versions of rules and reader. */
export function viewHashOf(graphHash: string, asOf: string, rules: string, reader: string): string {
  return createHash('sha256').update([graphHash, asOf, rules, reader].join('\n')).digest('hex');
}
