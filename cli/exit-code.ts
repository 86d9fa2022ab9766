import { type OperationalCode, OperationalError } from '../graph/model/operational-error.ts';

/** What the process ends with (docs: README, The command line). */
export const ExitCode = { ok: 0, findings: 1, usage: 2, invalidInput: 3, unreachable: 4, bug: 70 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

const byCode: Partial<Record<OperationalCode, ExitCode>> = {
  INPUT_INVALID: ExitCode.usage,
  HOST_REFUSED: ExitCode.usage,
  KEY_REFUSED: ExitCode.usage,
  DOCUMENT_UNKNOWN: ExitCode.invalidInput,
  PROGRAMME_UNKNOWN: ExitCode.invalidInput,
  KEY_UNKNOWN: ExitCode.invalidInput,
  INPUT_TOO_LARGE: ExitCode.invalidInput,
};

export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof OperationalError ? (byCode[error.code] ?? ExitCode.unreachable) : ExitCode.bug;
}
