/**
 * Rule packs: dated, cited rules as data (`rules/*.yml`). This file reads their text; the files are
 * read by the application.
 */
import { createHash } from 'node:crypto';
import { listFinder } from './list-finder.ts';
import type { Period, Regime, Rule, RulePack } from './rule.ts';
import { invalidRules, parseRuleFile, type RuleFile } from './rule-file.ts';

/**
 * Reads the texts of rule files into one pack; their order does not matter.
 * Throws OperationalError INPUT_INVALID when a file is no rule file, a name is not known or used
 * twice, or versions overlap.
 */
export function parseRules(texts: readonly string[]): RulePack {
  const files = texts.map(parseRuleFile);
  const lists = byKey(
    files.flatMap((file) => file.lists),
    (list) => list.code,
    'list',
  );
  const regimes = byKey(
    files.flatMap((file) => file.regimes.map(regimeOf)),
    (regime) => regime.id,
    'regime',
  );
  const rules = byKey(
    files.flatMap((file) => file.rules).map((rule) => ruleOf(rule, lists, regimes)),
    (rule) => rule.id,
    'rule',
  );
  const content = { lists: [...lists.values()], rules: [...rules.values()], regimes: [...regimes.values()] };
  return {
    version: createHash('sha256').update(canonical(content)).digest('hex'),
    rules: content.rules,
    regimes: content.regimes,
    lists: content.lists.map(({ code, title, staleAfterDays }) => ({ code, title, staleAfterDays })),
    listOf: listFinder([...lists.values()]),
  };
}

function ruleOf(
  parsed: RuleFile['rules'][number],
  lists: ReadonlyMap<string, unknown>,
  regimes: ReadonlyMap<string, Regime>,
): Rule {
  for (const code of parsed.lists) if (code !== '*' && !lists.has(code)) throw invalidRules(`${parsed.id}: no list ${code}`);
  const owned = parsed.reaches !== 'listed';
  if (owned !== (parsed.regime !== undefined)) throw invalidRules(`${parsed.id}: a regime, and only for what is owned`);
  const regime = parsed.regime === undefined ? undefined : regimes.get(parsed.regime);
  if (owned && regime === undefined) throw invalidRules(`${parsed.id}: no regime ${parsed.regime}`);
  const versions = parsed.versions.map(({ buy, pay, export: exported, invest, to, ...rest }) => ({
    ...rest,
    to,
    outcomes: { buy, pay, export: exported, invest },
  }));
  return {
    id: parsed.id,
    title: parsed.title,
    source: parsed.source,
    jurisdiction: parsed.jurisdiction,
    lists: parsed.lists,
    listed: parsed.reaches !== 'owned',
    regime,
    versions: inSequence(parsed.id, versions),
  };
}

function regimeOf(parsed: RuleFile['regimes'][number]): Regime {
  const periods = parsed.periods.map(({ threshold, to, ...rest }) => ({ ...rest, to, threshold: Math.round(threshold * 100) }));
  return { ...parsed, periods: inSequence(parsed.id, periods) };
}

/** Periods follow one another: only the last may be open. */
function inSequence<P extends Period>(id: string, periods: readonly P[]): readonly P[] {
  for (const [index, period] of periods.entries()) {
    if (period.to !== undefined && period.to < period.from) throw invalidRules(`${id}: a period ends before it begins`);
    const next = periods[index + 1];
    if (next !== undefined && (period.to === undefined || period.to >= next.from)) throw invalidRules(`${id}: periods overlap`);
  }
  return periods;
}

function byKey<T>(values: readonly T[], keyOf: (value: T) => string, noun: string): Map<string, T> {
  const result = new Map<string, T>();
  for (const value of [...values].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    if (result.has(keyOf(value))) throw invalidRules(`the ${noun} ${keyOf(value)} is there twice`);
    result.set(keyOf(value), value);
  }
  return result;
}

/** JSON with sorted keys: the same content gives the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
