/** Saves the queue as it is narrowed: what waits, why, and what would follow. */
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import type { Column } from '../../parts/list-table.tsx';
import { SaveList } from '../../parts/save-list.tsx';
import { texts } from '../../texts/texts.ts';
import type { Queued } from './queued.ts';

const t = texts.decisions;

const saved = (name: string, value: (queued: Queued) => string | number | null): Column<Queued> => ({
  name,
  show: () => null,
  value,
  isSavedOnly: true,
});

const columns: readonly Column<Queued>[] = [
  saved(t.party, ({ party }) => party.name),
  saved(t.identifiedBy, ({ party }) => party.id),
  saved(t.entry, ({ entry }) => entry?.name ?? ''),
  saved(t.list, ({ entry }) => entry?.list ?? ''),
  saved(t.entryId, ({ entry }) => entry?.id ?? ''),
  saved(t.onlyReason, ({ reason }) => reason),
  saved(t.whyWords, ({ why }) => why),
  saved(t.ifTrue, ({ ifTrue }) => ifTrue ?? t.noRule),
  saved(t.rules, ({ rules }) => rules.join('; ')),
  saved(t.metBy, ({ basis }) => basis.join('; ')),
  saved(t.whatStops, ({ endItems }) => endItems.length),
  saved(t.earlier, ({ decision }) => (decision === null ? '' : `${decision.decision}, ${decision.state}, ${decision.decided}`)),
  ...evidenceColumns<Queued>(({ evidence }) => evidence),
];

export function SaveQueue({ queue, total }: { readonly queue: readonly Queued[]; readonly total: number }) {
  return <SaveList file="queue" caption={t.queue} columns={columns} rows={queue} total={total} />;
}
