/** The same names and package URLs come again and again, within a document and from one to the next. */

const mostTexts = 4_096;
/** Longer texts are seldom repeated, and are not kept. */
const longestText = 256;

/** `compute`, which depends on its text alone, asked once for a text that comes again soon. Few texts are kept. */
export function recalled<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = compute(text);
    if (known.size === mostTexts) known.clear();
    if (text.length <= longestText) known.set(text, result);
    return result;
  };
}
