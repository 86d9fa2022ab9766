/** The documents of a reader's view. */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { Counts, Declared, HandIn } from '../../graph/model/hand-in.ts';
import type { Reader } from './reader.ts';
import type { Times, Workspace } from './workspace.ts';

export interface ListedDocument extends Pick<Counts, 'components' | 'relations' | 'rows' | 'services' | 'files'> {
  readonly sha256: string;
  readonly path: string;
  readonly bytes: number;
  readonly format: string;
  readonly specVersion: string;
  readonly series: string;
  readonly version: number;
  readonly dated: string;
  readonly declared: Declared;
  readonly receivedAt: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** In the view's own order (SHA-256, then what was declared), not in that of receipt. */
export async function listDocuments(workspace: Workspace, reader: Reader, times: Times = {}): Promise<ListedDocument[]> {
  const view = await workspace.view(reader, times);
  return view.handIns.map(({ handIn }) => listed(handIn));
}

export function listed(handIn: HandIn): ListedDocument {
  const { sha256, path, bytes, format, specVersion, series, version, dated, declared, receivedAt, diagnostics, counts } = handIn;
  return { sha256, path, bytes, format, specVersion, series, version, dated, declared, receivedAt, diagnostics, ...counts };
}
