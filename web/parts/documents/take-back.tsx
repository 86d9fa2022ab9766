/** Withdraws a document, with a reason; then says which document of its series stands. */
import { Alert, Button, Label, TextInput } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { askAllAgain } from '../../answers.ts';
import { texts } from '../../texts/texts.ts';
import { type TakenBack, takeBack } from './api.ts';
import { isKeyRefused, KeyAsked } from './key-asked.tsx';

const t = texts.document.takeBack;

interface TakeBackProps {
  readonly sha256: string;
  readonly name: string;
  readonly onDone?: (result: TakenBack) => void;
}

export function TakeBack({ sha256, name, onDone }: TakeBackProps) {
  const [state, setState] = useState<'shut' | 'open' | 'working' | TakenBack>('shut');
  const [failure, setFailure] = useState<Error>();
  const [reason, setReason] = useState('');
  const id = useId();
  const go = async () => {
    setState('working');
    setFailure(undefined);
    try {
      const result = await takeBack(sha256, reason);
      setState(result);
      onDone?.(result);
      await askAllAgain();
    } catch (error) {
      setState('open');
      setFailure(error as Error);
    }
  };
  if (typeof state === 'object') return <Done result={state} />;
  if (state === 'shut') {
    return (
      <Button outline type="button" aria-label={t.openOf(name)} onClick={() => setState('open')}>
        {t.open}
      </Button>
    );
  }
  return (
    <div className="hb-state">
      <KeyAsked error={failure} again={() => void go()} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <p>{t.text}</p>
        <Label htmlFor={id}>{t.reason}</Label>
        <TextInput
          name="reason"
          type="text"
          id={id}
          value={reason}
          required
          autoFocus
          onChange={({ target }) => setReason(target.value)}
        />
        {failure !== undefined && !isKeyRefused(failure) && <p role="alert">{failure.message}</p>}
        <div className="hb-tools">
          <Button secondary type="submit" disabled={state === 'working'}>
            {state === 'working' ? t.working : t.go}
          </Button>
          <Button unstyled type="button" onClick={() => setState('shut')}>
            {t.leave}
          </Button>
        </div>
      </form>
    </div>
  );
}

function Done({ result }: { readonly result: TakenBack }) {
  const addressOf = useAddressOf();
  return (
    <Alert type="success" headingLevel="h3" slim role="status" validation>
      <p className="usa-alert__text">{t.done}</p>
      {result.series.map(({ name, standing }) => (
        <div key={name}>
          <p>{standing.length === 0 ? t.standsNone(name) : t.stands(name)}</p>
          <ul>
            {standing.map(({ sha256, path, version }) => (
              <li key={sha256}>
                <Link to={addressOf('/document', { sha256 })}>{path}</Link>, {t.version(version)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Alert>
  );
}
