/**
 * Numbers of a workbook as text. A spreadsheet keeps 15 digits and shows what the format says: text is
 * what it shows, except that no digits are cut. So `1.23E+05` stays visible as the damage that it is.
 */
import type { NumberFormat } from './number-format.ts';

const digits = 15;
/** Numbers of more digits have lost the last ones. */
const tooLarge = 10 ** digits;

export function numberText(stored: string, format: NumberFormat, epoch1904: boolean): string {
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number)) return stored.trim();
  switch (format.kind) {
    case 'date':
    case 'dateTime':
      return dateText(number, format.kind === 'dateTime', epoch1904) ?? plain(number);
    case 'scientific':
      return scientific(number, format.decimals);
    case 'percent':
      return `${plain(number * 100)}%`;
    case 'zeros':
      return Number.isInteger(number) && number >= 0 ? plain(number).padStart(format.width, '0') : plain(number);
    case 'fixed':
      return padded(number, format.decimals);
    case 'general':
      return plain(number);
  }
}

function plain(number: number): string {
  const rounded = Number(number.toPrecision(digits));
  if (Math.abs(rounded) >= tooLarge) return scientific(rounded, digits - 1);
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text;
}

function scientific(number: number, decimals: number): string {
  const [mantissa, exponent] = number.toExponential(Math.min(decimals, 20)).split('e') as [string, string];
  return `${mantissa}E${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

/** With the zeros at the end that the sheet shows, where they are all that is missing. */
function padded(number: number, decimals: number): string {
  const text = plain(number);
  const fixed = Number(text).toFixed(Math.min(decimals, 20));
  return Number(fixed) === Number(text) && fixed.length > text.length ? fixed : text;
}

const dayMs = 86_400_000;
/** Serial number of 9999-12-31 in the system of 1900. */
const lastSerial = 2_958_465;

/** ECMA-376 part 1, 18.17.4: days since 1899-12-30, or 1904-01-01; the first system has a 29 February 1900. */
function dateText(serial: number, withTime: boolean, epoch1904: boolean): string | undefined {
  if (serial < 0 || serial >= lastSerial + 1) return undefined;
  const day = Math.floor(serial);
  const shift = !epoch1904 && day < 60 ? 1 : 0;
  const epoch = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const seconds = Math.round((serial - day) * 86_400);
  const text = new Date(epoch + (day + shift) * dayMs + seconds * 1000).toISOString();
  return withTime && seconds !== 0 ? text.slice(0, 19) : text.slice(0, 10);
}
