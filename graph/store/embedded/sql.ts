/**
 * All SQL of the embedded store: constant texts with positional parameters (docs/decisions/0004-embedded-store.md).
 * Lists go in as one JSON text and come out as one JSON text: one row a value costs more than parsing.
 */

/** Applied in order, each once; `store.schema` is the number of those applied. Append, never change. */
export const migrations: readonly string[] = [
  `CREATE TABLE store(id INTEGER PRIMARY KEY CHECK (id = 1), schema INTEGER NOT NULL, revision INTEGER NOT NULL,
     next_document INTEGER NOT NULL, next_node INTEGER NOT NULL, indexed_below INTEGER NOT NULL);
   INSERT INTO store VALUES (1, 0, 0, 0, 0, 0);
   CREATE TABLE document(id INTEGER PRIMARY KEY, hand_in_id TEXT NOT NULL UNIQUE, hand_in TEXT NOT NULL);
   CREATE TABLE node(id INTEGER PRIMARY KEY, key TEXT NOT NULL);
   CREATE TABLE node_key(key TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
   CREATE TABLE block(document INTEGER PRIMARY KEY, data BLOB NOT NULL);
   CREATE TABLE evidence(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
   CREATE VIRTUAL TABLE mention USING fts5(words, content='', detail=none, columnsize=0, prefix='3', tokenize='ascii');`,
  // Several blocks a document, and documents that are not whole yet.
  `CREATE TABLE part(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
   INSERT INTO part(id, data) SELECT document * 65536, data FROM block ORDER BY document;
   DROP TABLE block;
   ALTER TABLE part RENAME TO block;
   CREATE TABLE pending(document INTEGER PRIMARY KEY, hand_in_id TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL,
     process TEXT NOT NULL, touched INTEGER NOT NULL);
   CREATE INDEX pending_hand_in ON pending(hand_in_id);`,
];

/** Durable at each commit; the log is checkpointed seldom because key indexes are written all over. */
export const pragmas = `
  PRAGMA synchronous=FULL;
  PRAGMA wal_autocheckpoint=16000;
  PRAGMA cache_size=-65536;`;
/** Milliseconds inside SQLite, where the whole thread waits; the store waits longer outside (`open.ts`). */
export const busyTimeout = 'PRAGMA busy_timeout=100';
export const journalMode = 'PRAGMA journal_mode=WAL';

export const hasStore = `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'store'`;
export const storeState = 'SELECT schema, revision, next_document, next_node, indexed_below FROM store';
export const setSchema = 'UPDATE store SET schema = ?';
export const bumpRevision = 'UPDATE store SET revision = revision + 1';
export const setNext = 'UPDATE store SET next_document = ?, next_node = ?';

export const documentById = 'SELECT id FROM document WHERE hand_in_id = ?';
export const insertDocument = 'INSERT INTO document(id, hand_in_id, hand_in) VALUES (?, ?, ?)';
export const deleteDocument = 'DELETE FROM document WHERE id = ?';
export const allDocuments = 'SELECT id FROM document ORDER BY hand_in_id';
export const handIns = 'SELECT d.id, d.hand_in FROM json_each(?) j JOIN document d ON d.id = j.value';

export const insertBlock = 'INSERT INTO block(id, data) VALUES (?, ?)';
/** Blocks of documents in the order of the list, each document's in their order. */
export const blocks =
  'SELECT j.value, b.data FROM json_each(?) j CROSS JOIN block b ON b.id BETWEEN j.value * 65536 AND j.value * 65536 + 65535 ORDER BY j.key, b.id';
export const blocksAfter = 'SELECT id, data FROM block WHERE id > ? ORDER BY id LIMIT ?';
export const deleteBlocks = 'DELETE FROM block WHERE id BETWEEN ? AND ?';

export const insertPending = 'INSERT INTO pending(document, hand_in_id, host, pid, process, touched) VALUES (?, ?, ?, ?, ?, ?)';
export const touchPending = 'UPDATE pending SET touched = ? WHERE document = ?';
export const pendingDocument = 'SELECT document FROM pending WHERE document = ?';
export const pendingOf = 'SELECT document FROM pending WHERE hand_in_id = ?';
export const allPending = 'SELECT document, host, pid, process, touched FROM pending ORDER BY document';
export const deletePending = 'DELETE FROM pending WHERE document = ?';

export const insertEvidence = 'INSERT INTO evidence(id, data) VALUES (?, ?)';
export const evidence = 'SELECT e.id, e.data FROM json_each(?) j JOIN evidence e ON e.id = j.value';
export const deleteEvidence = 'DELETE FROM evidence WHERE id BETWEEN ? AND ?';

/** -1 where there is none; the order is that of the list, which is the outer loop of a left join. */
export const nodeIds = 'SELECT json_group_array(coalesce(n.id, -1)) FROM json_each(?) j LEFT JOIN node_key n ON n.key = j.value';
export const insertNodes = 'INSERT INTO node(id, key) SELECT ? + key, value FROM json_each(?)';
export const nodeKeys = 'SELECT json_group_array(n.key) FROM json_each(?) j LEFT JOIN node n ON n.id = j.value';
export const nodesFrom =
  'SELECT json_group_array(json_array(id, key)) FROM (SELECT id, key FROM node WHERE id >= ? ORDER BY id LIMIT ?)';
export const nodesAfterKey =
  'SELECT json_group_array(json_array(id, key)) FROM (SELECT id, key FROM node_key WHERE key > ? ORDER BY key LIMIT ?)';
export const indexNodes = 'INSERT INTO node_key(key, id) SELECT key, id FROM node WHERE id >= ? ORDER BY key';
export const setIndexed = 'UPDATE store SET indexed_below = ?';
export const deleteNodeKeys =
  'DELETE FROM node_key WHERE key IN (SELECT n.key FROM json_each(?) j JOIN node n ON n.id = j.value)';
export const deleteNodes = 'DELETE FROM node WHERE id IN (SELECT value FROM json_each(?))';

export const insertWords = 'INSERT INTO mention(rowid, words) SELECT ? + key, value FROM json_each(?) WHERE value IS NOT NULL';
export const deleteWords = `INSERT INTO mention(mention, rowid, words) SELECT 'delete', ? + key, value FROM json_each(?) WHERE value IS NOT NULL`;
/** Merges all segments, so that no word of a purged document stays behind in one. */
export const optimizeWords = `INSERT INTO mention(mention) VALUES ('optimize')`;
/** How the segments of the index lie (SQLite, fts5_index.c, "Structure record"). */
export const wordStructure = 'SELECT block FROM mention_data WHERE id = 10';
export const deleteAllWords = `INSERT INTO mention(mention) VALUES ('delete-all')`;
export const matchWords = 'SELECT json_group_array(rowid) FROM mention WHERE mention MATCH ? AND rowid BETWEEN ? AND ?';

export const clearAll = `
  DELETE FROM document; DELETE FROM pending; DELETE FROM block; DELETE FROM evidence; DELETE FROM node; DELETE FROM node_key;
  ${deleteAllWords};`;
/** Rewrites the file, so that nothing that was deleted stays in its unused parts. */
export const vacuum = 'VACUUM';
export const truncateLog = 'PRAGMA wal_checkpoint(TRUNCATE)';
