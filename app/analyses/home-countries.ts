/** The nation of a programme, as its documents state it. */

import type { View } from '../../graph/view/open-view.ts';
import { nationCode } from '../../ingest/country.ts';
import { textsOf } from '../statements/texts-of.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * Countries of the programme's nation, or of all programmes' when none is asked for; undefined where
 * nobody states one: then no country is home.
 */
export async function homeCountries(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  programme: number | undefined,
): Promise<ReadonlySet<number> | undefined> {
  const { codes } = view.graph.countries;
  const stated = await nationsStated(workspace, view, programme);
  const home = new Set(stated.map(({ nations }) => codes.indexOf(nations[0] ?? '')).filter((index) => index >= 0));
  return home.size === 0 ? undefined : home;
}

export interface NationsOfProgramme {
  /** Index into `programmes`. */
  readonly programme: number;
  /** Codes (ISO 3166-1 alpha-2, EU, NATO), distinct, the newest document's first; more than one where documents disagree. */
  readonly nations: readonly string[];
}

/** What documents state of the programme, or of each programme when none is asked for. */
export async function nationsStated(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  programme: number | undefined,
): Promise<NationsOfProgramme[]> {
  const { count } = view.graph.programmes;
  const asked = programme === undefined ? Array.from({ length: count }, (_, index) => index) : [programme];
  const texts = await textsOf(
    workspace,
    view.graph,
    asked.map((index) => ({ type: 'Programme', index }) as const),
  );
  return asked.map((index, i) => {
    const codes = texts[i].map(({ nation = '' }) => nationCode(nation)).filter((code) => code !== undefined);
    return { programme: index, nations: [...new Set(codes)] };
  });
}
