/**
 * `bench -- screening CASES.csv [--wrong]`: precision and recall of the comparison of names on labelled pairs, at each
 * threshold, beside whole-string baselines on the same pairs. A pair is called a match when its band is `strong` or
 * `possible`, names and countries together. Rows of any schema are judged as organisations; how many are none is
 * said. With `--wrong` each pair that is judged wrongly is a JSON line on standard error, with its explanation. The last line:
 * `lostStrong` counts true pairs that are plainly one (plain-name.ts: equal, or one whole in the other) and fall to `none`.
 * Precision and recall are `null` where nothing was judged, and the exit code is 1.
 */
import { binomialInterval } from '../graph/analyses/binomial-interval.ts';
import { askedNames } from '../graph/screening/matching/asked-names.ts';
import { bandThresholds, compareNames } from '../graph/screening/matching/compare-names.ts';
import { type Judgement, judgePair } from '../graph/screening/matching/judge-pair.ts';
import type { AlignedPart } from '../graph/screening/matching/listed-party.ts';
import { type NameForm, nameForm } from '../graph/screening/matching/name-form.ts';
import { spellingsOf } from '../graph/screening/matching/name-scripts.ts';
import { emit } from './measure.ts';
import { arePlainlyOne } from './plain-name.ts';
import { jaroWinkler, levenshteinSimilarity } from './screening-baselines.ts';
import { type Case, readCases } from './screening-cases.ts';

interface Judged extends Case {
  readonly judgement: Judgement;
  readonly aligned: readonly AlignedPart[];
}

export interface PairsFigures {
  readonly pairs: number;
  /** `null` where nothing is called a match, or nothing is one. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly lostStrong: number;
}

/** By the best of the spellings that the two names give. */
export function judgeCase(one: Case): Judged {
  const entries = spellingsOf(one.name2);
  const pairs = [...askedNames([one.name1])].flatMap(([name, asked]) =>
    entries.map((entry) => judgeNames(one, name, entry, asked)),
  );
  return pairs.reduce((best, next) => (next.judgement.score > best.judgement.score ? next : best));
}

function judgeNames(one: Case, name1: string, name2: string, asked: NameForm | undefined): Judged {
  const name = nameForm(name1);
  const entry = nameForm(name2);
  const comparison = compareNames(name, entry);
  const judgement = judgePair({
    comparison,
    name,
    entry,
    subject: { countries: one.country1, identifiers: [], addresses: [] },
    party: { kind: 'organization', countries: one.country2, identifiers: [], addresses: [] },
    listed: { text: name2, weak: false },
    asked,
  });
  return { ...one, judgement, aligned: comparison.aligned };
}

export function benchPairs(path: string, { wrong = false } = {}): PairsFigures {
  const { cases, unread } = readCases(path);
  const judged = cases.map(judgeCase);
  const isMatch = ({ judgement }: Judged) => judgement.score >= bandThresholds.possible;
  emit({ cases: path, pairs: judged.length, matches: judged.filter(({ match }) => match).length, unread: unread.length });
  for (const row of unread) emit({ unread: row.row, why: row.why });
  const schemas = new Map<string, number>();
  for (const { schema } of judged) schemas.set(schema, (schemas.get(schema) ?? 0) + 1);
  for (const [schema, pairs] of schemas) emit({ schema: schema === '' ? 'not stated' : schema, pairs, judgedAs: 'organization' });
  for (let threshold = 5_000; threshold <= 10_000; threshold += 250) {
    emit({ threshold, ...quality(judged, ({ judgement }) => judgement.score >= threshold) });
  }
  emit({ baseline: 'always a match', ...quality(judged, () => true) });
  baseline('Levenshtein', judged, levenshteinSimilarity);
  baseline('Jaro-Winkler', judged, jaroWinkler);
  for (const one of new Set(judged.map(({ quality }) => quality))) {
    if (one !== '')
      emit({
        class: one,
        ...quality(
          judged.filter((pair) => pair.quality === one),
          isMatch,
        ),
      });
  }
  if (wrong)
    for (const one of judged) if (isMatch(one) !== one.match) process.stderr.write(`${JSON.stringify(explained(one))}\n`);
  emit({ band: 'strong', ...quality(judged, ({ judgement }) => judgement.band === 'strong') });
  emit({ band: 'strong or possible', ...quality(judged, isMatch) });
  const { precision, recall } = quality(judged, isMatch);
  const figures = { pairs: judged.length, precision: precision ?? null, recall: recall ?? null, lostStrong: lostStrong(judged) };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  return figures;
}

/** True pairs that any reader would call one name, and that are called two. */
export function lostStrong(judged: readonly (Case & { readonly judgement: Pick<Judgement, 'band'> })[]): number {
  return judged.filter(({ match, name1, name2, judgement }) => match && judgement.band === 'none' && arePlainlyOne(name1, name2))
    .length;
}

function quality(pairs: readonly Judged[], called: (pair: Judged) => boolean) {
  const trueOnes = pairs.filter(({ match }) => match);
  const hits = trueOnes.filter(called).length;
  const alerts = pairs.filter(called).length;
  return { ...share('precision', hits, alerts), ...share('recall', hits, trueOnes.length), falseMatches: alerts - hits };
}

/** To four places, with its 95 % interval (Clopper and Pearson); nothing of none. */
function share<Name extends string>(name: Name, hits: number, trials: number): Partial<Record<Name, number>> {
  if (trials === 0) return {};
  const { low, high } = binomialInterval(hits, trials);
  const fixed = (value: number) => Math.round(value * 10_000) / 10_000;
  return { [name]: fixed(hits / trials), [`${name}Low`]: fixed(low), [`${name}High`]: fixed(high) } as Partial<
    Record<Name, number>
  >;
}

/** At the threshold that suits it best on these pairs, which favours it. */
function baseline(name: string, judged: readonly Judged[], similarity: (left: string, right: string) => number): void {
  const scores = new Map(judged.map((pair) => [pair, similarity(pair.name1.toLowerCase(), pair.name2.toLowerCase())]));
  let best = { f1: -1, threshold: 0 };
  for (let threshold = 50; threshold <= 100; threshold++) {
    const { precision = 0, recall = 0 } = quality(judged, (pair) => (scores.get(pair) as number) * 100 >= threshold);
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    if (f1 > best.f1) best = { f1, threshold };
  }
  emit({
    baseline: name,
    threshold: best.threshold / 100,
    ...quality(judged, (pair) => (scores.get(pair) as number) * 100 >= best.threshold),
  });
}

function explained({ row, name1, name2, match, judgement, aligned, quality }: Judged) {
  return { row, name1, name2, is_match: match, quality, ...judgement, aligned };
}
