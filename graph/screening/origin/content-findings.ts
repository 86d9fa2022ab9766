/**
 * Question: of which end items does too much, or may too much, of the component cost come from where a rule
 * does not want it?
 *
 * Definition: `content-share.ts`, over the components that the end item requires itself (FAR 25.003: a
 * component is incorporated directly into an end product; what these are made of counts with them). Cost of
 * an option = quantity x unit cost of a counted source. Its origin is the declared country of origin, else
 * the country of the site; where both are stated and fall on different sides, either may be meant. A quantity, cost, currency or
 * origin that is not stated is an unknown of the interval. Costs in different currencies have no sum: all
 * is possible (`mixed-units`). How the buyer divides between sources is not taken from stated shares: the
 * interval holds every division.
 *
 * O(components and their sources). Not counted: transport, duty and assembly (the clause counts transport
 * and duty of components; nobody states them here), and tests on weight, for which no document has figures.
 */
import { countedSources } from '../../analyses/counting.ts';
import type { AssertionRef, Interval } from '../../analyses/finding.ts';
import type { ViewGraph } from '../../view/graph.ts';
import type { ItemTest } from '../item-rule.ts';
import { distinctRows } from '../vendor-path.ts';
import { basisPointsOf, type ComponentOption, contentShare, limitVerdict } from './content-share.ts';
import type { Currency, ItemJudging } from './item-rule-finding.ts';
import type { Caught } from './item-verdict.ts';
import { isCaughtBy, type Judged, mayBeCaughtBy, sourcesOf } from './origin-findings.ts';
import type { ReachedItem } from './reached-items.ts';

export type ContentTest = Extract<ItemTest, { kind: 'content' }>;

/** A component, and what is not known of it. */
interface Component {
  readonly item: number;
  readonly options: readonly ComponentOption[];
  readonly currencies: ReadonlySet<Currency>;
  readonly sources: readonly number[];
  readonly lacks: ReadonlySet<Lack>;
}

type Lack = 'source' | 'quantity' | 'cost' | 'currency' | 'origin';

const lacksInWords: Readonly<Record<Lack, string>> = {
  source: 'a known source',
  quantity: 'how many go into the end item',
  cost: 'the unit cost',
  currency: 'the currency of the cost',
  origin: 'the country of origin',
};

/** What has no figures in any document: a test on it cannot be applied. */
const withoutFigures = 'mass of the components';

export function judgeContent(judging: ItemJudging, test: ContentTest, reached: readonly ReachedItem[]): Judged {
  const { counting = 'qualified', asOf = Number.NaN } = judging.options;
  const { counted } = countedSources(judging.graph, { counting, asOf });
  const asked = reached.filter(({ item }) => judging.isEndItem[item] === 1);
  const caught: Caught[] = [];
  let known = 0;
  for (const one of asked) {
    const components = test.of === 'component cost' ? componentsOf(judging, test, one.item, counted) : [];
    const found = ofEndItem(judging.graph, test, one, components);
    if (found.missing.length === 0) known++;
    if (found.state !== 'met') caught.push({ ...found, state: found.state });
  }
  return { caught, coverage: { unit: 'end items', known, of: asked.length } };
}

const everything: Interval = { low: 0, high: 10_000 };

/** `30 to 40.5 per cent from outside eu-members, UA; at most 35 is asked`. */
function inWords({ countries, of, limit }: ContentTest, { low, high }: Interval, state: Found['state']): string[] {
  const { places, relation } = countries;
  const where = [...places.countries, ...places.groups.map(({ id }) => id)].sort().join(', ');
  const asked =
    'atMost' in limit
      ? `at most ${limit.atMost / 100}`
      : 'atLeast' in limit
        ? `at least ${limit.atLeast / 100}`
        : `more than ${limit.moreThan / 100}`;
  const share = low === high ? `${low / 100}` : `${low / 100} to ${high / 100}`;
  const words = `${share} per cent of ${of} from ${relation === 'outside' ? 'outside ' : ''}${where}; ${asked} is asked`;
  return state === 'doubtful' ? [words, 'it depends on which of the recorded sources are used'] : [words];
}

type Found = Omit<Caught, 'state'> & { readonly state: Caught['state'] | 'met' };

function ofEndItem(graph: ViewGraph, test: ContentTest, reached: ReachedItem, components: readonly Component[]): Found {
  const currencies = new Set(components.flatMap(({ currencies: some }) => [...some]));
  const isMixed = currencies.size > 1;
  const share = isMixed ? undefined : contentShare(components.map(({ options }) => options));
  const missing =
    test.of === 'component cost' ? missingOf(components, isMixed, share === undefined && !isMixed) : [withoutFigures];
  const verdict = share === undefined ? 'possible' : limitVerdict(share, test.limit);
  const state = verdict === 'met' ? 'met' : verdict === 'not met' ? 'caught' : missing.length > 0 ? 'unknown' : 'doubtful';
  const subject = { type: 'Item', index: reached.item } as const;
  const figures = share === undefined ? everything : basisPointsOf(share);
  return {
    subject,
    reached,
    party: -1,
    basis: 'content',
    state,
    found: inWords(test, figures, state),
    missing,
    share: figures,
    path: components.map(({ item }) => ({ from: subject, edge: 'REQUIRES', to: { type: 'Item', index: item } })),
    sources: components.flatMap(({ sources }) => sources),
    evidence: requirementRows(graph, reached.item, components),
  };
}

function missingOf(components: readonly Component[], isMixed: boolean, isWithoutShare: boolean): string[] {
  if (components.length === 0) return ['its components: none are recorded'];
  const missing: string[] = [];
  if (isMixed) missing.push('the cost in one currency: costs are stated in several, and are not added up (mixed-units)');
  for (const [lack, words] of Object.entries(lacksInWords) as [Lack, string][]) {
    const count = components.filter(({ lacks }) => lacks.has(lack)).length;
    if (count > 0) missing.push(`${words}: not stated of ${count} of ${components.length} components`);
  }
  if (isWithoutShare && components.every(({ lacks }) => lacks.size === 0 || (lacks.size === 1 && lacks.has('origin'))))
    missing.push('a cost above nothing: the quantities and costs that are stated make nothing');
  return missing;
}

function componentsOf(judging: ItemJudging, test: ContentTest, endItem: number, counted: Uint8Array): Component[] {
  const { graph, texts } = judging;
  const { requires } = graph.items;
  const lines: { item: number; quantity: number; sources: number[] }[] = [];
  for (let e = requires.offsets[endItem]; e < requires.offsets[endItem + 1]; e++) {
    const item = requires.targets[e];
    const sources = sourcesOf(graph, item).filter((source) => counted[source] === 1);
    lines.push({ item, quantity: requires.numbers.quantity?.[e] ?? Number.NaN, sources });
  }
  // Where nobody states any currency all costs are taken to be in the same, as weights are.
  const isStated = lines.some(({ sources }) => sources.some((source) => texts.currencyOf(source) !== undefined));
  return lines.map(({ item, quantity, sources }) => componentOf(judging, test, item, quantity, sources, isStated));
}

function componentOf(
  judging: ItemJudging,
  test: ContentTest,
  item: number,
  quantity: number,
  sources: readonly number[],
  currencyStated: boolean,
): Component {
  const { graph, texts } = judging;
  const lacks = new Set<Lack>();
  const currencies = new Set<Currency>();
  if (sources.length === 0) lacks.add('source');
  const isCounted = quantity >= 0;
  if (!isCounted) lacks.add('quantity');
  const options = sources.map((source): ComponentOption => {
    const unitCost = graph.sources.numbers.unitCost?.[source] ?? Number.NaN;
    const currency = texts.currencyOf(source) ?? (currencyStated ? undefined : '');
    const inside = originOf(judging, test, source);
    const isPriced = unitCost >= 0;
    if (!isPriced) lacks.add('cost');
    else if (currency === undefined) lacks.add('currency');
    else currencies.add(currency);
    if (inside === undefined) lacks.add('origin');
    const isKnown = isCounted && isPriced && currency !== undefined;
    // Hundredths of units times hundredths of money: whole numbers.
    return { cost: isKnown ? BigInt(quantity) * BigInt(unitCost) : undefined, inside };
  });
  return { item, options, currencies, sources, lacks };
}

/** Whether the source is on the side that the test names; undefined: not known, or two countries stand on different sides. */
function originOf({ texts, options }: ItemJudging, test: ContentTest, source: number): boolean | undefined {
  const isInside = isCaughtBy(test.countries, options.asOf);
  const isDoubtful = mayBeCaughtBy(test.countries, options.asOf);
  const stated = texts.stagesOf(source).flatMap(({ declared, site }) => [declared, site].filter((one) => one !== undefined));
  const sides = new Set(stated.map((country) => (isDoubtful(country) ? undefined : isInside(country))));
  return sides.size === 1 ? [...sides][0] : undefined;
}

/** Rows that state which components the end item has, and what their sources cost. */
function requirementRows({ items, sources }: ViewGraph, endItem: number, components: readonly Component[]): AssertionRef[] {
  const rows: AssertionRef[] = [];
  const add = (lists: { offsets: Int32Array; documents: Int32Array; rows: Int32Array }, index: number): void => {
    for (let k = lists.offsets[index]; k < Math.min(lists.offsets[index + 1], lists.offsets[index] + evidenceOfEach); k++)
      rows.push({ document: lists.documents[k], row: lists.rows[k] });
  };
  for (let e = items.requires.offsets[endItem]; e < items.requires.offsets[endItem + 1]; e++) add(items.requires.assertions, e);
  for (const source of components.flatMap(({ sources: some }) => some)) add(sources.evidence, source);
  return distinctRows(rows);
}

/** Rows of each requirement and each source that are shown. */
const evidenceOfEach = 3;
