/**
 * Whether an item is software, and whether it is an electronic part: an integrated circuit, a discrete
 * electronic component, or a circuit assembly (DFARS 252.246-7007(a)). Data: types of items, and words of
 * categories. What another category holds nobody can tell: that is not known.
 */
import { wordsOf } from './kinds.ts';

export interface ItemNature {
  /** Undefined: nobody says. */
  readonly software: boolean | undefined;
  readonly electronic: boolean | undefined;
}

const softwareTypes = new Set(['firmware', 'software', 'library', 'file', 'container']);
/** Neither software nor an electronic part. */
const otherTypes = new Set(['data', 'material', 'service']);

const softwareCategories = categories('software', 'firmware', 'library', 'application', 'operating system');
const electronicCategories = categories(
  ...['electronics', 'electronic part', 'electronic component', 'microelectronics', 'semiconductor', 'integrated circuit'],
  ...['microcircuit', 'wafer', 'passive', 'passive component', 'capacitor', 'resistor', 'inductor', 'transistor', 'diode'],
  ...['memory', 'processor', 'microcontroller', 'fpga', 'asic', 'board', 'circuit board', 'circuit assembly', 'pcb', 'pcba'],
);
const otherCategories = categories(
  ...['airframe', 'composite', 'metal', 'casting', 'forging', 'fastener', 'enclosure', 'ore', 'rare earth', 'magnet'],
  ...['raw material', 'battery material', 'chemical', 'textile'],
);

/** @param type Name of the item's type; both are empty where nobody states them. */
export function itemNature(category: string, type: string): ItemNature {
  if (softwareTypes.has(type)) return { software: true, electronic: false };
  if (otherTypes.has(type)) return { software: false, electronic: false };
  const isHardware = type !== '';
  const words = singular(category);
  if (electronicCategories.has(words)) return { software: false, electronic: true };
  if (otherCategories.has(words)) return { software: false, electronic: false };
  if (!isHardware && softwareCategories.has(words)) return { software: true, electronic: false };
  return { software: isHardware ? false : undefined, electronic: undefined };
}

function categories(...names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(singular));
}

/** `Rare-Earths` and `rare earth` are one. */
function singular(category: string): string {
  return wordsOf(category).replace(/(?<=\p{L}{2})(?<!s)s$/u, '');
}
