/** What a decision is made upon: which changes make it another, and which change nothing. */
import { describe, expect, it } from 'vitest';
import type { CountryGroup } from '../../graph/screening/country-group.ts';
import {
  type EntryContent,
  hashOfEntry,
  hashOfParty,
  hashOfRule,
  type RecordContent,
} from '../../graph/screening/decision-content.ts';
import type { ItemRule } from '../../graph/screening/item-rule.ts';
import type { Rule, RuleVersion } from '../../graph/screening/rule.ts';

const party: RecordContent = { names: ['Acme Ltd', 'Zeta'], countries: ['DE', 'AT'], identifiers: ['lei:2', 'cage:1'] };
const entry: EntryContent = { ...party, type: 'entity', programs: 'ONE; TWO\nTHREE', listedFrom: 10, listedTo: 20 };

describe('a record of a party', () => {
  const hash = (change: Partial<RecordContent> = {}) => hashOfParty({ ...party, ...change });

  it('is the SHA-256 of its names as they are compared, its countries and its identifiers, each sorted', () => {
    // printf '{"countries":["AT","DE"],"identifiers":["cage:1","lei:2"],"names":["acme ltd","zeta"]}' | sha256sum
    expect(hash()).toBe('131d0148ef800fbfd98ac23d3d69c34871b9b255ef295ce89adae560cf7cb0c3');
  });

  it.each<[string, Partial<RecordContent>]>([
    ['another order, spelling of the same name, or blanks', { names: ['', 'ZETA', 'acme  ltd', 'Acme Ltd'] }],
    ['countries in another order, twice', { countries: ['AT', 'DE', 'AT', ''] }],
    ['identifiers in another order, twice', { identifiers: ['cage:1', 'lei:2', 'cage:1', ''] }],
  ])('is the same with %s', (_, change) => expect(hash(change)).toBe(hash()));

  it.each<[string, Partial<RecordContent>]>([
    ['name', { names: ['Acme Ltd'] }],
    ['country', { countries: ['DE'] }],
    ['identifier', { identifiers: ['lei:2'] }],
    ['place of the same texts', { countries: ['DE', 'AT', 'lei:2'], identifiers: ['cage:1'] }],
  ])('is another with another %s', (_, change) => expect(hash(change)).not.toBe(hash()));
});

describe('a list entry', () => {
  const hash = (change: Partial<EntryContent> = {}) => hashOfEntry({ ...entry, ...change });

  it('is the same with its programs in another order, spacing or number', () => {
    expect(hash({ programs: 'THREE;TWO ;  ONE;; TWO' })).toBe(hash());
    expect(hash({ names: ['zeta', 'acme ltd'] })).toBe(hash());
  });

  it.each<[string, Partial<EntryContent>]>([
    ['name', { names: ['Acme Ltd'] }],
    ['type', { type: 'vessel' }],
    ['program', { programs: 'ONE; TWO' }],
    ['program that another ran into', { programs: 'ONE TWO; THREE' }],
    ['first day', { listedFrom: 11 }],
    ['first day, or none', { listedFrom: undefined }],
    ['last day', { listedTo: 21 }],
    ['last day, or none', { listedTo: undefined }],
  ])('is another with another %s', (_, change) => expect(hash(change)).not.toBe(hash()));

  it('without programs is the same as with blank ones', () => {
    expect(hash({ programs: '' })).toBe(hash({ programs: ' ;\n' }));
  });
});

describe('a rule on a day', () => {
  const both = { endItem: 'review', component: 'review' } as const;
  const outcomes = { buy: both, pay: both, export: both, invest: both };
  const version = (from: number, to: number | undefined, reason = 'Why'): RuleVersion => ({
    from,
    to,
    status: 'in force',
    reason,
    outcomes,
    needs: [],
  });
  const test = { inclusive: true, aggregate: true, cascades: true, controlCounts: false };
  const period = (from: number, to: number | undefined, threshold = 5000) => ({ from, to, threshold, ...test });
  const base = { id: 'a', title: 'A', source: 'S', pack: 'p', nation: 'XV', twoPersons: false, exceptions: [] };
  const regime = { id: 'r', title: 'R', source: 'G', periods: [period(10, 19), period(20, undefined)] };
  const rule: Rule = {
    ...base,
    kind: 'parties',
    lists: ['L'],
    listed: true,
    regime,
    versions: [version(10, 19), version(20, undefined)],
  };
  const hash = (change: Partial<Rule> = {}, asOf: number | undefined = 15) => hashOfRule({ ...rule, ...change } as Rule, asOf);

  it('is the same when a version or a period of its regime ends on another day, or one of another day is changed', () => {
    expect(hash({ versions: [version(10, 17), version(20, undefined)] })).toBe(hash());
    expect(hash({ versions: [version(10, 19), version(20, undefined, 'Another')] })).toBe(hash());
    expect(hash({ regime: { ...regime, periods: [period(10, 17), period(20, undefined, 2500)] } })).toBe(hash());
    expect(hash({ regime: { ...regime, title: 'Another', source: 'Another' } })).toBe(hash());
  });

  it('is another when what holds on the day is changed', () => {
    expect(hash({ versions: [version(10, 19, 'Another'), version(20, undefined)] })).not.toBe(hash());
    expect(hash({ versions: [version(11, 19), version(20, undefined)] })).not.toBe(hash());
    expect(hash({ regime: { ...regime, periods: [period(10, 19, 2500)] } })).not.toBe(hash());
    expect(hash({ regime: { ...regime, id: 's' } })).not.toBe(hash());
    expect(hash({ regime: undefined })).not.toBe(hash());
    expect(hash({ title: 'B' })).not.toBe(hash());
    expect(hash({ lists: ['L', 'M'] })).not.toBe(hash());
    expect(hash({}, 20)).not.toBe(hash());
    expect(hashOfRule(rule, undefined)).not.toBe(hash());
  });

  it('without a day holds all its versions', () => {
    const whole = (change: Partial<Rule>) => hashOfRule({ ...rule, ...change } as Rule, undefined);
    expect(whole({ versions: [version(10, 19), version(20, undefined, 'Another')] })).not.toBe(whole({}));
    expect(whole({ versions: [version(10, 18), version(20, 30)] })).toBe(whole({}));
  });

  it('about items is told by its test and what it reaches', () => {
    const group: CountryGroup = {
      id: 'g',
      title: 'G',
      source: 'T',
      members: [{ country: 'DE', from: 1, to: undefined }],
      doubtful: [],
    };
    const places = { countries: ['CN'], groups: [group] };
    const items = { all: false, categories: ['a'], materials: [], perhaps: [], without: [], inputs: [] };
    const ofItems = (change: Partial<ItemRule> = {}): string => {
      const own = {
        ...version(10, undefined),
        needs: [],
        test: { kind: 'design authority' as const, countries: { relation: 'in' as const, places } },
      };
      return hashOfRule({ ...base, kind: 'items', items, versions: [own], ...change }, 15);
    };
    expect(ofItems()).toBe(ofItems());
    expect(ofItems({ items: { ...items, categories: ['b'] } })).not.toBe(ofItems());
    expect(ofItems({ versions: [] })).not.toBe(ofItems());
  });
});
