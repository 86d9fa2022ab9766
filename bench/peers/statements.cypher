// Statements of `neo4j_cypher.py`, each under its name; $parameters are values, never text. The graph is the network
// of `bench -- peers` in the form that suits Cypher best: no documents, nothing to unite, one relationship down.
// (:Node:Item|Source [:EndItem] [:Any])-[:NEEDS]->(:Node); (:Source)-[:BY]->(:Supplier), -[:IN]->(:Country).
// Without the label Any a node needs all that it NEEDS, with it any one.

// name: dependents
MATCH (:Supplier {id: $id})<-[:BY]-(source:Source)
MATCH (source)<-[:NEEDS*0..]-(dependent:Node)
WITH DISTINCT dependent
RETURN count(CASE WHEN dependent:Item THEN 1 END) AS items, count(CASE WHEN dependent:EndItem THEN 1 END) AS endItems

// name: direct
MATCH (item:Item)-[:NEEDS]->(way:Source|Any)
MATCH (way)-[:NEEDS*0..1]->(:Source)-[:BY]->(o:Supplier)
WITH item, count(DISTINCT o) AS suppliers WHERE suppliers = 1
RETURN count(item) AS found

// What fails through needs of all alone: a choice never fails in it, though all of its sources may.
// name: and-only
MATCH (:Supplier {id: $id})<-[:BY]-(source:Source)
MATCH (source) (()<-[:NEEDS]-(above:Node WHERE NOT above:Any))* (failing)
WITH DISTINCT failing
RETURN count(CASE WHEN failing:Item THEN 1 END) AS items, count(CASE WHEN failing:EndItem THEN 1 END) AS endItems

// The fixpoint in one statement: $rounds bounds it, and it is wrong without a word where more are needed.
// name: lost
MATCH (:Supplier {id: $id})<-[:BY]-(source:Source)
WITH collect(source) AS start
WITH reduce(failing = {all: start, last: start}, round IN range(1, $rounds) | head([next IN [COLLECT {
  UNWIND failing.last AS child
  MATCH (child)<-[:NEEDS]-(parent:Node)
  WITH DISTINCT parent
  WHERE NOT parent IN failing.all
    AND (NOT parent:Any OR NOT EXISTS { MATCH (parent)-[:NEEDS]->(other) WHERE NOT other IN failing.all })
  RETURN parent
}] | {all: failing.all + next, last: next}])).all AS failing
RETURN size([n IN failing WHERE n:Item]) AS items, size([n IN failing WHERE n:EndItem]) AS endItems,
  [n IN failing WHERE n:EndItem | n.id] AS ends

// The fixpoint by rounds of the client, which marks nodes: it writes, and two who ask at once disturb each other.
// name: mark-supplier
MATCH (:Supplier {id: $id})<-[:BY]-(source:Source) SET source.mark = $first RETURN count(source) AS marked

// name: mark-country
MATCH (:Country {id: $id})<-[:IN]-(source:Source) SET source.mark = $first RETURN count(source) AS marked

// name: mark-round
MATCH (:Node {mark: $last})<-[:NEEDS]-(parent:Node) WHERE coalesce(parent.mark, 0) < $first
WITH DISTINCT parent
WHERE NOT parent:Any OR NOT EXISTS { MATCH (parent)-[:NEEDS]->(other) WHERE coalesce(other.mark, 0) < $first }
SET parent.mark = $last + 1
RETURN count(parent) AS marked

// name: marked
MATCH (failing:Node) WHERE failing.mark >= $first
RETURN count(CASE WHEN failing:Item THEN 1 END) AS items, count(CASE WHEN failing:EndItem THEN 1 END) AS endItems

// name: gds-project
MATCH (a:Node|Supplier)-[:NEEDS|BY]->(b:Node|Supplier)
RETURN gds.graph.project('supply', b, a) AS graph

// name: gds-project-undirected
MATCH (a:Node|Supplier)-[:NEEDS|BY]->(b:Node|Supplier)
RETURN gds.graph.project('undirected', a, b, {}, {undirectedRelationshipTypes: ['*']}) AS graph

// name: gds-dependents
MATCH (o:Supplier {id: $id})
CALL gds.bfs.stream('supply', {sourceNode: o}) YIELD nodeIds
UNWIND nodeIds AS number
WITH gds.util.asNode(number) AS dependent
RETURN count(CASE WHEN dependent:Item THEN 1 END) AS items, count(CASE WHEN dependent:EndItem THEN 1 END) AS endItems

// name: gds-articulation-points
CALL gds.articulationPoints.stream('undirected') YIELD nodeId
WITH gds.util.asNode(nodeId) AS point WHERE point:Supplier
RETURN collect(point.id) AS suppliers
