/** What a person declares at hand-in, checked once for the command line and the server alike. */
import type { Declared } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { countryCode } from '../../ingest/country.ts';

/** Declared values as text, as options and form fields give them; empty counts as not given. */
export interface DeclaredText {
  readonly programme?: string | undefined;
  readonly series?: string | undefined;
  /** A whole number, one or greater. */
  readonly seriesVersion?: string | undefined;
  readonly marking?: string | undefined;
  /** ISO 3166-1 alpha-2 codes, separated by commas. */
  readonly releasableTo?: string | undefined;
  readonly from?: string | undefined;
  /** `YYYY-MM-DD` */
  readonly dated?: string | undefined;
  /** Admiralty grade: source A to F, information 1 to 6. */
  readonly grade?: string | undefined;
  /** `true` (also as a word): an edition of a list is meant, however short it is. */
  readonly acceptShrinkage?: string | boolean | undefined;
}

/** Longest text that may be declared, in characters. */
const longestText = 500;

/** Errors: INPUT_INVALID, saying which value is wrong. */
export function parseDeclared(input: DeclaredText): Declared {
  const programme = text('programme', input.programme);
  const series = text('series', input.series);
  const marking = text('marking', input.marking);
  const from = text('from', input.from);
  const dated = parseDate('dated', input.dated);
  const grade = text('grade', input.grade)?.toUpperCase();
  if (grade !== undefined && !/^[A-F][1-6]$/.test(grade)) throw invalid('grade', 'a letter A to F and a digit 1 to 6');
  const seriesVersion = parseVersion(input.seriesVersion);
  const releasableTo = parseCountries(input.releasableTo);
  return {
    ...(programme === undefined ? {} : { programme }),
    ...(series === undefined ? {} : { series }),
    ...(seriesVersion === undefined ? {} : { seriesVersion }),
    ...(marking === undefined ? {} : { marking }),
    ...(releasableTo === undefined ? {} : { releasableTo }),
    ...(from === undefined ? {} : { from }),
    ...(dated === undefined ? {} : { dated }),
    ...(grade === undefined ? {} : { grade }),
    ...(parseFlag('acceptShrinkage', input.acceptShrinkage) ? { acceptShrinkage: true } : {}),
  };
}

/** Series of a document found below a folder that was handed in as `series`. */
export function seriesBelow(series: string, relativePath: string): string {
  return `${series}/${relativePath.replaceAll('\\', '/')}`;
}

/** `YYYY-MM-DD`, or undefined when not given. Errors: INPUT_INVALID. */
export function parseDate(name: string, value: string | undefined): string | undefined {
  const date = text(name, value);
  if (date === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || dayOf(date) === undefined) throw invalid(name, 'a date YYYY-MM-DD');
  return date;
}

/** A day or an ISO 8601 instant, as an instant; a day means its end. Errors: INPUT_INVALID. */
export function parseInstant(name: string, value: string | undefined): string | undefined {
  const given = text(name, value);
  if (given === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given);
  const hasZone = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(given);
  const time = isDay || hasZone ? Date.parse(isDay ? `${given}T23:59:59.999Z` : given) : Number.NaN;
  if (Number.isNaN(time) || (isDay && dayOf(given) === undefined)) {
    throw invalid(name, 'a date YYYY-MM-DD or an instant YYYY-MM-DDThh:mm:ssZ');
  }
  return new Date(time).toISOString();
}

function parseFlag(name: string, value: string | boolean | undefined): boolean {
  if (typeof value !== 'string') return value === true;
  const given = text(name, value)?.toLowerCase();
  if (given === undefined || given === 'false') return false;
  if (given !== 'true') throw invalid(name, 'true or false');
  return true;
}

function parseVersion(value: string | undefined): number | undefined {
  const given = text('series version', value);
  if (given === undefined) return undefined;
  const version = /^\d{1,15}$/.test(given) ? Number(given) : 0;
  if (version < 1) throw invalid('series version', 'a whole number, one or greater');
  return version;
}

function parseCountries(value: string | undefined): string[] | undefined {
  const given = text('releasable-to', value);
  if (given === undefined) return undefined;
  const codes = given.split(',').map((code) => code.trim().toUpperCase());
  // Also names of countries have codes, and some letters (UK) are one's name and no code.
  const none = codes.find((code) => !/^[A-Z]{2}$/.test(code) || countryCode(code) !== code);
  if (none !== undefined)
    throw invalid('releasable-to', `country codes of ISO 3166-1 alpha-2 with commas between, and not ${JSON.stringify(none)}`);
  return [...new Set(codes)].sort();
}

function text(name: string, value: string | undefined): string | undefined {
  const trimmed = value?.toWellFormed().normalize('NFC').trim();
  if (trimmed === undefined || trimmed === '') return undefined;
  if (/\p{Cc}/u.test(trimmed)) throw invalid(name, 'text without control characters');
  if (trimmed.length > longestText) throw invalid(name, `at most ${longestText} characters`);
  return trimmed;
}

function invalid(name: string, wanted: string): OperationalError {
  return new OperationalError('INPUT_INVALID', `${name}: expected ${wanted}.`);
}
