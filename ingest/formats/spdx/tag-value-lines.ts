/**
 * The lines of an SPDX tag-value document (2.3 clause 5.2 and annex G): `Tag: value`, texts of several
 * lines in `<text>...</text>`, comments from `#`, blank lines.
 */
export interface TagLine {
  readonly tag: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
  /** The value stood between `<text>` and `</text>`. */
  readonly isText: boolean;
  /** The text of several lines does not end. */
  readonly isOpen: boolean;
}

/** Calls `take` for each tag, `refuse` for each line that is none. */
export function eachTag(text: string, take: (tag: TagLine) => void, refuse: (line: number, text: string) => void): void {
  let line = 0;
  for (let start = 0; start < text.length; ) {
    line++;
    const end = endOfLine(text, start);
    const content = text.slice(start, end).trim();
    start = end + 1;
    if (content === '' || content.startsWith('#')) continue;
    const colon = content.indexOf(':');
    const tag = colon === -1 ? '' : content.slice(0, colon).trimEnd();
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(tag)) {
      refuse(line, content);
      continue;
    }
    const value = content.slice(colon + 1).trim();
    if (!value.startsWith('<text>')) {
      take({ tag, value, line, isText: false, isOpen: false });
      continue;
    }
    const from = text.lastIndexOf('<text>', end) + '<text>'.length;
    const close = text.indexOf('</text>', from);
    const until = close === -1 ? text.length : close;
    const inside = text.slice(from, until).replaceAll('\r\n', '\n');
    take({ tag, value: inside, line, isText: true, isOpen: close === -1 });
    line += inside.split('\n').length - 1;
    start = close === -1 ? text.length : endOfLine(text, until) + 1;
  }
}

/** Lines end with LF or CR LF. */
function endOfLine(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed === -1 ? text.length : feed;
}
