import { expect, it } from 'vitest';
import { startNeo4j } from '../support/neo4j-server.ts';

const nowhere = { ...process.env, HAUBERK_TEST_NEO4J: 'bolt://127.0.0.1:1', HAUBERK_REQUIRE_NEO4J: '' };
const { HAUBERK_TEST_NEO4J: _given, ...bare } = { ...process.env, PATH: '', HAUBERK_REQUIRE_NEO4J: '' };

it.each([
  ['no server answers', nowhere],
  ['there is no JVM to start one', bare],
])('gives a reason where %s', async (_, environment) => {
  const server = await startNeo4j(environment);
  expect(server.url).toBeUndefined();
  expect(server).toHaveProperty('reason', expect.stringMatching(/^no Neo4j: ./));
});

it.each([
  ['no server answers', nowhere],
  ['there is no JVM to start one', bare],
])('fails where %s and one is required', async (_, environment) => {
  await expect(startNeo4j({ ...environment, HAUBERK_REQUIRE_NEO4J: '1' })).rejects.toThrow('HAUBERK_REQUIRE_NEO4J');
});
