/** The SDL of `schema/*.graphql` with its resolvers. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Resolvers } from './generated/resolvers.ts';
import { nodeResolvers } from './node-resolvers.ts';
import { Query } from './query-resolvers.ts';

const folder = new URL('./schema/', import.meta.url);

export const typeDefs: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

export const resolvers: Resolvers = { Query, ...nodeResolvers };
