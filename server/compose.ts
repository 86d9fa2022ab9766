/** Puts the parts together: the one place that knows which store, which rules and which example there are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isStoreUrl, openWorkspace, type Workspace, type WorkspaceConfig } from '../app/workspace/workspace.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import type { RulePack } from '../graph/screening/rule.ts';
import { parseRules, type RuleSource } from '../graph/screening/rules.ts';
import { openEmbeddedStore } from '../graph/store/embedded/embedded-store.ts';
import type { GraphStore } from '../graph/store/port.ts';

const ruleFolder = new URL('../graph/screening/rules/', import.meta.url);

/** Folder of the example programme; the build copies it beside the program. */
export const exampleFolder = fileURLToPath(new URL('../sbom-samples/kestrel', import.meta.url));

/** Opens store and evidence. Errors: STORE_UNAVAILABLE, STORE_NEWER_SCHEMA, EVIDENCE_UNAVAILABLE, INPUT_INVALID. */
export function composeWorkspace(config: WorkspaceConfig, now?: () => Date): Promise<Workspace> {
  const readAll = () => readRules(config.rules);
  return openWorkspace(config, { openStore, readRules: readAll, ...(now === undefined ? {} : { now }) });
}

/**
 * The dated rules that are shipped, and those of a folder beside them.
 * Errors: INPUT_INVALID for a folder without rule files, and those of `parseRules`.
 */
export function readRules(added?: string): RulePack {
  const shipped = ruleFilesOf(fileURLToPath(ruleFolder)).map(({ name, text }) => ({ name: `shipped/${name}`, text }));
  return parseRules(added === undefined ? shipped : [...shipped, ...addedRuleFiles(added)]);
}

function addedRuleFiles(folder: string): RuleSource[] {
  let files: RuleSource[];
  try {
    files = ruleFilesOf(folder);
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', 'Rule files: the folder (--rules, HAUBERK_RULES) cannot be read.', {
      cause: error,
    });
  }
  // A mistyped folder must not look like one whose rules hold.
  if (files.length === 0)
    throw new OperationalError('INPUT_INVALID', 'Rule files: the folder (--rules, HAUBERK_RULES) has no .yml file.');
  return files;
}

function ruleFilesOf(folder: string): RuleSource[] {
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

async function openStore({ store, neo4j, writable }: WorkspaceConfig): Promise<GraphStore> {
  if (isStoreUrl(store)) {
    // The driver takes a quarter of a second to load: whoever works on a folder does not wait for it.
    const { openNeo4jStore } = await import('../graph/store/neo4j/neo4j-store.ts');
    return await openNeo4jStore({ url: store, ...neo4j });
  }
  // A mistyped folder must not look like a store in which nothing was found.
  if (!writable && !existsSync(store)) throw new OperationalError('STORE_UNAVAILABLE', `There is no store in ${store} yet.`);
  return await openEmbeddedStore(store);
}
