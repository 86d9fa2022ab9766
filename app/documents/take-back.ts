/** Undoes a hand-in: withdraws the document, and says what stands in its place. */
import type { HandIn } from '../../graph/model/hand-in.ts';
import { select } from '../../graph/view/select.ts';
import type { Reader } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type RemovalInput, type RemovalResult, standing, withdraw } from './withdraw.ts';

export interface TakenBack extends RemovalResult {
  /** Each series that the document was of, with its documents that stand now. */
  readonly series: readonly {
    readonly name: string;
    readonly standing: readonly Pick<HandIn, 'sha256' | 'path' | 'version' | 'dated'>[];
  }[];
}

/** Errors: those of `withdraw`. */
export async function takeBack(workspace: Workspace, reader: Reader, input: RemovalInput): Promise<TakenBack> {
  const before = standing(await workspace.evidence.handIns(), reader, input.sha256.trim().toLowerCase());
  const result = await withdraw(workspace, reader, input);
  const visible = reader.sees === undefined ? {} : { visible: reader.sees };
  const { handIns } = select(await workspace.store.handIns(), visible);
  const names = [...new Set(before.map(({ series }) => series))].filter((name) => name !== '').sort();
  return {
    ...result,
    series: names.map((name) => ({
      name,
      standing: handIns
        .filter(({ handIn }) => handIn.series === name)
        .map(({ handIn: { sha256, path, version, dated } }) => ({ sha256, path, version, dated })),
    })),
  };
}
