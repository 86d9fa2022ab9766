/** Asks for the upload key of a server that wants one; it is kept while the page is open. */
import { useId, useState } from 'react';
import { texts } from '../../texts/texts.ts';
import { keepKey } from './api.ts';

const t = texts.handIn.key;

interface KeyFormProps {
  readonly onKey: () => void;
  readonly isWrong?: boolean;
  /** Of its place in the page. */
  readonly heading?: 'h2' | 'h3';
}

export function KeyForm({ onKey, isWrong = false, heading: Heading = 'h2' }: KeyFormProps) {
  const [value, setValue] = useState('');
  const id = useId();
  return (
    <form
      className="usa-alert usa-alert--warning"
      onSubmit={(event) => {
        event.preventDefault();
        keepKey(value);
        onKey();
      }}
    >
      <div className="usa-alert__body" role="alert">
        <Heading className="usa-alert__heading">{t.title}</Heading>
        <p className="usa-alert__text">{isWrong ? `${t.wrong} ${t.text}` : t.text}</p>
        <label className="usa-label" htmlFor={id}>
          {t.label}
        </label>
        <input
          className="usa-input"
          id={id}
          type="password"
          autoComplete="off"
          required
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
        <button className="usa-button" type="submit">
          {t.use}
        </button>
      </div>
    </form>
  );
}
