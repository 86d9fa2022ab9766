/** Package URLs: the canonical form where the library can make one, else as written. */
import { PackageURL } from 'packageurl-js';
import { recalled } from '../graph/ontology/recalled.ts';
import { limits } from './limits.ts';

/**
 * Canonical purl, or the text as written when packageurl-js cannot parse it (it refuses some that real
 * tools write, and throws a ReferenceError on others); undefined when it is no purl at all.
 */
export const readPurl = recalled((text): string | undefined => {
  const trimmed = text.trim();
  if (trimmed.length > limits.identifierCharacters || !hasTypeAndName(trimmed)) return undefined;
  try {
    return PackageURL.fromString(trimmed).toString();
  } catch {
    return trimmed;
  }
});

/** Without a type and a name, unrelated packages would share the rest. */
function hasTypeAndName(purl: string): boolean {
  if (purl.slice(0, 4).toLowerCase() !== 'pkg:') return false;
  const [type, ...path] = (purl.slice(4).split(/[?#]/, 1)[0] ?? '').split('/').filter((segment) => segment !== '');
  const name = path.at(-1)?.split('@', 1)[0];
  return type !== undefined && /^[a-z][a-z0-9.+-]*$/i.test(type) && name !== undefined && name !== '';
}

/** A purl without its version: what stays the same from release to release. */
export function withoutVersion(purl: string): string {
  const end = purl.search(/[?#]/);
  const path = end === -1 ? purl : purl.slice(0, end);
  const rest = end === -1 ? '' : purl.slice(end);
  const at = path.lastIndexOf('@');
  return at > path.lastIndexOf('/') ? path.slice(0, at) + rest : purl;
}
