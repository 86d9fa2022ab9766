/** `--fail-on`: which findings make the process end with 1. */
import { OperationalError } from '../graph/model/operational-error.ts';
import { ExitCode } from './exit-code.ts';

/**
 * `any`, a whole number (more findings than that), or a word of `scale`, strongest first: a finding of
 * that strength or a stronger one counts. `words` has the word of each finding.
 */
export function exitCodeFor(failOn: string | undefined, words: readonly string[], scale: readonly string[]): ExitCode {
  return failOn !== undefined && isOver(failOn, words, scale) ? ExitCode.findings : ExitCode.ok;
}

/** Checked before any work is done. Errors: INPUT_INVALID. */
export function checkThreshold(failOn: string | undefined, scale: readonly string[]): void {
  if (failOn === undefined || failOn === 'any' || /^\d+$/.test(failOn) || scale.includes(failOn)) return;
  throw new OperationalError('INPUT_INVALID', `--fail-on: expected any, a number, or one of ${scale.join(', ')}.`);
}

function isOver(failOn: string, words: readonly string[], scale: readonly string[]): boolean {
  if (failOn === 'any') return words.length > 0;
  if (/^\d+$/.test(failOn)) return words.length > Number(failOn);
  const strong = new Set(scale.slice(0, scale.indexOf(failOn) + 1));
  return words.some((word) => strong.has(word));
}
