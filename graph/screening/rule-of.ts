/** Rules, regimes and groups as analyses use them, from what a file states. */
import type { CountryGroup, Places } from './country-group.ts';
import type { ItemRule, ItemRuleVersion, ItemTest, PlaceTest } from './item-rule.ts';
import {
  exceptionFacts,
  neededFacts,
  type Period,
  type Regime,
  type Rule,
  type RuleBase,
  type RuleException,
  type RuleVersion,
  type TieredOutcome,
  type VersionBase,
} from './rule.ts';
import { invalidRules } from './rule-file.ts';
import type { GroupSpec, ListSpec, PackSpec, RegimeSpec, RuleSpec, VersionSpec } from './rule-schema.ts';
import { byText, type Stated } from './stated-once.ts';

/** What rules name, by code or id. */
export interface Known {
  readonly lists: ReadonlyMap<string, ListSpec>;
  readonly groups: ReadonlyMap<string, CountryGroup>;
  readonly regimes: ReadonlyMap<string, Regime>;
}

const beginningOfTime = Number.NEGATIVE_INFINITY;
const nothingFollows: TieredOutcome = { endItem: 'none', component: 'none' };

export function regimeOf({ value, place }: Stated<RegimeSpec>): Regime {
  return { ...value, periods: inSequence(`${place}: ${value.id}`, value.periods.map(closed)) };
}

export function groupOf({ value }: Stated<GroupSpec>): CountryGroup {
  const members = value.members.map(({ country, from, to }) => ({ country, from: from ?? beginningOfTime, to }));
  return { ...value, members: members.sort((a, b) => byText(a.country, b.country) || a.from - b.from) };
}

/** Countries by code, groups by id. */
export function placesOf(names: readonly string[], groups: ReadonlyMap<string, CountryGroup>, place: string): Places {
  const named = [...new Set(names)].sort();
  // Ids begin with a small letter or a digit.
  const isCountry = (name: string) => /^[A-Z]/.test(name);
  return {
    countries: named.filter(isCountry),
    groups: named.filter((name) => !isCountry(name)).map((id) => groups.get(id) ?? fail(`${place}: no group ${id}`)),
  };
}

export function ruleOf(stated: Stated<RuleSpec>, pack: PackSpec, known: Known): Rule | ItemRule {
  const { value, place } = stated;
  const base: RuleBase = {
    id: value.id,
    title: value.title,
    source: value.source,
    pack: pack.id,
    nation: pack.nation,
    twoPersons: value.twoPersons ?? pack.twoPersons,
    exceptions: value.exceptions.map(exceptionOf),
  };
  const at = `${place}: ${value.id}`;
  for (const version of value.versions) refuseTooStrong(at, version);
  const { reaches, versions } = value;
  return reaches.kind === 'parties'
    ? partyRule(base, reaches, versions, known, at)
    : itemRule(base, reaches, versions, known, at);
}

type PartyReach = Extract<RuleSpec['reaches'], { kind: 'parties' }>;
type ItemReachSpec = Extract<RuleSpec['reaches'], { kind: 'items' }>;

function partyRule(base: RuleBase, reaches: PartyReach, versions: readonly VersionSpec[], known: Known, at: string): Rule {
  for (const code of reaches.lists) if (code !== '*' && !known.lists.has(code)) throw invalidRules(`${at}: no list ${code}`);
  const owned = reaches.whom !== 'listed';
  if (owned !== (reaches.regime !== undefined)) throw invalidRules(`${at}: a regime, and only for what is owned`);
  const regime = reaches.regime === undefined ? undefined : known.regimes.get(reaches.regime);
  if (owned && regime === undefined) throw invalidRules(`${at}: no regime ${reaches.regime}`);
  return {
    ...base,
    kind: 'parties',
    lists: reaches.lists,
    listed: reaches.whom !== 'owned',
    regime,
    versions: inSequence(
      at,
      versions.map((version) => partyVersion(version, at)),
    ),
  };
}

function partyVersion(version: VersionSpec, at: string): RuleVersion {
  const needs = version.needs.filter((fact) => isOneOf(neededFacts, fact));
  if (needs.length < version.needs.length) throw invalidRules(`${at}: a rule about parties needs ${neededFacts.join(' or ')}`);
  if (version.test !== undefined) throw invalidRules(`${at}: a test is for rules about items`);
  if (version.pay === undefined || version.export === undefined || version.invest === undefined)
    throw invalidRules(`${at}: an outcome for each of buy, pay, export and invest`);
  return { ...versionBase(version), needs };
}

function itemRule(base: RuleBase, reaches: ItemReachSpec, versions: readonly VersionSpec[], known: Known, at: string): ItemRule {
  const { all, categories, materials, perhaps, without, inputs } = reaches;
  return {
    ...base,
    kind: 'items',
    items: {
      all: all === true,
      categories: [...categories].sort(),
      materials: [...materials].sort(),
      perhaps: [...perhaps].sort(),
      without: [...without].sort(),
      inputs: [...inputs].sort(),
    },
    versions: inSequence(
      at,
      versions.map((version) => itemVersion(version, known, at)),
    ),
  };
}

function itemVersion(version: VersionSpec, known: Known, at: string): ItemRuleVersion {
  const needs = version.needs.filter((fact) => isOneOf(exceptionFacts, fact));
  if (needs.length < version.needs.length) throw invalidRules(`${at}: program and type are facts of list entries, not of items`);
  return { ...versionBase(version), needs, test: version.test === undefined ? undefined : testOf(version.test, known, at) };
}

type TestSpec = NonNullable<VersionSpec['test']>;

function testOf(test: TestSpec, { groups }: Known, at: string): ItemTest {
  if (test.kind === 'source class') return test;
  const countries = placeTestOf(test.countries, groups, at);
  if (test.kind !== 'content') return { ...test, countries };
  const { kind, of, atLeast, atMost, moreThan } = test;
  if (atLeast !== undefined) return { kind, of, countries, limit: { atLeast } };
  if (atMost !== undefined) return { kind, of, countries, limit: { atMost } };
  if (moreThan !== undefined) return { kind, of, countries, limit: { moreThan } };
  throw new Error('invariant: the schema asks for one of the limits');
}

function placeTestOf(
  test: { readonly in: readonly string[] } | { readonly outside: readonly string[] },
  groups: Known['groups'],
  at: string,
): PlaceTest {
  return 'in' in test
    ? { relation: 'in', places: placesOf(test.in, groups, at) }
    : { relation: 'outside', places: placesOf(test.outside, groups, at) };
}

function versionBase({ from, to, status, reason, buy, ...rest }: VersionSpec): VersionBase {
  const { pay = nothingFollows, export: exported = nothingFollows, invest = nothingFollows } = rest;
  return { from, to, status, reason, outcomes: { buy, pay, export: exported, invest } };
}

function exceptionOf({ text, source, when, transactions, from, to }: RuleSpec['exceptions'][number]): RuleException {
  const condition = when === undefined ? undefined : { fact: when.fact, tier: when.tier };
  return { text, source, when: condition, transactions, from: from ?? beginningOfTime, to };
}

/** What is no law yet, or no longer, cannot forbid anything. */
function refuseTooStrong(at: string, { status, buy, pay, export: exported, invest }: VersionSpec): void {
  if (status !== 'proposed' && status !== 'suspended') return;
  for (const tiers of [buy, pay, exported, invest]) {
    for (const outcome of [tiers?.endItem, tiers?.component]) {
      if (outcome === 'prohibited' || outcome === 'restricted')
        throw invalidRules(`${at}: what is ${status} asks for no more than review`);
    }
  }
}

/** Periods follow one another: only the last may be open. */
function inSequence<P extends Period>(at: string, periods: readonly P[]): readonly P[] {
  for (const [index, period] of periods.entries()) {
    if (period.to !== undefined && period.to < period.from) throw invalidRules(`${at}: a period ends before it begins`);
    const next = periods[index + 1];
    if (next !== undefined && (period.to === undefined || period.to >= next.from)) throw invalidRules(`${at}: periods overlap`);
  }
  return periods;
}

function closed<P extends { readonly to?: number | undefined }>(period: P): P & { readonly to: number | undefined } {
  return { ...period, to: period.to };
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}

function fail(detail: string): never {
  throw invalidRules(detail);
}
