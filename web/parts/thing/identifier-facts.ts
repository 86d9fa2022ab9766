import { texts } from '../../texts/texts.ts';
import type { Fact } from '../fact-list.tsx';

/** Identifiers as facts, those of one scheme together. */
export function identifierFacts(identifiers: readonly { readonly scheme: string; readonly value: string }[]): Fact[] {
  const schemes = [...new Set(identifiers.map(({ scheme }) => scheme))];
  return schemes.map((scheme) => ({
    name: texts.things.schemes[scheme] ?? scheme,
    value: identifiers
      .filter((one) => one.scheme === scheme)
      .map(({ value }) => value)
      .join(', '),
  }));
}
