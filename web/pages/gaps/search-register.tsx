/** Searches the register while it is typed. */
import { TextInput } from '@trussworks/react-uswds';
import { useCallback } from 'react';
import { useTyped } from '../../parts/use-typed.ts';
import { texts } from '../../texts/texts.ts';
import type { RegisterAddress } from './ask.ts';

const t = texts.gaps;

export function SearchRegister({ register: { text, change } }: { readonly register: RegisterAddress }) {
  const write = useCallback((words: string) => change({ text: words }, { replace: true }), [change]);
  const [typed, setTyped] = useTyped(text, write);
  return (
    <search className="hb-field">
      <label className="hb-field">
        {t.searchIn}
        <TextInput
          id="register-text"
          name="text"
          type="search"
          value={typed}
          placeholder={t.searchHint}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
    </search>
  );
}
