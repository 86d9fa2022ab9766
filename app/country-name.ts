import { createRequire } from 'node:module';

interface Countries {
  registerLocale(locale: unknown): void;
  getName(code: string, language: string): string | undefined;
}

let countries: Countries | undefined;

/** English name of an ISO 3166-1 alpha-2 code; the code itself when it has none. */
export function countryName(code: string): string {
  if (countries === undefined) {
    // The package's own entry reads 79 languages.
    const require = createRequire(import.meta.url);
    countries = require('i18n-iso-countries/index.js') as Countries;
    countries.registerLocale(require('i18n-iso-countries/langs/en.json'));
  }
  return countries.getName(code, 'en') ?? code;
}
