/**
 * Country names and codes as documents write them, to ISO 3166-1 alpha-2.
 * Names are the English ones of i18n-iso-countries with a few usual forms that it lacks; then those of the
 * other languages of NATO, the European Union and Japan, where no two countries share one.
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
const ambiguous = new Set(['congo', 'kongo', 'coree', 'corea']);

const languages = [
  ...['de', 'fr', 'it', 'es', 'nl', 'pt', 'pl', 'cs', 'sk', 'hu', 'ro', 'bg', 'el', 'tr', 'no', 'nn', 'da', 'sv', 'fi', 'is'],
  ...['et', 'lv', 'lt', 'sl', 'hr', 'sq', 'mk', 'ja', 'ko', 'uk'],
];

let english: Map<string, string> | undefined;
let foreign: Map<string, string> | undefined;

/** The package's own entry reads 79 languages; its index with one does in a few milliseconds. */
function withLanguages(languages: readonly string[]): Countries {
  const require = createRequire(import.meta.url);
  const countries = require('i18n-iso-countries/index.js') as Countries;
  for (const language of languages) countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));
  return countries;
}

function loadForeign(): Map<string, string> {
  const countries = withLanguages(languages);
  const map = new Map<string, string>();
  const shared = new Set(ambiguous);
  for (const language of languages) {
    for (const [alpha2, names] of Object.entries(countries.getNames(language, { select: 'all' }))) {
      for (const form of names.map(normalizeName)) {
        if ((map.get(form) ?? alpha2) !== alpha2) shared.add(form);
        map.set(form, alpha2);
      }
    }
  }
  for (const form of shared) map.delete(form);
  return map;
}

function loadEnglish(): Map<string, string> {
  const countries = withLanguages(['en']);
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

/** ISO 3166-1 alpha-2 of a name, alpha-2 or alpha-3 code, in any case; undefined when it is none. */
export function countryCode(text: string): string | undefined {
  english ??= loadEnglish();
  const form = normalizeName(text);
  const found = english.get(form) ?? english.get(form.replace(/^the /, ''));
  if (found !== undefined || ambiguous.has(form)) return found;
  foreign ??= loadForeign();
  return foreign.get(form);
}

/** Unions that procure, and the codes that ISO 3166-1 leaves to users: nations of exercises. */
const otherNations = /^(EU|NATO|X[A-Z])$/;

/** Code of a nation that buys: a country's (as `countryCode`), EU, NATO, or one of XA to XZ; undefined when it is none. */
export function nationCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return otherNations.test(code) ? code : countryCode(text);
}
