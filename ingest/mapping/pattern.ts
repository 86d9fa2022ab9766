/** Whether a cell is a pattern's text, without regard to case and blanks around it; `*` stands for any characters. */
export function matches(cell: string, pattern: string): boolean {
  const text = cell.trim().toLowerCase();
  const pieces = pattern.trim().toLowerCase().split('*');
  const [first, ...rest] = pieces as [string, ...string[]];
  if (rest.length === 0) return text === first;
  if (text === '' || !text.startsWith(first)) return false;
  const last = rest.pop() as string;
  let from = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
