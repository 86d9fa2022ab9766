import { expect, it } from 'vitest';
import { startNeo4j } from '../support/neo4j-server.ts';

const environment: NodeJS.ProcessEnv = { ...process.env, HAUBERK_REQUIRE_NEO4J: '', HAUBERK_TEST_NEO4J: '' };
const nowhere = { ...environment, HAUBERK_TEST_NEO4J: 'bolt://127.0.0.1:1' };
const bare = { ...environment, PATH: '' };

it.each([
  ['no server answers', nowhere],
  ['there is no JVM to start one', bare],
])('gives a reason where %s', async (_, given) => {
  const server = await startNeo4j(given);
  expect(server.url).toBeUndefined();
  expect(server).toHaveProperty('reason', expect.stringMatching(/^no Neo4j: ./));
});

it.each([
  ['no server answers', nowhere],
  ['there is no JVM to start one', bare],
])('fails where %s and one is required', async (_, given) => {
  await expect(startNeo4j({ ...given, HAUBERK_REQUIRE_NEO4J: '1' })).rejects.toThrow('HAUBERK_REQUIRE_NEO4J');
});
