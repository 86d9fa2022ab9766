import { describe, expect, it } from 'vitest';
import { dayOf } from '../../graph/ontology/property.ts';
import { isInForce, listInEntryKey } from '../../graph/screening/rule.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { listCode } from '../../ingest/formats/list-code.ts';
import { shippedSources } from '../support/shipped-rules.ts';

const head = 'pack: {id: p, nation: US, title: P, source: s}\n';
/** The first text is of the file that defines the pack. */
const read = (texts: readonly string[]) =>
  parseRules(texts.map((text, index) => ({ name: `f${index}.yml`, text: `${index === 0 ? head : 'pack: p\n'}${text}` })));

const list = 'lists: [{code: L, title: The list, names: [Long List]}]\n';
const regime = (periods: string) => `regimes: [{id: r, title: R, source: s, periods: [${periods}]}]\n`;
const half = 'threshold: 50, inclusive: true, aggregate: true, cascades: true, controlCounts: false';
const rule = (more: string, versions = version('from: 2020-01-01')) =>
  `rules: [{id: a, title: A, source: s, reaches: {kind: parties, ${more}}, versions: [${versions}]}]\n`;
const version = (dates: string, buy = 'review') =>
  `{${dates}, status: in force, buy: ${buy}, pay: none, export: none, invest: none, reason: why}`;

describe('the shipped rules', () => {
  /** Anew, so that each of these tests reads what it judges. */
  const parsed = () => parseRules(shippedSources);

  it('are all there, each with its source, and say what is to be confirmed', () => {
    const pack = parsed();
    const ids = pack.rules.map((one) => one.id);
    for (const id of [
      'ofac-sdn',
      'ofac-50-percent',
      'far-9.4',
      'section-889',
      'section-1260h',
      'section-5949',
      'bis-affiliates',
    ]) {
      expect(ids).toContain(id);
    }
    for (const one of pack.rules) expect(one.source).not.toBe('');
    const status = (id: string) => pack.rules.find((one) => one.id === id)?.versions.at(-1)?.status;
    expect(status('bis-affiliates')).toBe('needs confirmation by a person');
    expect(status('section-5949')).toBe('needs confirmation by a person');
  });

  it('know the lists of the Consolidated Screening List by their names there', () => {
    const pack = parsed();
    const code = (name: string) => pack.listOf(name)?.code;
    expect(code('Specially Designated Nationals (SDN) - Treasury Department')).toBe('SDN');
    expect(code('Entity List (EL) - Bureau of Industry and Security')).toBe('EL');
    expect(code('Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department')).toBe('NS-CMIC');
    expect(code('ofac  sdn')).toBe('SDN');
    expect(code('SDN')).toBe('SDN');
    expect(code('nothing of the kind')).toBeUndefined();
    expect(code('')).toBeUndefined();
  });

  it('know every list that readers have a code for', () => {
    const pack = parsed();
    for (const name of [
      'NS-MBS',
      'CMIC',
      'DoD 1260H',
      'FY19 NDAA 889',
      'FASCSA Orders',
      'SAM.gov Exclusions',
      'CAPTA List',
      'BIS Entity List',
    ]) {
      const given = pack.listOf(name);
      expect(given, name).toBeDefined();
      expect(pack.listOf(listCode(name) ?? ''), name).toEqual(given);
    }
  });

  it('forbid no purchase for a list about exports', () => {
    const { rules } = parsed();
    for (const one of rules.filter((each) => each.lists.some((code) => ['EL', 'MEU', 'DPL', 'UVL', 'DTC'].includes(code)))) {
      for (const each of one.versions) expect(['review', 'none']).toContain(each.outcomes.buy.endItem);
    }
  });

  it('have one version for the same content in any order, and another for other content', () => {
    const pack = parsed();
    expect(parseRules([...shippedSources].reverse()).version).toBe(pack.version);
    expect(pack.version).toMatch(/^[0-9a-f]{64}$/);
    const changed = parseRules(
      shippedSources.map(({ name, text }) => ({ name, text: text.replace('from: 1977-12-28', 'from: 1977-12-29') })),
    );
    expect(changed.version).not.toBe(pack.version);
    const versions = (one: typeof pack) => Object.fromEntries(one.packs.map(({ id, version }) => [id, version]));
    expect(versions(changed)).toEqual({ ...versions(pack), us: versions(changed).us });
    expect(versions(changed).us).not.toBe(versions(pack).us);
  });
});

describe('reading rule files', () => {
  it('gives days, basis points and both tiers', () => {
    const pack = read([
      list + regime(`{from: 2020-01-01, to: 2020-12-31, ${half}}, {from: 2021-01-01, ${half.replace('50', '33.34')}}`),
      rule('lists: [L], whom: owned, regime: r', version('from: 2020-01-01', '{endItem: prohibited, component: review}')),
    ]);
    const [one] = pack.rules;
    expect(one!.regime?.periods.map((period) => [period.threshold, period.to])).toEqual([
      [5000, dayOf('2020-12-31')],
      [3334, undefined],
    ]);
    expect(one!.versions[0]!.from).toBe(dayOf('2020-01-01'));
    expect(one!.versions[0]!.outcomes.buy).toEqual({ endItem: 'prohibited', component: 'review' });
    expect(one!.versions[0]!.outcomes.pay).toEqual({ endItem: 'none', component: 'none' });
    expect(one!.listed).toBe(false);
  });

  it.each([
    ['no YAML', ['rules: [}']],
    ['an alias bomb', ['a: &a [1]\nlists: [*a]']],
    ['an unknown field', [`${list}wrong: 1\n`]],
    ['an unknown list', [rule('lists: [L], whom: listed')]],
    ['an unknown regime', [list + rule('lists: [L], whom: owned, regime: r')]],
    ['a regime without reach', [list + regime(`{from: 2020-01-01, ${half}}`) + rule('lists: [L], whom: listed, regime: r')]],
    ['reach without a regime', [list + rule('lists: [L], whom: owned')]],
    ['no date', [list + rule('lists: [L], whom: listed', version('from: 2020-02-30'))]],
    [
      'versions that overlap',
      [list + rule('lists: [L], whom: listed', `${version('from: 2020-01-01, to: 2021-01-01')}, ${version('from: 2021-01-01')}`)],
    ],
    [
      'an open version before the last',
      [list + rule('lists: [L], whom: listed', `${version('from: 2020-01-01')}, ${version('from: 2021-01-01')}`)],
    ],
    ['an end before the beginning', [list + rule('lists: [L], whom: listed', version('from: 2021-01-01, to: 2020-01-01'))]],
    ['an unknown outcome', [list + rule('lists: [L], whom: listed', version('from: 2020-01-01', 'forbidden'))]],
    ['a rule twice', [list + rule('lists: [L], whom: listed'), rule('lists: [L], whom: listed')]],
    ['one name for two lists', ['lists: [{code: A, title: T1, names: [Same]}, {code: B, title: T2, names: [SAME]}]']],
  ])('refuses %s', (_, texts) => {
    expect(() => read(texts)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('periods and keys', () => {
  it('hold from their first day to their last', () => {
    expect([9, 10, 20, 21].map((day) => isInForce({ from: 10, to: 20 }, day))).toEqual([false, true, true, false]);
    expect(isInForce({ from: 10, to: undefined }, 1000)).toBe(true);
    expect(isInForce({ from: 10, to: 20 }, undefined)).toBe(true);
  });

  it('a list entry tells its list', () => {
    expect(listInEntryKey('entry:ofac sdn:1:2')).toBe('ofac sdn');
    expect(listInEntryKey('entry')).toBe('');
  });
});
