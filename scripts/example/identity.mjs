/** Part numbers of the hardware: invented, by the maker that stands first; materials and end items have a name only. */
import { items } from './items.mjs';
import { sources } from './sources.mjs';
import { endItems, purls } from './stories.mjs';

const partNumbers = new Map();
const ends = new Set(endItems.map(([name]) => name));
for (const { item, maker, role } of sources()) {
  const declared = items.get(item);
  const named = declared === undefined || declared.type === 'material' || purls.has(item) || ends.has(item);
  if (named || role === 'distributor' || partNumbers.has(item)) continue;
  partNumbers.set(item, { number: `${stem(maker)}-${2000 + partNumbers.size * 7}`, maker: maker.name });
}

export function partNumber(item) {
  return partNumbers.get(item);
}

/** The second maker's own number for its alternate part: given for chips only. */
export function alternatePartNumber(source, at) {
  const declared = items.get(source.item);
  if (declared?.category !== 'semiconductors' || at === 0 || source.role === 'distributor') return '';
  return `${stem(source.maker)}-ALT-${partNumbers.get(source.item).number.slice(-4)}`;
}

function stem(maker) {
  return maker.name
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 3)
    .toUpperCase();
}
