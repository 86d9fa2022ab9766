/**
 * The register as columns, in the order of its ranks: what lists are narrowed, counted and sorted by. Numbers and
 * words come from the analysis; names are fetched when they are first sorted or searched by, and kept.
 */
import type { RankedGap } from '../../graph/analyses/gap.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { unsettledStatuses } from '../../graph/ontology/gap-decision.ts';
import { criticalityName, dateOf } from '../../graph/ontology/property.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { findByIds } from '../search/selector.ts';
import { Presenter } from '../statements/present.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { firstItemOf, foldedOf, itemNumbersOf, manufacturersOf, systemOf } from './present-gap.ts';

/** What rows are counted and narrowed by; null: not known. */
export const gapFacets = ['archetype', 'level', 'criticality', 'certainty', 'system', 'owner', 'status'] as const;
export type GapFacet = (typeof gapFacets)[number];

/** Numbers of a row that it can be sorted by as they are. */
const figures = [
  'rank',
  'exposureRank',
  'ableSources',
  'qualifiedSources',
  'chosenSources',
  'sourcesUnstated',
  'ownersDistinct',
  'sitesDistinct',
  'countriesDistinct',
  'timeToRecoverDays',
  'timeToSurviveDays',
  'gapDays',
  'daysOfSupply',
  'performanceImpact',
] as const;

const named = ['lost', 'item', 'partNumber', 'nsn', 'manufacturer'] as const;

/** What a register can be sorted by. */
export const gapSorts = [
  ...figures,
  ...gapFacets,
  ...named,
  'gapId',
  'rankReason',
  'tiers',
  'endItemsStopped',
  'items',
  'decideBy',
  'confidence',
  'due',
] as const;
export type GapSort = (typeof gapSorts)[number];

/** End items that rows are narrowed to. */
export const mostStops = 500;

type Value = string | number | undefined;
type Column = readonly Value[];

export class GapColumns {
  readonly ranked: readonly RankedGap[];
  readonly #workspace: Pick<Workspace, 'store'>;
  readonly #view: View;
  readonly #facets = new Map<GapFacet, readonly (string | null)[]>();
  readonly #sorted = new Map<GapSort, Promise<Column>>();
  #presenter: Promise<Presenter> | undefined;
  #words: Promise<Words> | undefined;

  constructor(workspace: Pick<Workspace, 'store'>, view: View, ranked: readonly RankedGap[]) {
    this.#workspace = workspace;
    this.#view = view;
    this.ranked = ranked;
  }

  facet(facet: GapFacet): readonly (string | null)[] {
    let values = this.#facets.get(facet);
    if (values === undefined) {
      const wordOf = facet === 'system' ? systems(this.#view.graph) : facetOf[facet];
      values = this.ranked.map((gap) => wordOf(gap) || null);
      this.#facets.set(facet, values);
    }
    return values;
  }

  /** Due before the day by which decisions count, and not settled. */
  isOverdue(row: number): boolean {
    const { due, status } = this.ranked[row];
    const { decisionDay } = this.#view;
    return due !== undefined && decisionDay !== undefined && due < decisionDay && unsettledStatuses.has(status ?? '');
  }

  /** Day by which decisions count; null where nothing is dated. */
  get overdueOn(): string | null {
    const { decisionDay } = this.#view;
    return decisionDay === undefined ? null : dateOf(decisionDay);
  }

  /** Whether the loss of a row stops one of these end items, by id; one question of the store. Errors: INPUT_INVALID for more than `mostStops`. */
  async stopping(ids: readonly string[]): Promise<(row: number) => boolean> {
    const distinct = [...new Set(ids)];
    if (distinct.length > mostStops) throw new OperationalError('INPUT_INVALID', `stops: at most ${mostStops} end items.`);
    const found = await findByIds(this.#workspace, this.#view, distinct);
    const items = new Set(found.flatMap((ref) => (ref?.type === 'Item' ? [ref.index] : [])));
    return (row) => this.ranked[row].endItemsStopped?.some((item) => items.has(item)) === true;
  }

  /** Unknown is undefined. */
  async sort(by: GapSort): Promise<Column> {
    const known = this.#sorted.get(by) ?? this.#column(by);
    this.#sorted.set(by, known);
    return await known;
  }

  /** Whether each word of the text stands in the row: its names, those of what it takes down, its numbers and words. */
  async search(text: string): Promise<(row: number) => boolean> {
    this.#words ??= this.#wordsOf();
    const words = await this.#words;
    const tests = text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => {
        const inItems = words.items.map((name) => name.includes(word));
        return (row: number) =>
          words.rows[row].includes(word) || this.ranked[row].items.some(({ item }) => inItems[words.place[item]]);
      });
    return (row) => tests.every((test) => test(row));
  }

  async #column(by: GapSort): Promise<Column> {
    const { ranked } = this;
    const figure = figures.find((one) => one === by);
    if (figure !== undefined) return ranked.map((gap) => gap[figure]);
    const facet = gapFacets.find((one) => one === by);
    // What has an order of its own is not sorted by its spelling.
    if (facet === 'criticality') return ranked.map((gap) => (gap.criticality === undefined ? undefined : gap.criticalityOrder));
    if (facet !== undefined) return this.facet(facet).map((value) => value?.toLowerCase());
    switch (by) {
      case 'tiers':
        return ranked.map(({ tiers }) => tiers[0]);
      case 'endItemsStopped':
        return ranked.map(({ endItemsStopped }) => endItemsStopped?.length);
      case 'items':
        return ranked.map(({ items, count }) => count ?? items.length);
      case 'decideBy':
        return ranked.map(({ decideBy }) => decideBy);
      case 'due':
        return ranked.map(({ due }) => due);
      case 'gapId':
      case 'rankReason':
        return ranked.map((gap) => gap[by]);
      case 'confidence':
        return ranked.map(({ confidence }) => ['low', 'medium', 'high'].indexOf(confidence));
      default:
        return await this.#names(by);
    }
  }

  async #names(by: GapSort): Promise<Column> {
    const presenter = await this.#named();
    const nameOf = (ref: NodeRef | undefined) => (ref === undefined ? undefined : presenter.thing(ref).name.toLowerCase());
    if (by === 'lost') return this.ranked.map(({ lost }) => nameOf(lost));
    if (by === 'item') return this.ranked.map((gap) => foldedOf(gap, presenter)?.text.toLowerCase() ?? nameOf(firstOf(gap)));
    const numbers = await itemNumbersOf(this.#workspace, this.#view, this.ranked, presenter);
    return this.ranked.map((gap) => {
      const known = numbers.get(firstItemOf(gap));
      const text = by === 'manufacturer' ? manufacturersOf(gap, presenter) || known?.manufacturer : known?.[by as 'nsn'];
      return text === undefined || text === '' ? undefined : text.toLowerCase();
    });
  }

  /** With the names of all that rows show. */
  async #named(): Promise<Presenter> {
    this.#presenter ??= (async () => {
      const presenter = new Presenter(this.#workspace, this.#view);
      const refs = this.ranked.flatMap((gap) => {
        const shown = [gap.lost, firstOf(gap), gap.endItem === undefined ? undefined : itemRef(gap.endItem)];
        return [...shown.filter((ref) => ref !== undefined), ...gap.manufacturers.map(partyRef)];
      });
      await presenter.load(refs);
      return presenter;
    })();
    return await this.#presenter;
  }

  async #wordsOf(): Promise<Words> {
    const presenter = await this.#named();
    const beneath = [...new Set(this.ranked.flatMap(({ items }) => items.map(({ item }) => item)))];
    const things = await presenter.things(beneath.map(itemRef));
    const place = new Int32Array(this.#view.graph.items.count);
    for (const [at, item] of beneath.entries()) place[item] = at;
    const system = this.facet('system');
    const numbers = await itemNumbersOf(this.#workspace, this.#view, this.ranked, presenter);
    return {
      items: things.map(({ name }) => name.toLowerCase()),
      place,
      rows: this.ranked.map((gap, row) => {
        const known = numbers.get(firstItemOf(gap));
        const lost = gap.lost === undefined ? '' : presenter.thing(gap.lost).name;
        const folded = foldedOf(gap, presenter)?.text ?? '';
        const makers = manufacturersOf(gap, presenter) || (known?.manufacturer ?? '');
        const { partNumber = '', nsn = '' } = known ?? {};
        const words = [gap.gapId, gap.archetype, gap.owner ?? '', gap.status ?? '', system[row] ?? ''];
        return [lost, folded, makers, partNumber, nsn, ...words].join('\n').toLowerCase();
      }),
    };
  }
}

interface Words {
  /** Names of items beneath. */
  readonly items: readonly string[];
  /** Where the name of an item is in `items`. */
  readonly place: Int32Array;
  readonly rows: readonly string[];
}

const itemRef = (index: number): NodeRef => ({ type: 'Item', index });
const partyRef = (index: number): NodeRef => ({ type: 'Organization', index });

function firstOf(gap: RankedGap): NodeRef | undefined {
  const first = firstItemOf(gap);
  return first === -1 ? undefined : itemRef(first);
}

const facetOf: Readonly<Record<Exclude<GapFacet, 'system'>, (gap: RankedGap) => string | undefined>> = {
  archetype: ({ archetype }) => archetype,
  level: ({ level }) => level,
  criticality: ({ criticality }) => criticalityName(criticality),
  certainty: ({ certainty }) => certainty,
  owner: ({ owner }) => owner,
  status: ({ status }) => status,
};

/** Rows that concern the same end items are of the same systems. */
function systems(graph: ViewGraph): (gap: RankedGap) => string {
  const known = new Map<string, string>();
  return (gap) => {
    const { system, endItem, endItemsStopped = [] } = gap;
    const of = `${system ?? ''} ${endItem ?? ''} ${endItemsStopped.join(' ')}`;
    const text = known.get(of) ?? systemOf(gap, graph);
    known.set(of, text);
    return text;
  };
}
