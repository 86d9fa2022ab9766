/** Whose law binds the buyer: the packs that were asked for, those of the programme's nation, or the usual ones. */

import { OperationalError } from '../graph/model/operational-error.ts';
import { isAmong } from '../graph/screening/country-group.ts';
import { anyNation, type RulePack } from '../graph/screening/rule.ts';
import { usualPacks } from '../graph/screening/untrusted-vendor.ts';
import type { View } from '../graph/view/open-view.ts';
import { nationsOf } from './home-countries.ts';
import type { Workspace } from './workspace.ts';

export interface BindingPacks {
  /** Ids, ascending. Packs of everybody bind too and are not named. */
  readonly packs: readonly string[];
  /** Why these, in words. */
  readonly because: string;
}

/** Errors: INPUT_INVALID for a pack that no file defines. */
export async function bindingPacks(
  workspace: Pick<Workspace, 'store' | 'rules'>,
  view: View,
  programme: number | undefined,
  asked: readonly string[] | undefined,
): Promise<BindingPacks> {
  const { rules } = workspace;
  if (asked !== undefined && asked.length > 0) return { packs: knownPacks(rules, asked).sort(), because: 'as asked' };
  const nations = await nationsOf(workspace, view, programme);
  const packs = packsOfNations(rules, nations, view.asOfDay);
  const stated = nations.length === 0 ? 'no programme states a nation' : `nation of the programme: ${nations.join(', ')}`;
  if (packs.length > 0) return { packs, because: stated };
  return {
    packs: [...usualPacks],
    because: `${stated}${nations.length === 0 ? '' : ', of which no pack is loaded'}; the usual ones`,
  };
}

/** Ids in the order given, distinct. Errors: INPUT_INVALID for a pack that no file defines. */
export function knownPacks({ packs }: RulePack, asked: readonly string[]): string[] {
  const known = packs.filter(({ nation }) => nation !== anyNation).map(({ id }) => id);
  const ids = [...new Set(asked.map((id) => id.trim().toLowerCase()))];
  for (const id of ids) {
    if (!known.includes(id)) throw new OperationalError('INPUT_INVALID', `No rule pack ${id}; there are ${known.join(', ')}.`);
  }
  return ids;
}

/** A nation's own pack, and that of a union of which it is a member on the day. */
export function packsOfNations({ packs }: RulePack, nations: readonly string[], asOf: number | undefined): string[] {
  return packs
    .filter(({ nation, members }) =>
      nations.some((one) => nation === one || (members !== undefined && isAmong(members, one, asOf))),
    )
    .map(({ id }) => id);
}
