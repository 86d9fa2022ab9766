/** The nation of a programme, as its documents state it. */

import type { View } from '../graph/view/open-view.ts';
import { countryCode } from '../ingest/country.ts';
import { stated, textsOf } from './texts-of.ts';
import type { Workspace } from './workspace.ts';

/**
 * Countries of the programme's nation, or of all programmes' when none is asked for; undefined where
 * nobody states one: then no country is home.
 */
export async function homeCountries(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  programme: number | undefined,
): Promise<ReadonlySet<number> | undefined> {
  const { programmes, countries } = view.graph;
  const asked = programme === undefined ? Array.from({ length: programmes.count }, (_, index) => index) : [programme];
  const refs = asked.map((index) => ({ type: 'Programme', index }) as const);
  const home = new Set<number>();
  for (const texts of await textsOf(workspace, view.graph, refs)) {
    const code = countryCode(stated(texts, 'nation') ?? '');
    const index = code === undefined ? -1 : countries.codes.indexOf(code);
    if (index >= 0) home.add(index);
  }
  return home.size === 0 ? undefined : home;
}
