/** Marks in a text that are not seen, and make it, or what stands beside it, read as another: the same rule for all that is shown. */

/** Control characters, marks that turn the direction of writing, and those that take no room. */
const unseen = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** `[U+202E]` */
export function nameOfMark(mark: string): string {
  return `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Made visible, but for line breaks and tabs. */
export function withVisibleMarks(text: string): string {
  return text.replace(unseen, (mark) => (/[\t\n\r]/.test(mark) ? mark : nameOfMark(mark)));
}
