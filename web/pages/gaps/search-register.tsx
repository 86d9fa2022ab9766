/** Searches the register while it is typed: the address follows when the typing rests. */
import { useEffect, useState } from 'react';
import { texts } from '../../texts/texts.ts';
import type { RegisterAddress } from './ask.ts';

const t = texts.gaps;
const rest = 250;

export function SearchRegister({ register: { text, change } }: { readonly register: RegisterAddress }) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  // The address was changed elsewhere: back, or all shown again.
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => {
      setKnown(typed.trim());
      change({ text: typed.trim() }, { replace: true });
    }, rest);
    return () => clearTimeout(timer);
  }, [typed, text, change]);
  return (
    <search className="hb-field">
      <label className="hb-field">
        {t.searchIn}
        <input
          className="usa-input"
          type="search"
          value={typed}
          placeholder={t.searchHint}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
    </search>
  );
}
