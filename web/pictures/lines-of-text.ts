/** A name in at most `most` lines of about `width` characters; what is left out is shown by an ellipsis. */
export function linesOf(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines.slice(0, most).map((one) => (one.length > width ? `${one.slice(0, width - 1)}…` : one));
  if (lines.length > most) shown[most - 1] = `${(shown[most - 1] as string).slice(0, width - 1)}…`;
  return shown;
}
