/** Texts that people decide by: nothing in them may be unseen, or turn what stands beside it around. */
import { z } from 'zod';

/** What a reader cannot see can make two names look like one, or turn what stands beside it around. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
/** In running text lines break, and variation selectors stand beside signs. */
const unseenInText = /(?![\t\n\r\p{Mn}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

const readable = (most: number | undefined, refused: RegExp) => {
  const text = z.string().trim().min(1);
  return (most === undefined ? text : text.max(most))
    .refine((written) => !refused.test(written), 'has characters that nobody sees, or that turn the text around')
    .refine((written) => /[\p{L}\p{N}]/u.test(written), 'has no letter and no digit');
};

export const readableWord = (most: number) => readable(most, unseen);
export const readableText = (most?: number) => readable(most, unseenInText);
