/** What stands beside every answer, for a person, on standard error. */
import type { PagedAnswer, ViewName } from '../app/workspace/answer.ts';
import { coverageAtLevel, type Level } from '../app/workspace/vocabulary.ts';
import type { Output } from './output.ts';
import { partOf } from './table.ts';

/** What the figure of a level counts, in words. */
const knownOf: Readonly<Record<Level, string>> = {
  supplier: 'items of which a source is known',
  owner: 'makers of which an owner is stated',
  site: 'sources of which the site is known',
  country: 'sources of which the country is known',
  'owner-country': 'makers of which an owner is stated',
  material: 'items of which a source is known',
};

/** Diagnostics of the view that are listed; how many more there are is said. */
const longestList = 20;

export function summarize(output: Output, answer: Omit<PagedAnswer<unknown>, 'page'>, level: Level = 'supplier'): void {
  const { view, coverage, total, diagnostics } = answer;
  noteDiagnostics(output, diagnostics);
  const { source, site, country, standing, owner } = coverage;
  output.note(
    `known: source ${partOf(source)} of items; site ${partOf(site)}, country ${partOf(country)}, standing ${partOf(standing)} of sources; owner ${partOf(owner)} of makers`,
  );
  if (total === 0) output.note(`none found in the ${percent(coverageAtLevel(coverage, level))} per cent of ${knownOf[level]}`);
  noteView(output, view);
}

/** Of which day and which view it is, and what has to be said of the day. */
export function noteView(output: Output, { asOf, asOfRemark, hash }: ViewName): void {
  if (asOfRemark !== undefined) output.note(`dated-ahead: ${asOfRemark}`);
  output.note(`as of ${asOf || 'no date: none is stated'}; view ${hash}`);
}

function percent({ known, of }: { readonly known: number; readonly of: number }): number {
  return of === 0 ? 0 : Math.floor((100 * known) / of);
}

/** The first of them, and how many more there are. */
export function noteDiagnostics(output: Output, diagnostics: PagedAnswer<unknown>['diagnostics']): void {
  for (const { code, message } of diagnostics.slice(0, longestList)) output.note(`${code}: ${message}`);
  if (diagnostics.length > longestList)
    output.note(`${diagnostics.length - longestList} more remarks of the view are not listed`);
}
