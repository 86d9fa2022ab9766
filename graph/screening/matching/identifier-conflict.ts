/** Identifiers of two parties that cannot both be of one. */

/** Kinds of which a party has one: `lei:`. A CAGE is a plant's and a UEI an account's; a party has several. */
const oneEach = new Set(['lei']);

/**
 * The first pair that contradicts: two LEIs, or two registration numbers of one register. None while any identifier is
 * in common. Ordered by what is written.
 */
export function identifierConflict(left: readonly string[], right: readonly string[]): readonly [string, string] | undefined {
  if (left.some((identifier) => right.includes(identifier))) return undefined;
  for (const one of [...left].sort()) {
    const register = registerOf(one);
    const other =
      register === undefined ? undefined : [...right].sort().find((identifier) => registerOf(identifier) === register);
    if (other !== undefined) return [one, other];
  }
  return undefined;
}

/** What gives a party one number: `lei`, `reg:de`; `undefined` where it may have several. */
function registerOf(identifier: string): string | undefined {
  const [kind, value = ''] = identifier.toLowerCase().split(':', 2);
  if (oneEach.has(kind)) return kind;
  const slash = value.indexOf('/');
  return kind === 'reg' && slash > 0 ? `reg:${value.slice(0, slash)}` : undefined;
}
