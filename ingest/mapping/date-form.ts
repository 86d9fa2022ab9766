/** A stated form of dates, like `DD/MM/YYYY` or `D MMM YYYY`, to ISO 8601. A year of two digits is never guessed. */

export interface DateForm {
  /** Undefined for text that is not of the form, or no day of the calendar. */
  toIso(text: string): string | undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fields: Readonly<Record<string, { readonly name: 'day' | 'month' | 'year'; readonly pattern: string }>> = {
  D: { name: 'day', pattern: '(\\d{1,2})' },
  DD: { name: 'day', pattern: '(\\d{1,2})' },
  M: { name: 'month', pattern: '(\\d{1,2})' },
  MM: { name: 'month', pattern: '(\\d{1,2})' },
  MMM: { name: 'month', pattern: '([A-Za-z]{3})' },
  YYYY: { name: 'year', pattern: '(\\d{4})' },
};

/** Undefined for what is no form: each of day, month and year once, with other characters between. */
export function parseDateForm(form: string): DateForm | undefined {
  if (form.length > 20) return undefined;
  const names: string[] = [];
  const pattern = form.replace(/([DMY])\1*|[^DMY]/gi, (token) => {
    const field = fields[token.toUpperCase()];
    if (field === undefined) return token.replace(/[^\w\s]/g, '\\$&');
    names.push(field.name);
    return field.pattern;
  });
  if ([...names].sort().join() !== 'day,month,year' || /[dmy]/i.test(form.replace(/D+|M+|Y+/gi, ''))) return undefined;
  const expression = new RegExp(`^${pattern}$`);
  return {
    toIso(text) {
      const found = expression.exec(text);
      if (found === null) return undefined;
      const value = (name: string) => found[names.indexOf(name) + 1] as string;
      const word = months.indexOf(value('month').toLowerCase());
      const month = word < 0 ? value('month') : String(word + 1);
      return `${value('year')}-${month.padStart(2, '0')}-${value('day').padStart(2, '0')}`;
    },
  };
}
