/** Versions of SPDX, as documents write them: `SPDX-2.3`. */
import { type JsonObject, textOf } from '../cyclonedx/value.ts';

/** Without its prefix; empty where none is stated. */
export function specVersionOf(document: JsonObject): string {
  return (textOf(document.spdxVersion) ?? '').trim().replace(/^SPDX-/i, '');
}
