/** Formats in which people record what they decided or asked: their days say nothing of supply (docs/decisions/0022, 0025, 0026). */
import { decisionFormat } from './decision.ts';
import { gapDecisionFormat } from './gap-decision.ts';
import { scenarioFormat } from './scenario.ts';

const decided: ReadonlySet<string> = new Set([decisionFormat, gapDecisionFormat]);

/** Whether documents of this format state the day on which people wrote them, which no declared date changes. */
export function isRecorded(format: string): boolean {
  return isDecided(format) || format === scenarioFormat;
}

/** Whether they say nothing of supply, of parties, or of what stands against these: their statements are joined to nothing. */
export function isAside(format: string): boolean {
  return format === gapDecisionFormat || format === scenarioFormat;
}

/** Whether they state decisions, which count from their day on. */
export function isDecided(format: string): boolean {
  return decided.has(format);
}
