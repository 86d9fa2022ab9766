/**
 * What a CMMC statement says of level and assessment (32 CFR 170.15 to 170.18): level 1 is assessed by the
 * holder itself, level 2 by itself or by a C3PAO, level 3 by DIBCAC. Not stated is not guessed.
 */
import { wordsOf } from './kinds.ts';

export interface CmmcStatus {
  readonly level: 1 | 2 | 3 | undefined;
  readonly assessment: 'self-assessed' | 'certified' | undefined;
}

export function cmmcStatus(kind: string, level: string, selfDeclared: boolean | undefined): CmmcStatus {
  const found = levelOf(wordsWithoutAssessor(level), true) ?? levelOf(wordsWithoutAssessor(kind), false);
  return { level: found, assessment: assessmentOf(found, `${wordsOf(kind)} ${wordsOf(level)}`.split(' '), selfDeclared) };
}

/** `C3PAO` is no level 3. */
function wordsWithoutAssessor(text: string): string[] {
  return wordsOf(text)
    .replace(/\bc 3 pao\b/g, ' ')
    .split(' ')
    .filter((word) => word !== '');
}

/** After `level` or `l`; in the column of levels also a digit that stands alone. `CMMC 2.0` has no level. */
function levelOf(words: readonly string[], isColumn: boolean): CmmcStatus['level'] {
  const after = words.findIndex((word, at) => (word === 'level' || word === 'l') && /^[1-3]$/.test(words[at + 1] ?? ''));
  const word = after >= 0 ? words[after + 1] : isColumn ? words[0] : undefined;
  return word !== undefined && /^[1-3]$/.test(word) ? (Number(word) as 1 | 2 | 3) : undefined;
}

function assessmentOf(
  level: CmmcStatus['level'],
  words: readonly string[],
  selfDeclared: boolean | undefined,
): CmmcStatus['assessment'] {
  if (selfDeclared === true || words.includes('self')) return 'self-assessed';
  if (level === 1) return 'self-assessed';
  if (words.includes('pao') || words.includes('dibcac') || level === 3) return 'certified';
  return selfDeclared === false ? 'certified' : undefined;
}
