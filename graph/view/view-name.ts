/** What names a view: its hashes and days, from its hand-ins alone. No graph is needed to tell whether a view is the one meant. */
import { graphHashOf, viewHashOf } from '../model/digest.ts';
import { isDatedAhead } from '../model/hand-in.ts';
import { dayOf } from '../ontology/property.ts';
import { isDecided, isRecorded } from '../ontology/recorded.ts';
import type { StoredHandIn } from '../store/port.ts';

export interface NamedView {
  readonly hash: string;
  readonly graphHash: string;
  readonly asOf: string;
  readonly asOfDay: number | undefined;
  readonly decisionDay: number | undefined;
  readonly receivedDay: number | undefined;
  /** Documents that alone state the as-of day, where each was received before it; none where a day was asked about. */
  readonly ahead: readonly StoredHandIn[];
}

export interface NameOptions {
  readonly asOf?: string;
  readonly rules: string;
  readonly reader: string;
}

/** `handIns`: those that `select` gives. */
export function nameOfView(handIns: readonly StoredHandIn[], options: NameOptions): NamedView {
  const graphHash = graphHashOf(handIns.map(({ handIn }) => handIn.digest));
  const asOf = options.asOf ?? latestOf(handIns.flatMap(({ handIn }) => (isRecorded(handIn.format) ? [] : [handIn.dated])));
  const ofDay = handIns.filter(({ handIn: { format, dated } }) => dated === asOf && dated !== '' && !isRecorded(format));
  const decidedBy = options.asOf ?? latestOf([asOf, ...handIns.map(lastDecided)]);
  return {
    // The same documents on the same day give other answers where decisions of a later day count.
    hash: viewHashOf(graphHash, decidedBy === asOf ? asOf : `${asOf} ${decidedBy}`, options.rules, options.reader),
    graphHash,
    asOf,
    asOfDay: dayOf(asOf),
    decisionDay: dayOf(decidedBy),
    receivedDay: options.asOf === undefined ? dayOf(latestOf(handIns.map(receivedOn))) : undefined,
    ahead: options.asOf === undefined && ofDay.every(({ handIn }) => isDatedAhead(handIn)) ? ofDay : [],
  };
}

function latestOf(dates: readonly string[]): string {
  return dates.reduce((latest, date) => (date > latest ? date : latest), '');
}

/** Day of the newest decision of a document, as far as it has come: not after its receipt. Empty for other documents. */
function lastDecided(stored: StoredHandIn): string {
  const { format, dated } = stored.handIn;
  if (!isDecided(format)) return '';
  const received = receivedOn(stored);
  return dated < received ? dated : received;
}

function receivedOn({ handIn }: StoredHandIn): string {
  return handIn.receivedAt.slice(0, 10);
}
