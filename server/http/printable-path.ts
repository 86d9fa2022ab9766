import { longestPath } from './limits.ts';

/** A name is shown again: without control characters, and not endless. */
export function printablePath(name: string | undefined): string {
  const path = (name ?? '')
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\u{fffd}')
    .slice(0, longestPath);
  return path === '' ? 'upload' : path;
}
