/**
 * What is lost with a supplier, an owner, a site, a country, a material: the sources of each. Things are
 * grouped: all of a group are lost together (what one selector names, or one row of a scenario table).
 *
 * Supplier = the maker (BY). Owner = an organisation with all that it controls, whether or not somebody
 * controls it in turn. Site = AT. Country = of manufacture. Owner-country = where a topmost owner is
 * registered. Material = any item, lost at every source. Source = one source of supply.
 */
import { OperationalError } from '../model/operational-error.ts';
import { csrOf, IntList, rowOf, transpose } from '../view/csr.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import { candidatesOf } from './candidates.ts';
import type { Level } from './finding.ts';
import { controlOn } from './owners.ts';

export type LostLevel = Level | 'source';

/** One thing that is lost; `index` is into the space of its level's nodes. */
export interface LostThing {
  readonly level: LostLevel;
  readonly index: number;
}

/** Things that are lost together. */
export type LossGroup = readonly LostThing[];

/** Levels at which nobody may have stated the candidate of a source. */
export const openLevels = ['supplier', 'owner', 'site', 'country', 'owner-country'] as const;

export interface LostSources {
  readonly groups: readonly LossGroup[];
  /** Groups that take each source, ascending and distinct. */
  readonly of: Csr;
  /** Groups that take each item at every source. */
  readonly ofItem: Csr;
  /** Bit `k`: at `openLevels[k]`, which some group asks for, the candidate of the source is not known. */
  readonly unknownAt: Uint8Array;
  /** The same bits: levels at which each group loses something. */
  readonly levelsOf: Uint8Array;
}

/**
 * Pairs of a group and a source that it takes, over all groups of one question. Of suppliers, sites,
 * countries, items and sources there are never more than sources at each level; owners above owners may
 * each take all that lies below.
 */
export const mostLostSources = 10_000_000;

/**
 * O(groups + pairs + sources x levels asked + ownership where owners are asked for).
 * Errors: INPUT_INVALID over `mostLostSources`.
 */
export function lostSources(graph: ViewGraph, asOf: number, groups: readonly LossGroup[]): LostSources {
  return new Collection(graph, asOf, groups).run();
}

class Collection {
  readonly #graph: ViewGraph;
  readonly #asOf: number;
  readonly #groups: readonly LossGroup[];
  readonly #sources = new IntList();
  readonly #by = new IntList();
  /** Group that took each source last: what one group takes twice, one after another, is one pair. */
  readonly #last: Int32Array;

  constructor(graph: ViewGraph, asOf: number, groups: readonly LossGroup[]) {
    this.#graph = graph;
    this.#asOf = asOf;
    this.#groups = groups;
    this.#last = new Int32Array(graph.sources.count).fill(-1);
  }

  run(): LostSources {
    const { sources, items } = this.#graph;
    const unknownAt = new Uint8Array(sources.count);
    const levelsOf = new Uint8Array(this.#groups.length);
    for (const [bit, level] of openLevels.entries()) {
      const asked = this.#asked(level);
      if (asked.length === 0) continue;
      for (const { group } of asked) levelsOf[group] |= 1 << bit;
      this.#atLevel(level, asked, unknownAt, 1 << bit);
    }
    const lostItems = this.#asked('material');
    for (const { group, index } of lostItems) this.#add(rowOf(items.sources, index), group);
    for (const { group, index } of this.#asked('source')) this.#add([index], group);
    return {
      groups: this.#groups,
      of: csrOf(this.#sources.values(), this.#by.values(), sources.count),
      ofItem: csrOf(
        Int32Array.from(lostItems, ({ index }) => index),
        Int32Array.from(lostItems, ({ group }) => group),
        items.count,
      ),
      unknownAt,
      levelsOf,
    };
  }

  #asked(level: LostLevel): { group: number; index: number }[] {
    return this.#groups.flatMap((things, group) =>
      things.filter((thing) => thing.level === level).map(({ index }) => ({ group, index })),
    );
  }

  #add(sources: Iterable<number>, group: number): void {
    for (const source of sources) {
      if (this.#last[source] === group) continue;
      if (this.#sources.length === mostLostSources)
        throw new OperationalError('INPUT_INVALID', `What is lost takes more than ${mostLostSources} sources of supply in all.`);
      this.#last[source] = group;
      this.#sources.push(source);
      this.#by.push(group);
    }
  }

  #atLevel(level: Level, asked: readonly { group: number; index: number }[], unknownAt: Uint8Array, bit: number): void {
    // An owner in the middle is nobody's topmost one: its sources are those of all that it controls.
    const { organization } = this.#graph.sources;
    if (level === 'owner') {
      const controlledBy = controlOn(this.#graph, this.#asOf);
      for (const { group, index } of asked)
        for (const owned of controlledBy(index)) this.#add(rowOf(this.#graph.organizations.sources, owned), group);
      for (let source = 0; source < unknownAt.length; source++) if (organization[source] === -1) unknownAt[source]! |= bit;
      return;
    }
    const candidates = candidatesOf(this.#graph, level, this.#asOf);
    const sourcesOf = transpose(candidates.of, candidates.space);
    for (const { group, index } of asked) this.#add(rowOf(sourcesOf, index), group);
    for (let source = 0; source < unknownAt.length; source++) if (candidates.unknown[source] === 1) unknownAt[source]! |= bit;
  }
}
