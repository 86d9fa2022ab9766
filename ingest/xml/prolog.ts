/**
 * What stands before the root element of an XML text (XML 1.0, 2.8): found with searches for the ends
 * of comments and processing instructions, before any parser sees the text.
 */

const whiteSpace = /\s/;
const declaration = /^<\?xml\s[^>]*?\bencoding\s*=\s*(?:"([\w.-]+)"|'([\w.-]+)')/;
/** Characters in which the XML declaration is looked for. */
const declarationLength = 256;

/** The text from its root element on, or from the document type declaration that stands before it. */
export function fromRootTag(text: string): string {
  let at = 0;
  while (at < text.length) {
    if (whiteSpace.test(text[at] as string)) at++;
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else break;
  }
  return text.slice(at);
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at === -1 ? text.length : at + end.length;
}

/** A document type declaration: the only place where entities can be declared (XML 1.0, 4.2). */
export function hasDoctype(text: string): boolean {
  return fromRootTag(text).startsWith('<!');
}

/** The encoding that the XML declaration names, in lower case; undefined where it names none. */
export function declaredEncoding(text: string): string | undefined {
  const found = declaration.exec(text.slice(0, declarationLength));
  return (found?.[1] ?? found?.[2])?.toLowerCase();
}
