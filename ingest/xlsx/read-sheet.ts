/** One worksheet to records of text (ECMA-376 part 1, 18.3.1). Limits hold while it is read, not after. */
import { tableLimits } from '../tables/limits.ts';
import type { Zip } from '../zip.ts';
import { general } from './number-format.ts';
import { numberText } from './number-text.ts';
import { type SheetPart, unescapeText, type WorkbookParts } from './workbook-parts.ts';
import { readXml } from './xml-events.ts';

/** What the sheets of one workbook have used of its limits. */
export interface Budget {
  cells: number;
  characters: number;
}

export class LimitExceeded extends Error {
  readonly code: 'limit-rows' | 'limit-columns' | 'limit-cells' | 'limit-characters';

  constructor(code: LimitExceeded['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export interface SheetCells {
  /** `records[4]` is row 5; rows and cells without text are blank. */
  readonly records: readonly (readonly string[])[];
  /** Formula cells whose value the file does not have: whoever wrote it never calculated them. */
  readonly uncalculated: number;
}

interface Cell {
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  hasFormula: boolean;
}

const blank: readonly string[] = Object.freeze([]) as readonly string[];

export async function readSheet(zip: Zip, part: SheetPart, parts: WorkbookParts, budget: Budget): Promise<SheetCells> {
  const records: (readonly string[])[] = [];
  let row: string[] = [];
  let rowIndex = -1;
  let cell: Cell | undefined;
  let into: 'value' | 'inline' | undefined;
  let uncalculated = 0;
  let inPhonetic = false;

  const openRow = (reference: string | undefined) => {
    const given = Number(reference ?? '');
    rowIndex = Number.isInteger(given) && given > rowIndex + 1 ? given - 1 : rowIndex + 1;
    row = [];
  };
  const closeRow = () => {
    if (row.length === 0) return;
    if (rowIndex > tableLimits.rows) throw new LimitExceeded('limit-rows', `more than ${tableLimits.rows} rows`);
    while (records.length < rowIndex) records.push(blank);
    records.push(row);
  };
  const openCell = (attributes: Readonly<Record<string, string>>) => {
    const after = cell === undefined ? 0 : cell.column + 1;
    const column = columnOf(attributes.r ?? '') ?? after;
    cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', inline: '', hasFormula: false };
  };
  const closeCell = (closed: Cell) => {
    const text = textOf(closed, parts);
    if (text === '') {
      if (closed.hasFormula && closed.value === '' && closed.type !== 'str') uncalculated++;
      return;
    }
    if (closed.column >= tableLimits.columns)
      throw new LimitExceeded('limit-columns', `a value stands beyond column ${tableLimits.columns}`);
    budget.cells += Math.max(closed.column + 1 - row.length, 0);
    budget.characters += text.length;
    if (budget.cells > tableLimits.cells) throw new LimitExceeded('limit-cells', `more than ${tableLimits.cells} cells`);
    if (budget.characters > tableLimits.cellCharacters)
      throw new LimitExceeded('limit-characters', `its cells hold more than ${tableLimits.cellCharacters} characters`);
    while (row.length < closed.column) row.push('');
    row[closed.column] = text;
  };

  await readXml(zip.unpack(part.member), {
    open(name, attributes) {
      if (name === 'row') {
        openRow(attributes.r);
        cell = undefined;
      } else if (name === 'c') openCell(attributes);
      else if (name === 'v') into = 'value';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't' && !inPhonetic) into = 'inline';
      else if (name === 'f' && cell !== undefined) cell.hasFormula = true;
    },
    text(piece) {
      if (cell !== undefined && into !== undefined) cell[into] += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') into = undefined;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'c' && cell !== undefined) closeCell(cell);
      else if (name === 'row') closeRow();
    },
  });
  return { records, uncalculated };
}

/** Column of a reference like `AB12`, from 0. */
function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** 18.18.11 cell types: shared text, inline text, formula text, boolean, error, ISO date; else a number. */
function textOf({ type, style, value, inline }: Cell, parts: WorkbookParts): string {
  switch (type) {
    case 's':
      return parts.texts[Number(value)] ?? '';
    case 'inlineStr':
      return unescapeText(inline);
    case 'str':
      return unescapeText(value);
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE';
    case 'e':
      return value;
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    default:
      return numberText(value, parts.formats[style] ?? general, parts.epoch1904);
  }
}
