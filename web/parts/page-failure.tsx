/** What stands in place of a page that threw, or whose code could not be loaded: the server may have been renewed under it. */
import { Button } from '@trussworks/react-uswds';
import { useEffect, useState } from 'react';
import { useRouteError } from 'react-router';
import { texts } from '../texts/texts.ts';
import { Title } from './title.tsx';

const t = texts.parts;
/** Milliseconds between two looks at whether the server is there again. */
const lookInterval = 2_000;

export function PageFailure() {
  const error = useRouteError();
  const message = error instanceof Error ? error.message : String(error);
  return isCodeGone(message) ? <CodeGone /> : <Failure message={message} />;
}

/** As browsers and Vite put it. */
const isCodeGone = (message: string) =>
  /dynamically imported module|importing a module script|unable to preload css/i.test(message);

function Failure({ message }: { readonly message: string }) {
  return (
    <>
      <Title of={t.pageFailed} />
      <p>{t.pageFailedText}</p>
      <p className="hb-code">{message}</p>
      <Button type="button" onClick={() => location.reload()}>
        {t.tryAgain}
      </Button>
    </>
  );
}

/** Loads itself again once a server that was away is back; where it was there all the time, a person decides. */
function CodeGone() {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    let wasAway = false;
    const look = async () => {
      const isThere = await isServerThere();
      if (isThere && wasAway) location.reload();
      wasAway = !isThere;
      setAway(!isThere);
    };
    void look();
    const timer = setInterval(() => void look(), lookInterval);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <Title of={t.codeGone} />
      <p role="status">{isAway ? t.unreachable : t.codeGoneText}</p>
      {!isAway && (
        <Button type="button" onClick={() => location.reload()}>
          {t.loadAgain}
        </Button>
      )}
    </>
  );
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
