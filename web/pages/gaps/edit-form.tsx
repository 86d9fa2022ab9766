/**
 * Who looks after gaps, until when, and how they stand: of one gap or of many. What was typed stays until it is
 * recorded or given up, whatever others decide meanwhile.
 */
import { Alert, Button, Fieldset, Select, Textarea, TextInput } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { GapStatus } from '../../generated/operations.ts';
import { useAuthor } from '../../parts/author.ts';
import { isKeyRefused, KeyAsked } from '../../parts/documents/key-asked.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { RegisterAsked } from './ask.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import { draftOf, type EditField, editFields as fields, keepDraft, type Typed } from './drafts.ts';
import { type Decision, useRecording } from './record.ts';
import type { SelectedGap } from './selection.ts';

const t = texts.gaps.edit;

interface EditFormProps {
  readonly gaps: readonly SelectedGap[];
  readonly asked: Pick<RegisterAsked, 'programme' | 'group'>;
  /** What is left empty stays as it is, however many are selected at the moment. */
  readonly isMany?: boolean;
  readonly onRecorded?: () => void;
}

export function EditForm({ gaps, asked, isMany = false, onRecorded }: EditFormProps) {
  const [author, setAuthor] = useAuthor();
  const { kept, keep, isRestored } = useTyping(asked.programme, isMany ? undefined : gaps[0]?.gapId);
  const [isEmpty, setEmpty] = useState(false);
  const { recording, record, forget } = useRecording(asked);
  const typed = kept ?? untouched(gaps, isMany);
  // Those that are selected now, each as it was seen: when the typing began, or when it was added.
  const upon = gaps.map((gap) => typed.upon.find(({ gapId }) => gapId === gap.gapId) ?? gap);
  const type = (changes: Partial<Typed>) => {
    setEmpty(false);
    if (recording.state === 'recorded') forget();
    keep({ ...typed, ...changes });
  };
  const decision = isMany ? decisionOfMany(typed) : decisionOfOne(typed);
  const giveUp = () => {
    keep(undefined);
    forget();
  };
  const send = async (seen: readonly SelectedGap[]) => {
    const isNothing = Object.keys(decision.set).length + decision.clear.length === 0 && decision.note === '';
    setEmpty(isNothing);
    if (isNothing || !(await record(seen, decision, author.trim()))) return;
    keep(undefined);
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
        {isRestored && (
          <p className="hb-said">
            {t.restored}{' '}
            <Button unstyled type="button" onClick={giveUp}>
              {t.discard}
            </Button>
          </p>
        )}
        <Fields typed={typed} type={type} isMany={isMany} />
        <Labelled label={t.author} hint={t.authorHint}>
          {(id) => <TextInput {...id} type="text" required value={author} onChange={({ target }) => setAuthor(target.value)} />}
        </Labelled>
        <Button type="submit" disabled={recording.state === 'running'}>
          {recording.state === 'running' ? t.recording : isMany ? t.recordMany(count(gaps.length)) : t.record}
        </Button>
        <div role="status">
          {recording.state === 'recorded' && <p className="hb-said">{t.recorded}</p>}
          {isEmpty && <p className="hb-said">{t.nothing}</p>}
        </div>
        {error !== undefined && !isKeyRefused(error) && (
          <Alert type="error" heading={t.failed} headingLevel="h3" role="alert">
            {error.message || texts.parts.unreachable}
          </Alert>
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

/** What is typed; of one gap it is still there when the form is opened again. */
function useTyping(programme: string | undefined, gapId: string | undefined) {
  const [kept, setKept] = useState(() => (gapId === undefined ? undefined : draftOf(programme, gapId)));
  const [wasThere] = useState(kept !== undefined);
  const keep = (typed: Typed | undefined) => {
    setKept(typed);
    if (gapId !== undefined) keepDraft(programme, gapId, typed);
  };
  return { kept, keep, isRestored: wasThere && kept !== undefined };
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
        {(id) => <TextInput {...id} type="text" value={typed.owner} onChange={({ target }) => type({ owner: target.value })} />}
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
          <Select {...id} value={typed.status} onChange={({ target }) => type({ status: target.value })}>
            <option value="">{isMany ? t.leave : t.notDecided}</option>
            {Object.entries(t.statuses).map(([name, word]) => (
              <option key={name} value={name}>
                {word}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      {isMany && (
        <Fieldset legend={t.takeBack}>
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
        </Fieldset>
      )}
      <Labelled label={t.note} hint={t.noteHint}>
        {(id) => <Textarea {...id} rows={3} value={typed.note} onChange={({ target }) => type({ note: target.value })} />}
      </Labelled>
    </>
  );
}

/** The schema's name of a status that the server gives in words of its own, whatever language the pages are in. */
const nameOfStatus = (status: string | null): string => (status ?? '').toUpperCase().replaceAll(' ', '_');

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

function decisionOf(typed: Typed, set: readonly EditField[], clear: Decision['clear']): Decision {
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
