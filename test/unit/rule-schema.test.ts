/** Everything that a rule file may state, as it is read; and what is told of each part that is not so. */
import { expect, it } from 'vitest';
import { type ParsedRuleFile, parseRuleFile } from '../../graph/screening/rule-file.ts';

const whole = `pack:
  id: p-1.a
  nation: NATO
  title: Pack
  source: Statute
  members: [DE, g]
  twoPersons: true
replaces: [L]
lists:
  - {code: L, title: List, names: [Name], staleAfterDays: 1}
groups:
  - {id: g, title: Group, source: Treaty, members: [DE, {country: GB, from: 1970-01-02, to: 1970-01-03}, {country: HR}]}
regimes:
  - id: r
    title: Regime
    source: Guidance
    periods:
      - {from: 1970-01-01, to: 1970-01-11, threshold: 0.01, inclusive: true, aggregate: false, cascades: true, controlCounts: false}
      - {from: 1970-01-12, threshold: 100, inclusive: false, aggregate: true, cascades: false, controlCounts: true}
rules:
  - id: a
    title: Rule
    source: Act
    reaches: {kind: parties, lists: [L, '*'], whom: listed and owned, regime: r}
    twoPersons: false
    exceptions:
      - {text: All, source: Act 2}
      - {text: Some, source: Act 3, when: {fact: cots, tier: endItem}, transactions: [pay], from: 1970-01-02, to: 1970-01-03}
      - {text: Part, source: Act 4, when: {fact: waiver}, transactions: [buy, invest]}
    versions:
      - {from: 1970-01-01, to: 1970-01-02, status: in force, needs: [program, licence], buy: review, pay: {endItem: prohibited, component: none}, export: restricted, invest: none, reason: Why}
  - id: b
    title: Items
    source: Act
    reaches: {kind: items, categories: [c], materials: [m], perhaps: [p], without: [w], inputs: [i]}
    versions:
      - {from: 1970-01-01, status: proposed, test: {kind: origin, countries: {in: [CN, g]}, stages: [mined, made]}, buy: none, reason: Why}
      - {from: 1970-01-01, status: suspended, test: {kind: content, of: mass, countries: {outside: [US]}, atLeast: 0.014}, buy: none, reason: Why}
      - {from: 1970-01-01, status: needs confirmation by a person, test: {kind: one country, countries: {in: [CN]}, stages: [refined], atMost: 65.005}, buy: none, reason: Why}
      - {from: 1970-01-01, status: in force, test: {kind: source class, classes: [independent, original]}, buy: none, reason: Why}
      - {from: 1970-01-01, status: in force, test: {kind: design authority, countries: {in: [CN]}}, buy: none, reason: Why}
  - {id: c, title: All, source: Act, reaches: {kind: items, all: true}, versions: [{from: 1970-01-01, status: in force, buy: none, reason: Why}]}
`;
const parse = (text: string): ParsedRuleFile => parseRuleFile({ name: 'f.yml', text });

const both = (one: string) => ({ endItem: one, component: one });
const ofItems = (status: string, test: object) => ({ from: 0, status, needs: [], test, buy: both('none'), reason: 'Why' });
const words = { categories: [], materials: [], perhaps: [], without: [], inputs: [] };

it('days, basis points, both tiers and what is left out', () => {
  expect(parse(whole).content).toEqual({
    pack: { id: 'p-1.a', nation: 'NATO', title: 'Pack', source: 'Statute', members: ['DE', 'g'], twoPersons: true },
    replaces: ['L'],
    lists: [{ code: 'L', title: 'List', names: ['Name'], staleAfterDays: 1 }],
    groups: [
      {
        id: 'g',
        doubtful: [],
        title: 'Group',
        source: 'Treaty',
        members: [{ country: 'DE' }, { country: 'GB', from: 1, to: 2 }, { country: 'HR' }],
      },
    ],
    regimes: [
      {
        id: 'r',
        title: 'Regime',
        source: 'Guidance',
        periods: [
          { from: 0, to: 10, threshold: 1, inclusive: true, aggregate: false, cascades: true, controlCounts: false },
          { from: 11, threshold: 10_000, inclusive: false, aggregate: true, cascades: false, controlCounts: true },
        ],
      },
    ],
    rules: [
      {
        id: 'a',
        title: 'Rule',
        source: 'Act',
        reaches: { kind: 'parties', lists: ['L', '*'], whom: 'listed and owned', regime: 'r' },
        twoPersons: false,
        exceptions: [
          { text: 'All', source: 'Act 2', transactions: ['buy', 'pay', 'export', 'invest'] },
          {
            text: 'Some',
            source: 'Act 3',
            when: { fact: 'cots', tier: 'endItem' },
            transactions: ['pay'],
            from: 1,
            to: 2,
          },
          { text: 'Part', source: 'Act 4', when: { fact: 'waiver' }, transactions: ['buy', 'invest'] },
        ],
        versions: [
          {
            from: 0,
            to: 1,
            status: 'in force',
            needs: ['program', 'licence'],
            buy: both('review'),
            pay: { endItem: 'prohibited', component: 'none' },
            export: both('restricted'),
            invest: both('none'),
            reason: 'Why',
          },
        ],
      },
      {
        id: 'b',
        title: 'Items',
        source: 'Act',
        reaches: { kind: 'items', categories: ['c'], materials: ['m'], perhaps: ['p'], without: ['w'], inputs: ['i'] },
        exceptions: [],
        versions: [
          ofItems('proposed', {
            kind: 'origin',
            countries: { in: ['CN', 'g'] },
            stages: ['mined', 'made'],
            throughInputs: false,
          }),
          ofItems('suspended', { kind: 'content', of: 'mass', countries: { outside: ['US'] }, atLeast: 1 }),
          ofItems('needs confirmation by a person', {
            kind: 'one country',
            countries: { in: ['CN'] },
            stages: ['refined'],
            atMost: 6501,
          }),
          ofItems('in force', { kind: 'source class', classes: ['independent', 'original'] }),
          ofItems('in force', { kind: 'design authority', countries: { in: ['CN'] } }),
        ],
      },
      {
        id: 'c',
        title: 'All',
        source: 'Act',
        reaches: { kind: 'items', all: true, ...words },
        exceptions: [],
        versions: [{ from: 0, status: 'in force', needs: [], buy: both('none'), reason: 'Why' }],
      },
    ],
  });
});

it('a file that states nothing but the pack that it is of', () => {
  expect(parse('pack: p').content).toEqual({ pack: 'p', replaces: [], lists: [], groups: [], regimes: [], rules: [] });
  expect(parse('pack: {id: p, nation: any, title: T, source: S}').content.pack).toEqual({
    id: 'p',
    nation: 'any',
    title: 'T',
    source: 'S',
    twoPersons: false,
  });
});

const short = 'Too small: expected string to have >=1 characters';
const few = 'Too small: expected array to have >=1 items';
const idMessage = 'small letters, digits, dots and hyphens';
const placeMessage = 'a country as DE, or the id of a group of countries';
const testMessage = 'either in: or outside: with countries or groups of countries';

it.each([
  ['  id: p-1.a', '  id: P', `f.yml:2: pack.id: ${idMessage}`],
  ['  - id: a\n', "  - id: ''\n", `f.yml:21: rules.0.id: ${idMessage}`],
  ['  - id: a\n', '  - id: A\n', `f.yml:21: rules.0.id: ${idMessage}`],
  ['  - id: a\n', '  - id: a b\n', `f.yml:21: rules.0.id: ${idMessage}`],
  ['  - id: a\n', '  - id: .a\n', `f.yml:21: rules.0.id: ${idMessage}`],
  ['nation: NATO', 'nation: XNATO', 'f.yml:3: pack.nation: a country as DE, EU, NATO, or any'],
  ['nation: NATO', 'nation: NATOX', 'f.yml:3: pack.nation: a country as DE, EU, NATO, or any'],
  ['nation: NATO', 'nation: D', 'f.yml:3: pack.nation: a country as DE, EU, NATO, or any'],
  ['title: Pack', "title: ''", `f.yml:4: pack.title: ${short}`],
  ['source: Statute', "source: ''", `f.yml:5: pack.source: ${short}`],
  ['members: [DE, g]', 'members: []', `f.yml:6: pack.members: ${few}`],
  ['members: [DE, g]', 'members: [DEU]', `f.yml:6: pack.members.0: ${placeMessage}`],
  ['members: [DE, g]', 'members: [XDE]', `f.yml:6: pack.members.0: ${placeMessage}`],
  ['  twoPersons: true', '  twoPersons: 1', 'f.yml:2: pack: the id of a pack, or a pack with id, nation, title and source'],
  ['  twoPersons: true', '  more: true', 'f.yml:2: pack: Unrecognized key: "more"'],
  ['replaces: [L]', "replaces: ['']", `f.yml:8: replaces.0: ${short}`],
  ['code: L', "code: ''", `f.yml:10: lists.0.code: ${short}`],
  ['names: [Name]', "names: ['']", `f.yml:10: lists.0.names.0: ${short}`],
  ['staleAfterDays: 1', 'staleAfterDays: 0', 'f.yml:10: lists.0.staleAfterDays: Too small: expected number to be >0'],
  ['staleAfterDays: 1', 'staleAfterDays: 1.5', 'f.yml:10: lists.0.staleAfterDays: Invalid input: expected int, received number'],
  ['staleAfterDays: 1', 'more: 1', 'f.yml:10: lists.0: Unrecognized key: "more"'],
  ['title: Group', 'title: Group, more: 1', 'f.yml:12: groups.0: Unrecognized key: "more"'],
  ['members: [DE, {', 'members: [DEU, {', 'f.yml:12: groups.0.members.0: Invalid input'],
  ['members: [DE, {', 'members: [XDE, {', 'f.yml:12: groups.0.members.0: Invalid input'],
  ['country: GB', 'country: GBR', 'f.yml:12: groups.0.members.1.country: Invalid string: must match pattern /^[A-Z]{2}$/'],
  ['country: GB', 'country: XGB', 'f.yml:12: groups.0.members.1.country: Invalid string: must match pattern /^[A-Z]{2}$/'],
  ['country: GB', 'more: 1, country: GB', 'f.yml:12: groups.0.members.1: Unrecognized key: "more"'],
  ['threshold: 0.01', 'threshold: 0', 'f.yml:18: regimes.0.periods.0.threshold: Too small: expected number to be >0'],
  ['threshold: 100', 'threshold: 100.01', 'f.yml:19: regimes.0.periods.1.threshold: Too big: expected number to be <=100'],
  ['threshold: 100', 'more: 1, threshold: 100', 'f.yml:19: regimes.0.periods.1: Unrecognized key: "more"'],
  ['title: Regime', 'title: Regime\n    more: 1', 'f.yml:14: regimes.0: Unrecognized key: "more"'],
  ['to: 1970-01-11', 'to: 1970-01-32', 'f.yml:18: regimes.0.periods.0.to: not a date: 1970-01-32'],
  ['title: Rule', 'title: Rule\n    more: 1', 'f.yml:21: rules.0: Unrecognized key: "more"'],
  ["lists: [L, '*']", 'lists: []', `f.yml:24: rules.0.reaches.lists: ${few}`],
  ['regime: r}', 'more: r}', 'f.yml:24: rules.0.reaches: Unrecognized key: "more"'],
  ['kind: parties', 'kind: others', "f.yml:24: rules.0.reaches.kind: Invalid discriminator value. Expected 'parties' | 'items'"],
  [
    'whom: listed and owned',
    'whom: all',
    'f.yml:24: rules.0.reaches.whom: Invalid option: expected one of "listed"|"owned"|"listed and owned"',
  ],
  ['text: All', 'more: 1, text: All', 'f.yml:27: rules.0.exceptions.0: Unrecognized key: "more"'],
  [
    'tier: endItem',
    'tier: both',
    'f.yml:28: rules.0.exceptions.1.when.tier: Invalid option: expected one of "endItem"|"component"',
  ],
  ['tier: endItem', 'more: both', 'f.yml:28: rules.0.exceptions.1.when: Unrecognized key: "more"'],
  ['transactions: [pay]', 'transactions: []', `f.yml:28: rules.0.exceptions.1.transactions: ${few}`],
  ['invest: none, reason: Why', "invest: none, reason: ''", `f.yml:31: rules.0.versions.0.reason: ${short}`],
  ['invest: none, reason: Why', 'invest: none, reason: Why, more: 1', 'f.yml:31: rules.0.versions.0: Unrecognized key: "more"'],
  ['component: none}', 'component: none, more: 1}', 'f.yml:31: rules.0.versions.0.pay: Unrecognized key: "more"'],
  [
    'needs: [program, licence]',
    'needs: [programme]',
    'f.yml:31: rules.0.versions.0.needs.0: Invalid option: expected one of "program"|"type"|"cots"',
  ],
  ['inputs: [i]', 'more: [i]', 'f.yml:35: rules.1.reaches: Unrecognized key: "more"'],
  [
    'categories: [c], materials: [m]',
    'categories: [], materials: []',
    'f.yml:35: rules.1.reaches: either all: true, or categories or materials',
  ],
  ['kind: items, all: true', 'kind: items, all: false', 'f.yml:42: rules.2.reaches.all: Invalid input: expected true'],
  ['countries: {in: [CN, g]}', 'countries: {in: []}', `f.yml:37: rules.1.versions.0.test.countries.in: ${few}`],
  [
    'countries: {in: [CN, g]}',
    'countries: {in: [CN], more: 1}',
    'f.yml:37: rules.1.versions.0.test.countries: Unrecognized key: "more"',
  ],
  [
    'countries: {outside: [US]}',
    'countries: {outside: [US], more: 1}',
    'f.yml:38: rules.1.versions.1.test.countries: Unrecognized key: "more"',
  ],
  ['countries: {in: [CN, g]}', 'countries: {outside: []}', `f.yml:37: rules.1.versions.0.test.countries.outside: ${few}`],
  ['countries: {in: [CN, g]}', 'countries: {}', `f.yml:37: rules.1.versions.0.test.countries: ${testMessage}`],
  ['countries: {in: [CN, g]}', 'countries: {in: [CN, C]}', `f.yml:37: rules.1.versions.0.test.countries.in.1: ${placeMessage}`],
  ['countries: {in: [CN, g]}', 'countries: {in: [g_]}', `f.yml:37: rules.1.versions.0.test.countries.in.0: ${placeMessage}`],
  ['stages: [mined, made]', 'stages: []', `f.yml:37: rules.1.versions.0.test.stages: ${few}`],
  ['stages: [mined, made]', 'stages: [mined, moved]', 'f.yml:37: rules.1.versions.0.test.stages.1: no stage of making'],
  ['stages: [mined, made]', 'stages: [mined], more: 1', 'f.yml:37: rules.1.versions.0.test: Unrecognized key: "more"'],
  ['atLeast: 0.014', 'atLeast: 1, more: 1', 'f.yml:38: rules.1.versions.1.test: Unrecognized key: "more"'],
  ['atLeast: 0.014', 'atLeast: 1, atMost: 2', 'f.yml:38: rules.1.versions.1.test: one of atLeast, atMost and moreThan'],
  [', atLeast: 0.014', '', 'f.yml:38: rules.1.versions.1.test: one of atLeast, atMost and moreThan'],
  ['stages: [refined]', 'stages: []', `f.yml:39: rules.1.versions.2.test.stages: ${few}`],
  ['stages: [refined]', 'stages: [refined], more: 1', 'f.yml:39: rules.1.versions.2.test: Unrecognized key: "more"'],
  ['classes: [independent, original]', 'classes: []', `f.yml:40: rules.1.versions.3.test.classes: ${few}`],
  [
    'classes: [independent, original]',
    'classes: [original], more: 1',
    'f.yml:40: rules.1.versions.3.test: Unrecognized key: "more"',
  ],
  ['kind: design authority', 'more: 1, kind: design authority', 'f.yml:41: rules.1.versions.4.test: Unrecognized key: "more"'],
  [
    'kind: source class',
    'kind: class',
    "f.yml:40: rules.1.versions.3.test.kind: Invalid discriminator value. Expected 'origin' | 'content' | 'one country' | 'source class' | 'design authority'",
  ],
  ['\nreplaces: [L]', '\nmore: [L]', 'f.yml:1: Unrecognized key: "more"'],
])('%s, were it %s', (before, after, message) => {
  expect(whole).toContain(before);
  expect(() => parse(whole.replace(before, after))).toThrow(`Rule files: ${message}`);
});

it.each(['versions: []', 'periods: []', 'members: []'])('%s: at least one', (empty) => {
  const texts: Readonly<Record<string, string>> = {
    'versions: []': `pack: p\nrules: [{id: a, title: T, source: S, reaches: {kind: parties, lists: [L], whom: listed}, ${empty}}]`,
    'periods: []': `pack: p\nregimes: [{id: a, title: T, source: S, ${empty}}]`,
    'members: []': `pack: p\ngroups: [{id: a, title: T, source: S, ${empty}}]`,
  };
  expect(() => parse(texts[empty] ?? '')).toThrow(few);
});

it('all that is wrong is told at once, with its lines', () => {
  expect(() => parse('pack: p\nlists: [{code: L, title: T, names: 1}]\nmore: 1\n')).toThrow(
    'Rule files: f.yml:2: lists.0.names: Invalid input: expected array, received number; f.yml:1: Unrecognized key: "more"',
  );
  expect(() => parse('')).toThrow('Rule files: f.yml:1: Invalid input: expected object, received null');
});
