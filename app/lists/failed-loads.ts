/**
 * Editions of lists that were not taken, where nothing was taken since: the edition before stands. They depend on
 * what was received when, so no report shows them; a question of an earlier time (`knownAt`) knows fewer.
 */
import type { View } from '../../graph/view/open-view.ts';
import { isListDocument, isOfSeries } from '../documents/refused-edition.ts';
import { compareText } from '../workspace/answer.ts';

export interface FailedLoad {
  readonly series: string;
  readonly sha256: string;
  readonly path: string;
  readonly receivedAt: string;
  /** Code and message of what was wrong. */
  readonly reason: string;
  /** The newest edition of the series in the view; null where none stands. */
  readonly stands: { readonly sha256: string; readonly dated: string } | null;
  /** The whole in a sentence. */
  readonly message: string;
}

/** The last of each series, by series. */
export function failedLoads(view: View): FailedLoad[] {
  const last = new Map(view.refusals.map((refusal) => [refusal.handIn.series, refusal.handIn]));
  const found = [...last.values()].flatMap((refused): FailedLoad[] => {
    const editions = view.handIns.filter(({ handIn }) => isListDocument(handIn) && isOfSeries(handIn.series, refused.series));
    // Ids are in order of receipt: something of the series came, and stands, after the failure.
    if (editions.some(({ handIn }) => handIn.id > refused.id)) return [];
    const newest = [...editions].sort((a, b) => b.handIn.version - a.handIn.version)[0]?.handIn;
    const stands = newest === undefined ? null : { sha256: newest.sha256, dated: newest.dated };
    const { series, sha256, path, receivedAt, reason = '' } = refused;
    const message = `series ${series}: an edition received at ${receivedAt} was refused (${reason}); ${standing(stands)}`;
    return [{ series, sha256, path, receivedAt, reason, stands, message }];
  });
  return found.sort((a, b) => compareText(a.series, b.series));
}

function standing(stands: FailedLoad['stands']): string {
  if (stands === null) return 'no edition of it stands';
  return `the edition ${stands.dated === '' ? stands.sha256.slice(0, 12) : `of ${stands.dated}`} stands`;
}
