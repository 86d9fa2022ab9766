/** The form of a rule file (`rules/*.yml`). */
import { parse } from 'yaml';
import { z } from 'zod';
import { OperationalError } from '../model/operational-error.ts';
import { dayOf } from '../ontology/property.ts';
import { neededFacts, ruleOutcomes, type TieredOutcome } from './rule.ts';

const day = z.string().transform((text, context) => {
  const value = dayOf(text);
  if (value === undefined) context.addIssue({ code: 'custom', message: `not a date: ${text}` });
  return value ?? 0;
});
const text = z.string().min(1);
const outcome = z.enum(ruleOutcomes);
const tiered = z.union([
  outcome.transform((one): TieredOutcome => ({ endItem: one, component: one })),
  z.strictObject({ endItem: outcome, component: outcome }),
]);

const versionSchema = z.strictObject({
  from: day,
  to: day.optional(),
  status: text,
  needs: z.array(z.enum(neededFacts)).default([]),
  buy: tiered,
  pay: tiered,
  export: tiered,
  invest: tiered,
  reason: text,
});
const ruleSchema = z.strictObject({
  id: text,
  title: text,
  source: text,
  jurisdiction: text,
  lists: z.array(text).min(1),
  reaches: z.enum(['listed', 'owned', 'listed and owned']),
  regime: text.optional(),
  versions: z.array(versionSchema).min(1),
});
const regimeSchema = z.strictObject({
  id: text,
  title: text,
  source: text,
  periods: z
    .array(
      z.strictObject({
        from: day,
        to: day.optional(),
        threshold: z.number().gt(0).lte(100),
        inclusive: z.boolean(),
        aggregate: z.boolean(),
        cascades: z.boolean(),
        controlCounts: z.boolean(),
      }),
    )
    .min(1),
});
const listSchema = z.strictObject({
  code: text,
  title: text,
  names: z.array(text),
  /** An edition older than so many days is stale: policy, not law. */
  staleAfterDays: z.number().int().positive().optional(),
});
const fileSchema = z.strictObject({
  lists: z.array(listSchema).default([]),
  regimes: z.array(regimeSchema).default([]),
  rules: z.array(ruleSchema).default([]),
});
export type RuleFile = z.infer<typeof fileSchema>;
export type ListSpec = RuleFile['lists'][number];

/** Throws OperationalError INPUT_INVALID when the text is no rule file. */
export function parseRuleFile(source: string): RuleFile {
  let content: unknown;
  try {
    content = parse(source, { maxAliasCount: 0 });
  } catch (error) {
    throw invalidRules(error instanceof Error ? error.message : 'not YAML', error);
  }
  const result = fileSchema.safeParse(content);
  if (!result.success) throw invalidRules(z.prettifyError(result.error));
  return result.data;
}

/** What is wrong with the rule files, for who wrote them. */
export function invalidRules(detail: string, cause?: unknown): OperationalError {
  return new OperationalError('INPUT_INVALID', `Rule files: ${detail}`, cause === undefined ? undefined : { cause });
}
