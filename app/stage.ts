/** Stages of making (INTERFACES.md, sources): a question may be asked of one of them alone. */
import { OperationalError } from '../graph/model/operational-error.ts';
import { Stage } from '../graph/ontology/property.ts';
import type { ViewGraph } from '../graph/view/graph.ts';

export const stageNames = Object.keys(Stage)
  .filter((name) => name !== 'unstated')
  .map((name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

/** 1 for each source of that stage; undefined when no stage is asked for. Errors: INPUT_INVALID. */
export function sourcesOfStage(graph: ViewGraph, stage: string | undefined): Uint8Array | undefined {
  if (stage === undefined) return undefined;
  const wanted = stage.toLowerCase().replace(/[\s_-]+/g, '');
  const found = Object.entries(Stage).find(([name, code]) => code !== Stage.unstated && name.toLowerCase() === wanted);
  if (found === undefined) throw new OperationalError('INPUT_INVALID', `stage: expected one of ${stageNames.join(', ')}.`);
  const stated = graph.sources.numbers.stage;
  const only = new Uint8Array(graph.sources.count);
  if (stated !== undefined)
    for (let source = 0; source < only.length; source++) if (stated[source] === found[1]) only[source] = 1;
  return only;
}
