/** The environment (INTERFACES.md, Environment), read once and checked. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { WorkspaceConfig } from '../app/workspace/workspace.ts';
import { OperationalError } from '../graph/model/operational-error.ts';

export interface ServerConfig {
  readonly workspace: WorkspaceConfig;
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof logLevels)[number];
  /** The operator's own words on every page and export; empty: none. */
  readonly banner: string;
  /** Whether answers of the first page are prepared while nobody asks. */
  readonly prepares: boolean;
  /** For the command line at a server. */
  readonly apiKey: string | undefined;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const text = z.string().trim().min(1).optional();

const environment = z.object({
  HAUBERK_API_KEY: text,
  HAUBERK_STORE: text,
  HAUBERK_NEO4J_USER: text,
  HAUBERK_NEO4J_PASSWORD: z.string().min(1).optional(),
  HAUBERK_NEO4J_PASSWORD_FILE: text,
  HAUBERK_NEO4J_DATABASE: text,
  HAUBERK_DATA: text,
  HAUBERK_HOST: text,
  HAUBERK_LOG: z.enum(logLevels).optional(),
  HAUBERK_RULES: text,
  HAUBERK_BANNER: z.string().trim().min(1).max(200).optional(),
  HAUBERK_PREPARE: z.enum(['on', 'off']).optional(),
  HAUBERK_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
});

const defaultFolder = './data';
const defaultHost = '127.0.0.1';
const defaultPort = 4000;

/** Values given on the command line stand before the environment's. */
export interface Overrides {
  readonly store?: string | undefined;
  readonly data?: string | undefined;
  readonly rules?: string | undefined;
}

/** Errors: INPUT_INVALID, naming the variable and never its value. */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  writable: boolean,
  overrides: Overrides = {},
): ServerConfig {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => name in environment.shape && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new OperationalError('INPUT_INVALID', `Environment: ${names}.`);
  }
  const env = parsed.data;
  const data = overrides.data ?? env.HAUBERK_DATA;
  const rules = overrides.rules ?? env.HAUBERK_RULES;
  const password = passwordOf(env);
  const neo4j = {
    ...(env.HAUBERK_NEO4J_USER === undefined ? {} : { user: env.HAUBERK_NEO4J_USER }),
    ...(password === undefined ? {} : { password }),
    ...(env.HAUBERK_NEO4J_DATABASE === undefined ? {} : { database: env.HAUBERK_NEO4J_DATABASE }),
  };
  return {
    workspace: {
      store: overrides.store ?? env.HAUBERK_STORE ?? data ?? defaultFolder,
      ...(data === undefined ? {} : { data }),
      ...(rules === undefined ? {} : { rules }),
      ...(Object.keys(neo4j).length === 0 ? {} : { neo4j }),
      writable,
    },
    host: env.HAUBERK_HOST ?? defaultHost,
    port: env.HAUBERK_PORT ?? defaultPort,
    logLevel: env.HAUBERK_LOG ?? 'info',
    banner: env.HAUBERK_BANNER ?? '',
    prepares: env.HAUBERK_PREPARE !== 'off',
    apiKey: env.HAUBERK_API_KEY,
  };
}

/** The password, or the first line of the file that holds it. */
function passwordOf(env: z.infer<typeof environment>): string | undefined {
  if (env.HAUBERK_NEO4J_PASSWORD !== undefined) return env.HAUBERK_NEO4J_PASSWORD;
  if (env.HAUBERK_NEO4J_PASSWORD_FILE === undefined) return undefined;
  try {
    return readFileSync(env.HAUBERK_NEO4J_PASSWORD_FILE, 'utf8').split(/\r?\n/, 1)[0];
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', 'Environment: HAUBERK_NEO4J_PASSWORD_FILE cannot be read.', { cause: error });
  }
}
