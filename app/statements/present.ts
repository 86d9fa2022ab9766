/**
 * From integers to what a person reads: keys, names and evidence of a view's nodes and rows, fetched
 * in batches for what is shown. Everything comes from documents of the view, so a hidden document's
 * wording never shows.
 */
import type { AssertionRef, Interval, PathStep, WitnessStep } from '../../graph/analyses/finding.ts';
import { type NodeLabel, nodeLabels } from '../../graph/ontology/node-type.ts';
import type { Row } from '../../graph/store/port.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import { canonicalKeys } from '../../graph/view/keys.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { countryName } from './country-name.ts';
import { mentionsNewestFirst } from './mentions.ts';
import { nameFromKey } from './statement.ts';

/** A node as answers show it. `id` is the smallest of the keys that the view united. */
export interface Thing {
  readonly id: string;
  readonly type: ThingType;
  readonly name: string;
  /** ISO 3166-1 alpha-2, for a country. */
  readonly code?: string;
}

/** A hop of a witness or of a path. */
export interface Step {
  readonly from: Thing;
  readonly edge: string;
  readonly to: Thing;
  /** Basis points, where a share is held. */
  readonly share?: Interval;
  /** No document states it: it is what makes a finding `possible`. */
  readonly assumed?: true;
}

export interface EvidenceRef {
  /** SHA-256 of the document. */
  readonly document: string;
  readonly pointer: string;
}

const thingTypes = {
  Item: 'item',
  Source: 'source',
  Organization: 'organization',
  Site: 'site',
  Country: 'country',
  Programme: 'programme',
  ListEntry: 'list-entry',
  Identifier: 'identifier',
} as const satisfies Record<NodeLabel, string>;
export type ThingType = (typeof thingTypes)[NodeLabel];

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/**
 * What was shown of a view is mostly shown again, and a name costs the opening of a part of the evidence:
 * these are kept with the view's graph, and begun anew when they are so many.
 */
const shownThings = new WeakMap<ViewGraph, Map<number, Thing>>();
const mostShownThings = 50_000;

function shownOf(graph: ViewGraph): Map<number, Thing> {
  let shown = shownThings.get(graph);
  if (shown === undefined) {
    shown = new Map();
    shownThings.set(graph, shown);
  }
  if (shown.size >= mostShownThings) shown.clear();
  return shown;
}

export class Presenter {
  readonly #store: Workspace['store'];
  readonly #graph: ViewGraph;
  readonly #things = new Map<number, Thing>();
  readonly #ids = new Map<number, string>();
  readonly #pointers = new Map<string, string>();

  constructor(workspace: Pick<Workspace, 'store'>, view: Pick<View, 'graph'>) {
    this.#store = workspace.store;
    this.#graph = view.graph;
  }

  /** Fetches what is not known yet; afterwards `thing` and `evidence` answer at once. */
  async load(refs: readonly NodeRef[], rows: readonly AssertionRef[] = []): Promise<void> {
    const wanted = new Map<number, NodeRef>();
    for (const ref of refs.flatMap((one) => this.#withParts(one))) if (!this.#isShown(ref)) wanted.set(code(ref), ref);
    const missing = [...wanted.values()];
    if (missing.length > 0) {
      await this.loadIds(missing);
      const names = await this.#names(missing);
      const shown = shownOf(this.#graph);
      for (const [i, ref] of missing.entries()) {
        const thing = this.#toThing(ref, this.id(ref), names[i]);
        this.#things.set(code(ref), thing);
        shown.set(code(ref), thing);
      }
    }
    await this.#loadPointers(rows);
  }

  /** Takes over what was shown of it before, here or elsewhere. */
  #isShown(ref: NodeRef): boolean {
    const at = code(ref);
    if (this.#things.has(at)) return true;
    const thing = shownThings.get(this.#graph)?.get(at);
    if (thing === undefined) return false;
    this.#things.set(at, thing);
    this.#ids.set(at, thing.id);
    return true;
  }

  /** Ids of what is not named: cheaper than `load`, since no document is opened for a name. */
  async loadIds(refs: readonly NodeRef[]): Promise<void> {
    const wanted = new Map<number, NodeRef>();
    for (const ref of refs) if (!this.#ids.has(code(ref))) wanted.set(code(ref), ref);
    const missing = [...wanted.values()];
    const keys = await canonicalKeys(this.#store, this.#graph, missing);
    for (const [i, ref] of missing.entries()) this.#ids.set(code(ref), keys[i]);
  }

  /** A node that was loaded. */
  thing(ref: NodeRef): Thing {
    const thing = this.#things.get(code(ref));
    if (thing === undefined) throw new Error(`invariant: ${ref.type} ${ref.index} was not loaded`);
    return thing;
  }

  /** Evidence of rows that were loaded: each place once, in the order of documents and rows. */
  evidence(rows: readonly AssertionRef[]): EvidenceRef[] {
    const seen = new Map<string, EvidenceRef>();
    for (const row of [...rows].sort((a, b) => a.document - b.document || a.row - b.row)) {
      const pointer = this.#pointers.get(`${row.document} ${row.row}`);
      if (pointer === undefined) throw new Error(`invariant: row ${row.row} of document ${row.document} was not loaded`);
      const document = this.#graph.documents[row.document].sha256;
      seen.set(`${document} ${pointer}`, { document, pointer });
    }
    return [...seen.values()];
  }

  /** Ids of nodes whose ids were loaded, ascending, each once. */
  ids(refs: readonly NodeRef[]): string[] {
    return [...new Set(refs.map((ref) => this.id(ref)))].sort();
  }

  /** Id of a node whose id was loaded. */
  id(ref: NodeRef): string {
    const id = this.#ids.get(code(ref));
    if (id === undefined) throw new Error(`invariant: the id of ${ref.type} ${ref.index} was not loaded`);
    return id;
  }

  /** Steps whose ends were loaded, in their order. */
  steps(steps: readonly (PathStep | WitnessStep)[]): Step[] {
    return steps.map((step) => ({
      from: this.thing(step.from),
      edge: step.edge,
      to: this.thing(step.to),
      ...('share' in step && step.share !== undefined ? { share: step.share } : {}),
      ...('assumed' in step && step.assumed === true ? { assumed: true } : {}),
    }));
  }

  async things(refs: readonly NodeRef[]): Promise<Thing[]> {
    await this.load(refs);
    return refs.map((ref) => this.thing(ref));
  }

  #toThing(ref: NodeRef, id: string, stated: string | undefined): Thing {
    const type = thingTypes[ref.type];
    if (ref.type === 'Source') return { id, type, name: this.#sourceName(ref) };
    if (ref.type !== 'Country') return { id, type, name: stated ?? nameFromKey(id) };
    const countryCode = this.#graph.countries.codes[ref.index];
    return { id, type, name: countryName(countryCode), code: countryCode };
  }

  /** A source has no name of its own: it is shown by who makes it and where, which must be known first. */
  #withParts(ref: NodeRef): NodeRef[] {
    if (ref.type !== 'Source') return [ref];
    const { organization, site } = this.#graph.sources;
    const parts: NodeRef[] = [];
    if (organization[ref.index] >= 0) parts.push({ type: 'Organization', index: organization[ref.index] });
    if (site[ref.index] >= 0) parts.push({ type: 'Site', index: site[ref.index] });
    return [...parts, ref];
  }

  #sourceName(ref: NodeRef): string {
    const parts = this.#withParts(ref).slice(0, -1);
    return parts.length === 0 ? 'unknown maker' : parts.map((part) => this.thing(part).name).join(', ');
  }

  async #loadPointers(rows: readonly AssertionRef[]): Promise<void> {
    const wanted = new Map<string, AssertionRef>();
    for (const row of rows) {
      const at = `${row.document} ${row.row}`;
      if (!this.#pointers.has(at)) wanted.set(at, row);
    }
    const entries = [...wanted];
    for (let start = 0; start < entries.length; start += batch) {
      const part = entries.slice(start, start + batch);
      const texts = await this.#store.rowTexts(part.map(([, row]) => this.#stored(row)));
      for (const [i, [at]] of part.entries()) this.#pointers.set(at, texts[i].pointer);
    }
  }

  /**
   * The name that the newest document gives (then the greater SHA-256, then its first mention); asked
   * for in rounds that double, since most nodes have their name in the first mention looked at.
   */
  async #names(refs: readonly NodeRef[]): Promise<(string | undefined)[]> {
    const names: (string | undefined)[] = refs.map(() => undefined);
    const mentions = refs.map((ref) =>
      ref.type === 'Country' || ref.type === 'Source' ? [] : mentionsNewestFirst(this.#graph, ref),
    );
    let open = refs.map((_, i) => i).filter((i) => mentions[i].length > 0);
    for (let from = 0, width = 1; open.length > 0; from += width, width *= 2) {
      const asked = open.flatMap((i) => mentions[i].slice(from, from + width).map((row) => ({ i, row })));
      for (let start = 0; start < asked.length; start += batch) {
        const part = asked.slice(start, start + batch);
        const texts = await this.#store.rowTexts(part.map(({ row }) => row));
        for (const [k, { i }] of part.entries()) names[i] ??= texts[k].name;
      }
      open = open.filter((i) => names[i] === undefined && mentions[i].length > from + width);
    }
    return names;
  }

  #stored(row: AssertionRef): Row {
    return { document: this.#graph.documents[row.document].document, row: row.row };
  }
}

/** One integer for a reference: its index and its type's position. */
function code(ref: NodeRef): number {
  return ref.index * nodeLabels.length + nodeLabels.indexOf(ref.type);
}
