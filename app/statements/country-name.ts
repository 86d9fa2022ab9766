import { createRequire } from 'node:module';

interface Countries {
  registerLocale(locale: unknown): void;
  getName(code: string, language: string): string | undefined;
  getName(code: string, language: string, options: { readonly select: 'all' }): string[] | undefined;
}

let countries: Countries | undefined;

/** English name of an ISO 3166-1 alpha-2 code; the code itself when it has none. */
export function countryName(code: string): string {
  return loaded().getName(code, 'en') ?? code;
}

/** All English names that are in use, the short ones too, and the code itself: what somebody may look for it by. */
export function countryNames(code: string): readonly string[] {
  return [...(loaded().getName(code, 'en', { select: 'all' }) ?? []), code];
}

function loaded(): Countries {
  if (countries !== undefined) return countries;
  // The package's own entry reads 79 languages.
  const require = createRequire(import.meta.url);
  countries = require('i18n-iso-countries/index.js') as Countries;
  countries.registerLocale(require('i18n-iso-countries/langs/en.json'));
  return countries;
}
