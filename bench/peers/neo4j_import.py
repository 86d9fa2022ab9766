"""Turns the CSV of `bench -- peers` into that of `neo4j-admin database import`.

    python neo4j_import.py FOLDER OUT
"""
import csv
import json
import sys
from pathlib import Path

folder, out = Path(sys.argv[1]), Path(sys.argv[2])
answers = json.loads((folder / "answers.json").read_text())


def rows(name):
    with open(folder / f"{name}.csv") as file: yield from csv.DictReader(file)


def write(name, header, lines):
    with open(out / f"{name}.csv", "w") as file: file.writelines(f"{line}\n" for line in (header, *lines))


def labels(row):
    node = int(row["node"])
    if node < answers["endItems"]: return "Node;Item;EndItem"
    if node < answers["items"]: return "Node;Item"
    return "Node;Any" if row["needs"] == "any" else "Node;Source"


out.mkdir(parents=True, exist_ok=True)
write("nodes", "id:ID(Node){id-type:long},:LABEL", (f"{row['node']},{labels(row)}" for row in rows("nodes")))
write("edges", ":START_ID(Node),:END_ID(Node)", (f"{row['parent']},{row['child']}" for row in rows("edges")))
for label, column, relation in (("Supplier", "supplier", "by"), ("Country", "country", "in")):
    known = sorted({int(row[column]) for row in rows("sources")})
    write(f"{column}-nodes", f"id:ID({label}){{id-type:long}},:LABEL", (f"{id},{label}" for id in known))
    write(relation, f":START_ID(Node),:END_ID({label})", (f"{row['node']},{row[column]}" for row in rows("sources")))
