/**
 * The signature that stands in a CycloneDX document (JSON Signature Format; `signature`): one, several side by
 * side (`signers`), or each over those before it (`chain`). Present is all that is said of it.
 */
import { isObject, listOf, textOf } from './value.ts';

/** Algorithms of the signatures that have a value, `present, not verified` beside them; undefined where there is none. */
export function signatureIn(signature: unknown): string | undefined {
  if (!isObject(signature)) return undefined;
  const signers = [signature, ...listOf(signature.signers), ...listOf(signature.chain)].filter(isObject);
  const signed = signers.filter(({ value }) => textOf(value) !== undefined);
  if (signed.length === 0) return undefined;
  const algorithms = new Set(signed.map(({ algorithm }) => textOf(algorithm) ?? 'algorithm not stated'));
  return `${[...algorithms].join(', ')}; present, not verified`;
}
