/** Every edit of a gap, the newest first. */
import type { GapDetailQuery } from '../../generated/operations.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { texts } from '../../texts/texts.ts';
import { instantShown } from './when.ts';

const t = texts.gaps.history;
const words = texts.gaps.edit;
const fields = ['owner', 'due', 'status'] as const;

export type ShownEdit = NonNullable<GapDetailQuery['gap']>['history'][number];

interface HistoryListProps {
  readonly edits: readonly ShownEdit[];
  /** Of the gap as it is now. */
  readonly gapId: string;
}

export function HistoryList({ edits, gapId }: HistoryListProps) {
  if (edits.length === 0) return <p>{t.none}</p>;
  return (
    <ol className="hb-history">
      {edits.map((edit) => (
        <li key={edit.id}>
          <div>
            <b>{t.by(edit.author)}</b>, <time dateTime={edit.decided}>{instantShown(edit.decided)}</time>{' '}
            {edit.isConflicting && <Tag tone="warn">{texts.gaps.conflictTag}</Tag>}
          </div>
          <ul>
            {fields.map((field) => edit[field] !== null && <li key={field}>{t.set(words[field], edit[field])}</li>)}
            {edit.cleared.map((field) => (
              <li key={field}>{t.cleared(words[field as (typeof fields)[number]])}</li>
            ))}
          </ul>
          {edit.gapId !== gapId && <p className="usa-hint">{t.anotherId(asItWas(edit))}</p>}
          {edit.note !== null && <p className="hb-edit-note">{edit.note}</p>}
          {edit.isConflicting && <p className="usa-hint">{t.conflict}</p>}
          <EvidenceList evidence={edit.evidence} />
        </li>
      ))}
    </ol>
  );
}

/** A row is known by its kind and what it takes down; its id is for who looks it up. */
function asItWas({ archetype, items, gapId }: ShownEdit): string {
  return [archetype, items, gapId].filter((word) => word !== null).join(', ');
}
