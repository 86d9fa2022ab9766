/**
 * Counts what a CycloneDX JSON document holds, to be held against the reader. It shares no code with
 * it: a plain parse and a plain recursive walk, by the definition of `ingest`'s counts (components at
 * every depth with `metadata.component` and its own; single `dependsOn` and `provides` entries).
 */
export interface IndependentCounts {
  readonly components: number;
  readonly relations: number;
  readonly services: number;
  /** Relations that cannot be mapped: an end that no bom-ref names, or both ends the same reference. */
  readonly unmappable: number;
}

interface Thing {
  readonly 'bom-ref'?: string;
  readonly components?: readonly Thing[];
  readonly services?: readonly Thing[];
  readonly metadata?: { readonly component?: Thing };
  readonly dependencies?: readonly { readonly ref: string; readonly dependsOn?: string[]; readonly provides?: string[] }[];
}

export function countCycloneDx(text: string): IndependentCounts {
  const bom = JSON.parse(text.replace(/^\uFEFF/, '')) as Thing;
  const refs = new Set<string>();
  const main = bom.metadata?.component;
  const components = (main ? 1 + descend(main, 'components', refs) : 0) + descend(bom, 'components', refs);
  if (main?.['bom-ref'] !== undefined) refs.add(main['bom-ref']);
  const services = descend(bom, 'services', refs);
  let relations = 0;
  let unmappable = 0;
  for (const entry of bom.dependencies ?? []) {
    for (const target of [...(entry.dependsOn ?? []), ...(entry.provides ?? [])]) {
      relations += 1;
      if (!refs.has(entry.ref) || !refs.has(target) || entry.ref === target) unmappable += 1;
    }
  }
  return { components, relations, services, unmappable };
}

function descend(owner: Thing, key: 'components' | 'services', refs: Set<string>): number {
  let count = 0;
  for (const child of owner[key] ?? []) {
    if (child['bom-ref'] !== undefined) refs.add(child['bom-ref']);
    count += 1 + descend(child, key, refs);
  }
  return count;
}
