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
  const { codes } = view.graph.countries;
  const nations = await nationsOf(workspace, view, programme);
  const home = new Set(nations.map((code) => codes.indexOf(code)).filter((index) => index >= 0));
  return home.size === 0 ? undefined : home;
}

/** Unions that procure, and the codes that ISO 3166-1 leaves to users: nations of exercises. */
const otherNations = /^(EU|NATO|X[A-Z])$/;

/**
 * Codes (ISO 3166-1 alpha-2, EU, NATO) of the nation of a programme, or of all programmes' when none is
 * asked for; ascending.
 */
export async function nationsOf(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  programme: number | undefined,
): Promise<string[]> {
  const { count } = view.graph.programmes;
  const asked = programme === undefined ? Array.from({ length: count }, (_, index) => index) : [programme];
  const refs = asked.map((index) => ({ type: 'Programme', index }) as const);
  const codes = (await textsOf(workspace, view.graph, refs)).map((texts) => nationCode(stated(texts, 'nation') ?? ''));
  return [...new Set(codes.filter((code) => code !== undefined))].sort();
}

function nationCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return otherNations.test(code) ? code : countryCode(text);
}
