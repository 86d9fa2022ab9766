/** One place where errors become what clients see: a code, plain text, whether to try again. */
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { OperationalError } from '../../graph/model/operational-error.ts';

export interface PublicError {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

export function sendError(response: Response, status: number, code: string, message: string): void {
  const body: PublicError = { code, message, retryable: false };
  response.status(status).json(body);
}

export function errorHandler(log: Logger) {
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (request.socket.destroyed) return;
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof OperationalError) {
      // A probe that is told to come again is no incident.
      if (error.status >= 500 && error.code !== 'SERVER_NOT_READY') log.warn({ err: error }, 'a request could not be served');
      const body: PublicError = { code: error.code, message: error.message, retryable: error.retryable };
      response.status(error.status).json(body);
      return;
    }
    const status = statusOf(error);
    if (status !== undefined) {
      sendError(response, status, status === 413 ? 'INPUT_TOO_LARGE' : 'INPUT_INVALID', 'The request cannot be understood.');
      return;
    }
    log.error({ err: error }, 'a request failed');
    sendError(response, 500, 'INTERNAL_SERVER_ERROR', 'Internal error.');
  };
}

/** Client errors of express and its body parser carry their status. */
function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
