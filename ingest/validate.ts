/** The verdict of a format's own schema. Nothing is stored. */
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import { diagnostic } from './diagnostics.ts';

export interface Verdict {
  readonly format: string;
  readonly specVersion: string;
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function validateDocument(_bytes: Uint8Array, _path: string): Verdict {
  return {
    format: 'unknown',
    specVersion: '',
    valid: false,
    diagnostics: [diagnostic('format-unknown', 'error', '', 'Not a format that is read.')],
  };
}
