/** Rules, groups and regimes as analyses use them: whole, from small files; and what is told of those that contradict themselves. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../graph/ontology/property.ts';
import { parseRules } from '../../graph/screening/rules.ts';

const day = (date: string) => dayOf(date) as number;
const head = 'pack: {id: p, nation: XV, title: P, source: S}\n';
const parse = (text: string) => parseRules([{ name: 'f.yml', text: head + text }]);
const refusal = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    expect(error).toMatchObject({ code: 'INPUT_INVALID' });
    return (error as Error).message.replace('The request cannot be understood. Rule files: ', '');
  }
  throw new Error('it was not refused');
};
const none = { endItem: 'none', component: 'none' };
const groups =
  'groups: [{id: g, title: G, source: T, members: [{country: HR, from: 2013-07-01}, DE, {country: GB, from: 1990-01-01}, {country: GB, from: 1973-01-01, to: 1980-12-31}]}, {id: 1st, title: F, source: T, members: [US]}]\n';
const lists = 'lists: [{code: M, title: Second, names: [], staleAfterDays: 7}, {code: L, title: First, names: [Alias]}]\n';
const regime = (periods: string) => `regimes: [{id: r, title: R, source: G, periods: [${periods}]}]\n`;
const test = 'threshold: 50, inclusive: true, aggregate: false, cascades: true, controlCounts: false';
const outcomes = 'buy: review, pay: none, export: none, invest: none, reason: Why';
const rule = (reaches: string, versions: string, more = '') =>
  `rules: [{id: a, title: A, source: S, reaches: {${reaches}}, ${more}versions: [${versions}]}]\n`;
const listed = 'kind: parties, lists: [L], whom: listed';
const version = (dates: string, status = 'in force') => `{${dates}, status: ${status}, ${outcomes}}`;

describe('a rule about parties', () => {
  it('with lists, regime, exceptions and versions', () => {
    const exceptions =
      'exceptions: [{text: T, source: E}, {text: U, source: F, when: {fact: cots, tier: component}, transactions: [pay], from: 2020-01-01, to: 2020-12-31}, {text: V, source: H, when: {fact: waiver}}], ';
    const { rules, itemRules, regimes } = parse(
      lists +
        regime(`{from: 2020-01-01, to: 2020-12-31, ${test}}, {from: 2021-01-01, ${test}}`) +
        rule(
          "kind: parties, lists: [L, '*'], whom: listed and owned, regime: r",
          `{from: 2020-01-01, to: 2020-01-01, status: in force, needs: [type, program], ${outcomes}}, {from: 2020-01-02, status: proposed, buy: none, pay: review, export: {endItem: review, component: none}, invest: review, reason: Because}`,
          `twoPersons: true, ${exceptions}`,
        ),
    );
    const test50 = { threshold: 5000, inclusive: true, aggregate: false, cascades: true, controlCounts: false };
    const r = {
      id: 'r',
      title: 'R',
      source: 'G',
      periods: [
        { from: day('2020-01-01'), to: day('2020-12-31'), ...test50 },
        { from: day('2021-01-01'), to: undefined, ...test50 },
      ],
    };
    expect(itemRules).toEqual([]);
    expect(regimes).toEqual([r]);
    const all = ['buy', 'pay', 'export', 'invest'];
    const both = { endItem: 'review', component: 'review' };
    expect(rules).toEqual([
      {
        kind: 'parties',
        id: 'a',
        title: 'A',
        source: 'S',
        pack: 'p',
        nation: 'XV',
        twoPersons: true,
        lists: ['L', '*'],
        listed: true,
        regime: r,
        exceptions: [
          { text: 'T', source: 'E', when: undefined, transactions: all, from: Number.NEGATIVE_INFINITY, to: undefined },
          {
            text: 'U',
            source: 'F',
            when: { fact: 'cots', tier: 'component' },
            transactions: ['pay'],
            from: day('2020-01-01'),
            to: day('2020-12-31'),
          },
          {
            text: 'V',
            source: 'H',
            when: { fact: 'waiver', tier: undefined },
            transactions: all,
            from: Number.NEGATIVE_INFINITY,
            to: undefined,
          },
        ],
        versions: [
          {
            from: day('2020-01-01'),
            to: day('2020-01-01'),
            status: 'in force',
            needs: ['type', 'program'],
            reason: 'Why',
            outcomes: { buy: both, pay: none, export: none, invest: none },
          },
          {
            from: day('2020-01-02'),
            to: undefined,
            status: 'proposed',
            needs: [],
            reason: 'Because',
            outcomes: { buy: none, pay: both, export: { endItem: 'review', component: 'none' }, invest: both },
          },
        ],
      },
    ]);
  });

  it('reaches the listed, the owned, or both', () => {
    const reach = (whom: string) => {
      const [one] = parse(lists + regime(`{from: 2020-01-01, ${test}}`) + rule(whom, version('from: 2020-01-01'))).rules;
      return [one!.listed, one!.regime?.id];
    };
    expect(reach('kind: parties, lists: [L], whom: listed')).toEqual([true, undefined]);
    expect(reach('kind: parties, lists: [L], whom: owned, regime: r')).toEqual([false, 'r']);
    expect(reach('kind: parties, lists: [L], whom: listed and owned, regime: r')).toEqual([true, 'r']);
  });

  it.each([
    ['kind: parties, lists: [L], whom: owned', 'a regime, and only for what is owned'],
    ['kind: parties, lists: [L], whom: listed and owned', 'a regime, and only for what is owned'],
    ['kind: parties, lists: [L], whom: listed, regime: r', 'a regime, and only for what is owned'],
    ['kind: parties, lists: [L], whom: owned, regime: s', 'no regime s'],
    ['kind: parties, lists: [L, N], whom: listed', 'no list N'],
  ])('that reaches {%s} is refused', (reaches, message) => {
    const text = lists + regime(`{from: 2020-01-01, ${test}}`) + rule(reaches, version('from: 2020-01-01'));
    expect(refusal(text)).toBe(`f.yml:4: a: ${message}`);
  });

  it.each(['pay: none, ', 'export: none, ', 'invest: none, '])('without %s is refused', (missing) => {
    const text = lists + rule(listed, version('from: 2020-01-01').replace(missing, ''));
    expect(refusal(text)).toBe('f.yml:3: a: an outcome for each of buy, pay, export and invest');
  });

  it('asks for facts of list entries, and tests nothing', () => {
    const refused = (more: string) => refusal(lists + rule(listed, version(`from: 2020-01-01, ${more}`)));
    expect(refused('needs: [program, cots]')).toBe('f.yml:3: a: a rule about parties needs program or type');
    expect(refused('test: {kind: source class, classes: [original]}')).toBe('f.yml:3: a: a test is for rules about items');
  });
});

describe('a rule about items', () => {
  const items = (
    versions: string,
    reaches = 'kind: items, categories: [b, a], materials: [d, c], perhaps: [f, e], without: [h, g], inputs: [j, i]',
  ) => groups + rule(reaches, versions);

  it('with what it reaches, and the places of its test', () => {
    const { rules, itemRules } = parse(
      items(
        '{from: 2020-01-01, status: in force, needs: [cots], test: {kind: content, of: component cost, countries: {in: [g, US, CN, US, 1st, g]}, moreThan: 12.5}, buy: review, invest: review, reason: Why}',
      ),
    );
    expect(rules).toEqual([]);
    const always = Number.NEGATIVE_INFINITY;
    expect(itemRules).toEqual([
      {
        kind: 'items',
        id: 'a',
        title: 'A',
        source: 'S',
        pack: 'p',
        nation: 'XV',
        twoPersons: false,
        exceptions: [],
        items: {
          all: false,
          categories: ['a', 'b'],
          materials: ['c', 'd'],
          perhaps: ['e', 'f'],
          without: ['g', 'h'],
          inputs: ['i', 'j'],
        },
        versions: [
          {
            from: day('2020-01-01'),
            to: undefined,
            status: 'in force',
            needs: ['cots'],
            reason: 'Why',
            outcomes: {
              buy: { endItem: 'review', component: 'review' },
              pay: none,
              export: none,
              invest: { endItem: 'review', component: 'review' },
            },
            test: {
              kind: 'content',
              of: 'component cost',
              limit: { moreThan: 1250 },
              countries: {
                relation: 'in',
                places: {
                  countries: ['CN', 'US'],
                  groups: [
                    {
                      id: '1st',
                      title: 'F',
                      source: 'T',
                      members: [{ country: 'US', from: always, to: undefined }],
                      doubtful: [],
                    },
                    {
                      id: 'g',
                      doubtful: [],
                      title: 'G',
                      source: 'T',
                      members: [
                        { country: 'DE', from: always, to: undefined },
                        { country: 'GB', from: day('1973-01-01'), to: day('1980-12-31') },
                        { country: 'GB', from: day('1990-01-01'), to: undefined },
                        { country: 'HR', from: day('2013-07-01'), to: undefined },
                      ],
                    },
                  ],
                },
              },
            },
          },
        ],
      },
    ]);
  });

  it.each([
    [
      'at least',
      '{kind: content, of: mass, countries: {in: [US]}, atLeast: 65}',
      { kind: 'content', of: 'mass', limit: { atLeast: 6500 } },
    ],
    [
      'at most',
      '{kind: content, of: mass, countries: {in: [US]}, atMost: 35}',
      { kind: 'content', of: 'mass', limit: { atMost: 3500 } },
    ],
    [
      'one country',
      '{kind: one country, countries: {in: [US]}, stages: [mined], atMost: 65}',
      { kind: 'one country', stages: ['mined'], atMost: 6500 },
    ],
    ['design authority', '{kind: design authority, countries: {in: [US]}}', { kind: 'design authority' }],
  ])('%s', (_, text, expected) => {
    const [one] = parse(items(`{from: 2020-01-01, status: in force, test: ${text}, buy: review, reason: Why}`)).itemRules;
    const countries = { relation: 'in', places: { countries: ['US'], groups: [] } };
    expect(one!.versions[0]!.test).toEqual({ ...expected, countries });
  });

  it('needs no facts of list entries', () => {
    const refused = (fact: string) =>
      refusal(items(`{from: 2020-01-01, status: in force, needs: [cots, ${fact}], buy: review, reason: Why}`));
    for (const fact of ['program', 'type'])
      expect(refused(fact)).toBe('f.yml:3: a: program and type are facts of list entries, not of items');
  });

  it('that is no law yet may leave out what nothing follows for', () => {
    const { itemRules } = parse(items('{from: 2020-01-01, status: proposed, buy: review, reason: Why}'));
    expect(itemRules[0]!.versions[0]!.outcomes.pay).toEqual(none);
  });
});

describe('periods follow one another', () => {
  const versions = (...dates: string[]) => lists + rule(listed, dates.map((one) => version(one)).join(', '));

  it('to the day', () => {
    const { rules } = parse(versions('from: 2020-01-01, to: 2020-01-01', 'from: 2020-01-02'));
    expect(rules[0]!.versions.map(({ from, to }) => [from, to])).toEqual([
      [day('2020-01-01'), day('2020-01-01')],
      [day('2020-01-02'), undefined],
    ]);
  });

  it.each([
    ['a period ends before it begins', ['from: 2020-01-02, to: 2020-01-01']],
    ['a period ends before it begins', ['from: 2020-01-01, to: 2020-01-01', 'from: 2020-01-03, to: 2020-01-02']],
    ['periods overlap', ['from: 2020-01-01, to: 2020-01-02', 'from: 2020-01-02']],
    ['periods overlap', ['from: 2020-01-01', 'from: 2020-01-02']],
    ['periods overlap', ['from: 2020-01-02, to: 2020-01-03', 'from: 2020-01-01, to: 2020-01-01']],
  ])('%s: %s', (message, dates) => {
    expect(refusal(versions(...dates))).toBe(`f.yml:3: a: ${message}`);
  });

  it('of items and of regimes too', () => {
    const twice = (one: string) => `{from: 2020-01-01, ${one}}, {from: 2020-01-02, ${one}}`;
    expect(refusal(regime(twice(test)))).toBe('f.yml:2: r: periods overlap');
    expect(refusal(rule('kind: items, all: true', twice('status: in force, buy: none, reason: Why')))).toBe(
      'f.yml:2: a: periods overlap',
    );
  });
});

describe('what is proposed or suspended', () => {
  const told = (status: string, transaction: string, outcome: string) =>
    lists +
    rule(listed, version('from: 2020-01-01', status).replace(new RegExp(`${transaction}: \\w+`), `${transaction}: ${outcome}`));

  it.each(['buy', 'pay', 'export', 'invest'])('asks for no more than review to %s', (transaction) => {
    for (const status of ['proposed', 'suspended']) {
      for (const outcome of [
        'prohibited',
        'restricted',
        '{endItem: prohibited, component: none}',
        '{endItem: none, component: restricted}',
      ])
        expect(refusal(told(status, transaction, outcome))).toBe(`f.yml:3: a: what is ${status} asks for no more than review`);
      expect(parse(told(status, transaction, 'review')).rules).toHaveLength(1);
    }
    expect(parse(told('in force', transaction, 'prohibited')).rules).toHaveLength(1);
  });

  it('in any of its versions', () => {
    const strong = version('from: 2021-01-01', 'suspended').replace('buy: review', 'buy: restricted');
    expect(refusal(lists + rule(listed, `${version('from: 2020-01-01, to: 2020-12-31')}, ${strong}`))).toBe(
      'f.yml:3: a: what is suspended asks for no more than review',
    );
  });
});

describe('all packs together', () => {
  const q = { name: 'q.yml', text: `pack: {id: q, nation: any, title: Q, source: S, members: [XV]}\n${lists}` };
  const p = {
    name: 'p.yml',
    text: head + groups + rule("kind: parties, lists: ['*'], whom: listed", version('from: 2020-01-01')),
  };

  it('give packs, rules and lists by id, whatever the order of the files', () => {
    const set = parseRules([q, p]);
    expect(set.packs.map(({ version: _, ...one }) => one)).toEqual([
      { id: 'p', nation: 'XV', title: 'P', source: 'S', members: undefined },
      { id: 'q', nation: 'any', title: 'Q', source: 'S', members: { countries: ['XV'], groups: [] } },
    ]);
    expect(set.lists).toEqual([
      { code: 'L', title: 'First', staleAfterDays: undefined },
      { code: 'M', title: 'Second', staleAfterDays: 7 },
    ]);
    expect(set.listOf('alias')).toEqual({ code: 'L', title: 'First', staleAfterDays: undefined });
    expect({ ...parseRules([p, q]), listOf: undefined }).toEqual({ ...set, listOf: undefined });
  });

  it('have versions by what they state: lists, groups, regimes and rules, each of its own pack', () => {
    const version = (text: string) =>
      Object.fromEntries(parseRules([q, { name: 'p.yml', text }]).packs.map((one) => [one.id, one.version]));
    const before = version(p.text);
    expect(before.p).not.toBe(before.q);
    for (const [one, another] of [
      ['title: G', 'title: Group'],
      ['from: 1990-01-01', 'from: 1990-01-02'],
      ['title: A', 'title: Another'],
      ['title: P', 'title: Pack'],
      ['source: S}', 'source: Statute}'],
      ['nation: XV', 'nation: XW'],
    ] as const) {
      expect(p.text).toContain(one);
      const after = version(p.text.replace(one, another));
      expect([after.p === before.p, after.q === before.q], another).toEqual([false, true]);
    }
    const withMore = version(`${p.text}${regime(`{from: 2020-01-01, ${test}}`)}lists: [{code: N, title: N, names: []}]\n`);
    expect([withMore.p === before.p, withMore.q === before.q]).toEqual([false, true]);
    const withRegime = version(p.text + regime(`{from: 2020-01-01, ${test}}`));
    expect([withRegime.p === before.p, withRegime.p === withMore.p]).toEqual([false, false]);
  });

  it('refuse members that no file states, and two lists of one name', () => {
    const members = { name: 'q.yml', text: q.text.replace('members: [XV]', 'members: [XV, h]') };
    expect(() => parseRules([members])).toThrow('Rule files: q.yml:1: no group h');
    const lists = 'lists: [{code: A, title: One, names: []}, {code: B, title: Two, names: [one list]}]\n';
    expect(refusal(lists)).toBe('two lists are called one');
  });
});

describe('what several files state', () => {
  const file = (name: string, text: string) => ({ name, text });
  const own = 'pack: p\n';
  const refused = (...texts: string[]): string => {
    try {
      parseRules(texts.map((text, index) => file(`${index}.yml`, text)));
    } catch (error) {
      return (error as Error).message.replace('The request cannot be understood. Rule files: ', '');
    }
    return 'read';
  };
  const list = (code: string) => `lists: [{code: ${code}, title: ${code}, names: []}]\n`;

  it('once each, of every kind', () => {
    const twice = (text: string) => refused(head + text, own + text);
    expect(twice(list('L'))).toBe(
      '1.yml:2: the list L is stated in 0.yml:2 already; a file that states it anew says replaces: [L]',
    );
    expect(twice(groups)).toContain('1.yml:2: the group g is stated in 0.yml:2 already');
    expect(twice(regime(`{from: 2020-01-01, ${test}}`))).toContain('1.yml:2: the regime r is stated in 0.yml:2 already');
    expect(twice(rule('kind: items, all: true', '{from: 2020-01-01, status: in force, buy: none, reason: Why}'))).toContain(
      '1.yml:2: the rule a is stated in 0.yml:2 already',
    );
  });

  it('replaced by one file, which comes after what it replaces, whatever its name', () => {
    expect(refused(`${own}replaces: [L]\n${list('L')}`, head + list('L'))).toBe('read');
    expect(refused(head + list('L'), `${own}replaces: [L]\n${list('L')}`)).toBe('read');
    expect(refused(head + list('L'), `${own}replaces: [M]\n${list('L')}`)).toContain('1.yml:3: the list L is stated in 0.yml:2');
    expect(
      refused(head, `${own}replaces: [L]\nlists: [{code: L, title: A, names: []}, {code: L, title: B, names: []}]\n`),
    ).toContain('1.yml:3: the list L is stated in 1.yml:3 already');
  });

  it('in vain: the place of each that replaces nothing', () => {
    const idle = (text: string) => refused(`${head}${list('L')}`, text);
    expect(idle(`${own}replaces:\n  - L\n  - M\n${list('L')}`)).toBe(
      '1.yml:4: replaces M, but not both this file and another one state it',
    );
    // Stated there, replaced by another file than this one.
    expect(refused(`${head}${list('L')}`, `${own}replaces: [L]\n${list('L')}`, `${own}replaces: [L]\n`)).toBe(
      '2.yml:2: replaces L, but not both this file and another one state it',
    );
  });

  it('of a pack that no file defines, or two do', () => {
    expect(refused(head, 'pack: q\n')).toBe('1.yml:1: no file defines the pack q');
    expect(refused(`lists: []\n${head}`, `\n${head}`)).toBe('1.yml:2: the pack p is defined in 0.yml:2 already');
  });
});

describe('what is no YAML', () => {
  it('is told with the line, and only the first', () => {
    expect(refusal('lists: [}\nrules: [}\n')).toMatch(/^f\.yml: .* at line 2, column 9:/);
    expect(refusal('lists: &a []\nrules: *a\n')).toBe('f.yml: Alias resolution is disabled');
  });
});
