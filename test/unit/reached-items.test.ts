/** Items that a rule reaches, itself or as what goes into one: whole answers. */
import { describe, expect, it } from 'vitest';
import type { ItemReach } from '../../graph/screening/item-rule.ts';
import { reachedItems } from '../../graph/screening/origin/reached-items.ts';
import { type GraphSpec, graphOf } from '../support/view-graph.ts';

const rule: ItemReach = {
  all: false,
  categories: ['bar'],
  materials: [],
  perhaps: ['blend'],
  without: [],
  inputs: ['ore'],
};
/** `Bar: certain`, `Ore: certain input`, in the order of the answer; an item's category is its first word. */
function reached(
  spec: GraphSpec,
  {
    through = true,
    not = [] as readonly string[],
    inputs = rule.inputs,
  }: { through?: boolean; not?: readonly string[]; inputs?: readonly string[] } = {},
) {
  const fixture = graphOf(spec);
  const nameOf = (index: number) => fixture.nameOf({ type: 'Item', index });
  const itemOf = (index: number) => ({ names: [nameOf(index)], category: nameOf(index).split(' ')[0], type: 0 });
  const inScope = Uint8Array.from({ length: fixture.graph.items.count }, (_, item) => Number(!not.includes(nameOf(item))));
  return reachedItems(fixture.graph, inScope, { ...rule, inputs }, itemOf, through).map(
    ({ item, reach, isInput }) => `${nameOf(item)}: ${reach}${isInput ? ' input' : ''}`,
  );
}

const items = { 'Ore 1': {}, Bar: { requires: ['Slag'] }, Slag: { requires: ['Ore 1', 'Ore 2'] }, 'Ore 2': {}, 'Ore 3': {} };

describe('what goes into it', () => {
  it('by the words for inputs, through what lies between, in the order of items', () => {
    expect(reached({ items })).toEqual(['Ore 1: certain input', 'Bar: certain', 'Ore 2: certain input']);
  });

  it('is not asked about where the version does not say so, or names no inputs', () => {
    expect(reached({ items }, { through: false })).toEqual(['Bar: certain']);
    expect(reached({ items }, { inputs: [] })).toEqual(['Bar: certain']);
  });

  it('of one source alone, and beneath that', () => {
    const sources = [
      { item: 'Bar', by: 'A', requires: ['Ore 1'] },
      { item: 'Bar', by: 'B', requires: ['Slag'] },
      { item: 'Slag', by: 'C', requires: ['Ore 2'] },
      { item: 'Other', by: 'C', requires: ['Ore 3'] },
    ];
    const none = { 'Ore 1': {}, Bar: {}, Slag: {}, 'Ore 2': {}, 'Ore 3': {} };
    expect(reached({ items: none, sources })).toEqual(['Ore 1: certain input', 'Bar: certain', 'Ore 2: certain input']);
  });

  it('as certain as the most certain item that it goes into', () => {
    const two = { Blend: { requires: ['Ore 1', 'Ore 2'] }, Bar: { requires: ['Ore 2'] }, 'Ore 1': {}, 'Ore 2': {} };
    expect(reached({ items: two })).toEqual(['Blend: possible', 'Bar: certain', 'Ore 1: possible input', 'Ore 2: certain input']);
  });

  it('in scope alone; what is out of it is gone through', () => {
    expect(reached({ items }, { not: ['Ore 1', 'Slag'] })).toEqual(['Bar: certain', 'Ore 2: certain input']);
    expect(reached({ items }, { not: ['Bar'] })).toEqual([]);
  });

  it('is no input where the rule is about it itself', () => {
    const circle = { Bar: { requires: ['Bar ore'] }, 'Bar ore': { requires: ['Bar'] } };
    expect(reached({ items: circle })).toEqual(['Bar: certain', 'Bar ore: certain']);
  });

  it('by whole words of its name', () => {
    const one = { Bar: { requires: ['Fine ore', 'Orebody'] }, 'Fine ore': {}, Orebody: {} };
    expect(reached({ items: one })).toEqual(['Bar: certain', 'Fine ore: certain input']);
  });
});
