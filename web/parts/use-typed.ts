/**
 * A text that is typed and stands in the address. The address follows when the typing rests: one that waited for the
 * address would lose letters, since navigation takes longer than the next key.
 */
import { useEffect, useState } from 'react';

const rest = 250;

/** What is typed, and how it changes. `text`: as the address has it; `write` is kept by its caller. */
export function useTyped(text: string, write: (text: string) => void): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  /** What the address has, and what it was given since and has not yet. */
  const [sent, setSent] = useState<readonly string[]>([text]);
  if (known !== text) {
    setKnown(text);
    const at = sent.lastIndexOf(text);
    if (at >= 0) setSent(sent.slice(at));
    else {
      // It was changed elsewhere: back, or all shown again.
      setTyped(text);
      setSent([text]);
    }
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => {
      setSent((before) => [...before, typed.trim()]);
      write(typed.trim());
    }, rest);
    return () => clearTimeout(timer);
  }, [typed, text, write]);
  return [typed, setTyped];
}
