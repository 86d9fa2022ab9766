/** Single keys that act, while nobody types; they can be turned off, and that is kept in this browser (WCAG 2.1.4). */
import { useEffect, useRef, useState } from 'react';

const kept = 'hauberk-shortcuts';

export function useShortcutsOn(): readonly [boolean, (on: boolean) => void] {
  const [isOn, setOn] = useState(() => localStorage.getItem(kept) !== 'off');
  return [
    isOn,
    (on) => {
      localStorage.setItem(kept, on ? 'on' : 'off');
      setOn(on);
    },
  ];
}

export function useShortcuts(keys: Readonly<Record<string, () => void>>, isOn: boolean): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
      const act = Object.hasOwn(current.current, event.key) ? current.current[event.key] : undefined;
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}
