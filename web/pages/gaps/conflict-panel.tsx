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
const fields = ['owner', 'due', 'status'] as const;

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
                .flatMap((gap) =>
                  fields.map((field) => (
                    <tr key={`${gap.gapId} ${field}`}>
                      {isMany && <td>{lostName(gap)}</td>}
                      <th scope="row">{words[field]}</th>
                      <td>{seen.find(({ gapId }) => gapId === gap.gapId)?.[field] ?? t.empty}</td>
                      <td>
                        {gap[field] ?? t.empty}
                        {field === 'owner' && <LastWord of={gap} />}
                      </td>
                      <td>{wanted(decision, field)}</td>
                    </tr>
                  )),
                )}
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

function LastWord({ of: { history } }: { readonly of: StandingGap }) {
  const [last] = history;
  return last === undefined ? null : <div className="usa-hint">{t.by(last.author, instantShown(last.decided))}</div>;
}

function wanted({ set, clear }: Decision, field: (typeof fields)[number]): string {
  if (clear.includes(field)) return t.empty;
  const value = set[field];
  if (value === undefined) return t.unchanged;
  return field === 'status' ? (words.statuses[value as keyof typeof words.statuses] ?? value) : value;
}

/** The same gaps, as they stand now. */
function upon(seen: readonly SelectedGap[], standing: readonly StandingGap[]): SelectedGap[] {
  return seen.map((gap) => {
    const now = standing.find(({ gapId }) => gapId === gap.gapId);
    return now === undefined ? gap : { ...gap, newest: now.newest, owner: now.owner, due: now.due, status: now.status };
  });
}
