/** What has to be said of the lists of an answer, in words: old ones, undated ones, ones that stand twice, ones that are not there. */
import { publishedOf } from '../../graph/screening/list-edition.ts';
import type { Remark } from '../statements/remarks.ts';
import type { ListDocument, ListEdition } from './list-editions.ts';

/** In the order of the lists; the lists that no document holds last, in one line. */
export function listRemarks(lists: readonly ListEdition[], asOf: string): Remark[] {
  const absent = lists.filter(({ documents }) => documents.length === 0).map(({ code }) => code);
  return [
    ...lists.flatMap((list) => (list.documents.length === 0 ? [] : [...ageRemark(list, asOf), ...standingTwice(list)])),
    ...(absent.length === 0 ? [] : [{ code: 'list-not-loaded', message: notLoaded(absent) }]),
  ];
}

function notLoaded(codes: readonly string[]): string {
  return codes.length === 1
    ? `no document of list ${codes[0]} is loaded: nothing is said about it`
    : `no document of the lists ${codes.join(', ')} is loaded: nothing is said about them`;
}

function ageRemark({ code, dated, ageDays, stale, documents }: ListEdition, asOf: string): Remark[] {
  if (stale === null)
    return [{ code: 'list-undated', message: `list ${code}: ${undated(documents)}: how old it is is not known` }];
  if (!stale) return [];
  return [{ code: 'list-stale', message: `list ${code} is stale: the edition of ${dated} is ${ageDays} days old on ${asOf}` }];
}

function undated(documents: readonly ListDocument[]): string {
  const published = publishedOf(documents);
  const without = published.filter(({ dated }) => dated === '');
  if (without.length === published.length) return 'no document of it states its date';
  return `not all of its documents state their date (${without.map(({ sha256 }) => sha256.slice(0, 12)).join(', ')})`;
}

/** Documents that hold the same part of the list, and of which none takes the place of another. */
function standingTwice({ code, documents }: ListEdition): Remark[] {
  return [...new Set(documents.map(({ main }) => main))].flatMap((main) => {
    const same = documents.filter((document) => document.main === main);
    const distinct = [...new Map(same.map((document) => [document.sha256, document])).values()];
    if (distinct.length < 2) return [];
    const many = distinct.length === 2 ? 'two' : String(distinct.length);
    const which = distinct.map(inWords).join(', ');
    const message = `list ${code} stands in ${many} documents that do not replace one another: ${which}`;
    return [{ code: 'list-stands-twice', message }];
  });
}

function inWords({ sha256, dated }: ListDocument): string {
  return `${sha256.slice(0, 12)} (${dated === '' ? 'no date' : dated})`;
}
