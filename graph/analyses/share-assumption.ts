/** What an index of concentration rests on, in words: printed beside it, always. */
import type { Level } from './finding.ts';
import { exactDivisions } from './hhi.ts';
import { type ItemShares, whole } from './shares.ts';

export interface AssumptionFacts {
  readonly open: boolean;
  readonly parts: readonly ItemShares[];
  /** Items of which no source counts. */
  readonly missing: number;
  readonly weighted: boolean;
  readonly exact: boolean;
  readonly mixed: boolean;
  readonly level: Level;
  readonly equal: number | undefined;
}

const percent = (points: number): string => `${points / 100} %`;
const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

export function assumptionText(facts: AssumptionFacts): string {
  return [world(facts), together(facts), ...bases(facts), unknownHolders(facts), bound(facts)]
    .filter((text) => text !== '')
    .join(' ');
}

function world({ open }: AssumptionFacts): string {
  return open
    ? 'Open: sources other than the recorded ones may exist.'
    : 'Closed: the recorded sources are taken as all the sources.';
}

function together({ parts, weighted, missing, open, mixed }: AssumptionFacts): string {
  const units = mixed ? ' mixed-units: weights in different units are not added.' : '';
  if (parts.length === 1 && missing === 0) return units.trim();
  const how = weighted ? 'Items count by their summed weight.' : 'Items count equally, because not every source has a weight.';
  const without =
    missing === 0 ? '' : ` ${count(missing, 'item')} without a counted source ${open ? 'may be anybody’s' : 'left out'}.`;
  return `${how}${without}${units}`;
}

function bases({ parts, equal }: AssumptionFacts): string[] {
  const of = (basis: ItemShares['basis']): number => parts.filter((part) => part.basis === basis).length;
  const where = (number: number): string => (parts.length === 1 ? '' : ` (${count(number, 'item')})`);
  const texts: string[] = [];
  if (of('shares') > 0) texts.push(`Shares as stated${where(of('shares'))}.`);
  const rest = parts.filter((part) => part.basis === 'shares' && part.stated < whole).length;
  if (rest > 0) texts.push(`Stated shares leave a rest that is divided in any way${where(rest)}.`);
  const over = parts.filter((part) => part.stated > whole && part.basis === 'shares');
  if (over.length > 0)
    texts.push(`Stated shares add to ${percent(over[0]!.stated)} and are scaled to the whole${where(over.length)}.`);
  if (of('weights') > 0) texts.push(`Shares follow the stated weights, taken as all that is bought${where(of('weights'))}.`);
  if (of('single') > 0) texts.push(`One holder has everything${where(of('single'))}.`);
  if (of('nothing') > 0) texts.push(`No shares are recorded: every division is allowed${where(of('nothing'))}.`);
  if (equal !== undefined)
    texts.push(`If what is open were shared equally, which is an assumption, the index would be ${Math.round(equal)}.`);
  return texts;
}

function unknownHolders({ parts, level }: AssumptionFacts): string {
  const unknown = parts.reduce((sum, part) => sum + part.unknownHolders, 0);
  if (unknown === 0) return '';
  return `The ${level} of ${count(unknown, 'source')} is not known: each joins any one holder or stands alone.`;
}

function bound({ exact }: AssumptionFacts): string {
  return exact ? '' : `The ends are bounds: more than ${exactDivisions} divisions would have to be tried for the exact ones.`;
}
