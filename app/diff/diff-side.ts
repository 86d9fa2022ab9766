/** The two views that are compared, by a date, an instant, or the hash of a view. */
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { StoredHandIn } from '../../graph/store/port.ts';
import type { View } from '../../graph/view/open-view.ts';
import { parseDate, parseInstant } from '../documents/declared.ts';
import { findView } from '../workspace/find-view.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Times, Workspace } from '../workspace/workspace.ts';

export type MomentKind = 'date' | 'instant' | 'view hash' | 'now' | 'hand-in day before';

export interface DiffSide {
  readonly view: View;
  readonly times: Times;
  /** How it was named. */
  readonly by: MomentKind;
}

/** `moment`: `YYYY-MM-DD`, an ISO 8601 instant, or a view's hash; the times of the question when absent. */
export async function sideOf(workspace: Workspace, reader: Reader, name: string, moment: string | undefined, times: Times) {
  if (moment === undefined) return await open(workspace, reader, 'now', times);
  if (/^[0-9a-f]{64}$/i.test(moment))
    return await open(workspace, reader, 'view hash', await timesOfHash(workspace, reader, moment.toLowerCase(), times));
  if (/^\d{4}-\d{2}-\d{2}$/.test(moment))
    return await open(workspace, reader, 'date', { ...times, asOf: parseDate(name, moment) });
  if (/^\d{4}-\d{2}-\d{2}T/.test(moment))
    return await open(workspace, reader, 'instant', { ...times, knownAt: parseInstant(name, moment) });
  throw new OperationalError('INPUT_INVALID', `${name} is a date YYYY-MM-DD, an instant YYYY-MM-DDThh:mm:ssZ or a view's hash.`);
}

/** As it was at the end of the last day but one on which something was handed in: nothing, where there is no such day. */
export async function handInDayBefore(workspace: Workspace, reader: Reader, times: Times): Promise<DiffSide> {
  const days = (await seen(workspace, reader, times)).map(({ handIn }) => handIn.receivedAt.slice(0, 10)).sort();
  const last = days.at(-1);
  const before = days.filter((day) => day !== last).at(-1);
  const knownAt = before === undefined ? '0001-01-01T00:00:00.000Z' : `${before}T23:59:59.999Z`;
  return await open(workspace, reader, 'hand-in day before', { ...times, knownAt });
}

async function open(workspace: Workspace, reader: Reader, by: MomentKind, times: Times): Promise<DiffSide> {
  return { view: await workspace.view(reader, times), times, by };
}

/** What the reader could see by then, documents and withdrawals. */
async function seen(workspace: Workspace, reader: Reader, { knownAt }: Times): Promise<StoredHandIn[]> {
  const until = knownAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(knownAt);
  return (await workspace.store.handIns()).filter(({ handIn }) => sees(reader, handIn) && Date.parse(handIn.receivedAt) <= until);
}

/** On the day that the question names, or that the documents state. */
async function timesOfHash(workspace: Workspace, reader: Reader, hash: string, { asOf }: Times): Promise<Times> {
  const { times, tried } = await findView(workspace, reader, hash, { days: [asOf, undefined] });
  if (times !== undefined) return times;
  throw new OperationalError(
    'INPUT_INVALID',
    `No view has the hash ${hash.slice(0, 12)}... at the last ${tried} instants of receipt, under the rules and the reader's version of today: it may be of another as-of day, of another reader, or of earlier rules.`,
  );
}
