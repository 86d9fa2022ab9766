/** What a column of a foreign bill of materials is: by its name, and by its cells where names mislead. */
import { type Guess, guess } from './known-headers.ts';

/** Letters that designators of IEEE 315, IEC 81346 and drawing programs begin with; part numbers begin with others. */
const letters =
  'A|ANT|B|BAT|BT|BZ|C|CN|CON|CR|D|DS|E|F|FB|FL|FID|G|H|HS|IC|J|JP|K|L|LED|M|MOD|MP|N|P|PS|Q|R|RA|REG|RN|RP|RV|S|SJ|SW|T|TP|TR|U|V|VR|W|X|XTAL|Y|Z';
const designators = new RegExp(`^(?:(?:${letters})\\d{1,4}[A-Z]?(?:[\\s,;-]+|$))+$`, 'i');
const cage = /^[0-9A-Z]{5}$/;
const counted = /^\d{1,5}\.?$/;
const outline = /^\d{1,4}(?:\.\d{1,4})*\.?$/;
/** A name that a number of the line may have. */
const lineName = /^(?:item|pos|find|line|index|no|nr|#|id|sr|seq|structure|wbs|outline)/i;

export function kindOf(header: string, cells: readonly string[]): Guess | undefined {
  const kind = guess(header);
  const filled = cells.filter((cell) => cell !== '');
  if (lineName.test(header) && isOutline(filled)) return 'level';
  if (kind === 'maker code' && !mostly(filled, cage)) return undefined;
  if (kind !== 'description') return kind;
  if (mostly(filled, designators)) return 'designator';
  return mostly(filled, counted) ? undefined : kind;
}

function mostly(cells: readonly string[], pattern: RegExp): boolean {
  return cells.length > 0 && cells.filter((cell) => pattern.test(cell)).length * 5 >= cells.length * 4;
}

/** `1`, `1.1`, `1.1.1`: something is below something, and nothing is below what is not there. */
function isOutline(cells: readonly string[]): boolean {
  const all = new Set(cells.map((cell) => cell.replace(/\.$/, '')));
  const below = [...all].filter((cell) => cell.includes('.'));
  return (
    below.length > 0 && cells.every((cell) => outline.test(cell)) && below.every((cell) => all.has(cell.replace(/\.\d+$/, '')))
  );
}
