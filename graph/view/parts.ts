/** The parts of a view's graph: each is computed when first asked for, out of the documents. */
import { type NodeLabel, NodeType, nodeLabels } from '../ontology/node-type.ts';
import { csrOf, foldEdges, foldLists, IntList, transpose } from './csr.ts';
import type { AssertionLists, Csr, ViewGraph } from './graph.ts';
import type { Identity } from './identity.ts';
import type { NodeIndex } from './index-nodes.ts';
import { Lazy } from './lazily.ts';
import { NumberFold, type NumberParts } from './numbers.ts';
import { type EndItems, endItems, endItemsWithout, rowKey } from './programmes.ts';
import type { Raw } from './raw.ts';
import { assertionsOf, type RelationName, sourceEvidence } from './relations.ts';
import type { FormedSources } from './sources.ts';

/** What a view stands on, decided before any part is asked for. */
export interface Core {
  readonly raw: Raw;
  readonly identity: Identity;
  readonly index: NodeIndex;
  readonly sources: FormedSources;
  /** Of a portion of a view: what it is a portion of. */
  readonly whole?: Whole | undefined;
}

/** What a portion asks of the view that it is of, because it hangs on more than the portion has. */
export interface Whole {
  readonly graph: ViewGraph;
  readonly parts: ViewParts;
  /** By document: the row in the document of each row of the portion. */
  readonly rows: readonly Int32Array[];
  /** 1 for each node of the whole that the portion has. */
  readonly nodes: { readonly Item: Uint8Array; readonly Organization: Uint8Array };
}

const membersPrefix = 'members ';
type Members = `${typeof membersPrefix}${NodeLabel}`;

/** What the rows of each array are. */
const rowLabels = {
  requires: 'Item',
  requiredBy: 'Item',
  sourceRequires: 'Source',
  sourceRequiredBy: 'Item',
  distributors: 'Source',
  distributes: 'Organization',
  substitutes: 'Item',
  siteCountries: 'Site',
  organizationCountries: 'Organization',
  entryCountries: 'ListEntry',
  owners: 'Organization',
  controllers: 'Organization',
  listedAs: 'Organization',
  includes: 'Programme',
  itemSources: 'Item',
  organizationSources: 'Organization',
  siteSources: 'Site',
} as const satisfies Record<string, NodeLabel>;

export type CsrName = Exclude<keyof typeof rowLabels, 'includes'> | Members;

const csrNames: readonly CsrName[] = [
  ...(Object.keys(rowLabels) as (keyof typeof rowLabels)[]).filter((name) => name !== 'includes'),
  ...nodeLabels.map((label) => `${membersPrefix}${label}` as const),
];

/** Which end of a source each of these goes by. */
const owners = { itemSources: 'item', organizationSources: 'organization', siteSources: 'site' } as const;
type Owner = keyof typeof owners;

const reverses = { requiredBy: 'requires', sourceRequiredBy: 'sourceRequires' } as const;

interface Ends {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export class ViewParts implements NumberParts {
  readonly raw: Raw;
  readonly identity: Identity;
  readonly index: NodeIndex;
  readonly sources: FormedSources;
  readonly numbers: NumberFold;
  readonly whole: Whole | undefined;
  readonly #csr = new Map<CsrName, Lazy<Csr>>();
  readonly #endItems: Lazy<EndItems>;
  readonly #includes: Lazy<Csr>;

  constructor({ raw, identity, index, sources, whole }: Core) {
    this.whole = whole;
    this.raw = raw;
    this.identity = identity;
    this.index = index;
    this.sources = sources;
    this.#endItems = new Lazy(() => this.#findEndItems());
    this.#includes = new Lazy(() => {
      const { from, to } = this.#endItems.get().kept;
      return csrOf(from, to, index.counts.Programme);
    });
    for (const name of csrNames) this.#csr.set(name, new Lazy(() => this.#whole(name)));
    this.numbers = new NumberFold(this);
  }

  csr(name: CsrName): Csr {
    return (this.#csr.get(name) as Lazy<Csr>).get();
  }

  relation(name: RelationName): Csr {
    return name === 'includes' ? this.#includes.get() : this.csr(name);
  }

  droppedIncludes(): ReadonlySet<number> {
    return this.#endItems.get().dropped;
  }

  /** Where each edge of a relation is asserted. */
  assertions(name: RelationName): AssertionLists {
    const found = name === 'includes' ? this.#endItems.get().kept : assertionsOf(name, this, true);
    return this.placed(foldEdges(found, this.#rowsOf(name)));
  }

  evidence(): AssertionLists {
    const { from, documents, rows } = sourceEvidence(this);
    return this.placed(foldLists(from, documents, rows, this.sources.count));
  }

  /** The same lists with rows as the documents have them. */
  placed(lists: AssertionLists): AssertionLists {
    const { whole } = this;
    if (whole === undefined) return lists;
    const { offsets, documents, rows } = lists;
    return { offsets, documents, rows: rows.map((row, k) => whole.rows[documents[k]][row]) };
  }

  #findEndItems(): EndItems {
    const { whole } = this;
    if (whole !== undefined) {
      const dropped = whole.parts.droppedIncludes();
      return endItemsWithout(this, (document, row) => dropped.has(rowKey(document, whole.rows[document][row])));
    }
    const requirements = () => [this.csr('requires'), this.csr('sourceRequires')];
    return endItems(this, requirements, () => this.csr('substitutes'));
  }

  #whole(name: CsrName): Csr {
    if (isReverse(name)) return transpose(this.csr(reverses[name]), this.#rowsOf(name));
    const { from, to } = this.#ends(name);
    return csrOf(from, to, this.#rowsOf(name));
  }

  #ends(name: CsrName): Ends {
    if (isOwner(name)) return this.#owned(this.sources[owners[name]]);
    if (isMembers(name)) return this.#members(NodeType[name.slice(membersPrefix.length) as NodeLabel]);
    return assertionsOf(name as RelationName, this, false);
  }

  /** Sources by their item, maker or site, where it is known. */
  #owned(owner: Int32Array): Ends {
    const ends = { from: new IntList(owner.length + 1), to: new IntList(owner.length + 1) };
    for (let source = 0; source < owner.length; source++) {
      if (owner[source] < 0) continue;
      ends.from.push(owner[source]);
      ends.to.push(source);
    }
    return { from: ends.from.values(), to: ends.to.values() };
  }

  /** Store node ids by the node that they became. */
  #members(type: number): Ends {
    const { raw, index, sources } = this;
    const ends = { from: new IntList(), to: new IntList() };
    for (let node = 0; node < raw.count; node++) {
      if (raw.type[node] !== type) continue;
      for (const own of type === NodeType.Source ? sources.ofRaw.of(node) : [index.of[node]]) {
        ends.from.push(own);
        ends.to.push(raw.nid[node]);
      }
    }
    return { from: ends.from.values(), to: ends.to.values() };
  }

  #rowsOf(name: CsrName | RelationName): number {
    const label = isMembers(name as CsrName)
      ? (name.slice(membersPrefix.length) as NodeLabel)
      : rowLabels[name as keyof typeof rowLabels];
    return label === 'Source' ? this.sources.count : this.index.counts[label];
  }
}

function isReverse(name: CsrName): name is keyof typeof reverses {
  return name in reverses;
}

function isOwner(name: CsrName): name is Owner {
  return name in owners;
}

function isMembers(name: CsrName): name is Members {
  return name.startsWith(membersPrefix);
}
