import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { Driver, textList } from '../../graph/store/embedded/driver.ts';
import { openEmbeddedStore } from '../../graph/store/embedded/embedded-store.ts';
import * as sql from '../../graph/store/embedded/sql.ts';
import { deltaArbitrary, handInOf, itemsDelta } from '../support/deltas.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hauberk-embedded-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OperationalError);
  return (error as OperationalError).code;
}

describe('opening', () => {
  it('refuses the schema of a newer program, and leaves it as it is', async () => {
    const store = await openEmbeddedStore(folder);
    await store.append(handInOf(1, itemsDelta('bolt', 2)), itemsDelta('bolt', 2));
    await store.close();
    const database = new Database(join(folder, 'graph.db'));
    database.exec('UPDATE store SET schema = schema + 1');
    expect(await codeOf(openEmbeddedStore(folder))).toBe('STORE_NEWER_SCHEMA');
    database.exec('UPDATE store SET schema = schema - 1');
    database.close();
    const again = await openEmbeddedStore(folder);
    expect(await again.revision()).toBe(1);
    await again.close();
  });

  it('calls a file that is no database corrupt', async () => {
    const file = await open(join(folder, 'graph.db'), 'w');
    await file.write('no database at all, not one bit of it. '.repeat(500));
    await file.close();
    expect(await codeOf(openEmbeddedStore(folder))).toBe('STORE_CORRUPT');
  });

  it('calls a folder that cannot be made unavailable', async () => {
    const file = await open(join(folder, 'file'), 'w');
    await file.close();
    expect(await codeOf(openEmbeddedStore(join(folder, 'file', 'store')))).toBe('STORE_UNAVAILABLE');
  });

  it('opens the same new folder many times at once', async () => {
    const stores = await Promise.all(Array.from({ length: 6 }, () => openEmbeddedStore(folder)));
    for (const store of stores) expect(await store.revision()).toBe(0);
    for (const store of stores) await store.close();
  });
});

describe('damage', () => {
  it.each(['UPDATE block SET data = substr(data, 1, length(data) - 8)', `UPDATE block SET data = zeroblob(40)`])(
    'is told: %s',
    async (damage) => {
      const store = await openEmbeddedStore(folder);
      await store.append(handInOf(1, itemsDelta('bolt', 50)), itemsDelta('bolt', 50));
      const database = new Database(join(folder, 'graph.db'));
      database.exec(damage);
      database.close();
      expect(await codeOf(store.columns([0]))).toBe('STORE_CORRUPT');
      await store.close();
    },
  );

  it('is told of evidence', async () => {
    const store = await openEmbeddedStore(folder);
    await store.append(handInOf(1, itemsDelta('bolt', 50)), itemsDelta('bolt', 50));
    const database = new Database(join(folder, 'graph.db'));
    database.exec(`UPDATE evidence SET data = substr(data, 3)`);
    database.close();
    expect(await codeOf(store.rowTexts([{ document: 0, row: 0 }]))).toBe('STORE_CORRUPT');
    await store.close();
  });
});

describe('another writer', () => {
  it('is waited for, then told', async () => {
    const store = await openEmbeddedStore(folder, { busyWait: 40 });
    const other = new Database(join(folder, 'graph.db'));
    other.exec('BEGIN IMMEDIATE');
    const delta = itemsDelta('bolt', 2);
    expect(await codeOf(store.append(handInOf(1, delta), delta))).toBe('STORE_BUSY');
    expect(await store.revision()).toBe(0);
    const patient = await openEmbeddedStore(folder);
    const waiting = patient.append(handInOf(1, delta), delta);
    other.exec('ROLLBACK');
    expect(await waiting).toBe('appended');
    expect(await store.append(handInOf(1, delta), delta)).toBe('present');
    await patient.close();
    other.close();
    await store.close();
  });
});

describe('words of what was purged', () => {
  /** How often the database's bytes hold a text that its words have. */
  const traces = async (text: string) => {
    const bytes = await readFile(join(folder, 'graph.db'));
    return bytes.toString('latin1').split(text).length - 1;
  };

  it('leave no mark in an index that was once larger, and those of the others are found', async () => {
    const store = await openEmbeddedStore(folder);
    const append = async (sequence: number, name: string, count: number) => {
      await store.append(handInOf(sequence, itemsDelta(name, count)), itemsDelta(name, count));
      return (await store.handIns()).at(-1)?.document as number;
    };
    const purge = (sequence: number) => store.purge(handInOf(sequence, itemsDelta('', 0)).id);
    const kept = await append(1, 'kestrel', 5);
    await append(2, 'wombat', 40_000);
    await purge(2);
    for (const [sequence, count] of [3, 60, 900, 4].entries()) {
      const late = await append(10 + sequence, 'quokka', count);
      expect(await store.search('quok', [late, kept], 1000)).toHaveLength(count);
      await purge(10 + sequence);
      expect([count, await traces('quokka'), await traces('wombat')]).toEqual([count, 0, 0]);
      expect(await store.search('kes', [late, kept], 10)).toHaveLength(5);
      expect(await store.search('quok', [late, kept], 10)).toEqual([]);
    }
    await store.close();
  });
});

describe('keys that wait for the index', () => {
  it('are found like the others, whatever is added, removed and by whom', async () => {
    const stores = [await openEmbeddedStore(folder, { waitingKeys: 7 }), await openEmbeddedStore(folder, { waitingKeys: 19 })];
    const said = new Map<string, ReadonlySet<string>>();
    const everKeys = new Set<string>();
    let sequence = 0;
    const step = fc.record({
      delta: deltaArbitrary,
      who: fc.nat(1),
      what: fc.constantFrom('append', 'append', 'append', 'purge'),
    });
    await fc.assert(
      fc.asyncProperty(step, async ({ delta, who, what }) => {
        const oldest = said.keys().next().value;
        const handIn = handInOf(++sequence, delta);
        if (what === 'append') {
          await stores[who]?.append(handIn, delta);
          said.set(handIn.id, new Set(delta.nodes.map(({ key }) => key)));
          for (const { key } of delta.nodes) everKeys.add(key);
        } else if (oldest !== undefined) {
          await stores[who]?.purge(oldest);
          said.delete(oldest);
        }
        const present = new Set([...said.values()].flatMap((keys) => [...keys]));
        const keys = [...everKeys];
        for (const store of stores) {
          const ids = Array.from(await store.nodes(keys));
          expect(ids.map((id) => id >= 0)).toEqual(keys.map((key) => present.has(key)));
          const known = ids.filter((id) => id >= 0);
          expect(new Set(known).size).toBe(known.length);
          expect(await store.keys(known)).toEqual(keys.filter((key) => present.has(key)));
        }
      }),
      { numRuns: 60, seed: 20261122 },
    );
    for (const store of stores) await store.close();
  });

  it('come in order in a search of many, between those in the index', async () => {
    const store = await openEmbeddedStore(folder, { waitingKeys: 4000 });
    const [first, second] = [itemsDelta('bolt', 5000), itemsDelta('bolt', 8000)];
    await store.append(handInOf(1, first), first);
    await store.append(handInOf(2, second), second);
    const hits = await store.search('bolt', [0, 1], 20_000);
    const keys = await store.keys(hits.map(({ node }) => node));
    expect(keys).toHaveLength(13_000);
    expect(keys).toEqual([...keys].sort());
    await store.close();
  });
});

describe('the driver', () => {
  it.each([true, undefined, null, 1.5, Number.NaN, 2 ** 53, 'a\0b', '\ud800', {}, new Float64Array(1)])('refuses %s', (value) => {
    const driver = new Driver(':memory:');
    expect(() => driver.all('SELECT ?', value as never)).toThrow('invariant');
    expect(() => driver.run('SELECT ?', value as never)).toThrow('invariant');
    driver.close();
  });

  it('takes one bare buffer, and gives back bytes, text and integers', () => {
    const driver = new Driver(':memory:');
    const bytes = Buffer.from([0, 1, 255]);
    expect(driver.all('SELECT ?', bytes)).toEqual([[bytes]]);
    expect(driver.all('SELECT ?, ?', 'Größe 🛩', 2 ** 53 - 1)).toEqual([['Größe 🛩', 2 ** 53 - 1]]);
    expect(driver.all('SELECT 1 WHERE 0')).toEqual([]);
    driver.close();
  });

  it('refuses lists that would smuggle bad text in as escapes', () => {
    expect(() => textList(['fine', 'a\0b'])).toThrow('invariant');
    expect(() => textList(['\ud83d', '\ude00'])).toThrow('invariant');
    expect(textList(['a', null])).toBe('["a",null]');
  });
});

describe('the statements', () => {
  it('seek, but for those that are to read a whole table', () => {
    const driver = new Driver(':memory:');
    for (const migration of sql.migrations) driver.exec(migration);
    const whole = new Set<string>([sql.hasStore, sql.storeState, sql.allDocuments, sql.allPending]);
    const texts = Object.values<unknown>(sql)
      .filter((text) => typeof text === 'string')
      .filter((text) => /^(SELECT|DELETE|UPDATE)/.test(text));
    expect(texts.length).toBeGreaterThan(15);
    for (const text of texts) {
      if (whole.has(text) || text.includes('UPDATE store')) continue;
      const parameters = [...text.matchAll(/\?/g)].map(() => '[]');
      const plan = driver.all(`EXPLAIN QUERY PLAN ${text}`, ...parameters).map((row) => String(row[3]));
      const scans = plan.filter((line) => line.startsWith('SCAN') && !/VIRTUAL TABLE|subquery/.test(line));
      expect(scans, text).toEqual([]);
    }
    driver.close();
  });
});
