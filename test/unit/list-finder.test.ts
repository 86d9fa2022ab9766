import { describe, expect, it } from 'vitest';
import { listFinder } from '../../graph/screening/list-finder.ts';

const lists = [
  { code: 'SDN', title: 'Specially Designated Nationals', names: ['OFAC SDN'] },
  { code: 'EL', title: 'Entity List', names: [] },
  { code: 'OWN', title: 'Our own register - annex', names: ['Blocked (national)'] },
];
const find = (name: string) => listFinder(lists)(name);
const code = (name: string) => find(name)?.code;

describe('which list a document means', () => {
  it('is told by code, title or name, without regard to case and punctuation, and to the word list', () => {
    expect(['sdn', 'SDN List', 'lists SDN', 'ofac-sdn', 'specially designated  nationals'].map(code)).toEqual(
      Array(5).fill('SDN'),
    );
    expect(code('OFAC list SDN')).toBe('SDN');
    expect(['entity list', 'Entity Lists', 'ENTITY', 'EL'].map(code)).toEqual(Array(4).fill('EL'));
    expect(find('el')).toEqual({ code: 'EL', title: 'Entity List' });
  });

  it('is told by the code in brackets', () => {
    expect(code('Some long name (SDN) - Treasury')).toBe('SDN');
    expect(code('Some long name (SDN List)')).toBe('SDN');
  });

  it('is told by the name without its publisher and remarks', () => {
    expect(code('Entity List (as amended) - Bureau of Industry and Security')).toBe('EL');
    expect(code('Entity List - Bureau - of Industry')).toBe('EL');
    expect(code('Entity (supplement 4) List')).toBe('EL');
  });

  it('is first the whole name', () => {
    expect(code('Our own register - annex')).toBe('OWN');
    expect(code('Blocked (national)')).toBe('OWN');
  });

  it('is not told by a part of a word, of a name or by nothing', () => {
    expect(
      ['sd', 'sdnx', 'listings SDN', 'entity-listed', '', ' ', '()', 'Other (XYZ)', 'Bureau - Entity List'].map(code),
    ).toEqual(Array(9).fill(undefined));
  });

  it('cannot be told where two lists share a name', () => {
    const two = [
      { code: 'A', title: 'One', names: [] },
      { code: 'B', title: 'Other', names: ['ONE list'] },
    ];
    expect(() => listFinder(two)).toThrow('two lists are called one');
    expect(() => listFinder([{ code: 'A', title: 'a', names: ['A List'] }])).not.toThrow();
  });
});
