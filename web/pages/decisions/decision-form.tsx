/** Decides: drafts the document, hands it in, and goes on. What is typed stays where it is refused. */
import { type RefObject, useState } from 'react';
import { useScope } from '../../address.ts';
import { ask, askAllAgain } from '../../answers.ts';
import { type DecisionKind, DraftDecisionDocument } from '../../generated/operations.ts';
import { useAuthor } from '../../parts/author.ts';
import { isKeyRefused, KeyAsked } from '../../parts/documents/key-asked.tsx';
import { handInMade } from '../../parts/hand-in-made.ts';
import { Labelled } from '../../parts/labelled.tsx';
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
        author: author.trim(),
        reason: reason.trim(),
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
        <fieldset className="usa-fieldset hb-tools">
          <legend className="usa-legend">{t.decide}</legend>
          {choices.map((one) => (
            <button
              key={one}
              type="button"
              className="usa-button usa-button--outline"
              aria-pressed={one === kind}
              onClick={() => choose(one)}
            >
              {t.kinds[one]}
            </button>
          ))}
        </fieldset>
        {kind !== undefined && (
          <>
            <p>{t.meaning[kind]}</p>
            <Labelled label={t.reason} hint={t.reasonHint}>
              {(id) => (
                <textarea
                  {...id}
                  ref={first}
                  className="usa-textarea"
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
                    <select {...id} className="usa-select" value={rule} onChange={({ target }) => setRule(target.value)}>
                      {queued.rules.map((one) => (
                        <option key={one}>{one}</option>
                      ))}
                    </select>
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
                <input {...id} className="usa-input" required value={author} onChange={({ target }) => setAuthor(target.value)} />
              )}
            </Labelled>
            {isSame && (
              <p role="alert" className="hb-said">
                {t.samePerson(own?.author ?? '')}
              </p>
            )}
            <button className="usa-button" type="submit" disabled={isRunning || isSame}>
              {isRunning ? t.recording : t.record(t.kinds[kind])}
            </button>
          </>
        )}
        {error !== undefined && !isKeyRefused(error) && (
          <div className="usa-alert usa-alert--error" role="alert">
            <div className="usa-alert__body">
              <h2 className="usa-alert__heading">{t.failed}</h2>
              <p className="usa-alert__text">{error.message || texts.parts.unreachable}</p>
            </div>
          </div>
        )}
      </form>
      <KeyAsked error={error} again={() => void (kind !== undefined && send(kind))} />
    </>
  );
}

/** As the server compares persons; it has the last word. */
const plain = (name: string) => name.trim().toLowerCase().replace(/\s+/g, ' ');
const same = (a: string, b: string) => plain(a) !== '' && plain(a) === plain(b);
