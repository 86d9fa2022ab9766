/** Decides: drafts the document, hands it in, and goes on. What is typed stays where it is refused. */
import { Alert, Button, Fieldset, Select, Textarea, TextInput } from '@trussworks/react-uswds';
import { type RefObject, useState } from 'react';
import { useScope } from '../../address.ts';
import { ask, askAllAgain } from '../../answers.ts';
import { type DecisionKind, DraftDecisionDocument } from '../../generated/operations.ts';
import { useAuthor } from '../../parts/author.ts';
import { isKeyRefused, KeyAsked } from '../../parts/documents/key-asked.tsx';
import { handInMade } from '../../parts/hand-in-made.ts';
import { Labelled } from '../../parts/labelled.tsx';
import { asTyped } from '../../shown-text.ts';
import { texts } from '../../texts/texts.ts';
import { choicesOf, type Queued } from './queued.ts';

const t = texts.decisions;

interface DecisionFormProps {
  readonly queued: Queued;
  readonly kind: DecisionKind | undefined;
  readonly choose: (kind: DecisionKind | undefined) => void;
  /** After it is recorded. */
  readonly done: (kind: DecisionKind) => void;
  /** The field that comes first. */
  readonly first: RefObject<HTMLTextAreaElement | null>;
}

export function DecisionForm({ queued, kind, choose, done, first }: DecisionFormProps) {
  const scope = useScope();
  const choices = choicesOf(queued);
  const [author, setAuthor] = useAuthor();
  const [reason, setReason] = useState('');
  const [rule, setRule] = useState(queued.rules[0] ?? '');
  const [expires, setExpires] = useState('');
  const [isLimited, setLimited] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Error | undefined>(undefined);
  const own = queued.decision;
  const isSame = kind === 'CONFIRMATION' && own !== null && same(own.author, author);
  const send = async (chosen: DecisionKind) => {
    setRunning(true);
    setError(undefined);
    try {
      const { decisionDraft } = await ask(DraftDecisionDocument, {
        decision: chosen,
        party: queued.party.id,
        author: asTyped(author.trim()),
        reason: asTyped(reason.trim()),
        ...(chosen === 'CONFIRMATION' ? { confirms: own?.id ?? '' } : {}),
        ...(chosen === 'WAIVER' ? { rule, expires } : {}),
        ...(queued.entry === null || chosen === 'CONFIRMATION' ? {} : { entry: queued.entry.id }),
        ...(isLimited && chosen !== 'CONFIRMATION' && scope.programme !== undefined ? { programme: scope.programme } : {}),
      });
      await handInMade(decisionDraft);
      await askAllAgain();
      done(chosen);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setRunning(false);
    }
  };
  if (choices.length === 0) return <p className="hb-state">{t.onlyWithdrawn}</p>;
  return (
    <>
      <form
        className="hb-decide"
        aria-label={t.decide}
        onKeyDown={(event) => {
          if (event.key === 'Escape') choose(undefined);
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (kind !== undefined && !isSame) void send(kind);
        }}
      >
        <Fieldset legend={t.decide} className="hb-tools">
          {choices.map((one) => (
            <Button key={one} type="button" outline aria-pressed={one === kind} onClick={() => choose(one)}>
              {t.kinds[one]}
            </Button>
          ))}
        </Fieldset>
        {kind !== undefined && (
          <>
            <p>{t.meaning[kind]}</p>
            <Labelled label={t.reason} hint={t.reasonHint}>
              {(id) => (
                <Textarea
                  {...id}
                  ref={first}
                  rows={3}
                  required
                  value={reason}
                  onChange={({ target }) => setReason(target.value)}
                />
              )}
            </Labelled>
            {kind === 'WAIVER' && (
              <>
                <Labelled label={t.rule}>
                  {(id) => (
                    <Select {...id} value={rule} onChange={({ target }) => setRule(target.value)}>
                      {queued.rules.map((one) => (
                        <option key={one}>{one}</option>
                      ))}
                    </Select>
                  )}
                </Labelled>
                <Labelled label={t.expires} hint={t.expiresHint}>
                  {(id) => (
                    <input
                      {...id}
                      className="usa-input"
                      type="date"
                      required
                      value={expires}
                      onChange={({ target }) => setExpires(target.value)}
                    />
                  )}
                </Labelled>
              </>
            )}
            {kind !== 'CONFIRMATION' && scope.programme !== undefined && (
              <label className="hb-choice">
                <input type="checkbox" checked={isLimited} onChange={({ target }) => setLimited(target.checked)} />{' '}
                {t.onlyFor(scope.programme)}
              </label>
            )}
            <Labelled label={t.yourName} hint={t.authorHint}>
              {(id) => (
                <TextInput {...id} type="text" required value={author} onChange={({ target }) => setAuthor(target.value)} />
              )}
            </Labelled>
            {isSame && (
              <p role="alert" className="hb-said">
                {t.samePerson(own?.author ?? '')}
              </p>
            )}
            <Button type="submit" disabled={isRunning || isSame}>
              {isRunning ? t.recording : t.record(t.kinds[kind])}
            </Button>
          </>
        )}
        {error !== undefined && !isKeyRefused(error) && (
          <Alert type="error" heading={t.failed} headingLevel="h2" role="alert">
            {error.message || texts.parts.unreachable}
          </Alert>
        )}
      </form>
      <KeyAsked error={error} again={() => void (kind !== undefined && send(kind))} />
    </>
  );
}

/** As the server compares persons; it has the last word. */
const plain = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ');
const same = (a: string, b: string) => plain(a) !== '' && plain(a) === plain(b);
