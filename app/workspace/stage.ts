/** Stages of making (INTERFACES.md, sources): a question may be asked of one of them alone. */
import { stageName } from '../../graph/analyses/stage-name.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { Stage } from '../../graph/ontology/property.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';

const codes = Object.values(Stage).filter((code) => code !== Stage.unstated);
export const stageNames = codes.map(stageName);

/** 1 for each source of that stage; undefined when no stage is asked for. Errors: INPUT_INVALID. */
export function sourcesOfStage(graph: ViewGraph, stage: string | undefined): Uint8Array | undefined {
  if (stage === undefined) return undefined;
  const wanted = codeOf(stage);
  const stated = graph.sources.numbers.stage;
  const only = new Uint8Array(graph.sources.count);
  if (stated !== undefined) for (let source = 0; source < only.length; source++) if (stated[source] === wanted) only[source] = 1;
  return only;
}

/** The name of a stage as answers give it. Errors: INPUT_INVALID. */
export function stageOf(stage: string | undefined): string | undefined {
  return stage === undefined ? undefined : stageName(codeOf(stage));
}

function codeOf(stage: string): number {
  const bare = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');
  const found = codes.find((code) => bare(stageName(code)) === bare(stage));
  if (found === undefined) throw new OperationalError('INPUT_INVALID', `stage: expected one of ${stageNames.join(', ')}.`);
  return found;
}
