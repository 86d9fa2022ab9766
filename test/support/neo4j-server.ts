/**
 * A real Neo4j for tests: the one at `HAUBERK_TEST_NEO4J` (a Bolt URL) when that is set, else one
 * started from Maven packages where there is a JVM and Maven (`test/support/neo4j`). Without either
 * the reason is printed and the tests are skipped, unless `HAUBERK_REQUIRE_NEO4J=1`: then it throws.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j, { type Driver } from 'neo4j-driver';

export interface TestServer {
  readonly url: string;
  /** Ends the server if it was started here; lets the next test file have it otherwise. */
  stop(): Promise<void>;
}
export type TestServerOrReason = TestServer | { readonly url: undefined; readonly reason: string };

const script = fileURLToPath(new URL('./neo4j/neo4j', import.meta.url));

/** A server for this test file alone. */
export async function startNeo4j(environment: NodeJS.ProcessEnv = process.env): Promise<TestServerOrReason> {
  const required = environment.HAUBERK_REQUIRE_NEO4J === '1';
  try {
    const given = environment.HAUBERK_TEST_NEO4J;
    return given === undefined || given === '' ? await startOwn(environment) : await borrow(given);
  } catch (error) {
    const reason = `no Neo4j: ${(error as Error).message}`;
    if (required) throw new Error(`HAUBERK_REQUIRE_NEO4J is set, but there is ${reason}`, { cause: error });
    process.stderr.write(`skipped, ${reason}\n`);
    return { url: undefined, reason };
  }
}

async function startOwn(environment: NodeJS.ProcessEnv): Promise<TestServer> {
  for (const [command, flag] of [
    ['java', '-version'],
    ['mvn', '-v'],
  ] as const) {
    if (spawnSync(command, [flag], { env: environment }).status !== 0) throw new Error(`${command} is not installed`);
  }
  const data = mkdtempSync(join(tmpdir(), 'hauberk-neo4j-'));
  const clean = () => rmSync(data, { recursive: true, force: true });
  try {
    const url = await runScript(['start', '--port', '0', '--data', data], environment);
    const stop = async () => {
      await runScript(['stop', '--data', data], environment);
      clean();
    };
    return { url, stop };
  } catch (error) {
    clean();
    throw error;
  }
}

/** Standard output of the script; its progress goes to our standard error. */
function runScript(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(script, args, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output.trim());
      else reject(new Error(`${args[0]} of the test server ended with ${code}`));
    });
  });
}

/** Test files run side by side, and each wants the server for itself: a transaction left open holds the others back. */
async function borrow(url: string): Promise<TestServer> {
  const driver = neo4j.driver(url);
  try {
    return { url, stop: await lock(driver) };
  } catch (error) {
    await driver.close();
    throw error;
  }
}

async function lock(driver: Driver): Promise<() => Promise<void>> {
  await driver.verifyConnectivity();
  await driver.executeQuery('CREATE CONSTRAINT test_lock IF NOT EXISTS FOR (l:TestLock) REQUIRE l.id IS UNIQUE');
  await driver.executeQuery('MERGE (:TestLock {id: 1})');
  const session = driver.session();
  const transaction = session.beginTransaction();
  await transaction.run('MATCH (l:TestLock {id: 1}) SET l.held = true');
  return async () => {
    await transaction.rollback();
    await session.close();
    await driver.close();
  };
}
