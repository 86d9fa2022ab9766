/** Decides: drafts the document, hands it in, and goes on. What is typed stays where it is refused. */
import './decide.css';
import { Alert, Button, Fieldset, Textarea, TextInput } from '@trussworks/react-uswds';
import { type RefObject, useState } from 'react';
import { useScope } from '../../address.ts';
import { ask, askAllAgain } from '../../answers.ts';
import { type DecisionKind, DraftDecisionDocument } from '../../generated/operations.ts';
import { asTyped } from '../../shown-text.ts';
import { texts } from '../../texts/texts.ts';
import { useAuthor } from '../author.ts';
import { isKeyRefused, KeyAsked } from '../documents/key-asked.tsx';
import { handInMade } from '../hand-in-made.ts';
import { Labelled } from '../labelled.tsx';
import { type Decidable, draftOf, type Written } from './decidable.ts';
import { LastDay, OnlyFor, WhatItIsAbout } from './fields.tsx';

const t = texts.decisions;

interface DecisionFormProps {
  readonly about: Decidable;
  readonly kind: DecisionKind | undefined;
  readonly choose: (kind: DecisionKind | undefined) => void;
  /** It is recorded, and answers follow: whatever they are, this is done. */
  readonly handedIn?: () => void;
  /** After it is recorded, and answers know it. */
  readonly done: (kind: DecisionKind) => void;
  /** The field that comes first. */
  readonly first: RefObject<HTMLTextAreaElement | null>;
}

export function DecisionForm({ about, kind, choose, handedIn, done, first }: DecisionFormProps) {
  const scope = useScope();
  const [author, setAuthor] = useAuthor();
  const [written, setWritten] = useState<Written>({ reason: '', expires: '', isLimited: false, transaction: '', items: '' });
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<Error | undefined>(undefined);
  const write = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }));
  const isSame = kind === 'CONFIRMATION' && about.confirms !== undefined && same(about.confirms.author, author);
  const send = async (chosen: DecisionKind) => {
    setRunning(true);
    setError(undefined);
    try {
      const draft = { ...draftOf(about, chosen, written, scope.programme), author: asTyped(author.trim()) };
      const { decisionDraft } = await ask(DraftDecisionDocument, draft);
      await handInMade(decisionDraft);
      handedIn?.();
      await askAllAgain();
      done(chosen);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setRunning(false);
    }
  };
  if (about.choices.length === 0) return <p className="hb-state">{t.onlyWithdrawn}</p>;
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
          {about.choices.map((one) => (
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
                  value={written.reason}
                  onChange={({ target }) => write({ reason: target.value })}
                />
              )}
            </Labelled>
            <WhatItIsAbout about={about} kind={kind} written={written} write={write} />
            {kind === 'WAIVER' && <LastDay written={written} write={write} isRequired />}
            {kind !== 'CONFIRMATION' && <OnlyFor kind={kind} written={written} write={write} />}
            <Labelled label={t.yourName} hint={t.authorHint}>
              {(id) => (
                <TextInput {...id} type="text" required value={author} onChange={({ target }) => setAuthor(target.value)} />
              )}
            </Labelled>
            {isSame && (
              <p role="alert" className="hb-said">
                {t.samePerson(about.confirms?.author ?? '')}
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
