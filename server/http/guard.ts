/**
 * While there are no accounts only this machine is served: the Host header must name a loopback address
 * (a name that an attacker's DNS points here does not), and a page of another origin may not send.
 */
import type { NextFunction, Request, Response } from 'express';
import { sendError } from './error-handler.ts';

const loopbackNames = new Set(['localhost', '[::1]', '::1']);

export function isLoopback(host: string): boolean {
  return loopbackNames.has(host) || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/** Refuses with 421 a Host, and with 403 an Origin, that is not this machine's. */
export function guard(request: Request, response: Response, next: NextFunction): void {
  const { host = '', origin } = request.headers;
  if (!isLoopback(hostName(host))) {
    sendError(response, 421, 'HOST_REFUSED', 'Only loopback hosts are served while no account exists.');
    return;
  }
  if (origin !== undefined && !sameOrigin(origin, host)) {
    sendError(response, 403, 'ORIGIN_REFUSED', 'Requests of other origins are refused.');
    return;
  }
  next();
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** `null` (a sandboxed page, a file) is another origin. */
function sameOrigin(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host.toLowerCase()}`;
}
