/**
 * The one question that would change the ranking most (docs/report.md). A question is a fact that no
 * document states; it touches a gap where the gap's place hangs on it. Of the first gaps by rank each weighs
 * 1 / rank, and the question with the greatest sum comes first: what is uncertain at the top moves more than
 * what is uncertain further down. Of equal ones the earlier step of the ranking, then the smaller key.
 */
import type { Missing } from '../../graph/analyses/exposure.ts';
import type { Level } from '../../graph/analyses/finding.ts';
import { type OpenQuestion, type QuestionKind, questionKinds } from '../../reports/first-page.ts';
import type { Thing } from '../../reports/gap-report.ts';
import { visible } from '../../reports/wording.ts';
import type { FoundGap } from '../gaps/present-gap.ts';
import { compareText } from '../workspace/answer.ts';

/** Gaps that are looked at. */
export const gapsAsked = 100;

/** What nobody stated of the times of a gap. */
export interface OpenTimes {
  readonly missing: readonly Missing[];
  /** End items that it stops and of which nobody said what a day is worth. */
  readonly unvalued: readonly Thing[];
}

/** Gaps by rank. */
export function openQuestion(gaps: readonly FoundGap[], timesOf: (gap: FoundGap) => OpenTimes): OpenQuestion | null {
  const first = gaps.slice(0, gapsAsked);
  const questions = new Map<string, OpenQuestion & { weight: number }>();
  for (const gap of first) {
    for (const { kind, about, text } of asked(gap, timesOf(gap))) {
      const key = `${kind} ${about.id}`;
      const one = questions.get(key) ?? { kind, text, about, gaps: 0, of: first.length, bestRank: gap.rank, weight: 0 };
      questions.set(key, { ...one, gaps: one.gaps + 1, weight: one.weight + 1 / gap.rank });
    }
  }
  const [best] = [...questions.values()].sort(
    (a, b) =>
      b.weight - a.weight || questionKinds.indexOf(a.kind) - questionKinds.indexOf(b.kind) || compareText(a.about.id, b.about.id),
  );
  if (best === undefined) return null;
  const { weight: _, ...question } = best;
  return question;
}

interface Asked {
  readonly kind: QuestionKind;
  readonly about: Thing;
  readonly text: string;
}

function asked(gap: FoundGap, { missing, unvalued }: OpenTimes): Asked[] {
  const { item, lost, level, certainty, archetype, criticality } = gap;
  const of = (kind: QuestionKind, about: Thing | null, text: (name: string) => string): Asked[] =>
    about === null ? [] : [{ kind, about, text: text(visible(about.name)) }];
  const subject = gap.folded === null ? item : { id: gap.gapId, type: 'category', name: gap.folded.text };
  return [
    ...(archetype === 'no known source' ? of('source', subject, (name) => `Who makes ${name}?`) : []),
    ...(certainty === 'possible' ? of('who or where', item, whoOrWhere(level)) : []),
    ...(criticality === '' ? of('criticality', subject, (name) => `How critical is ${name}?`) : []),
    ...(missing.includes('time to recover')
      ? of('time to recover', lost, (name) => `How long does it take until what ${name} gives is back, once lost?`)
      : []),
    ...(missing.includes('stock')
      ? of('stock', item, (name) => `How long do the stocks of ${name}, and of what it goes into, last?`)
      : []),
    ...unvalued.flatMap((end) => of('daily value', end, (name) => `What is a day of ${name} worth?`)),
  ];
}

function whoOrWhere(level: Level | ''): (name: string) => string {
  if (level === 'site') return (name) => `At which site is ${name} made, by those who did not say?`;
  if (level === 'country') return (name) => `In which country is ${name} made, by those who did not say?`;
  if (level === 'owner' || level === 'owner-country') return (name) => `Who owns the makers of ${name}?`;
  return (name) => `Who makes ${name}, where nobody said so?`;
}
