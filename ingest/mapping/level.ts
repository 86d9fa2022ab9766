/**
 * Depth of each row of an indented bill of materials, from the cells of its level column. How levels are
 * written is found over the whole column: `1` or `1.2.3` alone could be a number, an outline or a name.
 */

type Reader = (cell: string) => number | undefined;

/** `0`, `1`, `12`: the depth itself. */
const number: Reader = (cell) => (/^\d{1,4}$/.test(cell.trim()) ? Number(cell) : undefined);

/** `1`, `1.2`, `1.2.3.`: as deep as it has parts. */
const outline: Reader = (cell) => {
  const text = cell.trim();
  return /^\d{1,9}(?:\.\d{1,9}){0,200}\.?$/.test(text) ? text.split('.').filter((part) => part !== '').length : undefined;
};

/** `.1`, `..2`, `...`: the number after the dots, else as many as there are dots. */
const dots: Reader = (cell) => {
  const found = /^(\.{0,200})\s*(\d{0,4})$/.exec(cell.trim());
  if (found === null || cell.trim() === '') return undefined;
  return found[2] === '' ? found[1].length : Number(found[2]);
};

/** `A`, `B`, `C`: A is the top. With blanks before it a letter is a name. */
const letter: Reader = (cell) => {
  const text = cell.trimEnd().toUpperCase();
  return /^[A-Z]$/.test(text) ? text.charCodeAt(0) - 64 : undefined;
};

/** Blanks before the text; of two rows the one with fewer is higher. */
const blanks: Reader = (cell) => (cell.trim() === '' ? undefined : cell.length - cell.trimStart().length);

/** In the order in which they are tried; a way of writing is that of the column when most of its cells keep to it. */
const ways: readonly { readonly read: Reader; readonly isSure: (cell: string) => boolean }[] = [
  { read: dots, isSure: (cell) => /^\s*\./.test(cell) },
  { read: outline, isSure: (cell) => /^\s*\d+\.\d/.test(cell) },
  { read: number, isSure: (cell) => number(cell) !== undefined },
  { read: letter, isSure: (cell) => letter(cell) !== undefined },
  { read: blanks, isSure: (cell) => /^\s+\S/.test(cell) },
];

/** `undefined` for a cell without a level, or not written like the others. */
export function levelsOf(cells: readonly string[]): (number | undefined)[] {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const half = filled.length / 2;
  const fitting = ways.filter(({ read }) => filled.filter((cell) => read(cell) !== undefined).length > half);
  const way = fitting.find(({ isSure }) => filled.some(isSure)) ?? fitting[0];
  return cells.map((cell) => (way === undefined || cell.trim() === '' ? undefined : way.read(cell)));
}
