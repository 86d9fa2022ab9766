/** The form of one decision in a decision document (docs/formats.md, "Decisions"). */
import { z } from 'zod';
import { betweenItems, decisionKinds, scopedTransactions } from '../../graph/ontology/decision.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { limits } from '../limits.ts';
import { readableText, readableWord } from './readable.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const name = text(limits.nameCharacters);

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in lower-case hexadecimal digits');
const date = z.string().refine((written) => written.length === 10 && dayOf(written) !== undefined, 'expected a date YYYY-MM-DD');

const party = z.strictObject({
  name: name.optional(),
  country: name.optional(),
  identifiers: z.array(text(limits.nameCharacters)).max(20).default([]),
});
const scope = z.strictObject({
  programme: name.optional(),
  transaction: z.enum(scopedTransactions).optional(),
  items: z
    .array(text(limits.nameCharacters))
    .min(1)
    .refine((items) => items.join(betweenItems).length <= limits.textCharacters, 'more items than can be kept')
    .optional(),
});

const shape = z.strictObject({
  decision: z.enum(decisionKinds),
  party,
  entry: z.strictObject({ list: name, id: name }).optional(),
  rule: name.optional(),
  confirms: sha256.optional(),
  scope: scope.default({}),
  author: readableWord(limits.nameCharacters),
  reason: readableText(),
  decided: date,
  expires: date.optional(),
  decidedUpon: z.strictObject({ entry: sha256.optional(), party: sha256.optional(), rule: sha256.optional() }).default({}),
});
export type WrittenDecision = z.infer<typeof shape>;

/** What each kind has to say beside what all have; `true`: must, `false`: must not. */
const demands: Readonly<
  Record<WrittenDecision['decision'], Readonly<Partial<Record<'entry' | 'rule' | 'confirms' | 'expires', boolean>>>>
> = {
  match: { entry: true, confirms: false },
  'no match': { entry: true, confirms: false },
  waiver: { rule: true, expires: true, confirms: false },
  confirmation: { confirms: true, entry: false, rule: false, expires: false },
};

export const decisionSchema = shape.superRefine((one, context) => {
  const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  for (const [field, must] of Object.entries(demands[one.decision]) as [keyof WrittenDecision, boolean][]) {
    if (must !== (one[field] !== undefined)) wrong(field, `${must ? 'must' : 'must not'} stand in a ${one.decision}`);
  }
  if (one.expires !== undefined && one.expires < one.decided) wrong('expires', 'is before the day of the decision');
  if (one.decision === 'confirmation') {
    if (Object.keys(one.scope).length > 0) wrong('scope', 'must not stand in a confirmation');
    return;
  }
  // Without what it was decided upon nobody could tell when it has to be looked at again.
  for (const [field, isMeant] of [
    ['party', true],
    ['entry', one.entry !== undefined],
    ['rule', one.rule !== undefined],
  ] as const) {
    if (isMeant !== (one.decidedUpon[field] !== undefined))
      wrong('decidedUpon', `${isMeant ? 'must' : 'must not'} state the hash of the ${field}`);
  }
});
