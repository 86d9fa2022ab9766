/** What somebody else decided meanwhile, beside what the author wanted: recorded upon it, or given up. */
import { Alert, Button, Table } from '@trussworks/react-uswds';
import { useEffect, useRef } from 'react';
import { texts } from '../../texts/texts.ts';
import { lostName } from './columns.tsx';
import type { Conflict, Decision, StandingGap } from './record.ts';
import type { SelectedGap } from './selection.ts';
import { instantShown } from './when.ts';

const t = texts.gaps.conflict;
const words = texts.gaps.edit;
const fields = ['owner', 'due', 'status', 'note'] as const;

interface ConflictPanelProps {
  readonly conflict: Conflict;
  readonly seen: readonly SelectedGap[];
  readonly decision: Decision;
  readonly anew: (upon: readonly SelectedGap[]) => void;
  readonly take: () => void;
}

export function ConflictPanel({ conflict, seen, decision, anew, take }: ConflictPanelProps) {
  const heading = useRef<HTMLSpanElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { standing, changed } = conflict;
  const isMany = seen.length > 1;
  return (
    <section aria-label={t.title}>
      <Alert
        type="warning"
        className="hb-conflict"
        heading={
          <span tabIndex={-1} ref={heading}>
            {t.title}
          </span>
        }
        headingLevel="h3"
        validation
      >
        <p className="usa-alert__text">{t.text}</p>
        <div className="hb-scroll">
          <Table bordered compact caption={t.caption}>
            <thead>
              <tr>
                {[...(isMany ? [t.gap] : []), t.field, t.saw, t.theirs, t.yours].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {standing
                .filter(({ gapId }) => changed.has(gapId) && seen.some((gap) => gap.gapId === gapId))
                .map((gap) => (
                  <Fields
                    key={gap.gapId}
                    now={gap}
                    before={seen.find(({ gapId }) => gapId === gap.gapId)}
                    decision={decision}
                    isMany={isMany}
                  />
                ))}
            </tbody>
          </Table>
        </div>
        <div className="hb-tools">
          <Button type="button" onClick={() => anew(upon(seen, standing))}>
            {t.anew}
          </Button>
          <Button outline type="button" onClick={take}>
            {t.take}
          </Button>
        </div>
      </Alert>
    </section>
  );
}

interface FieldsProps {
  readonly now: StandingGap;
  /** As the author saw it. */
  readonly before: SelectedGap | undefined;
  readonly decision: Decision;
  readonly isMany: boolean;
}

/** Who spoke last stands beside what is otherwise than it was. */
function Fields({ now, before, decision, isMany }: FieldsProps) {
  const changed = fields.find((field) => now[field] !== (before?.[field] ?? null)) ?? 'owner';
  return fields.map((field) => (
    <tr key={field}>
      {isMany && <td>{lostName(now)}</td>}
      <th scope="row">{words[field]}</th>
      <td>{before?.[field] ?? t.empty}</td>
      <td>
        {now[field] ?? t.empty}
        {field === changed && <LastWord of={now} />}
      </td>
      <td>{wanted(decision, field)}</td>
    </tr>
  ));
}

function LastWord({ of: { history } }: { readonly of: StandingGap }) {
  const [last] = history;
  return last === undefined ? null : <div className="usa-hint">{t.by(last.author, instantShown(last.decided))}</div>;
}

function wanted({ set, clear, note }: Decision, field: (typeof fields)[number]): string {
  if (field === 'note') return note === '' ? t.unchanged : note;
  if (clear.includes(field)) return t.empty;
  const value = set[field];
  if (value === undefined) return t.unchanged;
  return field === 'status' ? (words.statuses[value as keyof typeof words.statuses] ?? value) : value;
}

/** The same gaps, as they stand now. */
function upon(seen: readonly SelectedGap[], standing: readonly StandingGap[]): SelectedGap[] {
  return seen.map((gap) => {
    const now = standing.find(({ gapId }) => gapId === gap.gapId);
    if (now === undefined) return gap;
    const { newest, owner, due, status, note } = now;
    return { ...gap, newest, owner, due, status, note };
  });
}
