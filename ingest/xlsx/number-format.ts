/** Number formats of a workbook (ECMA-376 part 1, 18.8.30 and 18.8.31), as far as they change what a cell says. */

export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'date' | 'dateTime' }
  | { readonly kind: 'scientific' | 'percent' | 'fixed'; readonly decimals: number }
  /** `00000`: the sheet shows zeros that the number does not have. */
  | { readonly kind: 'zeros'; readonly width: number };

export const general: NumberFormat = { kind: 'general' };

const builtIn = new Map<number, NumberFormat>([
  [2, { kind: 'fixed', decimals: 2 }],
  [4, { kind: 'fixed', decimals: 2 }],
  [9, { kind: 'percent', decimals: 0 }],
  [10, { kind: 'percent', decimals: 2 }],
  [11, { kind: 'scientific', decimals: 2 }],
  [48, { kind: 'scientific', decimals: 1 }],
  [22, { kind: 'dateTime' }],
]);

/** Formats 14 to 17 are dates everywhere, 27 to 36 and 50 to 58 in East Asian editions. */
export function builtInFormat(id: number): NumberFormat {
  const isDate = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return builtIn.get(id) ?? (isDate ? { kind: 'date' } : general);
}

/** What a format code makes of a positive number. */
export function readFormat(code: string): NumberFormat {
  // Quoted text, escaped characters, fillers and conditions or colours in brackets say nothing of the number.
  const bare = code
    .slice(0, 256)
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '')
    .split(';', 1)[0]
    .trim();
  if (/general/i.test(bare)) return general;
  if (/[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) {
    return { kind: /[hs]/i.test(bare) ? 'dateTime' : 'date' };
  }
  const decimals = /\.([0#?]+)/.exec(bare)?.[1].length ?? 0;
  if (/e[+-]/i.test(bare)) return { kind: 'scientific', decimals };
  if (bare.includes('%')) return { kind: 'percent', decimals };
  if (/^0{2,20}$/.test(bare)) return { kind: 'zeros', width: bare.length };
  return /[0#]\.0+/.test(bare) ? { kind: 'fixed', decimals } : general;
}
