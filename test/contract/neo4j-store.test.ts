import neo4j from 'neo4j-driver';
import { afterAll, describe, it } from 'vitest';
import { openNeo4jStore } from '../../graph/store/neo4j/neo4j-store.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { startNeo4j } from '../support/neo4j-server.ts';
import { graphStoreContract, type OpenedStore } from './graph-store.ts';

const server = await startNeo4j();
if (server.url === undefined)
  describe.skip(`graph store contract: neo4j (${server.reason})`, () => it('needs a server', () => {}));
else neo4jContract(server.url, server.stop);

function neo4jContract(url: string, stop: () => Promise<void>): void {
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  afterAll(async () => {
    await driver.close();
    await stop();
  });

  /** As a database that nobody has used: counters begin again, so that no test sees what ran before it. */
  async function openEmpty(): Promise<OpenedStore> {
    const handles: GraphStore[] = [];
    const open = async () => {
      const store = await openNeo4jStore({ url });
      handles.push(store);
      return store;
    };
    const store = await open();
    await store.clear();
    await driver.executeQuery('MATCH (s:Store {id: 1}) SET s.nid = 0, s.revision = 0');
    const dispose = async () => {
      for (const handle of handles) await handle.close();
    };
    return { store, reopen: open, dispose };
  }

  graphStoreContract('neo4j', openEmpty);
}
