/** `--fail-on`: which findings make the process end with 1. */
import { OperationalError } from '../graph/model/operational-error.ts';
import { ExitCode } from './exit-code.ts';

/**
 * `any`, a whole number (more findings than that), or a word of `scale`, strongest first: a finding of
 * that strength or a stronger one counts. Errors: INPUT_INVALID.
 */
export function exitCodeFor<Finding>(
  failOn: string | undefined,
  findings: readonly Finding[],
  scale: readonly string[],
  wordOf: (finding: Finding) => string,
): ExitCode {
  if (failOn === undefined) return ExitCode.ok;
  return isOver(failOn, findings, scale, wordOf) ? ExitCode.findings : ExitCode.ok;
}

/** Checked before any work is done. */
export function checkThreshold(failOn: string | undefined, scale: readonly string[]): void {
  if (failOn === undefined || failOn === 'any' || /^\d+$/.test(failOn) || scale.includes(failOn)) return;
  throw new OperationalError('INPUT_INVALID', `--fail-on: expected any, a number, or one of ${scale.join(', ')}.`);
}

function isOver<Finding>(
  failOn: string,
  findings: readonly Finding[],
  scale: readonly string[],
  wordOf: (finding: Finding) => string,
): boolean {
  if (failOn === 'any') return findings.length > 0;
  if (/^\d+$/.test(failOn)) return findings.length > Number(failOn);
  const limit = scale.indexOf(failOn);
  return findings.some((finding) => {
    const strength = scale.indexOf(wordOf(finding));
    return strength >= 0 && strength <= limit;
  });
}
