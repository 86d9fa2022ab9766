/** RFC 6901. */

/** One reference token, escaped. */
export function pointerToken(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** A pointer from its tokens; the empty list is the whole document. */
export function jsonPointer(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${typeof token === 'number' ? token : pointerToken(token)}`).join('');
}
