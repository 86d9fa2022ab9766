/** What of the programme is made in which country: what the report's map shows. */
import type { Interval } from '../../graph/analyses/finding.ts';
import type { Scope } from '../../graph/analyses/scope.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { CountryShare, GapReport, GapRow, ReportConcentration } from '../../reports/gap-report.ts';
import type { Presenter } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';

/** Countries with a source or a gap, most sources first, then by id. */
export async function countriesOf(
  graph: ViewGraph,
  scope: Scope,
  presenter: Presenter,
  gaps: readonly GapRow[],
  concentration: readonly ReportConcentration[],
): Promise<GapReport['countries']> {
  const { sources, unknown } = sourcesByCountry(graph, scope);
  const refs = [...sources.keys()].map((index): NodeRef => ({ type: 'Country', index }));
  const things = await presenter.things(refs);
  const counts = new Map(things.map((country, i) => [country.id, { country, sources: sources.get(refs[i].index) ?? 0 }]));
  for (const { lost } of gaps)
    if (lost?.type === 'country' && !counts.has(lost.id))
      counts.set(lost.id, { country: { ...lost, type: 'country' }, sources: 0 });
  const ofProgramme = concentration.filter(({ of, level }) => of.type === 'programme' && level === 'country');
  // Of the whole view there may be several programmes, whose shares do not add up.
  const holders = ofProgramme.length === 1 ? ofProgramme[0].holders : [];
  const shareOf = (id: string | null): Interval | null =>
    holders.find(({ candidate }) => (candidate?.id ?? null) === id)?.share ?? null;
  const known = [...counts.values()].map(({ country, sources: made }): CountryShare => {
    const own = gaps.filter(({ lost }) => lost?.id === country.id);
    const stopped = new Set(own.flatMap(({ endItemsStopped }) => endItemsStopped.map(({ id }) => id)));
    return { country, sources: made, share: shareOf(country.id), gaps: own.length, endItemsStopped: stopped.size };
  });
  known.sort((a, b) => b.sources - a.sources || compareText(a.country.id, b.country.id));
  return { known, unknownSources: unknown, unknownShare: shareOf(null) };
}

function sourcesByCountry({ sources, sites }: ViewGraph, scope: Scope): { sources: Map<number, number>; unknown: number } {
  const found = new Map<number, number>();
  let unknown = 0;
  for (let source = 0; source < sources.count; source++) {
    if (scope.items[sources.item[source]] === 0) continue;
    const site = sources.site[source];
    const country = site === -1 ? -1 : sites.country[site];
    if (country === -1) unknown++;
    else found.set(country, (found.get(country) ?? 0) + 1);
  }
  return { sources: found, unknown };
}
