/** Formats in which people record what they decided: their days say nothing of supply (docs/decisions/0022, 0025). */
import { decisionFormat } from './decision.ts';
import { gapDecisionFormat } from './gap-decision.ts';

const recorded: ReadonlySet<string> = new Set([decisionFormat, gapDecisionFormat]);

export function isRecorded(format: string): boolean {
  return recorded.has(format);
}
