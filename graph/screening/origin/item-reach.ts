/**
 * Question: is an item one that a rule is about: of a category, or of a material?
 *
 * Definition: *certain* when a document states one of the rule's categories for it, or when it is a
 * material (by its type or by a category of materials) and its name has the words of one. *Possible* when
 * its name has the words but nobody says that it is a material (a tantalum capacitor is a part, which may
 * have tantalum in it), or when its category or name has words of what may be meant (`perhaps`: a magnet of
 * which nobody states the alloy). Words of `without` in the name mean something else: titanium sponge is
 * not yet titanium. Words are compared by normalised name, whole words only, in the singular or with an s.
 *
 * O(words) an item.
 */
import { normalizeName } from '../../ontology/name.ts';
import { ItemType } from '../../ontology/property.ts';
import type { ItemReach } from '../item-rule.ts';

/** What documents state of an item. */
export interface ItemStated {
  readonly names: readonly string[];
  /** Empty: not stated. */
  readonly category: string;
  /** ItemType. */
  readonly type: number;
}

export type Reach = 'certain' | 'possible';

/** Categories of things that are a material and no part made of it. */
const materialCategories = new Set(
  [
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
  ].map(normalizeName),
);

export type ReachTest = (item: ItemStated) => Reach | undefined;

export function reachOf(words: Omit<ItemReach, 'inputs'>): ReachTest {
  const categories = new Set(words.categories.map(singular));
  const [materials, perhaps, without] = [words.materials, words.perhaps, words.without].map((some) => some.map(singular));
  return ({ names, category, type }) => {
    if (words.all) return 'certain';
    const stated = singular(category);
    const own = names.map(singular);
    if (own.some((name) => without.some((word) => hasWords(name, word)))) return undefined;
    if (categories.has(stated)) return 'certain';
    const isNamed = own.some((name) => materials.some((word) => hasWords(name, word)));
    if (isNamed) return type === ItemType.material || materialCategories.has(stated) ? 'certain' : 'possible';
    return [stated, ...own].some((text) => perhaps.some((word) => hasWords(text, word))) ? 'possible' : undefined;
  };
}

/** Normalised, each word without the s of a plural: `Rare-earths` and `rare earth` are the same. */
function singular(text: string): string {
  return normalizeName(text)
    .split(' ')
    .map((word) => (word.endsWith('s') ? word.slice(0, -1) : word))
    .join(' ');
}

function hasWords(name: string, words: string): boolean {
  return words !== '' && ` ${name} `.includes(` ${words} `);
}

/**
 * Whether a row with this name and category may make its item one that a rule is about, or that goes into
 * one: false is certain. For who reads the texts of many items and keeps few.
 */
export function mayBeReached(rules: readonly ItemReach[]): (name: string, category: string) => boolean {
  const firstWords = new Set(
    rules
      .flatMap(({ categories, materials, perhaps, inputs }) => [...categories, ...materials, ...perhaps, ...inputs])
      .map((words) => singular(words).split(' ')[0]),
  );
  firstWords.delete('');
  return (name, category) =>
    [name, category].some((text) =>
      singular(text)
        .split(' ')
        .some((word) => firstWords.has(word)),
    );
}
