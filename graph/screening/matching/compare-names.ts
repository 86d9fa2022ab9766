/** How far two names are one: a figure of the two names alone, so that it never depends on what else is listed. */
import type { AlignedPart, Band } from './listed-party.ts';
import type { NameForm } from './name-form.ts';

export interface NameComparison {
  /** 0 to 10,000. */
  readonly score: number;
  readonly aligned: readonly AlignedPart[];
}

export function compareNames(name: NameForm, entry: NameForm): NameComparison {
  const same = name.tokens.join(' ') === entry.tokens.join(' ');
  const part: AlignedPart = {
    how: same ? 'equal' : 'other',
    name: name.tokens.join(' '),
    entry: entry.tokens.join(' '),
    weight: 10_000,
    agreement: same ? 10_000 : 0,
  };
  return { score: part.agreement, aligned: [part] };
}

export function bandOfScore(score: number): Band {
  return score >= 9_500 ? 'strong' : score >= 7_000 ? 'possible' : score >= 6_000 ? 'weak' : 'none';
}
