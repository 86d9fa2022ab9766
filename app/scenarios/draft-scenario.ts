/** Makes the document that saves a what-if question under a name. It is handed in as any document. */
import type { Counting } from '../../graph/analyses/finding.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import { sourcesOfStage } from '../workspace/stage.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { lostThings } from './lost-things.ts';

export interface ScenarioInput {
  readonly name: string;
  readonly programme?: string | undefined;
  readonly lose: readonly string[];
  readonly counting?: Counting | undefined;
  readonly stage?: string | undefined;
  readonly from?: string | undefined;
  readonly forDays?: number | undefined;
  readonly author: string;
  readonly note?: string | undefined;
}

export interface ScenarioDocument {
  readonly path: string;
  readonly text: string;
}

/** Handed in nowhere. Errors: PROGRAMME_UNKNOWN; INPUT_INVALID for what names nothing, or what a scenario must not say. */
export async function draftScenario(workspace: Workspace, reader: Reader, input: ScenarioInput): Promise<ScenarioDocument> {
  const view = await workspace.view(reader, {});
  const { programme, lose, stage, ...rest } = input;
  await lostThings(workspace, view, lose);
  sourcesOfStage(view.graph, stage);
  const document = {
    hauberkScenario: 1,
    ...rest,
    programme: programme === undefined ? undefined : view.graph.programmes.names[findProgramme(view.graph, programme)],
    lose,
    stage,
    saved: workspace.now().toISOString(),
  };
  const text = `${JSON.stringify(document, null, 2)}\n`;
  return { path: `scenario-${await readBack(text)}.json`, text };
}

/** Read once as it will be read: what it must not say is said before it is handed in. Gives the beginning of its hash. */
async function readBack(text: string): Promise<string> {
  // Reading is loaded when the first draft is made: who only answers questions does without.
  const { readAtOnce } = await import('../../ingest/read-document.ts');
  const { delta, diagnostics, counts } = readAtOnce(Buffer.from(text), { sha256: '', path: '' });
  const [id] = [...delta.mentions].map(({ texts }) => texts?.scenarioId).filter((one) => one !== undefined);
  if (counts.rows.mapped !== 1 || id === undefined)
    throw new OperationalError('INPUT_INVALID', `This cannot be saved: ${diagnostics.map(({ message }) => message).join('; ')}.`);
  return id.slice(0, 12);
}
