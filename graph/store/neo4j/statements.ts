/**
 * All Cypher of the Neo4j store: constant texts with parameters (docs/decisions/0005-neo4j-store.md).
 * Labels and relationship types cannot be parameters, so texts are composed once, here, from the
 * ontology's names alone; no text ever holds a value.
 *
 * Ends of relationships are matched by `nid` through a hint, so that a plan made while the store was
 * empty (a label scan would look cheap then) never serves a full one.
 */
import { EdgeKind, type EdgeName, edgeName, edgeNames } from '../../ontology/edge-kind.ts';
import { type NodeLabel, nodeLabel, nodeLabels } from '../../ontology/node-type.ts';

/** What identifies a node to the outside: `key`, or `longKey` where the key is too long for an index. */
const keyOf = (node: string) => `coalesce(${node}.longKey, ${node}.key)`;
/** Seeks the index (document, row) of a type; the bound on `row` lets a composite index serve a document alone. */
const inDocument = 'r.document = $document AND r.row >= 0';

const allTypes: readonly (EdgeName | 'STATES')[] = ['STATES', ...edgeNames];

// ---- schema ----

export const readSchemaVersion = 'MATCH (s:Store {id: 1}) RETURN s.schemaVersion AS version';

const storeConstraint = 'CREATE CONSTRAINT store_id IF NOT EXISTS FOR (s:Store) REQUIRE s.id IS UNIQUE';
export const createStoreNode = [
  storeConstraint,
  'MERGE (s:Store {id: 1}) ON CREATE SET s.nid = 0, s.revision = 0, s.schemaVersion = 0',
];

/** Version 1: what every read and write below needs. */
export const schemaOne: readonly string[] = [
  'CREATE CONSTRAINT document_hand_in IF NOT EXISTS FOR (d:Document) REQUIRE d.handInId IS UNIQUE',
  'CREATE CONSTRAINT document_id IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE',
  'CREATE CONSTRAINT pending_id IF NOT EXISTS FOR (p:Pending) REQUIRE p.id IS UNIQUE',
  'CREATE CONSTRAINT removed_id IF NOT EXISTS FOR (r:Removed) REQUIRE r.id IS UNIQUE',
  ...nodeLabels.flatMap((label) => {
    const name = label.toLowerCase();
    return [
      `CREATE CONSTRAINT ${name}_key IF NOT EXISTS FOR (n:${label}) REQUIRE n.key IS UNIQUE`,
      `CREATE CONSTRAINT ${name}_nid IF NOT EXISTS FOR (n:${label}) REQUIRE n.nid IS UNIQUE`,
    ];
  }),
  ...allTypes.map((type) => `CREATE INDEX ${type.toLowerCase()}_row IF NOT EXISTS FOR ()-[r:${type}]-() ON (r.document, r.row)`),
  // Names join what documents call alike: analysts walk them by their hash (docs/cypher.md).
  'CREATE INDEX states_name_hash IF NOT EXISTS FOR ()-[r:STATES]-() ON (r.nameHash)',
  `CREATE FULLTEXT INDEX states_words IF NOT EXISTS FOR ()-[r:STATES]-() ON EACH [r.words]
   OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'whitespace', \`fulltext.eventually_consistent\`: false}}`,
];
/**
 * Version 2: several blocks a document. Version 1 had one, and a constraint that a client which starts
 * beside this one must not make again: it is in neither list any more.
 */
export const schemaTwo: readonly string[] = [
  'DROP CONSTRAINT block_document IF EXISTS',
  'MATCH (b:Block) WHERE b.place IS NULL CALL (b) { SET b.place = 0 } IN TRANSACTIONS OF 1000 ROWS',
  'CREATE CONSTRAINT block_place IF NOT EXISTS FOR (b:Block) REQUIRE (b.document, b.place) IS UNIQUE',
];
export const awaitIndexes = 'CALL db.awaitIndexes(600)';
export const setSchemaVersion = 'MATCH (s:Store {id: 1}) SET s.schemaVersion = $version';

// ---- append ----

/** No row: the hand-in is there already. Counts up in a transaction of its own, so that writers do not queue on it. */
export const leaseIds = `
OPTIONAL MATCH (d:Document {handInId: $handInId})
WITH d WHERE d IS NULL
MATCH (s:Store {id: 1}) SET s.nid = s.nid + $count
RETURN s.nid - $count AS first`;

/** `fresh` is null when the hand-in is there; `id` tells whether an earlier try of ours wrote it. */
export const guardDocument = `
MERGE (d:Document {handInId: $properties.handInId})
ON CREATE SET d = $properties, d.fresh = true
WITH d, d.fresh AS fresh REMOVE d.fresh
RETURN fresh, d.id AS id`;

/** New nodes take `$first + i`; the rows returned are those that existed and keep their own id. */
export const mergeNodes = byLabel(
  (label) => `
UNWIND range(0, size($keys) - 1) AS i
MERGE (n:${label} {key: $keys[i]}) ON CREATE SET n.nid = $first + i
WITH i, n WHERE n.nid <> $first + i
RETURN collect(i) AS at, collect(n.nid) AS nids`,
);

export const setLongKeys = byLabel(
  (label) => `
UNWIND $rows AS x
MATCH (n:${label} {nid: x.nid}) SET n.longKey = x.key`,
);

const mentionsFrom = (speaker: 'Document' | 'Pending') =>
  byLabel(
    (label) => `
MATCH (d:${speaker} {id: $document})
UNWIND $rows AS x
MATCH (n:${label} {nid: x.node}) USING INDEX n:${label}(nid)
CREATE (d)-[r:STATES]->(n) SET r = x.says
RETURN count(*) AS created`,
  );
export const createMentions = { Document: mentionsFrom('Document'), Pending: mentionsFrom('Pending') };

const edgeTexts = new Map<string, string>();
/** One text for each kind and pair of labels that occurs. */
export function createEdges(kind: number, from: number, to: number): string {
  const name = `${kind} ${from} ${to}`;
  const found = edgeTexts.get(name);
  if (found !== undefined) return found;
  const [source, target] = [nodeLabel(from), nodeLabel(to)];
  const text = `
UNWIND $rows AS x
MATCH (a:${source} {nid: x.from}) USING INDEX a:${source}(nid)
MATCH (b:${target} {nid: x.to}) USING INDEX b:${target}(nid)
CREATE (a)-[r:${edgeName(kind)}]->(b) SET r = x.says
RETURN count(*) AS created`;
  edgeTexts.set(name, text);
  return text;
}

export const createBlock = 'CREATE (:Block {document: $document, place: $place, data: $data})';

/** Last: the lock on Store is held to the commit, so a reader never sees a revision before what it stands for. */
export const bumpRevision = `
MATCH (s:Store {id: 1}) SET s.revision = s.revision + 1
WITH s MATCH (d:Document {id: $document}) SET d.revision = s.revision`;

// A large document: written step by step behind a node that nobody asks for, then made a Document.

export const createPending = `
MERGE (p:Pending {id: $document})
ON CREATE SET p.handInId = $handInId, p.nodes = $nodes, p.step = 0, p.touched = timestamp()`;

/** `due` is false when the step was committed already and only its acknowledgement was lost. No row: swept meanwhile. */
export const takeStep = `
MATCH (p:Pending {id: $document})
WITH p, p.step = $step AS due
SET p.step = CASE WHEN due THEN $step + 1 ELSE p.step END, p.touched = timestamp()
RETURN due`;

/** Fails on the constraint when another client has written the hand-in meanwhile. */
export const publishPending = `
MATCH (p:Pending {id: $document})
REMOVE p:Pending SET p:Document, p = $properties
RETURN p.id AS id`;

// ---- read ----

export const readRevision = 'MATCH (s:Store {id: 1}) RETURN s.revision AS revision';
export const readDocuments = 'MATCH (d:Document) RETURN d.id AS document ORDER BY d.handInId';
export const readHandIns = `
UNWIND $documents AS document
MATCH (d:Document {id: document}) USING INDEX d:Document(id)
RETURN d.id AS document, d.handIn AS handIn`;
export const readBlocks = `
UNWIND $documents AS document
MATCH (b:Block) USING INDEX b:Block(document, place) WHERE b.document = document AND b.place >= 0
RETURN b.document AS document, b.place AS place, b.data AS data`;
export const readBlock = 'MATCH (b:Block {document: $document, place: $place}) RETURN b.data AS data';

export const readAssertions = [
  `MATCH ()-[r:STATES]->(n) WHERE ${inDocument}
RETURN 0 AS kind, ${keyOf('n')} AS from, '' AS to, r {.*, words: null} AS says`,
  ...edgeNames.map(
    (type) => `MATCH (a)-[r:${type}]->(b) WHERE ${inDocument}
RETURN ${EdgeKind[type]} AS kind, ${keyOf('a')} AS from, ${keyOf('b')} AS to, r {.*} AS says`,
  ),
].join('\nUNION ALL\n');

/** A few rows: one seek for each row and type. */
export const readRows = `
UNWIND $rows AS x
CALL (x) {
${allTypes.map((type) => `MATCH ()-[r:${type}]->() WHERE r.document = x[0] AND r.row = x[1] RETURN r`).join('\nUNION ALL\n')}
}
RETURN r {.*, words: null} AS says`;
/** Many rows of one document: a range. */
export const readRowRange = `
CALL () {
${allTypes
  .map((type) => `MATCH ()-[r:${type}]->() WHERE r.document = $document AND r.row >= $low AND r.row <= $high RETURN r`)
  .join('\nUNION ALL\n')}
}
RETURN r {.*, words: null} AS says`;

/** Ids to keys: an id does not tell its label, so each is sought in every label's index. */
export const readKeys = `
UNWIND $nids AS nid
CALL (nid) {
${nodeLabels.map((label) => `MATCH (n:${label} {nid: nid}) USING INDEX n:${label}(nid) RETURN n`).join('\nUNION ALL\n')}
}
RETURN collect(nid) AS nids, collect(${keyOf('n')}) AS keys`;
/** Every key of a label, packed by thousands: for a question about most of the store. */
export const readAllKeys = byLabel(
  (label) => `
MATCH (n:${label})
WITH n.nid / 1000 AS part, n
RETURN collect(n.nid) AS nids, collect(${keyOf('n')}) AS keys, part`,
);
export const readLastId = 'MATCH (s:Store {id: 1}) RETURN s.nid AS nid';

export const readNodes = byLabel(
  (label) => `
UNWIND range(0, size($keys) - 1) AS i
MATCH (n:${label} {key: $keys[i]}) USING INDEX n:${label}(key)
RETURN collect(i) AS at, collect(n.nid) AS nids`,
);

/** The documents are filtered before the page is cut. */
export const searchMentions = `
CALL db.index.fulltext.queryRelationships('states_words', $query) YIELD relationship AS r
WHERE r.document IN $documents
WITH r, endNode(r) AS n
RETURN r.document AS document, r.row AS row, n.nid AS node
ORDER BY ${keyOf('n')}, document, row LIMIT $limit`;

// ---- remove ----

export const findDocument = 'MATCH (d:Document {handInId: $handInId}) RETURN d.id AS document';

/** From here on no view can ask for it, and nothing of the hand-in is left; what hung on it is taken away afterwards. */
export const hideDocument = `
MATCH (d:Document {handInId: $handInId})
REMOVE d:Document SET d:Removed, d = {id: d.id, handInId: d.handInId, touched: timestamp()}
WITH d MATCH (s:Store {id: 1}) SET s.revision = s.revision + 1`;
/** `$age` in milliseconds since its writer's last sign of life. */
export const hidePending = `
MATCH (p:Pending {id: $document}) WHERE p.touched <= timestamp() - $age
REMOVE p:Pending SET p:Removed, p.touched = timestamp()`;

export const findHidden = 'MATCH (r:Removed {handInId: $handInId}) RETURN r.id AS document';
export const findPendingOf = 'MATCH (p:Pending) WHERE p.handInId = $handInId RETURN p.id AS document';
export const findStalePending = 'MATCH (p:Pending) WHERE p.touched <= timestamp() - $age RETURN p.id AS document';
export const findStaleHidden = 'MATCH (r:Removed) WHERE r.touched <= timestamp() - $age RETURN r.id AS document';
export const countNodesOfHidden = 'MATCH (r:Removed {id: $document}) RETURN coalesce(r.nodes, 0) AS nodes';

/** Run outside of a transaction. */
export const deleteRelationships = allTypes.map(
  (type) => `MATCH ()-[r:${type}]->() WHERE ${inDocument} CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS`,
);
export const deleteOrphans = byLabel(
  (label) => `
UNWIND $nids AS nid
MATCH (n:${label} {nid: nid}) USING INDEX n:${label}(nid)
WHERE NOT EXISTS { (n)--() } DELETE n`,
);
/** Of a document that was never whole, and has not all its blocks: all ids that were leased for it. Outside of a transaction. */
export const deleteOrphanRange = byLabel(
  (label) => `
MATCH (n:${label}) USING INDEX n:${label}(nid)
WHERE n.nid > $document AND n.nid <= $document + $nodes AND NOT EXISTS { (n)--() }
CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS`,
);
export const deleteBlocks = `
MATCH (b:Block) USING INDEX b:Block(document, place) WHERE b.document = $document AND b.place >= 0 DELETE b`;
export const deleteHidden = 'MATCH (r:Removed {id: $document}) DELETE r';

/**
 * First no document is one any more and the revision tells it (whole documents or none, if it is cut
 * short later), then what hung on them goes; each in batches, outside of a transaction.
 */
export const clearAll: readonly string[] = [
  `MATCH (d:Document|Pending)
CALL (d) { REMOVE d:Document, d:Pending SET d:Removed, d = {id: d.id, touched: timestamp()} } IN TRANSACTIONS OF 1000 ROWS`,
  'MATCH (s:Store {id: 1}) SET s.revision = s.revision + 1',
  `MATCH ()-[r:${allTypes.join('|')}]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS`,
  `MATCH (n:Removed|Block|${nodeLabels.join('|')}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS`,
];

function byLabel(text: (label: NodeLabel) => string): Readonly<Record<NodeLabel, string>> {
  return Object.fromEntries(nodeLabels.map((label) => [label, text(label)])) as Record<NodeLabel, string>;
}
