/** The form of a gap decision (docs/formats.md, "Gap decisions"): what is common to its gaps, and one gap of it. */
import { z } from 'zod';
import {
  betweenIds,
  gapFields,
  gapIdForm,
  gapStatuses,
  itemIdCharacters,
  mostItemsNamed,
} from '../../graph/ontology/gap-decision.ts';
import { limits } from '../limits.ts';
import { readableText, readableWord } from './readable.ts';
import { writtenDate, writtenInstant } from './written-day.ts';

const word = readableWord(limits.nameCharacters);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in lower-case hexadecimal digits');

/** Edits upon which one edit may be made: so many were in conflict. */
const mostUpon = 50;

export const gapEdit = z
  .strictObject({
    programme: word.optional(),
    author: word,
    decided: writtenInstant,
    note: readableText(limits.textCharacters).optional(),
    set: z
      .strictObject({ owner: word.optional(), due: writtenDate.optional(), status: z.enum(gapStatuses).optional() })
      .default({}),
    clear: z.array(z.enum(gapFields)).default([]),
  })
  .superRefine(({ set, clear, note }, context) => {
    const both = clear.find((field) => set[field] !== undefined);
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (both !== undefined) wrong('clear', `${both} is set and cleared`);
    if (Object.keys(set).length + clear.length === 0 && note === undefined) wrong('set', 'nothing is set, cleared or noted');
  });
export type WrittenGapEdit = z.infer<typeof gapEdit>;

export const editedGap = z.strictObject({
  gapId: z.string().regex(gapIdForm, 'expected the id of a gap: 12 hexadecimal digits'),
  upon: z
    .array(sha256)
    .max(mostUpon)
    .refine((ids) => ids.join(betweenIds).length <= limits.textCharacters, 'more edits than can be kept'),
  // What is lost, by its id, and at which level: by them the gap is found again when its id is another.
  level: word.optional(),
  lostId: readableWord(limits.textCharacters).optional(),
  // Ids of items beneath: it is found again where one of them is beneath still.
  itemIds: z.array(readableWord(itemIdCharacters)).max(mostItemsNamed).default([]),
  // What the gap was when it was decided, for who reads this when it is found no longer.
  archetype: word.optional(),
  lost: word.optional(),
  items: word.optional(),
});
export type WrittenGap = z.infer<typeof editedGap>;
