"""Puts the questions of `bench -- peers` to networkx and igraph; JSON Lines on standard output.

    python libraries.py networkx|igraph FOLDER [QUESTION...]

The library does what it has a function for; the rest is the code around it that one would write. Each
answer is held to the product's own (`answers.json`, `single-points.csv`): `agrees`, or what is false and
what is missed. `estimated`: one part was measured, and multiplied.
"""
import csv
import functools
import json
import random
import resource
import statistics
import sys
import time
from collections import deque
from pathlib import Path

# Processor time after which the rest of a list of things is estimated from what was asked.
PATIENCE_MS = 20_000


class NetworkX:
    def __init__(self, vertices, edges):
        import networkx
        self.name, self.nx = f"networkx {networkx.__version__}", networkx
        self.graph = networkx.DiGraph()
        self.graph.add_nodes_from(range(vertices))
        self.graph.add_edges_from(edges)
        self.parents, self.width = self.graph.pred, self.graph.out_degree

    def above(self, vertex): return self.nx.ancestors(self.graph, vertex)
    def below(self, vertex): return self.nx.descendants(self.graph, vertex)
    def order(self): return reversed(list(self.nx.topological_sort(self.graph)))
    def children(self, vertex): return self.graph.succ[vertex]
    def articulation_points(self): return set(self.nx.articulation_points(self.graph.to_undirected(as_view=True)))
    def dominators(self, root): return self.nx.immediate_dominators(self.graph, root)

    def smallest_cut(self, root, ground, suppliers):
        below = self.below(root) | {root}
        flow = self.nx.DiGraph()
        for vertex in below:
            for child in self.children(vertex):
                # A supplier may be cut, nothing else may.
                if vertex in suppliers: flow.add_edge(vertex, child, capacity=1)
                else: flow.add_edge(vertex, child)
        return self.nx.maximum_flow_value(flow, root, ground)


class IGraph:
    def __init__(self, vertices, edges):
        import igraph
        self.name = f"igraph {igraph.__version__}"
        self.graph = igraph.Graph(vertices, edges, directed=True)
        self.parents, self.out = self.graph.get_adjlist("in"), self.graph.get_adjlist("out")
        self.width = [len(children) for children in self.out]

    def above(self, vertex): return self.graph.subcomponent(vertex, mode="in")
    def below(self, vertex): return self.graph.subcomponent(vertex, mode="out")
    def order(self): return self.graph.topological_sorting("in")
    def children(self, vertex): return self.out[vertex]
    def articulation_points(self): return set(self.graph.as_undirected().articulation_points())

    def dominators(self, root):
        return {v: d for v, d in enumerate(self.graph.dominator(root, mode="out")) if d >= 0}

    def smallest_cut(self, root, ground, suppliers):
        edges = self.graph.es
        if "capacity" not in edges.attributes():
            edges["capacity"] = [1 if edge.source in suppliers else self.graph.vcount() for edge in edges]
        return self.graph.maxflow_value(root, ground, "capacity")


class Peer:
    """Suppliers (or countries) are vertices behind the nodes: a source needs its supplier."""

    def __init__(self, library, folder, candidate="supplier", ground=False):
        self.folder = Path(folder)
        self.answers = json.loads((self.folder / "answers.json").read_text())
        self.items, self.ends = self.answers["items"], self.answers["endItems"]
        start = time.perf_counter()
        self.needs_any = [row["needs"] == "any" for row in self.rows("nodes")]
        self.first = len(self.needs_any)
        edges = [(int(row["parent"]), int(row["child"])) for row in self.rows("edges")]
        own = [(int(row["node"]), self.first + int(row[candidate])) for row in self.rows("sources")]
        self.candidates = max(vertex for _, vertex in own) + 1 - self.first
        self.ground = self.first + self.candidates
        if ground: edges += [(self.first + k, self.ground) for k in range(self.candidates)]
        vertices = self.ground + 1
        self.needs_any += [False] * (vertices - self.first)
        self.of = {"networkx": NetworkX, "igraph": IGraph}[library](vertices, edges + own)
        self.load_ms = (time.perf_counter() - start) * 1000

    def rows(self, name):
        with open(self.folder / f"{name}.csv") as file: yield from csv.DictReader(file)

    def vertex(self, candidate): return self.first + candidate

    def count(self, vertices):
        return {"items": sum(v < self.items for v in vertices), "endItems": sum(v < self.ends for v in vertices)}

    def stopped_by(self, *lost):
        """What fails with some vertices: needs-all with its first child, needs-any with its last. Own code."""
        parents, needs_any, width = self.of.parents, self.needs_any, self.of.width
        failed, queue, left = set(lost), deque(lost), {}
        while queue:
            for parent in parents[queue.popleft()]:
                if parent in failed: continue
                if needs_any[parent]:
                    left[parent] = left.get(parent, width[parent]) - 1
                    if left[parent]: continue
                failed.add(parent)
                queue.append(parent)
        return failed

    def true_points(self):
        return {(int(row["endItem"]), int(row["supplier"])) for row in self.rows("single-points")}

    def suppliers_in(self, vertices): return {v - self.first for v in vertices if self.first <= v < self.ground}


@functools.lru_cache(maxsize=1)
def peer_of(library, folder, candidate="supplier", ground=False):
    """Kept for the next question where it asks of the same graph: peak memory is of all questions until then."""
    return Peer(library, folder, candidate, ground)


def clocked(work):
    wall, cpu = time.perf_counter(), time.process_time()
    answer = work()
    return answer, {"wallMs": (time.perf_counter() - wall) * 1000, "cpuMs": (time.process_time() - cpu) * 1000}


def report(peer, question, cost, **more):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = {"peer": peer.of.name, "folder": peer.folder.name, "question": question, **cost, **more}
    line |= {"loadMs": peer.load_ms, "peakRssMiB": peak}
    print(json.dumps({k: round(v, 3) if isinstance(v, float) else v for k, v in line.items()}), flush=True)


def one_by_one(peer, question, candidates, ask, known):
    ask(candidates[0])
    asked = [clocked(lambda: peer.count(ask(one))) for one in candidates]
    cost = {name: statistics.median(cost[name] for _, cost in asked) for name in ("wallMs", "cpuMs")}
    report(peer, question, cost, cpuMsMost=max(cost["cpuMs"] for _, cost in asked), each=len(asked),
           agrees=[count for count, _ in asked] == known)


def part_of(whole, ask):
    """All of a list of things, or as many as patience allows, and then an estimate of the rest."""
    results, spent, number = [], {"wallMs": 0, "cpuMs": 0}, 0
    for number, one in enumerate(whole, 1):
        result, cost = clocked(lambda: ask(one))
        results.append(result)
        spent = {name: spent[name] + cost[name] for name in spent}
        if spent["cpuMs"] > PATIENCE_MS: break
    cost = {name: ms * len(whole) / number for name, ms in spent.items()}
    return results, cost, number < len(whole)


def compared(found, true):
    return {"found": len(found), "false": len(found - true), "missed": len(true - found)}


def dependents(library, folder):
    peer = peer_of(library, folder)
    suppliers = peer.answers["askedSuppliers"]
    one_by_one(peer, "dependents", suppliers, lambda s: peer.of.above(peer.vertex(s)), peer.answers["dependents"])


def supplier_lost(library, folder):
    peer = peer_of(library, folder)
    suppliers = peer.answers["askedSuppliers"]
    one_by_one(peer, "supplier lost", suppliers, lambda s: peer.stopped_by(peer.vertex(s)), peer.answers["supplierLost"])


def country_lost(library, folder):
    peer = peer_of(library, folder, "country")
    countries = peer.answers["askedCountries"]
    one_by_one(peer, "country lost", countries, lambda c: peer.stopped_by(peer.vertex(c)), peer.answers["countryLost"])


def direct(library, folder):
    peer = peer_of(library, folder)
    first_source, children = peer.items, peer.of.children

    def ask():
        found = 0
        for item in range(peer.items):
            suppliers = set()
            for child in children(item):
                if child < first_source: continue
                for source in children(child) if peer.needs_any[child] else (child,):
                    suppliers |= peer.suppliers_in(children(source))
            found += len(suppliers) == 1
        return found
    ask()
    found, cost = clocked(ask)
    report(peer, "direct single sources", cost, found=found, agrees=found == peer.answers["directSingleSources"])


def single_points(library, folder):
    """One cascade for each supplier."""
    peer = peer_of(library, folder)
    ask = lambda s: [(v, s) for v in peer.stopped_by(peer.vertex(s)) if v < peer.ends]
    results, cost, estimated = part_of(range(peer.candidates), ask)
    found = {pair for pairs in results for pair in pairs}
    report(peer, "single points of end items, supplier by supplier", cost, estimated=estimated, found=len(found),
           agrees=None if estimated else found == peer.true_points())


def single_points_in_order(library, folder):
    """Sets from the bottom up, in the library's topological order: union where all are needed, else intersection."""
    peer = peer_of(library, folder)

    def ask():
        sets, empty = {}, frozenset()
        for vertex in peer.of.order():
            own = {vertex - peer.first} if peer.first <= vertex < peer.ground else empty
            below = [sets[child] for child in peer.of.children(vertex)]
            if not below: sets[vertex] = frozenset(own)
            elif len(below) == 1: sets[vertex] = below[0]
            elif peer.needs_any[vertex]: sets[vertex] = below[0].intersection(*below[1:])
            else: sets[vertex] = empty.union(*below)
        return {(end, s) for end in range(peer.ends) for s in sets[end]}
    try:
        found, cost = clocked(ask)
        report(peer, "single points of end items, in topological order", cost, found=len(found), agrees=found == peer.true_points())
    except Exception as error:
        report(peer, "single points of end items, in topological order", {}, refused=f"{type(error).__name__}: {error}"[:150])


def all_needed(library, folder):
    """Plain reachability taken for need: every supplier below an end item is one of its single points."""
    peer = peer_of(library, folder)
    ask = lambda end: [(end, s) for s in peer.suppliers_in(peer.of.below(end))]
    results, cost, estimated = part_of(range(peer.ends), ask)
    found = {pair for pairs in results for pair in pairs}
    true = {pair for pair in peer.true_points() if pair[0] < len(results)}
    report(peer, "reached from end items, taken for single points", cost, estimated=estimated, **compared(found, true))


def dominators(library, folder):
    """Suppliers on every chain from an end item down to suppliers: every choice is taken for free."""
    peer = peer_of(library, folder, ground=True)

    def ask(end):
        above, found, vertex = peer.of.dominators(end), set(), peer.ground
        while vertex in above and vertex != end and above[vertex] not in (vertex, None):
            vertex = above[vertex]
            found |= {(end, s) for s in peer.suppliers_in([vertex])}
        return found
    results, cost, estimated = part_of(range(peer.ends), ask)
    found = set().union(*results)
    true = {pair for pair in peer.true_points() if pair[0] < len(results)}
    report(peer, "dominators of end items, taken for single points", cost, estimated=estimated, asked=len(results), **compared(found, true))


def articulation_points(library, folder):
    """Suppliers whose removal takes the undirected graph apart, for no end item in particular."""
    peer = peer_of(library, folder)
    found, cost = clocked(lambda: peer.suppliers_in(peer.of.articulation_points()))
    report(peer, "articulation points, taken for single points", cost, **compared(found, {s for _, s in peer.true_points()}))


def cut_pairs(library, folder):
    """One cascade for each two suppliers."""
    peer = peer_of(library, folder)
    singles = [{v for v in peer.stopped_by(peer.vertex(s)) if v < peer.ends} for s in range(peer.candidates)]

    def ask(a):
        pairs = 0
        for b in range(a + 1, peer.candidates):
            both = {v for v in peer.stopped_by(peer.vertex(a), peer.vertex(b)) if v < peer.ends}
            pairs += len(both - singles[a] - singles[b])
        return pairs
    # Drawn, so that a part of them is like the whole: the first are the largest, and have most partners.
    whole = random.Random(1).sample(range(peer.candidates), peer.candidates)
    results, cost, estimated = part_of(whole, ask)
    report(peer, "cut pairs of end items, pair by pair", cost, estimated=estimated, found=sum(results),
           agrees=None if estimated else sum(results) == peer.answers["cutPairs"])


def smallest_cuts(library, folder):
    """The fewest suppliers whose loss cuts every chain of an end item: again every choice is taken for free."""
    peer = peer_of(library, folder, ground=True)
    suppliers = range(peer.first, peer.ground)
    results, cost, estimated = part_of(range(peer.ends), lambda end: peer.of.smallest_cut(end, peer.ground, suppliers))
    report(peer, "smallest vertex cuts of end items", cost, estimated=estimated, asked=len(results),
           suppliersLeast=min(results), suppliersMost=max(results))


QUESTIONS = {f.__name__: f for f in (dependents, supplier_lost, country_lost, direct, single_points, single_points_in_order,
                                     all_needed, dominators, articulation_points, cut_pairs, smallest_cuts)}

if __name__ == "__main__":
    for question in sys.argv[3:] or QUESTIONS: QUESTIONS[question](sys.argv[1], sys.argv[2])
