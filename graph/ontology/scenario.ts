/** Words of scenarios (docs/formats.md): what is tried in a what-if, kept under a name. */
import { hashOfContent } from '../model/canonical-json.ts';
import { programmeKey } from './identifier.ts';
import { normalizeName } from './name.ts';

/** Format of documents of scenarios, and `texts.statement` of what they assert. */
export const scenarioFormat = 'scenario-json';
export const scenarioStatement = 'scenario';

/** Selectors stand in one text, one a line. */
export const betweenSelectors = '\n';

/** Days that a loss may last; a century. */
export const longestLoss = 36_525;

/** Selectors of one loss: each is looked up by itself. */
export const mostSelectors = 1_000;

/**
 * Key of the node that the statements of one name are of. It is joined to nothing: a scenario says nothing of
 * supply, and one for a programme that no document speaks of must not make it appear.
 */
export function scenarioKey(programme: string, name: string): string {
  const of = programme === '' ? '' : programmeKey(programme);
  return `identifier:scenario:${hashOfContent({ programme: of, name: normalizeName(name) || name })}`;
}
