/** Packs of several files: who defines what, what is stated twice, and what is told to who wrote it. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../graph/ontology/property.ts';
import { isAmong } from '../../graph/screening/country-group.ts';
import { checkedExceptions, inWords } from '../../graph/screening/exceptions.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { shippedRules, shippedSources } from '../support/shipped-rules.ts';

const day = (date: string) => dayOf(date) as number;
const pack = (id: string, more = '') => `pack: {id: ${id}, nation: XV, title: T, source: S${more}}\n`;
const list = (code: string, title = code) => `lists: [{code: ${code}, title: ${title}, names: []}]\n`;
const party = (id: string, more = '', version = '') =>
  `rules:\n  - id: ${id}\n    title: T\n    source: S\n    reaches: {kind: parties, lists: [L], whom: listed}\n${more}    versions:\n      - {from: 2020-01-01, status: in force, buy: review, pay: none, export: none, invest: none, reason: why${version}}\n`;
const item = (test: string, more = '', reaches = 'kind: items, categories: [magnet]') =>
  `rules:\n  - id: i\n    title: T\n    source: S\n    reaches: {${reaches}}\n    versions:\n      - {from: 2020-01-01, status: in force, buy: prohibited, reason: why${test === '' ? '' : `, test: ${test}`}${more}}\n`;
const group =
  'groups: [{id: g, title: G, source: S, members: [DE, {country: GB, from: 1973-01-01, to: 2020-01-31}, {country: HR, from: 2013-07-01}]}]\n';

function read(files: Readonly<Record<string, string>>) {
  return parseRules(Object.entries(files).map(([name, text]) => ({ name, text })));
}
function refusal(files: Readonly<Record<string, string>>): string {
  try {
    read(files);
  } catch (error) {
    expect(error).toMatchObject({ code: 'INPUT_INVALID' });
    return (error as Error).message.replace('The request cannot be understood. Rule files: ', '');
  }
  throw new Error('it was not refused');
}

describe('packs', () => {
  it('are defined in one file and named in others', () => {
    const set = read({ 'a.yml': pack('xv') + list('L'), 'b.yml': `pack: xv\n${party('r')}` });
    expect(set.packs).toMatchObject([{ id: 'xv', nation: 'XV', title: 'T', source: 'S', members: undefined }]);
    expect(set.rules).toMatchObject([{ id: 'r', pack: 'xv', nation: 'XV', twoPersons: false, kind: 'parties' }]);
    expect(refusal({ 'a.yml': `pack: xv\n${list('L')}` })).toBe('a.yml:1: no file defines the pack xv');
    expect(refusal({ 'a.yml': pack('xv'), 'b.yml': `\n\n${pack('xv')}` })).toBe(
      'b.yml:3: the pack xv is defined in a.yml:1 already',
    );
    expect(refusal({ 'a.yml': list('L') })).toBe('a.yml:1: pack: the id of a pack, or a pack with id, nation, title and source');
  });

  it('are shipped for three nations and for everybody', () => {
    expect(shippedRules().packs.map(({ id, nation }) => [id, nation])).toEqual(
      expect.arrayContaining([
        ['any', 'any'],
        ['eu', 'EU'],
        ['gb', 'GB'],
        ['us', 'US'],
      ]),
    );
    const packOf = (id: string) => shippedRules().rules.find((rule) => rule.id === id)?.pack;
    expect(['section-889', 'eu-asset-freeze', 'uk-asset-freeze', 'list-without-rule'].map(packOf)).toEqual([
      'us',
      'eu',
      'gb',
      'any',
    ]);
  });

  it('of a union bind its members while they are members', () => {
    const members = shippedRules().packs.find(({ id }) => id === 'eu')?.members;
    const isMember = (country: string, date: string) => members !== undefined && isAmong(members, country, day(date));
    expect([isMember('DE', '2026-01-01'), isMember('US', '2026-01-01'), isMember('NO', '2026-01-01')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([isMember('GB', '2020-01-31'), isMember('GB', '2020-02-01')]).toEqual([true, false]);
    expect([isMember('HR', '2013-06-30'), isMember('HR', '2013-07-01')]).toEqual([false, true]);
    expect(isAmong({ countries: ['NO'], groups: [] }, 'NO', undefined)).toBe(true);
  });

  it('have each a version of their own', () => {
    const files = { 'a.yml': pack('p') + list('L') + party('r'), 'b.yml': pack('q') + list('M') };
    const before = read(files);
    const after = read({ ...files, 'b.yml': pack('q') + list('M', 'Another') });
    expect(after.version).not.toBe(before.version);
    expect(after.packs.map(({ version }, n) => version === before.packs[n]!.version)).toEqual([true, false]);
    const moved = read({ 'z.yml': pack('p') + list('L'), 'y.yml': `pack: p\n${party('r')}`, 'b.yml': pack('q') + list('M') });
    expect(moved.version).toBe(before.version);
    for (const change of [
      party('r', '    twoPersons: true\n'),
      party('r', '    exceptions: [{text: t, source: s}]\n'),
      party('r', '', ', needs: [type]'),
    ])
      expect(read({ ...files, 'a.yml': pack('p') + list('L') + change }).version).not.toBe(before.version);
    expect(read({ ...files, 'a.yml': pack('p', ', twoPersons: true') + list('L') + party('r') }).rules[0]!.twoPersons).toBe(true);
  });

  it('ask for two persons where the pack or the rule does', () => {
    const two = (ofPack: string, ofRule: string) =>
      read({ 'a.yml': pack('p', ofPack) + list('L') + party('r', ofRule) }).rules[0]!.twoPersons;
    expect(two(', twoPersons: true', '')).toBe(true);
    expect(two(', twoPersons: true', '    twoPersons: false\n')).toBe(false);
    expect(two('', '    twoPersons: true\n')).toBe(true);
  });
});

describe('what two files state', () => {
  const shipped = { 'shipped.yml': pack('p') + list('L') + party('r') };

  it('is refused, with both places', () => {
    expect(refusal({ ...shipped, 'own.yml': pack('q') + party('r') })).toBe(
      'shipped.yml:4: the rule r is stated in own.yml:3 already; a file that states it anew says replaces: [r]',
    );
    expect(
      refusal({ 'a.yml': `${pack('p')}lists: [{code: L, title: A, names: []}, {code: L, title: B, names: []}]\n` }),
    ).toContain('the list L is stated in a.yml:2 already');
  });

  it('may be replaced where a file says so', () => {
    const own = `pack: p\nreplaces: [r, L]\n${list('L', 'Ours')}${party('r').replace('in force', 'proposed')}`;
    const set = read({ ...shipped, 'own.yml': own });
    expect(set.rules.map(({ id, versions }) => [id, versions[0].status])).toEqual([['r', 'proposed']]);
    expect(set.lists).toEqual([{ code: 'L', title: 'Ours' }]);
    expect(set.replaced).toEqual([
      { id: 'L', pack: 'p', file: 'own.yml' },
      { id: 'r', pack: 'p', file: 'own.yml' },
    ]);
    const elsewhere = read({ 'folder/a.yml': own, ...shipped });
    expect(elsewhere.version).toBe(set.version);
    expect(elsewhere.replaced.map(({ file }) => file)).toEqual(['a.yml', 'a.yml']);
    expect(read(shipped).replaced).toEqual([]);
  });

  it('is never replaced by another pack: no nation repeals the law of another', () => {
    expect(refusal({ ...shipped, 'own.yml': `${pack('q')}replaces: [r]\n${party('r')}` })).toBe(
      'own.yml:4: the rule r is of the pack p (shipped.yml:4): a file of the pack q cannot replace it',
    );
    expect(refusal({ ...shipped, 'own.yml': `${pack('q')}replaces: [L]\n${list('L', 'Ours')}` })).toContain(
      'the list L is of the pack p',
    );
  });

  it('may not be replaced twice, nor in vain', () => {
    const own = `pack: p\nreplaces: [r]\n${party('r')}`;
    expect(refusal({ ...shipped, 'a.yml': own, 'b.yml': own })).toContain('b.yml:4: the rule r is stated in a.yml:4 already');
    expect(refusal({ ...shipped, 'a.yml': 'pack: p\nreplaces: [r]\n' })).toBe(
      'a.yml:2: replaces r, but not both this file and another one state it',
    );
    expect(refusal({ ...shipped, 'a.yml': `pack: p\nreplaces: [other]\n${party('other')}` })).toContain('replaces other, but');
  });

  it('is added beside what is shipped, and uses its lists', () => {
    const added = { name: 'own.yml', text: pack('xv') + party('own').replace('lists: [L]', 'lists: [SDN, EU-FSF]') };
    const set = parseRules([...shippedSources, added]);
    expect(set.rules.find(({ id }) => id === 'own')).toMatchObject({ pack: 'xv', lists: ['SDN', 'EU-FSF'] });
    expect(set.rules).toHaveLength(shippedRules().rules.length + 1);
  });
});

describe('what is told to who wrote it', () => {
  it.each([
    ['a misspelt key', { 'a.yml': `${pack('p')}\nlist: []\n` }, 'a.yml:1: Unrecognized key: "list"'],
    [
      'an unknown status',
      { 'a.yml': pack('p') + list('L') + party('r').replace('in force', 'soon') },
      'a.yml:9: rules.0.versions.0.status: ',
    ],
    ['an unknown list', { 'a.yml': pack('p') + party('r') }, 'a.yml:3: r: no list L'],
    [
      'a missing outcome',
      { 'a.yml': pack('p') + list('L') + party('r').replace('pay: none, ', '') },
      'a.yml:4: r: an outcome for each of buy, pay, export and invest',
    ],
    [
      'a fact of items',
      { 'a.yml': pack('p') + list('L') + party('r', '', ', needs: [cots]') },
      'r: a rule about parties needs program or type',
    ],
    [
      'a test of items',
      { 'a.yml': pack('p') + list('L') + party('r', '', ', test: {kind: source class, classes: [original]}') },
      'r: a test is for rules about items',
    ],
    [
      'a fact of entries',
      { 'a.yml': pack('p') + item('', ', needs: [program]') },
      'i: program and type are facts of list entries, not of items',
    ],
    [
      'an unknown group',
      { 'a.yml': pack('p') + item('{kind: origin, countries: {in: [nowhere]}, stages: [mined]}') },
      'a.yml:3: i: no group nowhere',
    ],
    ['unknown members', { 'a.yml': pack('p', ', members: [nowhere]') }, 'a.yml:1: no group nowhere'],
    [
      'both limits',
      { 'a.yml': pack('p') + item('{kind: content, of: mass, countries: {in: [US]}, atLeast: 65, atMost: 70}') },
      'one of atLeast, atMost and moreThan',
    ],
    [
      'no limit',
      { 'a.yml': pack('p') + item('{kind: content, of: mass, countries: {in: [US]}}') },
      'one of atLeast, atMost and moreThan',
    ],
    [
      'in and outside',
      { 'a.yml': pack('p') + item('{kind: design authority, countries: {in: [US], outside: [DE]}}') },
      'either in: or outside: with countries',
    ],
    ['nothing reached', { 'a.yml': pack('p') + item('', '', 'kind: items') }, 'either all: true, or categories or materials'],
    [
      'all and some',
      { 'a.yml': pack('p') + item('', '', 'kind: items, all: true, materials: [iron]') },
      'either all: true, or categories or materials',
    ],
    [
      'a wrong nation',
      { 'a.yml': pack('p').replace('XV', 'Verrania') },
      'a.yml:1: pack.nation: a country as DE, EU, NATO, or any',
    ],
    ['no YAML', { 'a.yml': 'pack: {' }, 'a.yml: '],
    ['a key twice', { 'a.yml': `${pack('p')}lists: []\nlists: []\n` }, 'a.yml: Map keys must be unique'],
  ])('%s', (_, files, message) => {
    expect(refusal(files)).toContain(message);
  });

  it.each([
    ['proposed', 'prohibited', true],
    ['proposed', 'restricted', true],
    ['proposed', 'review', false],
    ['suspended', '{endItem: review, component: restricted}', true],
    ['suspended', 'none', false],
    ['needs confirmation by a person', 'prohibited', false],
    ['in force', 'prohibited', false],
  ])('what is %s and says %s: refused %s', (status, outcome, isRefused) => {
    const text = pack('p') + list('L') + party('r').replace('in force', status).replace('buy: review', `buy: ${outcome}`);
    if (isRefused) expect(refusal({ 'a.yml': text })).toBe(`a.yml:4: r: what is ${status} asks for no more than review`);
    else expect(read({ 'a.yml': text }).rules).toHaveLength(1);
  });
});

describe('rules about items', () => {
  const testOf = (test: string) => read({ 'a.yml': pack('p') + group + item(test) }).itemRules[0]!.versions[0]!.test;

  it('say what they reach, and nothing follows for what they leave out', () => {
    const set = read({
      'a.yml': pack('p') + item('', ', needs: [electronic part]', 'kind: items, categories: [z, a], materials: [tungsten]'),
    });
    expect(set.rules).toEqual([]);
    const [one] = set.itemRules;
    expect(one).toMatchObject({ kind: 'items', items: { all: false, categories: ['a', 'z'], materials: ['tungsten'] } });
    expect(one!.versions[0]).toMatchObject({ needs: ['electronic part'], test: undefined });
    expect(one!.versions[0]!.outcomes).toEqual({
      buy: { endItem: 'prohibited', component: 'prohibited' },
      pay: { endItem: 'none', component: 'none' },
      export: { endItem: 'none', component: 'none' },
      invest: { endItem: 'none', component: 'none' },
    });
    expect(read({ 'a.yml': pack('p') + item('', '', 'kind: items, all: true') }).itemRules[0]!.items.all).toBe(true);
  });

  it('test origin, content, one country, source class and design authority', () => {
    expect(testOf('{kind: origin, countries: {in: [RU, CN]}, stages: [mined, melted]}')).toEqual({
      kind: 'origin',
      stages: ['mined', 'melted'],
      throughInputs: false,
      countries: { relation: 'in', places: { countries: ['CN', 'RU'], groups: [] } },
    });
    expect(testOf('{kind: content, of: component cost, countries: {outside: [g, UA]}, atMost: 35}')).toMatchObject({
      kind: 'content',
      of: 'component cost',
      limit: { atMost: 3500 },
      countries: { relation: 'outside', places: { countries: ['UA'], groups: [{ id: 'g' }] } },
    });
    expect(testOf('{kind: content, of: mass, countries: {in: [US]}, atLeast: 65.55}')).toMatchObject({
      limit: { atLeast: 6555 },
    });
    expect(testOf('{kind: one country, countries: {outside: [g]}, stages: [refined], atMost: 65}')).toMatchObject({
      atMost: 6500,
    });
    expect(testOf('{kind: source class, classes: [independent]}')).toEqual({ kind: 'source class', classes: ['independent'] });
    expect(testOf('{kind: design authority, countries: {outside: [g]}}')).toMatchObject({ kind: 'design authority' });
  });
});

describe('exceptions', () => {
  const exceptions = `    exceptions:
      - {text: Shelf goods, source: s1, when: {fact: cots, tier: endItem}, transactions: [buy]}
      - {text: Read it, source: s2, from: 2021-01-01, to: 2021-12-31}
      - {text: Waived, source: s3, when: {fact: waiver}}
`;
  const checked = (
    asked: { asOf?: string; tier?: 'endItem' | 'component'; transaction?: 'buy' | 'pay' },
    facts: Readonly<Record<string, boolean>> = {},
  ) => {
    const [rule] = read({ 'a.yml': pack('p') + list('L') + party('r', exceptions) }).rules;
    return checkedExceptions(rule!, {
      transaction: asked.transaction ?? 'buy',
      asOf: day(asked.asOf ?? '2021-06-01'),
      tier: asked.tier ?? 'endItem',
      factOf: (fact) => facts[fact],
    }).map(inWords);
  };

  it('never clear on what nobody stated', () => {
    expect(checked({})).toEqual([
      'exception not checked: Shelf goods (s1)',
      'exception not checked: Read it (s2)',
      'exception not checked: Waived (s3)',
    ]);
  });

  it('apply, or do not, by what is stated, for their tier', () => {
    expect(checked({}, { cots: true, waiver: false })).toEqual([
      'exception applies: Shelf goods (s1)',
      'exception not checked: Read it (s2)',
      'exception does not apply: Waived (s3)',
    ]);
    expect(checked({ tier: 'component' }, { cots: true })[0]).toBe('exception does not apply: Shelf goods (s1)');
  });

  it('hold on their days and for their transactions', () => {
    const has = (asOf: string) => checked({ asOf }).includes('exception not checked: Read it (s2)');
    expect(['2020-12-31', '2021-01-01', '2021-12-31', '2022-01-01'].map(has)).toEqual([false, true, true, false]);
    expect(checked({ transaction: 'pay' })).toEqual([
      'exception not checked: Read it (s2)',
      'exception not checked: Waived (s3)',
    ]);
  });
});
