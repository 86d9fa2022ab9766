/**
 * What CycloneDX JSON documents say about one component, read from them alone: nothing of the program
 * is used. Components are told apart by their package URL, which each must have.
 */
import { createHash } from 'node:crypto';

export interface Oracle {
  /** Of each component of each document: one of many documents is there as often. */
  readonly entries: readonly string[];
  /** SHA-256 of the documents that have it, ascending. */
  documents(purl: string): string[];
  /** What it depends on, stated of it, ascending. */
  direct(purl: string): string[];
  /** What it depends on at whatever depth, and what depends on it, ascending. */
  dependencies(purl: string): string[];
  dependents(purl: string): string[];
}

interface Bom {
  readonly metadata?: { readonly component?: Component };
  readonly components?: readonly Component[];
  readonly dependencies?: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}
interface Component {
  readonly 'bom-ref'?: string;
  readonly purl?: string;
}

type Sets = Map<string, Set<string>>;

export function readOracle(documents: readonly Uint8Array[]): Oracle {
  const holders: Sets = new Map();
  const below: Sets = new Map();
  const above: Sets = new Map();
  for (const bytes of documents) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const bom = JSON.parse(Buffer.from(bytes).toString()) as Bom;
    const purls = purlsOf(bom);
    for (const purl of purls.values()) add(holders, purl, sha256);
    for (const { ref, dependsOn = [] } of bom.dependencies ?? []) {
      for (const other of dependsOn) {
        const [from, to] = [purls.get(ref), purls.get(other)];
        if (from === undefined || to === undefined) continue;
        add(below, from, to);
        add(above, to, from);
      }
    }
  }
  return {
    entries: [...holders].flatMap(([purl, documents]) => [...documents].map(() => purl)).sort(),
    documents: (purl) => [...(holders.get(purl) ?? [])].sort(),
    direct: (purl) => [...(below.get(purl) ?? [])].sort(),
    dependencies: (purl) => closure(below, purl),
    dependents: (purl) => closure(above, purl),
  };
}

/** Package URL of each bom-ref. */
function purlsOf(bom: Bom): Map<string, string> {
  const root = bom.metadata?.component;
  const purls = new Map<string, string>();
  for (const { 'bom-ref': ref, purl } of [...(root === undefined ? [] : [root]), ...(bom.components ?? [])]) {
    if (ref === undefined || purl === undefined) throw new Error('the oracle needs a bom-ref and a purl of every component');
    purls.set(ref, purl);
  }
  return purls;
}

function closure(edges: Sets, from: string): string[] {
  const found = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const to of edges.get(next) ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  found.delete(from);
  return [...found].sort();
}

function add(sets: Sets, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}
