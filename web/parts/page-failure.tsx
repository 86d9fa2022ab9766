/** What stands in place of a page that threw, or whose code could not be loaded: the server may have been renewed under it. */
import { useRouteError } from 'react-router';
import { texts } from '../texts/texts.ts';
import { Title } from './title.tsx';

const t = texts.parts;

export function PageFailure() {
  const error = useRouteError();
  return (
    <>
      <Title of={t.pageFailed} />
      <p>{t.pageFailedText}</p>
      <p className="hb-code">{error instanceof Error ? error.message : String(error)}</p>
      <button className="usa-button" type="button" onClick={() => location.reload()}>
        {t.tryAgain}
      </button>
    </>
  );
}
