/** Whether the page is being printed: what a screen shows in part can then be shown whole. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(() => matchMedia('print').matches);
  useEffect(() => {
    const media = matchMedia('print');
    // The paper is laid out as soon as the event has been told: what it changes must stand by then.
    const tell = (is: boolean) => flushSync(() => setPrinting(is));
    const begin = () => tell(true);
    const end = () => tell(media.matches);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    media.addEventListener('change', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      media.removeEventListener('change', end);
    };
  }, []);
  return isPrinting;
}
