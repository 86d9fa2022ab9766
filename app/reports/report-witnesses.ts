/** Pictures of the first single points of failure of a register, from the witnesses of their findings. */
import type { ReportSingleSource, WitnessPicture } from '../../reports/gap-report.ts';
import { witnessGraph } from '../../reports/pictures/witness-graph.ts';
import type { FoundGap } from '../gaps/present-gap.ts';

/** Pictures in a report. */
export const mostPictures = 12;

/** One of each gap that stops an end item and hangs on one of the findings listed, by rank. */
export function witnessPictures(gaps: readonly FoundGap[], findings: readonly ReportSingleSource[]): WitnessPicture[] {
  const byPlace = new Map(findings.map((found) => [`${found.level} ${found.candidate.id} ${found.item.id}`, found]));
  const pictures: WitnessPicture[] = [];
  for (const { gapId, level, lost, item, endItemsStopped } of gaps) {
    if (pictures.length === mostPictures) break;
    if (level === '' || lost === null || item === null || endItemsStopped.length === 0) continue;
    const found = byPlace.get(`${level} ${lost.id} ${item.id}`);
    if (found === undefined || found.witness.length === 0) continue;
    const drawn = witnessGraph(found.witness, lost, item, found.endItems);
    pictures.push({ gapId, level, certainty: found.certainty, lost, item, ...drawn });
  }
  return pictures;
}
