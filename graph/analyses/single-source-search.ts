/**
 * Finds all single sources of a level (`single-source.ts`): for each reading one sweep over the network
 * gives the candidates with whose loss each item is left without a source. Complexity: that of
 * `graph/network/single-failures.ts`, a cascade for each candidate where the network has circles, and
 * counting sorts of the findings.
 */
import { CircularSupport } from '../network/circular-support.ts';
import { FailingReach } from '../network/failing-reach.ts';
import { Loss } from '../network/loss.ts';
import { type SingleFailures, singleFailures } from '../network/single-failures.ts';
import { groupPairs, IntList } from '../view/csr.ts';
import type { Csr } from '../view/graph.ts';
import { inCascade, LeastPart } from './resting-part.ts';
import { FindingFlag, Reading, row, type SingleSourceColumns, type SingleSourceContext } from './single-source.ts';
import { type SupplyNetwork, supplyNetwork } from './supply-network.ts';
import { Role, type World } from './world.ts';

/** Every finding of a level: by candidate, then by reading, then by item. */
export function singleSourceColumns(context: SingleSourceContext): SingleSourceColumns {
  return new Search(context).run();
}

/** Findings of one reading as they are found, by item. */
class Found {
  readonly candidates = new IntList();
  readonly items = new IntList();
  readonly flags = new IntList();

  push(candidate: number, item: number, flags: number): void {
    this.candidates.push(candidate);
    this.items.push(item);
    this.flags.push(flags);
  }

  /** Positions by candidate, as they were found. */
  byCandidate(space: number): Csr {
    return groupPairs(
      space,
      this.candidates.values(),
      Int32Array.from({ length: this.items.length }, (_, at) => at),
    );
  }
}

/** Candidates whose loss leaves an item node without a source or substitute. */
type LostWith = (node: number) => Int32Array;
const none = new Int32Array(0);

/** Rows that are pushed one after another. */
class RowList {
  readonly #offsets = new IntList();
  readonly #targets = new IntList();

  constructor() {
    this.#offsets.push(0);
  }

  push(values: Iterable<number>): void {
    for (const value of values) this.#targets.push(value);
    this.#offsets.push(this.#targets.length);
  }

  finish(): Csr {
    return { offsets: this.#offsets.values().slice(), targets: this.#targets.values().slice() };
  }
}

class Search {
  readonly #context: SingleSourceContext;
  readonly #asked: boolean;
  readonly #found = [new Found(), new Found(), new Found()] as const;
  /** Candidates whose loss leaves each item node without a source, in either reading. */
  #definite: LostWith = () => none;
  #possible: LostWith = () => none;
  /** End items of each candidate in the definite and in the possible reading. */
  readonly #stopped: Csr[] = [];
  /** What only circular support holds up, by candidate, and the end items that fail with it. */
  readonly #resting = new Map<number, { readonly circular: Int32Array; readonly endItems: Int32Array }>();
  readonly #stamp: Int32Array;
  #round = 0;

  constructor(context: SingleSourceContext) {
    this.#context = context;
    this.#asked = context.scope.programme !== undefined;
    this.#stamp = new Int32Array(context.candidates.space);
  }

  run(): SingleSourceColumns {
    const { worlds } = this.#context;
    const supply = this.#network(worlds.definite);
    const singles = singleFailures(supply.network);
    this.#definite = lostSources(supply, singles);
    this.#collect(Reading.definite, supply, singles);
    if (worlds.possible !== worlds.definite) {
      const other = this.#network(worlds.possible);
      const possible = singleFailures(other.network);
      this.#possible = lostSources(other, possible);
      this.#collect(Reading.possible, other, possible);
    }
    if (singles.circular > 0) this.#collectCircular(supply);
    return this.#columns();
  }

  #network(world: World): SupplyNetwork {
    const { graph, worlds, candidates, scope } = this.#context;
    return supplyNetwork(graph, worlds, world, candidates, scope.items);
  }

  #collect(reading: number, supply: SupplyNetwork, singles: SingleFailures): void {
    const { worlds, pairs, scope } = this.#context;
    const reach = this.#asked ? this.#reach(supply, singles) : undefined;
    this.#stopped[reading] = stoppedBy(supply, singles, scope.endItems);
    const lost = lostSources(supply, singles);
    const flags = reading === Reading.possible ? FindingFlag.possible : 0;
    const direct = this.#byItem(pairs.definite);
    const also = reading === Reading.possible ? this.#byItem(pairs.possible) : undefined;
    for (let node = 0; node < supply.items.length; node++) {
      const item = supply.items[node];
      if (supply.supply[node] === -1) continue;
      const left = this.#mark(lost(node), reach?.of(node), reading === Reading.possible ? this.#definite(node) : undefined);
      const directs = also === undefined ? row(direct, item) : concat(row(direct, item), row(also, item));
      for (const candidate of left) {
        const hidden = !directs.includes(candidate);
        if (hidden && worlds.definite.sources[item] < 2) continue;
        this.#found[reading].push(candidate, item, flags + (hidden ? FindingFlag.hidden : 0));
      }
      if (this.#asked) continue;
      const all = lost(node);
      for (const candidate of row(also ?? direct, item)) {
        if (!all.includes(candidate)) this.#found[reading].push(candidate, item, flags + FindingFlag.mitigated);
      }
    }
  }

  /** Of what an item loses its sources with: what reaches an end item, and is not listed already. */
  #mark(lost: Int32Array, reached: Int32Array | undefined, listed: Int32Array | undefined): Int32Array {
    if (lost.length === 0 || (reached === undefined && listed === undefined)) return lost;
    const round = ++this.#round;
    if (reached === undefined) for (const candidate of lost) this.#stamp[candidate] = round;
    else for (const candidate of reached) this.#stamp[candidate] = round;
    if (listed !== undefined) for (const candidate of listed) this.#stamp[candidate] = -round;
    return lost.filter((candidate) => this.#stamp[candidate] === round);
  }

  /** Candidates of each item's direct pairs. */
  #byItem({ offsets, targets }: Csr): Csr {
    const candidate = new Int32Array(targets.length);
    for (let c = 0; c + 1 < offsets.length; c++) candidate.fill(c, offsets[c], offsets[c + 1]);
    return groupPairs(this.#context.graph.items.count, targets, candidate);
  }

  /** An item that fails leads on to all that may provide it, and to the inputs of sources that are taken as lost with it. */
  #reach(supply: SupplyNetwork, singles: SingleFailures): FailingReach {
    const { graph, scope } = this.#context;
    const { network, items, nodeOfItem } = supply;
    const { role, possible } = supply.world;
    const from = new IntList();
    const to = new IntList();
    const { sources } = graph.items;
    const inputs = graph.sources.requires;
    for (let node = 0; node < items.length; node++) {
      const choice = supply.supply[node];
      if (choice >= items.length + supply.sources.length) {
        for (const child of row(network.children, choice)) {
          from.push(node);
          to.push(child);
        }
      }
      for (let k = sources.offsets[items[node]]; possible && k < sources.offsets[items[node] + 1]; k++) {
        const source = sources.targets[k];
        if (role[source] !== Role.lostWithAny) continue;
        for (const input of row(inputs, source)) {
          from.push(node);
          to.push(nodeOfItem[input]);
        }
      }
    }
    const ends = scope.endItems.map((item) => nodeOfItem[item]);
    return new FailingReach(network, singles, ends, groupPairs(network.count, from.values(), to.values()));
  }

  #collectCircular(supply: SupplyNetwork): void {
    const { network, items } = supply;
    const support = new CircularSupport(network);
    const itemCount = this.#context.graph.items.count;
    const loss = new Loss(network);
    const itemOf = new Int32Array(network.count).fill(-1);
    for (let node = 0; node < items.length; node++) if (supply.supply[node] !== -1) itemOf[supply.supply[node]] = node;
    const part = new LeastPart(supply, this.#context.scope.endItems);
    const direct = this.#byItem(this.#context.pairs.definite);
    for (let candidate = 0; candidate < network.candidates; candidate++) {
      loss.begin();
      loss.lose(candidate);
      if (loss.weakenedLength === 0) continue;
      const resting = support.restingOn(loss);
      if (resting.length === 0) continue;
      const endItems = part.walk(loss, resting);
      const found = resting.filter((node) => itemOf[node] !== -1 && (!this.#asked || part.reached(node)));
      let any = false;
      for (const node of found.map((one) => itemOf[one]).sort()) {
        if (!this.#possible(node).includes(candidate)) any = this.#pushCircular(candidate, items[node], direct) || any;
      }
      if (any) this.#resting.set(candidate, { circular: inCascade(resting, supply, itemCount), endItems });
    }
  }

  #pushCircular(candidate: number, item: number, direct: Csr): boolean {
    const hidden = !row(direct, item).includes(candidate);
    if (hidden && this.#context.worlds.definite.sources[item] < 2) return false;
    const flags = FindingFlag.possible + FindingFlag.circular + (hidden ? FindingFlag.hidden : 0);
    this.#found[Reading.circular].push(candidate, item, flags);
    return true;
  }

  #columns(): SingleSourceColumns {
    const { level, type, space } = this.#context.candidates;
    const columns = new Found();
    const byCandidate = this.#found.map((found) => found.byCandidate(space));
    const groups = { candidates: new IntList(), reading: new IntList(), offsets: new IntList() };
    const endItems = new RowList();
    const circular = new RowList();
    groups.offsets.push(0);
    for (let candidate = 0; candidate < space; candidate++) {
      for (const [reading, places] of byCandidate.entries()) {
        const own = row(places, candidate);
        if (own.length === 0) continue;
        const found = this.#found[reading];
        for (const at of own) columns.push(candidate, found.items.at(at), found.flags.at(at));
        groups.candidates.push(candidate);
        groups.reading.push(reading);
        groups.offsets.push(columns.items.length);
        const resting = reading === Reading.circular ? this.#resting.get(candidate) : undefined;
        circular.push(resting?.circular ?? []);
        // A candidate of which every finding is mitigated stops nothing, and nothing fails then.
        endItems.push(resting?.endItems ?? row(this.#stopped[reading], candidate));
      }
    }
    return {
      level,
      type,
      count: columns.items.length,
      candidates: columns.candidates.values().slice(),
      items: columns.items.values().slice(),
      flags: Uint8Array.from(columns.flags.values()),
      groups: {
        count: groups.candidates.length,
        candidates: groups.candidates.values().slice(),
        reading: Uint8Array.from(groups.reading.values()),
        offsets: groups.offsets.values().slice(),
        endItems: endItems.finish(),
        circular: circular.finish(),
      },
    };
  }
}

function lostSources({ supply }: SupplyNetwork, { sets }: SingleFailures): LostWith {
  return (node) => sets.of(supply[node]);
}

/** End items that fail with each candidate, ascending. */
function stoppedBy({ network, nodeOfItem }: SupplyNetwork, { sets }: SingleFailures, endItems: Int32Array): Csr {
  const candidates = new IntList();
  const items = new IntList();
  for (const item of endItems) {
    for (const candidate of sets.of(nodeOfItem[item])) {
      candidates.push(candidate);
      items.push(item);
    }
  }
  return groupPairs(network.candidates, candidates.values(), items.values());
}

function concat(a: Int32Array, b: Int32Array): Int32Array {
  if (b.length === 0) return a;
  const both = new Int32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
