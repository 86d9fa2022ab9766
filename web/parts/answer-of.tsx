/** The states of an answer: not there yet, failed, empty, there. Every page shows them alike. */
import { Alert, Button } from '@trussworks/react-uswds';
import { type ReactNode, useEffect, useState } from 'react';
import { AskFailure } from '../answers.ts';
import { texts } from '../texts/texts.ts';
import { Title } from './title.tsx';

const t = texts.parts;

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
  readonly isEnabled?: boolean;
  /** The last answer, while the next is made. */
  readonly isPlaceholderData?: boolean;
  readonly cancel: () => void;
}

interface AnswerProps<Data> {
  readonly of: Asked<Data>;
  readonly children: (data: Data) => ReactNode;
  /** What is said where there is nothing; `none` of the texts when absent. */
  readonly empty?: ReactNode;
  readonly isEmpty?: (data: Data) => boolean;
  /** Heading of a page that says more in its heading once the answer is there. */
  readonly title?: string;
}

export function AnswerOf<Data>({ of, children, empty = t.none, isEmpty, title }: AnswerProps<Data>) {
  const { data, error, isPlaceholderData = false } = of;
  if (data === undefined) {
    return (
      <>
        {title !== undefined && <Title of={title} />}
        {error === null ? <WaitingFor of={of} /> : <Failed error={error} again={() => void of.refetch()} />}
      </>
    );
  }
  return (
    <>
      {error !== null && <Failed error={error} again={() => void of.refetch()} />}
      <div className="hb-answer" aria-busy={isPlaceholderData}>
        <Updating is={isPlaceholderData} />
        {isEmpty?.(data) === true ? <div className="hb-state">{empty}</div> : children(data)}
      </div>
    </>
  );
}

/** That what is shown is the answer to the question before. */
export function Updating({ is }: { readonly is: boolean }) {
  return is ? (
    <p className="hb-note" role="status">
      {t.updating}
    </p>
  ) : null;
}

/** After a second it says how long, and can be cancelled: this question, and no other of the page. */
export function WaitingFor({ of }: { readonly of: Omit<Asked<unknown>, 'data' | 'error'> }) {
  const { fetchStatus, isEnabled = true, cancel, refetch } = of;
  const isCancelled = fetchStatus === 'idle' && isEnabled;
  const seconds = useSeconds(!isCancelled);
  return (
    <div className="hb-state">
      <span role="status">{isCancelled ? t.cancelled : t.loading}</span>
      {isEnabled && (isCancelled || seconds > 0) && (
        <p>
          {!isCancelled && `${t.stillWorking(seconds)} `}
          {/* One button, which keeps the focus. */}
          <Button unstyled type="button" onClick={() => (isCancelled ? void refetch() : cancel())}>
            {isCancelled ? t.askAgain : t.cancel}
          </Button>
        </p>
      )}
    </div>
  );
}

/** What cannot be cancelled: code of a page. */
export function Waiting() {
  const seconds = useSeconds(true);
  return (
    <div className="hb-state">
      <span role="status">{t.loading}</span>
      {seconds > 0 && <p>{t.stillWorking(seconds)}</p>}
    </div>
  );
}

/** For how long it runs; from nought each time. */
function useSeconds(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    setSeconds(0);
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return seconds;
}

/** The same question has the same answer. */
const hopeless = new Set(['PROGRAMME_UNKNOWN', 'INPUT_INVALID', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']);

export function Failed({ error, again }: { readonly error: Error; readonly again: () => void }) {
  const code = error instanceof AskFailure ? error.code : '';
  return (
    <Alert type="error" heading={t.failed} headingLevel="h2" role="alert" validation>
      <p className="usa-alert__text">{code === 'UNREACHABLE' ? t.unreachable : error.message}</p>
      {code !== '' && <p className="hb-code">{code}</p>}
      {!hopeless.has(code) && (
        <Button outline type="button" onClick={again}>
          {t.tryAgain}
        </Button>
      )}
    </Alert>
  );
}
