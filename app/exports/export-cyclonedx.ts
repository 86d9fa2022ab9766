/** A programme, or one item's tree, as a CycloneDX 1.6 JSON document that reads back as the same graph (docs/export.md). */
import type { Reader } from '../workspace/reader.ts';
import type { Times, Workspace } from '../workspace/workspace.ts';
import { buildSupplyTree, type TreeRoot } from './supply-tree.ts';

export interface ExportQuestion extends Times, TreeRoot {}

export const cycloneDxMediaType = 'application/vnd.cyclonedx+json; version=1.6';

/**
 * The same bytes for the same view and question. Errors: INPUT_INVALID when not exactly one item or
 * programme is named, PROGRAMME_UNKNOWN.
 */
export async function exportCycloneDx(workspace: Workspace, reader: Reader, question: ExportQuestion): Promise<string> {
  const view = await workspace.view(reader, question);
  const tree = await buildSupplyTree(workspace, view, question);
  // The library takes a fifth of a second to load: other commands do not wait for it.
  const { writeCycloneDx } = await import('../../exports/cyclonedx/bom.ts');
  return writeCycloneDx(tree);
}
