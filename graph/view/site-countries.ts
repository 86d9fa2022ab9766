/** The country of each site: where documents disagree the newest stands, the others are a conflict. */
import type { Conflict, Csr, Relation } from './graph.ts';

interface Statement {
  readonly document: number;
  readonly row: number;
  readonly value: number;
}

/** `newest` names the country that stands where several are stated. */
export function siteCountries({ offsets, targets }: Csr, newest: (site: number) => number): Int32Array {
  const count = offsets.length - 1;
  const country = new Int32Array(count).fill(-1);
  for (let site = 0; site < count; site++) {
    const stated = offsets[site + 1] - offsets[site];
    if (stated > 0) country[site] = stated === 1 ? targets[offsets[site]] : newest(site);
  }
  return country;
}

/** What is stated of a site, the newest first. `oldestFirst`: document ordinals in the order in which later ones overwrite. */
export function countryStatements(located: Relation, oldestFirst: readonly number[]): (site: number) => Statement[] {
  const rank = new Int32Array(oldestFirst.length);
  for (const [position, document] of oldestFirst.entries()) rank[document] = position;
  const { offsets, documents, rows } = located.assertions;
  return (site) => {
    const statements: Statement[] = [];
    for (let e = located.offsets[site]; e < located.offsets[site + 1]; e++) {
      for (let a = offsets[e]; a < offsets[e + 1]; a++) {
        statements.push({ document: documents[a], row: rows[a], value: located.targets[e] });
      }
    }
    return statements.sort((a, b) => rank[b.document] - rank[a.document] || b.row - a.row);
  };
}

export function countryConflicts({ offsets }: Csr, statements: (site: number) => Statement[]): Conflict[] {
  const conflicts: Conflict[] = [];
  for (let site = 0; site + 1 < offsets.length; site++) {
    if (offsets[site + 1] - offsets[site] < 2) continue;
    conflicts.push({ subject: { type: 'Site', index: site }, property: 'country', statements: statements(site) });
  }
  return conflicts;
}
