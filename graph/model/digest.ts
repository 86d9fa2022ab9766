/** Digests of readings and of graphs (SEMANTICS.md, Hashes). Lines are RFC 8785 canonical JSON arrays. */
import { createHash } from 'node:crypto';
import type { Assertion, DeltaRows } from './assertion.ts';
import { type Declared, saidOf } from './hand-in.ts';

/** Characters, about: a call for each line costs more than the hashing. */
const hashedAtOnce = 64 * 1024;

/** The delta's assertions with keys in place of local indices, in row order. */
export function* assertionsOf({ nodes, mentions, edges }: DeltaRows): Generator<Assertion> {
  const key = (node: number) => (nodes.at(node) as { key: string }).key;
  for (const m of mentions) yield { ...optional(m), kind: 0, from: key(m.node), to: '', pointer: m.pointer };
  for (const e of edges) yield { ...optional(e), kind: e.kind, from: key(e.from), to: key(e.to), pointer: e.pointer };
}

function optional(row: Pick<Assertion, 'name' | 'numbers' | 'texts'>): Pick<Assertion, 'name' | 'numbers' | 'texts'> {
  return {
    ...(row.name === undefined ? {} : { name: row.name }),
    ...(row.numbers === undefined ? {} : { numbers: row.numbers }),
    ...(row.texts === undefined ? {} : { texts: row.texts }),
  };
}

/**
 * SHA-256 (hex) over the canonical lines of the assertions, sorted by code units, and what was declared.
 * `sort` is for more lines than fit in memory.
 */
export function digestOf(
  assertions: Iterable<Assertion>,
  declared: Declared,
  sort: (lines: Iterable<string>) => Iterable<string> = (lines) => [...lines].sort(),
): string {
  const hash = createHash('sha256');
  let waiting = '';
  for (const line of sort(linesOf(assertions))) {
    waiting += `${line}\n`;
    if (waiting.length < hashedAtOnce) continue;
    hash.update(waiting);
    waiting = '';
  }
  hash.update(waiting);
  hash.update(JSON.stringify(sortKeys(saidOf(declared))));
  return hash.digest('hex');
}

function* linesOf(assertions: Iterable<Assertion>): Generator<string> {
  for (const a of assertions)
    yield JSON.stringify([a.kind, a.from, a.to, a.pointer, a.name ?? null, sortKeys(a.numbers), sortKeys(a.texts)]);
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
