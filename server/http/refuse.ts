/** What is refused by its head alone, before anything of the body is read. */
import type { Request } from 'express';
import { OperationalError } from '../../graph/model/operational-error.ts';

/** Errors: INPUT_INVALID. */
export function refuseEncoded(request: Request): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new OperationalError('INPUT_INVALID', 'Send the bytes without a Content-Encoding.');
}

/** Errors: INPUT_TOO_LARGE, where the sender says how much it will be. */
export function refuseTooLong(request: Request, most: number): void {
  if (Number(request.headers['content-length'] ?? 0) > most) {
    throw new OperationalError('INPUT_TOO_LARGE', `At most ${most} bytes are taken.`);
  }
}
