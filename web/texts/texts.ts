/** Every text of the pages, in the language of the reader. English for now: another language is another folder beside `en`. */
import { en } from './en/en.ts';

export type Texts = typeof en;

/** The document's language says which; a language that is not there is English. */
const languages: Readonly<Record<string, Texts>> = { en };

export const texts: Texts = languages[document.documentElement.lang] ?? en;

/** A whole number with the separators of the reader's language. */
export function count(value: number): string {
  return value.toLocaleString(document.documentElement.lang);
}
