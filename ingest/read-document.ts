/** Bytes to assertions: finds the format and hands over to its reader. Bad input is a value, never an exception. */
import type { Reading } from '../graph/model/reading.ts';
import { diagnostic } from './diagnostics.ts';
import type { ReadRequest } from './read-request.ts';
import { rejected } from './rejected.ts';

/** Part of a reading's identity: raise it whenever a reader asserts something else from the same bytes. */
export const READER_VERSION = '1';

export type { ReadRequest } from './read-request.ts';

/** Reads one document. Never throws on its content; a rejected one asserts nothing. */
export function readDocument(_bytes: Uint8Array, _request: ReadRequest): Reading {
  return rejected('unknown', '', [diagnostic('format-unknown', 'error', '', 'Not a format that is read.')]);
}
