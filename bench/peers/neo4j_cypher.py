"""Puts the questions of `bench -- peers` to Neo4j in Cypher; JSON Lines on standard output.

    python neo4j_cypher.py URL PID FOLDER [QUESTION...]

The database holds FOLDER (README.md says how it is filled). PID is the server's process (for its processor
time and peak memory). Each answer is held to the product's own; `estimated`: a part was measured, and
multiplied.
"""
import csv
import json
import random
import statistics
import sys
import time
from pathlib import Path

from neo4j import GraphDatabase, Query

URL, PID, FOLDER = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
# Seconds after which one statement is given up; a row of statements is estimated after a tenth of it.
PATIENCE = 600
ROUNDS = 100


def read_statements():
    parts = (Path(__file__).parent / "statements.cypher").read_text().split("// name: ")[1:]
    named = (part.partition("\n") for part in parts)
    return {name.strip(): "\n".join(l for l in body.splitlines() if not l.startswith("//")) for name, _, body in named}


def rows(name):
    with open(FOLDER / f"{name}.csv") as file: yield from csv.DictReader(file)


class Server:
    def __init__(self):
        self.driver = GraphDatabase.driver(URL)
        self.session = self.driver.session()
        self.statements = read_statements()
        self.answers = json.loads((FOLDER / "answers.json").read_text())
        version = self.session.run("CALL dbms.components() YIELD versions RETURN versions[0] AS version").single()
        self.name = f"Neo4j {version['version']}"
        self.mark = int(time.time()) * 10_000

    def run(self, name, **parameters):
        return self.session.run(Query(self.statements[name], timeout=PATIENCE), parameters).data()

    def one(self, name, **parameters): return self.run(name, **parameters)[0]

    def cpu_ms(self):
        fields = Path(f"/proc/{PID}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 10

    def peak_mib(self):
        status = Path(f"/proc/{PID}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024

    def clocked(self, work):
        wall, cpu = time.perf_counter(), self.cpu_ms()
        answer = work()
        return answer, {"wallMs": (time.perf_counter() - wall) * 1000, "cpuMs": self.cpu_ms() - cpu}

    def report(self, question, cost, **more):
        line = {"peer": self.name, "folder": FOLDER.name, "question": question, **cost, **more, "peakRssMiB": self.peak_mib()}
        print(json.dumps({k: round(v, 2) if isinstance(v, float) else v for k, v in line.items()}), flush=True)

    def index(self):
        for label, key in (("Node", "id"), ("Supplier", "id"), ("Country", "id"), ("Node", "mark")):
            self.session.run(f"CREATE INDEX {label}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})").consume()
        self.session.run("CALL db.awaitIndexes(300)").consume()

    def one_by_one(self, question, candidates, ask, known):
        for candidate in candidates[:3] * 3: ask(candidate)
        asked, whole = self.clocked(lambda: [self.clocked(lambda: ask(candidate)) for candidate in candidates])
        counts = [{"items": answer["items"], "endItems": answer["endItems"]} for answer, _ in asked]
        # The clock of another process has steps of 10 ms: the mean of its time, the median of this one's.
        cost = {"wallMs": statistics.median(cost["wallMs"] for _, cost in asked), "cpuMsMean": whole["cpuMs"] / len(candidates)}
        wrong = sum(count != expected for count, expected in zip(counts, known))
        self.report(question, cost, wallMsMost=max(cost["wallMs"] for _, cost in asked), each=len(candidates), wrong=wrong)

    def marking(self, begin, candidate):
        self.mark += 10 * ROUNDS
        last, marked = self.mark, self.one(begin, id=candidate, first=self.mark)["marked"]
        while marked:
            marked = self.one("mark-round", first=self.mark, last=last)["marked"]
            last += 1
        return self.one("marked", first=self.mark)

    def each_supplier(self, question, ask):
        self.one_by_one(question, self.answers["askedSuppliers"], ask, self.answers["supplierLost"])


def dependents(s):
    s.one_by_one("dependents", s.answers["askedSuppliers"], lambda id: s.one("dependents", id=id), s.answers["dependents"])


def lost(s): s.each_supplier("supplier lost, one statement", lambda id: s.one("lost", id=id, rounds=ROUNDS))
def lost_marking(s): s.each_supplier("supplier lost, rounds that mark", lambda id: s.marking("mark-supplier", id))
def and_only(s): s.each_supplier("supplier lost, quantified path through needs of all", lambda id: s.one("and-only", id=id))


def country_lost(s):
    ask = lambda id: s.marking("mark-country", id)
    s.one_by_one("country lost, rounds that mark", s.answers["askedCountries"], ask, s.answers["countryLost"])


def direct(s):
    s.one("direct")
    answer, cost = s.clocked(lambda: s.one("direct"))
    s.report("direct single sources", cost, found=answer["found"], agrees=answer["found"] == s.answers["directSingleSources"])


def single_points(s):
    """One statement for each supplier."""
    number, found, start = s.answers["suppliers"], set(), time.perf_counter()
    # Drawn, since the first are the largest.
    suppliers = random.Random(1).sample(range(number), number)

    def work():
        for tried, supplier in enumerate(suppliers, 1):
            found.update((end, supplier) for row in s.run("lost", id=supplier, rounds=ROUNDS) for end in row["ends"])
            if time.perf_counter() - start > PATIENCE / 10: break
        return tried
    tried, cost = s.clocked(work)
    cost = {name: ms * number / tried for name, ms in cost.items()}
    asked = set(suppliers[:tried])
    true = {(int(row["endItem"]), int(row["supplier"])) for row in rows("single-points") if int(row["supplier"]) in asked}
    question = "single points of end items, supplier by supplier"
    s.report(question, cost, estimated=tried < number, tried=tried, agrees=found == true)


def gds(s):
    _, cost = s.clocked(lambda: s.run("gds-project"))
    s.report("GDS: projection", cost, version=s.session.run("RETURN gds.version() AS v").single()["v"])
    suppliers = s.answers["askedSuppliers"]
    s.one_by_one("GDS: dependents", suppliers, lambda id: s.one("gds-dependents", id=id), s.answers["dependents"])
    s.run("gds-project-undirected")
    s.run("gds-articulation-points")
    answer, cost = s.clocked(lambda: s.one("gds-articulation-points"))
    found, true = set(answer["suppliers"]), {int(row["supplier"]) for row in rows("single-points")}
    question = "GDS: articulation points, taken for single points"
    s.report(question, cost, found=len(found), false=len(found - true), missed=len(true - found))
    for name in ("supply", "undirected"):
        s.session.run("CALL gds.graph.drop($name) YIELD graphName RETURN graphName", name=name).consume()


QUESTIONS = {f.__name__: f for f in (dependents, direct, lost, lost_marking, country_lost, gds, single_points, and_only)}

if __name__ == "__main__":
    server = Server()
    server.index()
    for question in sys.argv[4:] or QUESTIONS:
        try: QUESTIONS[question](server)
        except Exception as error: server.report(question, {}, refused=f"{type(error).__name__}: {error}"[:200])
