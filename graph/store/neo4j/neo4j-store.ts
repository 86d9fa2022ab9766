/** The Neo4j adapter of the store's port (docs/decisions/0005-neo4j-store.md). */
import { KnownHandIns } from '../known-hand-ins.ts';
import type { GraphStore } from '../port.ts';
import { append } from './append.ts';
import { Neo4jClient, type Neo4jOptions } from './client.ts';
import { assertions, columns, handIns, keys, nodes, revision, rowTexts, search } from './read.ts';
import { clear, purge, sweep } from './remove.ts';
import { migrate, schemaVersion } from './schema.ts';

/**
 * Connects and brings the schema to this program's version. Several clients may be open at once.
 * Fails with STORE_UNAVAILABLE (nobody answers, or the user is refused) or STORE_NEWER_SCHEMA.
 */
export async function openNeo4jStore(options: Neo4jOptions): Promise<GraphStore> {
  const client = await Neo4jClient.connect(options);
  try {
    await migrate(client);
    await sweep(client);
  } catch (error) {
    await client.close();
    throw error;
  }
  const known = new KnownHandIns();
  return {
    kind: 'neo4j',
    schemaVersion,
    // Rows and nodes are integers of 32 bits, which no document reaches.
    holds: () => true,
    append: (handIn, delta) => append(client, handIn, delta),
    revision: () => revision(client),
    handIns: () => handIns(client, known),
    columns: (documents) => columns(client, documents),
    rowTexts: (rows) => rowTexts(client, rows),
    keys: (ids) => keys(client, ids),
    nodes: (wanted) => nodes(client, wanted),
    search: (text, documents, limit) => search(client, text, documents, limit),
    assertions: (document) => assertions(client, document),
    purge: (handInId) => purge(client, handInId),
    clear: () => clear(client),
    bookmarks: () => client.bookmarks(),
    seen: (bookmarks) => client.seen(bookmarks),
    close: () => client.close(),
  };
}
