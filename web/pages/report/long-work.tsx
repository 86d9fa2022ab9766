/** Work that takes seconds: it says for how long it has been going on, can be cancelled, and says how it ended. */
import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Failed } from '../../parts/answer-of.tsx';
import { texts } from '../../texts/texts.ts';

type State =
  | { readonly is: 'idle' | 'cancelled' }
  | { readonly is: 'working'; readonly what: string; readonly stop: () => void }
  | { readonly is: 'done'; readonly text: string }
  | { readonly is: 'failed'; readonly error: Error; readonly again: () => void };

export interface LongWork {
  readonly state: State;
  /** `work` gives what is said at its end. One at a time: the one before is cancelled. */
  readonly start: (what: string, work: (signal: AbortSignal) => Promise<string>) => void;
}

export function useLongWork(): LongWork {
  const [state, setState] = useState<State>({ is: 'idle' });
  const running = useRef<AbortController | undefined>(undefined);
  const start = useCallback((what: string, work: (signal: AbortSignal) => Promise<string>) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const isCurrent = () => running.current === own;
    const stop = () => {
      own.abort();
      if (isCurrent()) setState({ is: 'cancelled' });
    };
    const run = () => {
      setState({ is: 'working', what, stop });
      work(own.signal).then(
        (text) => isCurrent() && !own.signal.aborted && setState({ is: 'done', text }),
        (error: Error) => isCurrent() && !own.signal.aborted && setState({ is: 'failed', error, again: () => start(what, work) }),
      );
    };
    run();
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  return { state, start };
}

export function LongWorkState({ state }: { readonly state: State }): ReactNode {
  const t = texts.report;
  if (state.is === 'working') return <Working key={state.what} what={state.what} stop={state.stop} />;
  if (state.is === 'failed') return <Failed error={state.error} again={state.again} />;
  return <p role="status">{state.is === 'done' ? state.text : state.is === 'cancelled' ? t.cancelled : ''}</p>;
}

function Working({ what, stop }: { readonly what: string; readonly stop: () => void }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="hb-state">
      <span role="status">{texts.report.making(what)}</span>
      <p>
        <progress aria-label={texts.report.making(what)} /> {seconds > 0 && texts.parts.stillWorking(seconds)}{' '}
        <Button unstyled type="button" onClick={stop}>
          {texts.parts.cancel}
        </Button>
      </p>
    </div>
  );
}
