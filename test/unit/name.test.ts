import { describe, expect, it } from 'vitest';
import { normalizeName, organizationName } from '../../graph/ontology/name.ts';

describe('a normalised name', () => {
  it.each([
    ['Großmann Optik GmbH', 'GROSSMANN OPTIK GMBH'],
    ['ΟΔΥΣΣΕΥΣ', 'Οδυσσευσ'],
    ['ὈΔΥΣΣΕΎΣ', 'ὀδυσσεύς'],
    ['Straße', 'STRASSE'],
    ['İSTANBUL', 'i̇stanbul'],
    ['ＡＣＭＥ', 'acme'],
    ["O’Neil's", 'ONeils'],
    ['Łódź — Elektro', 'ŁÓDŹ ELEKTRO'],
  ])('%s and %s are one', (a, b) => {
    expect(normalizeName(a)).toBe(normalizeName(b));
  });

  it.each([
    ['Model 1', 'Model l'],
    ['Grossmann', 'Großman'],
    ['C++', 'C#'],
  ])('%s and %s are two', (a, b) => {
    expect(normalizeName(a)).not.toBe(normalizeName(b));
  });

  it('is the same when it is normalised again', () => {
    for (const text of ['Großmann', 'ΟΔΥΣΣΕΥΣ', 'ŉ ǰ ΐ ﬁ ﬀ ẞ', 'ſ K Å'])
      expect(normalizeName(normalizeName(text))).toBe(normalizeName(text));
  });

  it('keeps the legal form as a token of its own', () => {
    expect(organizationName('Großmann Optik GmbH')).toEqual({ base: 'grossmann optik', legalForm: 'gmbh' });
  });
});
