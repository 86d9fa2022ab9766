/** Which decisions need a second person: by the rule that they name, or by the list of their entry. */
import { describe, expect, it } from 'vitest';
import { parseRules } from '../../graph/screening/rules.ts';
import { asksForTwo } from '../../graph/screening/two-persons.ts';

const version = '{from: 2020-01-01, status: in force, buy: review, pay: none, export: none, invest: none, reason: Why}';
const rule = (id: string, reaches: string, two: boolean) =>
  `  - {id: ${id}, title: T, source: S, twoPersons: ${two}, reaches: {${reaches}}, versions: [${version}]}\n`;
const rules = [
  rule('strict', 'kind: parties, lists: [L], whom: listed', true),
  rule('lenient', 'kind: parties, lists: [L, M], whom: listed', false),
  rule('strict-items', 'kind: items, all: true', true),
  rule('lenient-items', 'kind: items, all: true', false),
].join('');
const lists = 'lists: [{code: L, title: Long list, names: []}, {code: M, title: Middle, names: []}]\n';
const pack = () =>
  parseRules([{ name: 'f.yml', text: `pack: {id: p, nation: XV, title: P, source: S}\n${lists}rules:\n${rules}` }]);
const asks = (kind: Parameters<typeof asksForTwo>[1], rule = '', list = '') => asksForTwo(pack(), kind, rule, list);

describe('a second person is asked for', () => {
  it('by the rule that a decision names, about parties or items', () => {
    for (const kind of ['match', 'no match', 'waiver'] as const) {
      expect(
        ['strict', 'strict-items', 'lenient', 'lenient-items', 'none', ''].map((id) => asks(kind, id)),
        kind,
      ).toEqual([true, true, false, false, false, false]);
    }
  });

  it('by a rule that reaches the list of the entry, whatever the document calls it; a waiver is of its own rule alone', () => {
    const byList = (kind: 'match' | 'no match' | 'waiver') =>
      ['L', 'long', 'M', 'unknown', ''].map((list) => asks(kind, 'lenient', list));
    expect(byList('match')).toEqual([true, true, false, false, false]);
    expect(byList('no match')).toEqual([true, true, false, false, false]);
    expect(byList('waiver')).toEqual([false, false, false, false, false]);
    expect(asks('waiver', 'strict', 'M')).toBe(true);
  });

  it('for no confirmation: it is one', () => {
    expect(asks('confirmation', 'strict', 'L')).toBe(false);
  });
});
