/** Every document that was handed in, with what became of it: it stands, a later one stands for it, it was withdrawn. */
import type { HandIn } from '../../graph/model/hand-in.ts';
import { takesOut } from '../../graph/model/hand-in.ts';
import type { StoredHandIn } from '../../graph/store/port.ts';
import type { View } from '../../graph/view/open-view.ts';
import { compareText } from '../workspace/answer.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Times, Workspace } from '../workspace/workspace.ts';

export type RecordState = 'stands' | 'superseded' | 'withdrawn';
export const recordOrders = ['received', 'dated', 'path', 'series', 'quarantined'] as const;
export type RecordOrder = (typeof recordOrders)[number];

export interface DocumentRecord {
  /** The store's integer for it; never printed. */
  readonly document: number;
  readonly handIn: HandIn;
  readonly state: RecordState;
  /** Of the same series and main component, and standing: what a superseded one was followed by. */
  readonly standsNow: readonly string[];
  /** The mark that took it out. */
  readonly withdrawal: Pick<HandIn, 'reason' | 'by' | 'receivedAt'> | undefined;
}

export interface RecordsInput extends Times {
  /** All when absent. */
  readonly states?: readonly RecordState[];
  readonly sha256?: string;
  readonly series?: string;
  readonly programme?: string;
  /** Stands in path, series, programme, sender, or begins the SHA-256. */
  readonly text?: string;
  /** Newest receipt first when absent. */
  readonly order?: RecordOrder;
  readonly descending?: boolean;
}

export async function documentRecords(
  workspace: Workspace,
  reader: Reader,
  view: View,
  input: RecordsInput,
): Promise<DocumentRecord[]> {
  const all = await remembered(view, `records until ${input.knownAt ?? ''}`, () =>
    recordsOf(workspace, reader, view, input.knownAt),
  );
  const text = input.text?.trim().toLowerCase() ?? '';
  const found = all.filter(({ state, handIn }) => {
    const { sha256, path, series, declared } = handIn;
    if (input.states !== undefined && !input.states.includes(state)) return false;
    if (input.sha256 !== undefined && sha256 !== input.sha256.trim().toLowerCase()) return false;
    if (input.series !== undefined && series !== input.series) return false;
    if (input.programme !== undefined && declared.programme !== input.programme) return false;
    const words = [path, series, declared.programme ?? '', declared.from ?? ''];
    return text === '' || sha256.startsWith(text) || words.some((word) => word.toLowerCase().includes(text));
  });
  const { order = 'received', descending = order === 'received' } = input;
  const compare = comparisons[order];
  const sign = descending ? -1 : 1;
  return found.sort(({ handIn: a }, { handIn: b }) => sign * compare(a, b) || sign * compareText(a.id, b.id));
}

export function quarantinedOf({ counts }: HandIn): number {
  return Object.values(counts).reduce((sum, { quarantined }) => sum + quarantined, 0);
}

const comparisons: Readonly<Record<RecordOrder, (a: HandIn, b: HandIn) => number>> = {
  received: (a, b) => compareText(a.receivedAt, b.receivedAt),
  dated: (a, b) => compareText(a.dated, b.dated),
  path: (a, b) => compareText(a.path, b.path),
  series: (a, b) => compareText(a.series, b.series) || a.version - b.version,
  quarantined: (a, b) => quarantinedOf(a) - quarantinedOf(b),
};

async function recordsOf(
  workspace: Workspace,
  reader: Reader,
  view: View,
  knownAt: string | undefined,
): Promise<readonly DocumentRecord[]> {
  const until = knownAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(knownAt);
  const seen = (await workspace.store.handIns()).filter(
    ({ handIn }) => sees(reader, handIn) && Date.parse(handIn.receivedAt) <= until,
  );
  const stands = new Set(view.handIns.map(({ handIn }) => handIn.id));
  const superseded = new Set(view.superseded.map(({ handIn }) => handIn.id));
  const standing = new Map<string, string[]>();
  for (const { handIn } of view.handIns) {
    if (handIn.series !== '') standing.set(placeOf(handIn), [...(standing.get(placeOf(handIn)) ?? []), handIn.sha256]);
  }
  const records: DocumentRecord[] = [];
  for (const { document, handIn } of seen) {
    if (handIn.kind !== 'document') continue;
    const isSuperseded = superseded.has(handIn.id);
    const state = stands.has(handIn.id) ? 'stands' : isSuperseded ? 'superseded' : 'withdrawn';
    const withdrawal = state === 'withdrawn' ? markAfter(handIn, seen) : undefined;
    // It came after the view was made.
    if (state === 'withdrawn' && withdrawal === undefined) continue;
    records.push({ document, handIn, state, standsNow: isSuperseded ? (standing.get(placeOf(handIn)) ?? []) : [], withdrawal });
  }
  return records;
}

const placeOf = ({ series, main }: HandIn) => JSON.stringify([series, main]);

/** What took it out, first after its receipt. */
function markAfter({ id, sha256 }: HandIn, seen: readonly StoredHandIn[]): HandIn | undefined {
  return seen.find(({ handIn }) => takesOut(handIn) && handIn.sha256 === sha256 && handIn.id > id)?.handIn;
}
