import { parseDate, parseInstant } from '../../app/documents/declared.ts';
import type { Times } from '../../app/workspace/workspace.ts';

export type TimesInput = { readonly [K in keyof Times]?: Times[K] | null };

/** GraphQL's null is absence. Errors: INPUT_INVALID for a date that is none. */
export function timesOf({ asOf, knownAt }: TimesInput): Times {
  return { asOf: parseDate('asOf', asOf ?? undefined), knownAt: parseInstant('knownAt', knownAt ?? undefined) };
}
