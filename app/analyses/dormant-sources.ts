/** What is left without sources that have not delivered for years (ANALYSIS.md, dormancy): shown beside the findings. */
import type { RestingOnDormant } from '../../graph/analyses/dormant-sources.ts';
import type { Level } from '../../graph/analyses/finding.ts';
import type { SingleSources } from '../../graph/analyses/single-sources.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { dateOf } from '../../graph/ontology/property.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { Presenter } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Items that are named; how many more there are is said. */
export const mostDormantNamed = 500;

/** Dormant sources of an item that are named. */
const mostParties = 5;

const plural: Readonly<Record<Level, string>> = {
  supplier: 'suppliers',
  owner: 'owners',
  site: 'sites',
  country: 'countries',
  'owner-country': 'countries of ownership',
  material: 'materials',
};

interface Told extends RestingOnDormant {
  readonly level: Level;
}

const itemOf = ({ item }: Told): NodeRef => ({ type: 'Item', index: item });

/**
 * One warning for each item of which, without its dormant sources, one or none is left at a level: at
 * the first of the levels that are given, narrowest first. Ordered by the item's id.
 */
export async function dormantSources(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  levels: readonly SingleSources[],
): Promise<Diagnostic[]> {
  const presenter = new Presenter(workspace, view);
  const all = atNarrowest(levels);
  await presenter.loadIds(all.map(itemOf));
  all.sort((a, b) => compareText(presenter.id(itemOf(a)), presenter.id(itemOf(b))));
  const named = all.slice(0, mostDormantNamed);
  await presenter.load(named.flatMap((one) => [itemOf(one), ...partiesOf(view, one)]));
  const told = named.map(
    (one): Diagnostic => ({ code: 'dormant-source', severity: 'warning', pointer: '', message: inWords(view, one, presenter) }),
  );
  if (all.length === named.length) return told;
  const message = `${all.length - named.length} more of dormant-source are not listed.`;
  return [...told, { code: 'more-of-the-same', severity: 'info', pointer: '', message }];
}

function atNarrowest(levels: readonly SingleSources[]): Told[] {
  const first = new Map<number, Told>();
  for (const found of levels) {
    for (const one of found.restingOnDormant()) {
      if (!first.has(one.item)) first.set(one.item, { ...one, level: found.columns.level });
    }
  }
  return [...first.values()];
}

/** The maker of each dormant source that is named, else the source itself. */
function partiesOf({ graph }: View, { dormant }: Told): NodeRef[] {
  return dormant.slice(0, mostParties).map((source) => {
    const maker = graph.sources.organization[source];
    return maker === -1 ? { type: 'Source', index: source } : { type: 'Organization', index: maker };
  });
}

function inWords(view: View, one: Told, presenter: Presenter): string {
  const { lastDelivered } = view.graph.sources.numbers;
  const since = partiesOf(view, one).map((party, k) => {
    const day = lastDelivered?.[one.dormant[k]] ?? Number.NaN;
    return `${dateOf(day)} (${presenter.thing(party).name})`;
  });
  const parties = [...new Set(since)].sort();
  if (one.dormant.length > mostParties) parties.push(`${one.dormant.length - mostParties} more`);
  const left = one.left === 0 ? 'none' : 'one';
  const item = presenter.thing(itemOf(one)).name;
  return `${item}: without what has not delivered since ${parties.join(', ')} ${left} of ${one.candidates} ${plural[one.level]} is left.`;
}
