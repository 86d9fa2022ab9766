/** Of how many critical items the source, the site and the origin are known: page one says it beside the gaps. */
import { namedSites } from '../../graph/analyses/candidates.ts';
import type { CoverageFigure } from '../../graph/analyses/finding.ts';
import type { Scope } from '../../graph/analyses/scope.ts';
import { Criticality } from '../../graph/ontology/property.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';
import type { NotKnown } from '../../reports/first-page.ts';

/**
 * Critical: of safety or mission criticality. A site or an origin (country of manufacture) is known of an item
 * when it is known of every recorded source of it. What exists only as the part that a source delivers is no
 * line of its own. O(items + sources).
 */
export function criticalKnown(graph: ViewGraph, scope: Scope): Pick<NotKnown, 'critical' | 'criticalityStated'> {
  const { items, sources, sites } = graph;
  const named = namedSites(graph);
  const counts = { stated: 0, lines: 0, critical: 0, source: 0, site: 0, origin: 0, all: 0 };
  for (let item = 0; item < items.count; item++) {
    if (scope.items[item] === 0 || items.deliveredOnly[item] === 1) continue;
    counts.lines++;
    const criticality = items.numbers.criticality?.[item] ?? Number.NaN;
    if (Number.isNaN(criticality) || criticality === Criticality.unstated) continue;
    counts.stated++;
    if (criticality !== Criticality.safety && criticality !== Criticality.mission) continue;
    counts.critical++;
    const own = items.sources.targets.subarray(items.sources.offsets[item], items.sources.offsets[item + 1]);
    if (own.length === 0) continue;
    const site = own.every((source) => named[source] !== -1);
    const origin = own.every((source) => sources.site[source] !== -1 && sites.country[sources.site[source]] !== -1);
    counts.source++;
    if (site) counts.site++;
    if (origin) counts.origin++;
    if (site && origin) counts.all++;
  }
  const figure = (known: number): CoverageFigure => ({ known, of: counts.critical });
  return {
    critical: {
      source: figure(counts.source),
      site: figure(counts.site),
      origin: figure(counts.origin),
      all: figure(counts.all),
    },
    criticalityStated: { known: counts.stated, of: counts.lines },
  };
}
