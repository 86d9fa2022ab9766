/** Whose law binds the buyer: the packs that were asked for, those of the programme's nation, or the usual ones. */

import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { isAmong } from '../../graph/screening/country-group.ts';
import { anyNation, type RulePack } from '../../graph/screening/rule.ts';
import { usualPacks } from '../../graph/screening/untrusted-vendor.ts';
import type { View } from '../../graph/view/open-view.ts';
import { type NationsOfProgramme, nationsStated } from '../analyses/home-countries.ts';
import type { Workspace } from '../workspace/workspace.ts';

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
 * for, and the usual ones for each programme without a nation, or with one that has no pack: no further nation
 * makes the law less that binds without it. Errors: INPUT_INVALID for a pack that no file defines.
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
  const hasPack = (nation: string) => packsOf([nation]).length > 0;
  const without = stated
    .filter((one) => one.nations.length === 0 || !one.nations.every(hasPack))
    .map(({ programme: at, nations: own }) => ({ name: names[at], nations: own.filter((one) => !hasPack(one)).sort() }));
  const isUsual = without.length > 0 || stated.length === 0;
  return {
    packs: [...new Set([...packsOf(nations), ...(isUsual ? usualPacks : [])])].sort(),
    because: reasonOf(nations, without, nations.some(hasPack)),
    conflicts: conflictsOf(stated, names, hasPack),
  };
}

/** A programme for which the usual packs hold, with those of its nations that have no pack. */
interface WithoutPack {
  readonly name: string;
  readonly nations: readonly string[];
}

function reasonOf(nations: readonly string[], without: readonly WithoutPack[], anyPack: boolean): string {
  if (nations.length === 0) return 'no programme states a nation; the usual ones';
  const all = `nation of the programme: ${nations.join(', ')}`;
  if (without.length === 0) return all;
  if (!anyPack) return `${all}, of which no pack is loaded; the usual ones`;
  const named = without.map(inWords).sort();
  const more = named.length > mostNamed ? ` and ${named.length - mostNamed} more` : '';
  return `${all}; the usual ones too, for ${named.slice(0, mostNamed).join(', ')}${more}, from which no pack follows`;
}

function inWords({ name, nations }: WithoutPack): string {
  return nations.length === 0 ? name : `${name} (${nations.join(', ')})`;
}

/** Which of several nations buys nobody can tell: the law of each binds, and that is said. */
function conflictsOf(
  stated: readonly NationsOfProgramme[],
  names: readonly string[],
  hasPack: (nation: string) => boolean,
): Diagnostic[] {
  return stated
    .filter(({ nations }) => nations.length > 1)
    .map(({ programme, nations }) => ({ name: names[programme], nations: [...nations].sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, nations }) => ({
      code: 'nation-conflict',
      severity: 'warning',
      pointer: '',
      message: `${name}: documents state several nations, ${nations.join(', ')}: ${whoseLaw(nations.filter((one) => !hasPack(one)))}`,
    }));
}

function whoseLaw(without: readonly string[]): string {
  const each = 'the law of each is taken to bind';
  return without.length === 0 ? each : `${each}, and the usual packs, since none is loaded for ${without.join(', ')}`;
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
