/** Puts the parts together: the one place that knows which store, which rules and which example there are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isStoreUrl, openWorkspace, type Workspace, type WorkspaceConfig } from '../app/workspace.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import type { RulePack } from '../graph/screening/rule.ts';
import { parseRules } from '../graph/screening/rules.ts';
import { openEmbeddedStore } from '../graph/store/embedded/embedded-store.ts';
import type { GraphStore } from '../graph/store/port.ts';

const ruleFolder = new URL('../graph/screening/rules/', import.meta.url);

/** Folder of the example programme; the build copies it beside the program. */
export const exampleFolder = fileURLToPath(new URL('../sbom-samples/kestrel', import.meta.url));

/** Opens store and evidence. Errors: STORE_UNAVAILABLE, STORE_NEWER_SCHEMA, EVIDENCE_UNAVAILABLE, INPUT_INVALID. */
export function composeWorkspace(config: WorkspaceConfig, now?: () => Date): Promise<Workspace> {
  return openWorkspace(config, { openStore, readRules, ...(now === undefined ? {} : { now }) });
}

/** The dated rules that are shipped, from their files. */
export function readRules(): RulePack {
  const files = readdirSync(ruleFolder).filter((name) => name.endsWith('.yml'));
  return parseRules(files.map((name) => ({ name: `shipped/${name}`, text: readFileSync(new URL(name, ruleFolder), 'utf8') })));
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
