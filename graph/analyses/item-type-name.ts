/** Names of item types, for categories where no document gives any; the index is the code. */
import { ItemType } from '../ontology/property.ts';

export const itemTypeNames: readonly string[] = Object.entries(ItemType)
  .sort(([, a], [, b]) => a - b)
  .map(([name, code]) => (code === ItemType.unstated ? '' : name));
