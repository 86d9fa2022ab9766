/**
 * Country names and codes as documents write them, to ISO 3166-1 alpha-2.
 * Names are the English ones of i18n-iso-countries with a few usual forms that it lacks.
 */
import { createRequire } from 'node:module';
import { normalizeName } from '../graph/ontology/name.ts';

interface Countries {
  registerLocale(locale: unknown): void;
  getNames(language: string, options: { select: 'all' }): Record<string, string[]>;
  getAlpha3Codes(): Record<string, string>;
}

/** Forms that real documents use and the package's English names lack. */
const usualForms: Readonly<Record<string, readonly string[]>> = {
  BN: ['Brunei'],
  BO: ['Bolivia'],
  BS: ['Bahamas, The'],
  CD: ['DR Congo', 'DRC', 'Congo, Democratic Republic of the', 'Congo-Kinshasa'],
  CG: ['Congo-Brazzaville', 'Republic of the Congo', 'Congo, Republic of the'],
  CI: ['Ivory Coast', "Cote d'Ivoire", 'Cote d Ivoire'],
  CN: ['PRC', "People's Republic of China", 'China, mainland', 'Mainland China', 'P.R. China', 'PR China'],
  CV: ['Cabo Verde'],
  CW: ['Curacao'],
  CZ: ['Czech Republic', 'Czechia'],
  FM: ['Micronesia'],
  GB: ['England', 'Scotland', 'Wales', 'Northern Ireland', 'U.K.', 'United Kingdom of Great Britain and Northern Ireland'],
  HK: ['Hong Kong', 'Hong Kong SAR'],
  IE: ['Republic of Ireland'],
  IR: ['Iran', 'Iran, Islamic Republic of'],
  KP: ['North Korea', 'DPRK', 'Korea, North', "Korea, Democratic People's Republic of"],
  KR: ['South Korea', 'Korea', 'Korea (South)', 'Korea, South', 'Korea, Republic of', 'ROK'],
  LA: ['Laos', 'Lao PDR'],
  MD: ['Moldova'],
  MK: ['Macedonia', 'North Macedonia'],
  MM: ['Burma'],
  MO: ['Macau'],
  NL: ['Holland', 'The Netherlands'],
  PS: ['Palestine', 'Palestinian'],
  RU: ['Russia'],
  SY: ['Syria'],
  TR: ['Turkey', 'Turkiye', 'Türkiye'],
  TW: ['Taiwan', 'Taiwan R.O.C.', 'Republic of China'],
  TZ: ['Tanzania'],
  US: ['United States', 'U.S.A.', 'U.S.', 'America'],
  VA: ['Vatican'],
  VE: ['Venezuela'],
  VN: ['Viet Nam', 'Vietnam'],
};

/** Names that could be two countries: better unknown than guessed. */
const ambiguous = new Set(['congo']);

let codeByForm: Map<string, string> | undefined;

function load(): Map<string, string> {
  // The package's own entry reads 79 languages; its index with one does in a few milliseconds.
  const require = createRequire(import.meta.url);
  const countries = require('i18n-iso-countries/index.js') as Countries;
  countries.registerLocale(require('i18n-iso-countries/langs/en.json'));
  const map = new Map<string, string>();
  for (const [alpha2, names] of Object.entries(countries.getNames('en', { select: 'all' }))) {
    map.set(normalizeName(alpha2), alpha2);
    for (const name of names) map.set(normalizeName(name), alpha2);
  }
  for (const [alpha3, alpha2] of Object.entries(countries.getAlpha3Codes())) map.set(normalizeName(alpha3), alpha2);
  for (const [alpha2, names] of Object.entries(usualForms)) {
    for (const name of names) map.set(normalizeName(name), alpha2);
  }
  for (const name of ambiguous) map.delete(name);
  return map;
}

/** ISO 3166-1 alpha-2 of an English name, alpha-2 or alpha-3 code, in any case; undefined when it is none. */
export function countryCode(text: string): string | undefined {
  codeByForm ??= load();
  const form = normalizeName(text);
  return codeByForm.get(form) ?? codeByForm.get(form.replace(/^the /, ''));
}
