/** What became of documents that were handed in, by format and version. */
import type { IngestResult } from '../app/documents/ingest.ts';
import type { Count } from '../graph/model/hand-in.ts';

const counted = ['components', 'relations', 'rows', 'services', 'files'] as const;

/** One record a format and version, in that order; of each kind of thing how many were in, mapped and quarantined. */
export function outcomesByFormat(results: readonly IngestResult[]): Record<string, unknown>[] {
  const groups = new Map<string, IngestResult[]>();
  for (const result of results) {
    const name = `${result.format} ${result.specVersion}`.trim();
    groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([format, own]) => ({ format, ...outcomesOf(own) }));
}

function outcomesOf(results: readonly IngestResult[]): Record<string, unknown> {
  const refused = results.filter(({ outcome }) => outcome === 'rejected');
  const reasons = refused.map(({ diagnostics }) => diagnostics.find(({ severity }) => severity === 'error')?.code ?? 'unknown');
  const sums = counted.map((kind) => [kind, sumOf(results.flatMap((result) => result[kind] ?? []))] as const);
  return {
    documents: results.length,
    accepted: results.filter(({ outcome }) => outcome === 'accepted').length,
    duplicate: results.filter(({ outcome }) => outcome === 'duplicate').length,
    rejected: Object.fromEntries([...new Set(reasons)].map((reason) => [reason, reasons.filter((one) => one === reason).length])),
    ...Object.fromEntries(sums.filter(([, sum]) => sum.in > 0)),
  };
}

function sumOf(counts: readonly Count[]): Count {
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
  return { in: sum((count) => count.in), mapped: sum((count) => count.mapped), quarantined: sum((count) => count.quarantined) };
}
