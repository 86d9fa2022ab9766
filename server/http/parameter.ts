import type { Request } from 'express';

/** A parameter of the address that is given once and says something, without white space around it. */
export function parameter(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
