/** Asks for the upload key of a server that wants one; it is kept while the page is open. */
import { Alert, Button, Label, TextInput } from '@trussworks/react-uswds';
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

export function KeyForm({ onKey, isWrong = false, heading = 'h2' }: KeyFormProps) {
  const [value, setValue] = useState('');
  const id = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keepKey(value);
        onKey();
      }}
    >
      <Alert type="warning" heading={t.title} headingLevel={heading} role="alert" validation>
        <p className="usa-alert__text">{isWrong ? `${t.wrong} ${t.text}` : t.text}</p>
        <Label htmlFor={id}>{t.label}</Label>
        <TextInput
          name="key"
          id={id}
          type="password"
          autoComplete="off"
          required
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
        <Button type="submit">{t.use}</Button>
      </Alert>
    </form>
  );
}
