/** Constraints, indexes and forward migrations; safe when several clients start at once. */
import neo4j from 'neo4j-driver';
import { OperationalError } from '../../model/operational-error.ts';
import type { Neo4jClient } from './client.ts';
import { awaitIndexes, createStoreNode, readSchemaVersion, schemaOne, schemaTwo, setSchemaVersion } from './statements.ts';

/** Statements that lead from the version before to each version; only ever append. All may be run again. */
const migrations: readonly (readonly string[])[] = [schemaOne, schemaTwo];
export const schemaVersion = migrations.length;

/** Brings the database to this program's schema. Fails with STORE_NEWER_SCHEMA where a newer program has been. */
export async function migrate(client: Neo4jClient): Promise<void> {
  const found = await versionOf(client);
  if (found > schemaVersion) throw new OperationalError('STORE_NEWER_SCHEMA');
  if (found === schemaVersion) return;
  for (const text of createStoreNode) await client.autoCommit(text);
  for (let version = found + 1; version <= schemaVersion; version++) {
    for (const text of migrations[version - 1] as readonly string[]) await client.autoCommit(text);
    await client.autoCommit(awaitIndexes);
    await client.write((run) => run(setSchemaVersion, { version: neo4j.int(version) }));
  }
}

async function versionOf(client: Neo4jClient): Promise<number> {
  const rows = await client.read((run) => run<{ version: number }>(readSchemaVersion));
  return rows[0]?.version ?? 0;
}
