import { OperationalError } from '../../graph/model/operational-error.ts';
import { programmeKey } from '../../graph/ontology/identifier.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';

/** Index of the programme of that name (or key) in the view. Errors: PROGRAMME_UNKNOWN. */
export function findProgramme(graph: ViewGraph, name: string): number {
  const wanted = new Set([programmeKey(name), name]);
  const index = graph.programmes.names.findIndex((known) => wanted.has(programmeKey(known)));
  if (index < 0) throw new OperationalError('PROGRAMME_UNKNOWN', name);
  return index;
}
