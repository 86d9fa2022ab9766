/** How the cells of a column are written, as far as they show it: the form of dates, the currency of prices. */

const months = /^(\d{1,2})([./ -])[a-z]{3}\2\d{4}$/i;
const numbers = /^(\d{1,2})([./-])(\d{1,2})\2\d{4}$/;

/** The `dates` of a mapping; `either` where the cells do not tell the day from the month; undefined where none is needed. */
export function dateForm(cells: readonly string[]): { readonly form: string; readonly either: boolean } | undefined {
  const named = cells.map((cell) => months.exec(cell)).find((found) => found !== null);
  if (named !== undefined) return { form: `D${named?.[2]}MMM${named?.[2]}YYYY`, either: false };
  const found = cells.flatMap((cell) => numbers.exec(cell) ?? []);
  const dates = Array.from({ length: found.length / 4 }, (_, at) => found.slice(at * 4, at * 4 + 4) as string[]);
  const [first] = dates;
  if (first === undefined) return undefined;
  const sign = first[2] as string;
  const monthFirst = dates.some(([, , , second]) => Number(second) > 12);
  const dayFirst = sign === '.' || dates.some(([, one]) => Number(one) > 12);
  return { form: monthFirst ? `M${sign}D${sign}YYYY` : `D${sign}M${sign}YYYY`, either: !monthFirst && !dayFirst };
}

/** The code of a currency in the name of a column: `Price (USD)`. */
export function currencyOf(header: string): string | undefined {
  return /(?<![a-z])(USD|EUR|GBP|NOK|SEK|DKK|PLN|CHF|CAD|AUD|JPY|CNY)(?![a-z])/i.exec(header)?.[1]?.toUpperCase();
}

/** What a column of lead times counts, by its name or because its cells say it (`48w`). */
export function leadTimeUnit(header: string, cells: readonly string[]): 'days' | 'weeks' | 'in the cells' | undefined {
  if (/week|wk|woche|semaine/i.test(header)) return 'weeks';
  if (/day|tag|jour/i.test(header)) return 'days';
  const filled = cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => /^\d+\s*-?[a-z]+\.?$/i.test(cell)) ? 'in the cells' : undefined;
}
