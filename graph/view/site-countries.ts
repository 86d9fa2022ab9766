/** The country of each site: where documents disagree the newest stands, the others are a conflict. */
import type { Conflict, Relation } from './graph.ts';

/** `oldestFirst`: document ordinals in the order in which later ones overwrite. */
export function siteCountries(located: Relation, oldestFirst: readonly number[]): { country: Int32Array; conflicts: Conflict[] } {
  const rank = new Int32Array(oldestFirst.length);
  for (const [position, document] of oldestFirst.entries()) rank[document] = position;
  const count = located.offsets.length - 1;
  const country = new Int32Array(count).fill(-1);
  const conflicts: Conflict[] = [];
  for (let site = 0; site < count; site++) {
    const statements: { document: number; row: number; value: number }[] = [];
    for (let e = located.offsets[site]; e < located.offsets[site + 1]; e++) {
      for (let a = located.assertions.offsets[e]; a < located.assertions.offsets[e + 1]; a++) {
        statements.push({
          document: located.assertions.documents[a],
          row: located.assertions.rows[a],
          value: located.targets[e],
        });
      }
    }
    statements.sort((a, b) => rank[b.document] - rank[a.document] || b.row - a.row);
    if (statements.length === 0) continue;
    country[site] = statements[0].value;
    if (located.offsets[site + 1] - located.offsets[site] > 1)
      conflicts.push({ subject: { type: 'Site', index: site }, property: 'country', statements });
  }
  return { country, conflicts };
}
