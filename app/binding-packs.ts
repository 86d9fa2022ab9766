/** Whose law binds the buyer: the packs that were asked for, those of the programme's nation, or the usual ones. */

import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { isAmong } from '../graph/screening/country-group.ts';
import { anyNation, type RulePack } from '../graph/screening/rule.ts';
import { usualPacks } from '../graph/screening/untrusted-vendor.ts';
import type { View } from '../graph/view/open-view.ts';
import { type NationsOfProgramme, nationsStated } from './home-countries.ts';
import type { Workspace } from './workspace.ts';

export interface BindingPacks {
  /** Ids, ascending. Packs of everybody bind too and are not named. */
  readonly packs: readonly string[];
  /** Why these, in words. */
  readonly because: string;
  /** Programmes of which documents state several nations: `nation-conflict`. */
  readonly conflicts: readonly Diagnostic[];
}

/** Programmes that are named where there are several. */
const mostNamed = 5;

/**
 * The packs of every nation that a document states of the programme, or of any programme when none is asked
 * for, and the usual ones for each programme that no pack follows from: a nation of one never makes the law
 * of another less. Errors: INPUT_INVALID for a pack that no file defines.
 */
export async function bindingPacks(
  workspace: Pick<Workspace, 'store' | 'rules'>,
  view: View,
  programme: number | undefined,
  asked: readonly string[] | undefined,
): Promise<BindingPacks> {
  const { rules } = workspace;
  if (asked !== undefined && asked.length > 0) {
    return { packs: knownPacks(rules, asked).sort(), because: 'as asked', conflicts: [] };
  }
  const { names } = view.graph.programmes;
  const stated = await nationsStated(workspace, view, programme);
  const nations = [...new Set(stated.flatMap((one) => one.nations))].sort();
  const packsOf = (some: readonly string[]) => packsOfNations(rules, some, view.asOfDay);
  const without = stated.filter((one) => packsOf(one.nations).length === 0);
  const isUsual = without.length > 0 || stated.length === 0;
  return {
    packs: [...new Set([...packsOf(nations), ...(isUsual ? usualPacks : [])])].sort(),
    because: reasonOf(nations, stated, without, names),
    conflicts: conflictsOf(stated, names),
  };
}

function reasonOf(
  nations: readonly string[],
  stated: readonly NationsOfProgramme[],
  without: readonly NationsOfProgramme[],
  names: readonly string[],
): string {
  if (nations.length === 0) return 'no programme states a nation; the usual ones';
  const all = `nation of the programme: ${nations.join(', ')}`;
  if (without.length === 0) return all;
  if (without.length === stated.length) return `${all}, of which no pack is loaded; the usual ones`;
  const named = without.map((one) => names[one.programme]).sort();
  const more = named.length > mostNamed ? ` and ${named.length - mostNamed} more` : '';
  return `${all}; the usual ones too, for ${named.slice(0, mostNamed).join(', ')}${more}, from which no pack follows`;
}

/** Which of several nations buys nobody can tell: the law of each binds, and that is said. */
function conflictsOf(stated: readonly NationsOfProgramme[], names: readonly string[]): Diagnostic[] {
  return stated
    .filter(({ nations }) => nations.length > 1)
    .map(({ programme, nations }) => ({ name: names[programme], nations: [...nations].sort().join(', ') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, nations }) => ({
      code: 'nation-conflict',
      severity: 'warning',
      pointer: '',
      message: `${name}: documents state several nations, ${nations}: the law of each is taken to bind`,
    }));
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
