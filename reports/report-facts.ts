/**
 * What a report is of, and what it was asked with: every format carries it, so that a file alone tells
 * how to make it again (`report verify`). Where it stands: in JSON as `facts`, in HTML in a `<meta>`, in
 * CSV in the first row's column `facts`; PDF and XLSX hold the same text among their properties.
 */
import { canonicalJson, hashOfContent } from '../graph/model/canonical-json.ts';
import type { GapReport } from './gap-report.ts';

/** Of this report; a field that is renamed or removed raises it. */
export const reportFormatName = 'hauberk-gap-report/1';

/** What a report is asked with; blank: not given. All of it is text, as it was given. */
export const parameterNames = [
  'asOf',
  'knownAt',
  'counting',
  'marking',
  'distribution',
  'tlp',
  'nato',
  'cui',
  'decision',
  'decisionOf',
  'decisionBy',
  'since',
  'costs',
  'currency',
  'banner',
] as const;
export type ParameterName = (typeof parameterNames)[number];

/**
 * `since`: a date, an instant, or `report ID` of the earlier report that it was compared with. `costs`:
 * SHA-256 of the table of costs. Neither is in the file: who verifies hands them in again.
 */
export type ReportParameters = Readonly<Record<ParameterName, string>>;

export interface ReportFacts {
  readonly format: string;
  /** SHA-256 of all that the report says, in whatever format. */
  readonly reportId: string;
  readonly viewHash: string;
  readonly programme: string;
  /** Day on which its facts hold; `parameters.asOf` is the one that was asked for. */
  readonly asOf: string;
  readonly knownAt: string;
  readonly parameters: ReportParameters;
}

export function factsOf({ reportId, view, programme, asOf, knownAt, parameters }: GapReport): ReportFacts {
  return { format: reportFormatName, reportId, viewHash: view.hash, programme, asOf, knownAt, parameters };
}

/** One line, the same each time, without what was not given; of ASCII alone, so that any format can carry it. */
export function factsText(facts: ReportFacts): string {
  const given = Object.entries(facts.parameters).filter(([, text]) => text !== '');
  return canonicalJson({ ...facts, parameters: Object.fromEntries(given) }).replace(
    /[^ -~]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** SHA-256 of what a report says: of all of it but the id itself. */
export function reportIdOf(report: Omit<GapReport, 'reportId'> & { readonly reportId?: string }): string {
  const { reportId: _, ...content } = report;
  return hashOfContent(content);
}

const longestFacts = 100_000;
const longestText = 10_000;

/** The facts in a text; undefined where it is none. The text is a stranger's. */
export function parseFacts(text: string): ReportFacts | undefined {
  if (text.length > longestFacts) return undefined;
  try {
    return asFacts(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What was read as JSON, as facts. */
export function asFacts(value: unknown): ReportFacts | undefined {
  if (!isRecord(value)) return undefined;
  const own = textsOf(value, ['format', 'reportId', 'viewHash', 'programme', 'asOf', 'knownAt']);
  const given = isRecord(value.parameters) ? textsOf(value.parameters, parameterNames) : undefined;
  if (own === undefined || given === undefined || own.format !== reportFormatName) return undefined;
  if (!isHash(own.reportId) || !isHash(own.viewHash)) return undefined;
  return { ...own, parameters: given };
}

type Values = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

/** What is not there is blank; undefined where something is there that is no text. */
function textsOf<Name extends string>(values: Values, names: readonly Name[]): Record<Name, string> | undefined {
  const texts = names.map((name) => (Object.hasOwn(values, name) ? values[name] : ''));
  if (!texts.every((text) => typeof text === 'string' && text.length <= longestText)) return undefined;
  return Object.fromEntries(names.map((name, k) => [name, texts[k]])) as Record<Name, string>;
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
