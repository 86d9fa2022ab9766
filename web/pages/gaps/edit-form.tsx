/**
 * Who looks after gaps, until when, and how they stand: of one gap or of many. What was typed stays until it is
 * recorded or given up, whatever others decide meanwhile.
 */
import { useId, useState } from 'react';
import type { GapStatus } from '../../generated/operations.ts';
import { useAuthor } from '../../parts/author.ts';
import { isKeyRefused, KeyAsked } from '../../parts/documents/key-asked.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { RegisterAsked } from './ask.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import { type Decision, useRecording } from './record.ts';
import type { SelectedGap } from './selection.ts';

const t = texts.gaps.edit;
const fields = ['owner', 'due', 'status'] as const;

interface Typed {
  readonly owner: string;
  readonly due: string;
  /** Name of the schema; empty: none. */
  readonly status: string;
  readonly note: string;
  readonly takeBack: readonly (typeof fields)[number][];
  /** What the author saw when the typing began. */
  readonly upon: readonly SelectedGap[];
}

interface EditFormProps {
  readonly gaps: readonly SelectedGap[];
  readonly asked: Pick<RegisterAsked, 'programme' | 'group'>;
  /** What is left empty stays as it is, however many are selected at the moment. */
  readonly isMany?: boolean;
  readonly onRecorded?: () => void;
}

export function EditForm({ gaps, asked, isMany = false, onRecorded }: EditFormProps) {
  const [author, setAuthor] = useAuthor();
  const [kept, setKept] = useState<Typed | undefined>(undefined);
  const [isEmpty, setEmpty] = useState(false);
  const { recording, record, forget } = useRecording(asked);
  const typed = kept ?? untouched(gaps, isMany);
  // Those that are selected now, each as it was seen: when the typing began, or when it was added.
  const upon = gaps.map((gap) => typed.upon.find(({ gapId }) => gapId === gap.gapId) ?? gap);
  const type = (changes: Partial<Typed>) => {
    setEmpty(false);
    if (recording.state === 'recorded') forget();
    setKept({ ...typed, ...changes });
  };
  const decision = isMany ? decisionOfMany(typed) : decisionOfOne(typed);
  const giveUp = () => {
    setKept(undefined);
    forget();
  };
  const send = async (seen: readonly SelectedGap[]) => {
    const isNothing = Object.keys(decision.set).length + decision.clear.length === 0 && decision.note === '';
    setEmpty(isNothing);
    if (isNothing || !(await record(seen, decision, author.trim()))) return;
    setKept(undefined);
    onRecorded?.();
  };
  const error = recording.state === 'failed' ? recording.error : undefined;
  return (
    <>
      <form
        className="hb-edit"
        onSubmit={(event) => {
          event.preventDefault();
          void send(upon);
        }}
      >
        <Fields typed={typed} type={type} isMany={isMany} />
        <Labelled label={t.author} hint={t.authorHint}>
          {(id) => (
            <input {...id} className="usa-input" required value={author} onChange={({ target }) => setAuthor(target.value)} />
          )}
        </Labelled>
        <button className="usa-button" type="submit" disabled={recording.state === 'running'}>
          {recording.state === 'running' ? t.recording : isMany ? t.recordMany(count(gaps.length)) : t.record}
        </button>
        <div role="status">
          {recording.state === 'recorded' && <p className="hb-said">{t.recorded}</p>}
          {isEmpty && <p className="hb-said">{t.nothing}</p>}
        </div>
        {error !== undefined && !isKeyRefused(error) && (
          <div className="usa-alert usa-alert--error" role="alert">
            <div className="usa-alert__body">
              <h3 className="usa-alert__heading">{t.failed}</h3>
              <p className="usa-alert__text">{error.message || texts.parts.unreachable}</p>
            </div>
          </div>
        )}
        {recording.state === 'conflict' && (
          <ConflictPanel
            conflict={recording.conflict}
            seen={upon}
            decision={decision}
            anew={(standing) => void send(standing)}
            take={giveUp}
          />
        )}
      </form>
      <KeyAsked heading="h3" error={error} again={() => void send(upon)} />
    </>
  );
}

function Fields({
  typed,
  type,
  isMany,
}: {
  readonly typed: Typed;
  readonly type: (changes: Partial<Typed>) => void;
  readonly isMany: boolean;
}) {
  return (
    <>
      <Labelled label={t.owner} hint={t.ownerHint}>
        {(id) => (
          <input {...id} className="usa-input" value={typed.owner} onChange={({ target }) => type({ owner: target.value })} />
        )}
      </Labelled>
      <Labelled label={t.due}>
        {(id) => (
          <input
            {...id}
            className="usa-input"
            type="date"
            value={typed.due}
            onChange={({ target }) => type({ due: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t.status}>
        {(id) => (
          <select {...id} className="usa-select" value={typed.status} onChange={({ target }) => type({ status: target.value })}>
            <option value="">{isMany ? t.leave : t.notDecided}</option>
            {Object.entries(t.statuses).map(([name, word]) => (
              <option key={name} value={name}>
                {word}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {isMany && (
        <fieldset className="usa-fieldset">
          <legend className="usa-legend">{t.takeBack}</legend>
          {fields.map((field) => (
            <label key={field} className="hb-choice">
              <input
                type="checkbox"
                checked={typed.takeBack.includes(field)}
                onChange={({ target }) =>
                  type({ takeBack: target.checked ? [...typed.takeBack, field] : typed.takeBack.filter((one) => one !== field) })
                }
              />
              {t[field]}
            </label>
          ))}
        </fieldset>
      )}
      <Labelled label={t.note} hint={t.noteHint}>
        {(id) => (
          <textarea
            {...id}
            className="usa-textarea"
            rows={3}
            value={typed.note}
            onChange={({ target }) => type({ note: target.value })}
          />
        )}
      </Labelled>
    </>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (id: { readonly id: string; readonly 'aria-describedby'?: string }) => React.ReactNode;
}

function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId();
  return (
    <div>
      <label className="usa-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div className="usa-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children(hint === undefined ? { id } : { id, 'aria-describedby': `${id}-hint` })}
    </div>
  );
}

const nameOfStatus = (status: string | null): string => Object.entries(t.statuses).find(([, word]) => word === status)?.[0] ?? '';

/** As it stands, where it is one gap; of many nothing is filled in. */
function untouched(gaps: readonly SelectedGap[], isMany: boolean): Typed {
  const [one] = gaps;
  const empty = { owner: '', due: '', status: '', note: '', takeBack: [], upon: gaps };
  if (one === undefined || isMany) return empty;
  return { ...empty, owner: one.owner ?? '', due: one.due ?? '', status: nameOfStatus(one.status) };
}

/** What differs from what the author saw. */
function decisionOfOne(typed: Typed): Decision {
  const before = untouched(typed.upon, false);
  const changed = fields.filter((field) => typed[field].trim() !== before[field]);
  return decisionOf(
    typed,
    changed.filter((field) => typed[field].trim() !== ''),
    changed.filter((field) => typed[field].trim() === ''),
  );
}

function decisionOfMany(typed: Typed): Decision {
  const cleared = typed.takeBack;
  return decisionOf(
    typed,
    fields.filter((field) => typed[field].trim() !== '' && !cleared.includes(field)),
    cleared,
  );
}

function decisionOf(typed: Typed, set: readonly (typeof fields)[number][], clear: Decision['clear']): Decision {
  const { owner, due, status, note } = typed;
  return {
    set: {
      ...(set.includes('owner') ? { owner: owner.trim() } : {}),
      ...(set.includes('due') ? { due } : {}),
      ...(set.includes('status') ? { status: status as GapStatus } : {}),
    },
    clear,
    note: note.trim(),
  };
}
