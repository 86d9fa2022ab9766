/** Errors as problem details (RFC 9457), which clients of this contract read. */
import { STATUS_CODES } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { OperationalError } from '../../../graph/model/operational-error.ts';

export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** What is wrong, one by one. */
  readonly errors?: readonly string[];
}

/** A body that is not what it should be, with all that is wrong. */
export class InvalidUpload extends OperationalError {
  readonly errors: readonly string[];

  constructor(message: string, errors: readonly string[]) {
    super('INPUT_INVALID', message);
    this.name = 'InvalidUpload';
    this.errors = errors;
  }
}

export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

export function problemHandler(log: Logger) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (request.socket.destroyed) return;
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof InvalidUpload) {
      sendProblem(response, { status: 400, title: 'The request is invalid', detail: error.message, errors: error.errors });
      return;
    }
    const { status, detail } = known(error);
    if (status >= 500) log[status === 500 ? 'error' : 'warn']({ err: error }, 'a request could not be served');
    sendProblem(response, { status, title: STATUS_CODES[status] ?? 'Error', detail });
  };
}

function known(error: unknown): { status: number; detail: string } {
  if (error instanceof OperationalError) return { status: error.status, detail: error.message };
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500) return { status, detail: 'The request cannot be understood.' };
  return { status: 500, detail: 'Internal error.' };
}
