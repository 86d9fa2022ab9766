/** Fault trees in the Model Exchange Format, each with cut sets that were counted by hand. */
import { describe, expect, it } from 'vitest';
import { readFaultTree } from '../../bench/open-psa.ts';
import { finished } from '../../graph/analyses/steps.ts';
import { cutSets } from '../../graph/network/cut-sets.ts';
import { singleFailures } from '../../graph/network/single-failures.ts';

const limits = { limit: 100, work: Number.POSITIVE_INFINITY };

function sets(gates: string): string[] {
  const { network, top, events } = readFaultTree(`<opsa-mef><define-fault-tree name="t">${gates}</define-fault-tree></opsa-mef>`);
  const singles = singleFailures(network);
  singles.sets.sort();
  const ends = Int32Array.of(top);
  const found = ([2, 3] as const).flatMap((order) => {
    const { kept } = finished(cutSets(network, singles, ends, order, limits));
    return Array.from({ length: kept.count }, (_, set) => kept.members.map((column) => events[column[set]]));
  });
  return [...Array.from(singles.sets.of(top), (event) => [events[event]]), ...found].map((set) => set.sort().join('')).sort();
}

const event = (name: string): string => `<basic-event name="${name}"/>`;
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(event);
const gate = (name: string, formula: string): string => `<define-gate name="${name}">${formula}</define-gate>`;

describe('a fault tree', () => {
  it.each([
    ['or', `<or>${a}${b}</or>`, ['a', 'b']],
    ['and', `<and>${a}${b}</and>`, ['ab']],
    ['at least two of three', `<atleast min="2">${a}${b}${c}</atleast>`, ['ab', 'ac', 'bc']],
    ['at least two of four', `<atleast min="2">${a}${b}${c}${d}</atleast>`, ['ab', 'ac', 'ad', 'bc', 'bd', 'cd']],
    ['at least three of four', `<atleast min="3">${a}${b}${c}${d}</atleast>`, ['abc', 'abd', 'acd', 'bcd']],
    ['operators within one another', `<or><and>${a}${b}</and><and>${a}${c}${d}</and></or>`, ['ab', 'acd']],
    ['a set that contains another', `<or>${a}<and>${a}${b}</and></or>`, ['a']],
    ['a negated event is met', `<and>${a}<not>${b}</not></and>`, ['a']],
    ['a negated or', `<or>${a}<not><or><not>${b}</not><not>${c}</not></or></not></or>`, ['a', 'bc']],
    ['one or the other alone', `<xor>${a}${b}</xor>`, ['a', 'b']],
    ['not both', `<or><and>${a}${b}</and><not><nand>${c}${d}</nand></not></or>`, ['ab', 'cd']],
    ['constants', `<or><and>${a}<constant value="true"/></and><and>${b}<constant value="false"/></and></or>`, ['a']],
    ['references', `<and><gate name="g"/>${a}</and>`, ['ab', 'ac']],
    ['events by type', '<and><event name="g" type="gate"/><event name="a" type="basic-event"/></and>', ['ab', 'ac']],
  ])('%s', (_, formula, expected) => {
    const referred = formula.includes('name="g"') ? gate('g', `<or>${b}${c}</or>`) : '';
    expect(sets(gate('top', formula) + referred)).toEqual(expected);
  });

  it('reads house events as constants', () => {
    const house = '<define-house-event name="h"><constant value="true"/></define-house-event>';
    expect(sets(`${house}${gate('top', `<and>${a}<house-event name="h"/></and>`)}`)).toEqual(['a']);
  });

  it.each([
    ['a gate that leads to itself alone', gate('top', '<or><gate name="top"/></or>'), /no gate is the top/],
    [
      'gates that lead to one another',
      gate('top', '<gate name="x"/>') + gate('x', '<gate name="y"/>') + gate('y', '<gate name="x"/>'),
      /lead to one another/,
    ],
    ['a tag that is not known', gate('top', `<cardinality min="1">${a}</cardinality>`), /<cardinality> is not read/],
    ['a top that always fails', gate('top', `<or>${a}<constant value="true"/></or>`), /always true/],
  ])('refuses %s', (_, gates, message) => {
    expect(() => sets(gates)).toThrow(message);
  });

  it('refuses a document type', () => {
    expect(() => readFaultTree('<!DOCTYPE opsa-mef><opsa-mef/>')).toThrow('document type');
  });

  it('is not coherent where something is negated', () => {
    const xml = (formula: string): string => `<opsa-mef>${gate('top', formula)}</opsa-mef>`;
    expect(readFaultTree(xml(`<or>${a}${b}</or>`)).coherent).toBe(true);
    expect(readFaultTree(xml(`<and>${a}<not>${b}</not></and>`)).coherent).toBe(false);
  });
});
