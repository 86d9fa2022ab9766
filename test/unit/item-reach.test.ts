import { expect, test } from 'vitest';
import { ItemType } from '../../graph/ontology/property.ts';
import { mayBeReached, reachOf } from '../../graph/screening/origin/item-reach.ts';

const tantalum = {
  all: false,
  categories: ['tantalum', 'Tantalum alloys'],
  materials: ['tantalum', 'rare earth'],
  perhaps: ['magnet'],
  without: ['ore', 'tantalum oxide'],
  inputs: ['coltan'],
};
const reach = (name: string, category = '', type: number = ItemType.unstated) =>
  reachOf(tantalum)({ names: [name], category, type });

test('a stated category makes it certain, whatever the name, in any case and number', () => {
  expect(reach('Part 7', 'Tantalum')).toBe('certain');
  expect(reach('Part 7', 'TANTALUM-ALLOY')).toBe('certain');
  expect(reach('Part 7', 'tantalum goods')).toBeUndefined();
});

test('a name makes it certain of a material, and possible of anything else', () => {
  expect(reach('Tantalum powder', '', ItemType.material)).toBe('certain');
  expect(reach('Tantalum powder', 'metals')).toBe('certain');
  expect(reach('Tantalum powder', 'Raw material')).toBe('certain');
  expect(reach('Tantalum capacitor', 'passives')).toBe('possible');
  expect(reach('Tantalum capacitor')).toBe('possible');
  expect(reach('Tantalum capacitor', '', ItemType.device)).toBe('possible');
  expect(reach('Rare-earths, mixed', 'ores')).toBe('certain');
});

test.each([
  'material',
  'raw material',
  'metal',
  'alloy',
  'metal alloy',
  'specialty metal',
  'ore',
  'concentrate',
  'mineral',
  'critical mineral',
  'powder',
  'metal powder',
  'oxide',
  'rare earth',
  'battery material',
  'chemical',
])('%s is a category of materials, a %s part is none', (category) => {
  expect(reach('Tantalum K', category)).toBe('certain');
  expect(reach('Tantalum K', `${category}s`)).toBe('certain');
  expect(reach('Tantalum K', `${category} part`)).toBe('possible');
});

test('an s within a word, or more than one at its end, is part of the word', () => {
  const glass = reachOf({ ...tantalum, categories: ['glass'], materials: ['glass'], perhaps: ['lens'] });
  expect(glass({ names: ['Part'], category: 'Glass', type: 0 })).toBe('certain');
  expect(glass({ names: ['Part'], category: 'Gla', type: 0 })).toBeUndefined();
  expect(glass({ names: ['Lens set'], category: '', type: 0 })).toBe('possible');
});

test('whole words only', () => {
  expect(reach('Tantalumite', 'metals')).toBeUndefined();
  expect(reach('Magnetometer')).toBeUndefined();
  expect(reach('Earth, rare', 'metals')).toBeUndefined();
  expect(reach('Rare and earth', 'metals')).toBeUndefined();
});

test('words that may be meant, in category or name', () => {
  expect(reach('Block K1', 'magnets')).toBe('possible');
  expect(reach('Rotor magnet set', 'motor parts')).toBe('possible');
  expect(reach('Rotor magnet set', 'metals')).toBe('possible');
});

test('words that mean something else take precedence over a category', () => {
  expect(reach('Tantalum ore', 'metals')).toBeUndefined();
  expect(reach('Tantalum ores', 'tantalum')).toBeUndefined();
  expect(reach('Tantalum oxide', 'metals')).toBeUndefined();
  expect(reach('Tantalum core', 'metals')).toBe('certain');
});

test('any of several names', () => {
  const all = { names: ['K-77', 'Tantalum bar'], category: 'metals', type: 0 };
  expect(reachOf(tantalum)(all)).toBe('certain');
  expect(reachOf(tantalum)({ names: [], category: '', type: 0 })).toBeUndefined();
});

test('all: everything is certain', () => {
  expect(reachOf({ ...tantalum, all: true })({ names: ['Tantalum ore'], category: '', type: 0 })).toBe('certain');
});

test('a row that has none of the first words cannot matter', () => {
  const matters = mayBeReached([tantalum]);
  expect(matters('Coltan, washed', '')).toBe(true);
  expect(matters('', 'magnets')).toBe(true);
  expect(matters('', 'Tantalum alloy')).toBe(true);
  expect(matters('mixed RARE earths', '')).toBe(true);
  expect(matters('Wing spar', 'airframe')).toBe(false);
  expect(matters('', '')).toBe(false);
  expect(mayBeReached([{ ...tantalum, inputs: [''], categories: [], materials: [], perhaps: [] }])('', '')).toBe(false);
});
