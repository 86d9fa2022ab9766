/** Judges a described graph by rules about items, with what its documents would state given beside it. */

import { scopeOf } from '../../graph/analyses/scope.ts';
import { finished } from '../../graph/analyses/steps.ts';
import { dayOf, type ItemType, Stage } from '../../graph/ontology/property.ts';
import type { ItemRuleFinding, ItemRuleOptions, ItemRuleResult } from '../../graph/screening/origin/item-rule-finding.ts';
import { appliedRules, itemRules, sourcesAsked } from '../../graph/screening/origin/item-rules.ts';
import type { RulePack } from '../../graph/screening/rule.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import type { SellerStatement } from '../../graph/screening/source-class.ts';
import { type GraphFixture, type GraphSpec, graphOf } from './view-graph.ts';

export interface StatedSpec {
  /** Category of an item by its name; the item's name is its own. */
  readonly categories?: Readonly<Record<string, string>>;
  /** By number of the source: stages with declared countries; its numbers and site where absent. */
  readonly stages?: Readonly<Record<number, readonly (readonly [stage: keyof typeof Stage, declared?: string])[]>>;
  readonly currencies?: Readonly<Record<number, string>>;
  /** By distributor. */
  readonly sellers?: Readonly<Record<string, readonly SellerStatement[]>>;
}

export interface JudgedItems extends ItemRuleResult {
  readonly fixture: GraphFixture;
  /** `outcome rule subject party: found | missing`. */
  readonly lines: readonly string[];
  readonly asked: readonly number[];
}

export type JudgeOptions = Partial<Omit<ItemRuleOptions, 'rules' | 'scope' | 'asOf'>> & {
  readonly asOf?: string | undefined;
  readonly only?: readonly string[];
  readonly programme?: string;
};

export function judgeItemRules(rules: RulePack, spec: GraphSpec & StatedSpec, options: JudgeOptions = {}): JudgedItems {
  const fixture = graphOf(spec);
  const { graph } = fixture;
  const { only, programme, asOf, ...rest } = options;
  const asked: ItemRuleOptions = {
    ...rest,
    rules: { itemRules: rules.itemRules.filter(({ id }) => only?.includes(id) ?? true) },
    scope: scopeOf(graph, programme === undefined ? undefined : fixture.programme(programme)),
    asOf: asOf === undefined ? undefined : dayOf(asOf),
  };
  const itemOf = (index: number) => {
    const name = fixture.nameOf({ type: 'Item', index });
    return { names: [name], category: spec.categories?.[name] ?? '', type: graph.items.itemType[index] as ItemType };
  };
  const stagesOf = (source: number) => {
    const place = graph.sources.site[source];
    const country = place === -1 ? -1 : graph.sites.country[place];
    const site = country === -1 ? undefined : graph.countries.codes[country];
    const ref = { document: 0, row: source };
    const own = graph.sources.numbers.stage?.[source] ?? Number.NaN;
    const stated = spec.stages?.[source];
    if (stated !== undefined) return stated.map(([stage, declared]) => ({ stage: Stage[stage], declared, site, ref }));
    return [{ stage: Number.isNaN(own) ? Stage.unstated : own, declared: undefined, site, ref }];
  };
  const applied = finished(appliedRules(graph, asked, itemOf));
  const result = itemRules(graph, applied, asked, {
    itemOf,
    stagesOf,
    currencyOf: (source) => spec.currencies?.[source] ?? (spec.currencies === undefined ? 'USD' : undefined),
    sellerStatements: (distributor) => spec.sellers?.[fixture.nameOf({ type: 'Organization', index: distributor })] ?? [],
  });
  const lineOf = ({ outcome, rule, subject, party, found, missing }: ItemRuleFinding) => {
    const who = party === -1 ? '' : ` ${fixture.nameOf({ type: 'Organization', index: party })}`;
    const of =
      subject.type === 'Source'
        ? `source of ${fixture.nameOf({ type: 'Item', index: graph.sources.item[subject.index] })}`
        : fixture.nameOf(subject);
    return `${outcome} ${rule.id} ${of}${who}: ${found.join('; ')} | ${missing.join('; ')}`;
  };
  return { ...result, fixture, lines: result.findings.map(lineOf), asked: sourcesAsked(graph, applied) };
}

/** Rules of a pack us, beside an empty one eu. Parsed within a test: what is parsed while the file is loaded belongs to none. */
export const pack = (rules: string) => () =>
  parseRules([
    {
      name: 'test.yml',
      text: `pack: {id: us, nation: US, title: Test, source: Test}\nrules:\n${rules}`,
    },
    { name: 'eu.yml', text: 'pack: {id: eu, nation: EU, title: Test, source: Test}\nrules: []' },
  ]);
