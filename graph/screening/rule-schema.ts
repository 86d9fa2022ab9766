/** The schema of a rule file (`rules/*.yml`): strict, so that a misspelt key is an error and not a rule that never applies. */
import { z } from 'zod';
import { dayOf } from '../ontology/property.ts';
import { contentBases, sourceClasses } from './item-rule.ts';
import { stageCodeOf } from './origin/stage-origin.ts';
import { exceptionFacts, neededFacts, ruleOutcomes, ruleStatuses, type TieredOutcome, transactions } from './rule.ts';

const day = z.string().transform((text, context) => {
  const value = dayOf(text);
  if (value === undefined) context.addIssue({ code: 'custom', message: `not a date: ${text}` });
  return value ?? 0;
});
const text = z.string().min(1);
const texts = z.array(text).default([]);
const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'small letters, digits, dots and hyphens');
const period = { from: day, to: day.optional() };
const basisPoints = z
  .number()
  .gt(0)
  .lte(100)
  .transform((percent) => Math.round(percent * 100));

const outcome = z.enum(ruleOutcomes);
const tiered = z.union([
  outcome.transform((one): TieredOutcome => ({ endItem: one, component: one })),
  z.strictObject({ endItem: outcome, component: outcome }),
]);

/** A country (ISO 3166-1 alpha-2), or the id of a group of countries. */
const place = z.string().regex(/^([A-Z]{2}|[a-z0-9][a-z0-9.-]*)$/, 'a country as DE, or the id of a group of countries');
const places = z.array(place).min(1);
const placeTest = z.union([z.strictObject({ in: places }), z.strictObject({ outside: places })], {
  error: 'either in: or outside: with countries or groups of countries',
});

const stage = text.refine((name) => stageCodeOf(name) !== undefined, { error: 'no stage of making' });

const itemTest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('origin'),
    countries: placeTest,
    stages: z.array(stage).min(1),
    throughInputs: z.boolean().default(false),
  }),
  z
    .strictObject({
      kind: z.literal('content'),
      of: z.enum(contentBases),
      countries: placeTest,
      atLeast: basisPoints.optional(),
      atMost: basisPoints.optional(),
      moreThan: basisPoints.optional(),
    })
    .refine(
      ({ atLeast, atMost, moreThan }) => [atLeast, atMost, moreThan].filter((limit) => limit !== undefined).length === 1,
      'one of atLeast, atMost and moreThan',
    ),
  z.strictObject({ kind: z.literal('one country'), countries: placeTest, stages: z.array(stage).min(1), atMost: basisPoints }),
  z.strictObject({ kind: z.literal('source class'), classes: z.array(z.enum(sourceClasses)).min(1) }),
  z.strictObject({ kind: z.literal('design authority'), countries: placeTest }),
]);

const reach = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('parties'),
    lists: z.array(text).min(1),
    whom: z.enum(['listed', 'owned', 'listed and owned']),
    regime: id.optional(),
  }),
  z
    .strictObject({
      kind: z.literal('items'),
      all: z.literal(true).optional(),
      categories: texts,
      materials: texts,
      perhaps: texts,
      without: texts,
      inputs: texts,
    })
    .refine(
      ({ all, categories, materials }) => (all === true) !== categories.length + materials.length > 0,
      'either all: true, or categories or materials',
    ),
]);

const exception = z.strictObject({
  text,
  source: text,
  when: z.strictObject({ fact: z.enum(exceptionFacts), tier: z.enum(['endItem', 'component']).optional() }).optional(),
  transactions: z
    .array(z.enum(transactions))
    .min(1)
    .default([...transactions]),
  from: day.optional(),
  to: day.optional(),
});

const version = z.strictObject({
  ...period,
  status: z.enum(ruleStatuses),
  needs: z.array(z.enum([...neededFacts, ...exceptionFacts])).default([]),
  test: itemTest.optional(),
  buy: tiered,
  pay: tiered.optional(),
  export: tiered.optional(),
  invest: tiered.optional(),
  reason: text,
});
export type VersionSpec = z.infer<typeof version>;

const rule = z.strictObject({
  id,
  title: text,
  source: text,
  reaches: reach,
  twoPersons: z.boolean().optional(),
  exceptions: z.array(exception).default([]),
  versions: z.array(version).min(1),
});
export type RuleSpec = z.infer<typeof rule>;

const regime = z.strictObject({
  id,
  title: text,
  source: text,
  periods: z
    .array(
      z.strictObject({
        ...period,
        threshold: basisPoints,
        inclusive: z.boolean(),
        aggregate: z.boolean(),
        cascades: z.boolean(),
        controlCounts: z.boolean(),
      }),
    )
    .min(1),
});
export type RegimeSpec = z.infer<typeof regime>;

const member = z.union([
  z
    .string()
    .regex(/^[A-Z]{2}$/)
    .transform((country) => ({ country, from: undefined, to: undefined })),
  z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), from: day.optional(), to: day.optional() }),
]);
const country = z.string().regex(/^[A-Z]{2}$/);
const group = z.strictObject({
  id,
  title: text,
  source: text,
  members: z.array(member).min(1),
  /** Places of which the law does not say whether they count as a member. */
  doubtful: z.array(z.strictObject({ country, as: country })).default([]),
});
export type GroupSpec = z.infer<typeof group>;

const list = z.strictObject({
  code: text,
  title: text,
  names: z.array(text),
  /** An edition older than so many days is stale: policy, not law. */
  staleAfterDays: z.number().int().positive().optional(),
});
export type ListSpec = z.infer<typeof list>;

const pack = z.strictObject({
  id,
  nation: z.string().regex(/^([A-Z]{2}|NATO|any)$/, 'a country as DE, EU, NATO, or any'),
  title: text,
  source: text,
  members: places.optional(),
  twoPersons: z.boolean().default(false),
});
export type PackSpec = z.infer<typeof pack>;

export const ruleFileSchema = z.strictObject({
  /** The pack itself in one of its files; its id in the others. */
  pack: z.union([id, pack], { error: 'the id of a pack, or a pack with id, nation, title and source' }),
  /** Codes and ids of other files that this one states anew. */
  replaces: texts,
  lists: z.array(list).default([]),
  groups: z.array(group).default([]),
  regimes: z.array(regime).default([]),
  rules: z.array(rule).default([]),
});
export type RuleFile = z.infer<typeof ruleFileSchema>;
