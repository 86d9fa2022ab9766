/** Errors on their way between processes: copied as they are, they would lose their class and their code. */
import { inspect } from 'node:util';
import { type OperationalCode, OperationalError } from '../../graph/model/operational-error.ts';
import { InvalidUpload } from '../http/dependency-track/problem.ts';

export interface Failure {
  /** Absent for a bug. */
  readonly code?: OperationalCode;
  /** Of an InvalidUpload. */
  readonly errors?: readonly string[];
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause?: string;
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined };
  const { message, stack, cause } = error;
  return {
    ...(error instanceof OperationalError ? { code: error.code } : {}),
    ...(error instanceof InvalidUpload ? { errors: error.errors } : {}),
    message,
    stack,
    ...(cause === undefined ? {} : { cause: inspect(cause) }),
  };
}

/** With message, stack and cause of the one that was thrown. */
export function errorOf({ code, errors, message, stack, cause }: Failure): Error {
  const error = code === undefined ? new Error(message) : withCode(code, message, errors);
  if (stack !== undefined) error.stack = stack;
  if (cause !== undefined) error.cause = cause;
  return error;
}

function withCode(code: OperationalCode, message: string, errors: readonly string[] | undefined): OperationalError {
  const error = errors === undefined ? new OperationalError(code) : new InvalidUpload('', errors);
  // It holds the text of the code already.
  error.message = message;
  return error;
}
