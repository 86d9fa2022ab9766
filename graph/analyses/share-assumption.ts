/** What an index of concentration rests on, in words: printed beside it, always. */
import type { Level } from './finding.ts';
import { divisionWork } from './greatest-division.ts';
import type { ShareSum } from './share-sum.ts';
import type { UncountedShares } from './shares.ts';
import { stageName } from './stage-name.ts';

export interface AssumptionFacts {
  readonly open: boolean;
  readonly sum: ShareSum;
  /** Items of which a source counts. */
  readonly items: number;
  /** Items of which no source counts. */
  readonly missing: number;
  /** Of each of `items` of which a source that does not count states a share. */
  readonly uncounted: readonly UncountedShares[];
  readonly weighted: boolean;
  readonly exact: boolean;
  /** Steps that it had. */
  readonly work: number;
  readonly mixed: boolean;
  readonly level: Level;
  readonly equal: number | undefined;
  /** Codes of the stages of making that its sources state, where none was asked for. */
  readonly stages: readonly number[];
  /** Sources that state none. */
  readonly stagesUnstated: number;
}

const percent = (points: number): string => `${points / 100} %`;
const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

export function assumptionText(facts: AssumptionFacts): string {
  return [world(facts), stages(facts), uncounted(facts), together(facts), ...bases(facts), unknownHolders(facts), bound(facts)]
    .filter((text) => text !== '')
    .join(' ');
}

function world({ open }: AssumptionFacts): string {
  return open
    ? 'Open: sources other than the recorded ones may exist.'
    : 'Closed: the recorded sources are taken as all the sources.';
}

/** Shares of two stages are of two wholes: what is mined is mined once, and refined once. */
function stages({ stages: codes, stagesUnstated }: AssumptionFacts): string {
  if (codes.length === 0 || (codes.length === 1 && stagesUnstated === 0)) return '';
  const without = stagesUnstated === 0 ? '' : `, ${count(stagesUnstated, 'source')} of unstated stage`;
  return `Stages put together: ${codes.map(stageName).join(', ')}${without}.`;
}

/** Shares of one item add; those of several are of different wholes, and only the greatest sum is told. */
function uncounted({ uncounted: list, items }: AssumptionFacts): string {
  if (list.length === 0) return '';
  const sources = list.reduce((all, one) => all + one.sources, 0);
  const who = sources === 1 ? '1 source that does not count states' : `${sources} sources that do not count state`;
  const most = `${list.reduce((all, { stated }) => Math.max(all, stated), 0) / 100} per cent`;
  if (items === 1) return `${who} ${most}, left out.`;
  return `${who} shares, left out: ${list.length === 1 ? '' : 'up to '}${most} of an item (${count(list.length, 'item')}).`;
}

function together({ items, weighted, missing, open, mixed }: AssumptionFacts): string {
  const units = mixed ? ' mixed-units: weights in different units are not added.' : '';
  if (items === 1 && missing === 0) return units.trim();
  const equally = mixed ? 'Items count equally.' : 'Items count equally, because not every source has a weight.';
  const how = weighted ? 'Items count by their summed weight.' : equally;
  const without =
    missing === 0 ? '' : ` ${count(missing, 'item')} without a counted source ${open ? 'may be anybody’s' : 'left out'}.`;
  return `${how}${without}${units}`;
}

function bases({ sum, items, equal }: AssumptionFacts): string[] {
  const where = (number: number): string => (items === 1 ? '' : ` (${count(number, 'item')})`);
  const of = sum.items;
  const texts: string[] = [];
  if (of.shares > 0) texts.push(`Shares as stated${where(of.shares)}.`);
  if (sum.rest > 0) texts.push(`Stated shares leave a rest that is divided in any way${where(sum.rest)}.`);
  if (sum.over > 0) texts.push(`Stated shares add to ${percent(sum.overTo)} and are scaled to the whole${where(sum.over)}.`);
  if (of.weights > 0) texts.push(`Shares follow the stated weights, taken as all that is bought${where(of.weights)}.`);
  if (of.single > 0) texts.push(`One holder has everything${where(of.single)}.`);
  if (of.nothing > 0) texts.push(`No shares are recorded: every division is allowed${where(of.nothing)}.`);
  if (equal !== undefined)
    texts.push(`If what is open were shared equally, which is an assumption, the index would be ${Math.round(equal)}.`);
  return texts;
}

function unknownHolders({ sum, level }: AssumptionFacts): string {
  if (sum.unknownHolders === 0) return '';
  return `The ${level} of ${count(sum.unknownHolders, 'source')} is not known: each joins any one holder or stands alone.`;
}

/** Of many answers each has fewer steps than one by itself. */
function bound({ exact, work }: AssumptionFacts): string {
  if (exact) return '';
  const part = work < divisionWork ? ', the part of this one of all that are asked for' : '';
  return `The ends are bounds: the exact ones would take more than ${work} steps${part}.`;
}
