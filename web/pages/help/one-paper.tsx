/** One document of docs/, made into HTML when the pages were built. */

import { documents } from 'virtual:documents';
import { type MouseEvent, useEffect } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { useAsked } from '../../answers.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';

const t = texts.help.documents;

export function OnePaper({ name }: { readonly name: string }) {
  const addressOf = useAddressOf();
  const found = documents.find((one) => one.name === name);
  const answer = useAsked({
    queryKey: ['document of docs', name],
    queryFn: async () => (await found?.load())?.html ?? '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <Title of={texts.help.title} name={found?.title ?? name} />
      <p>
        <Link to={addressOf('/help')}>{t.contents}</Link>
      </p>
      {found === undefined ? <p>{t.unknown}</p> : <AnswerOf of={answer}>{(html) => <Paper html={html} />}</AnswerOf>}
    </>
  );
}

/** Links to other documents go on within the page, with what it is asked about. */
function Paper({ html }: { readonly html: string }) {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const addressOf = useAddressOf();
  useEffect(() => {
    if (hash !== '') document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash]);
  const follow = (event: MouseEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (link === null || !isPlain || link.origin !== location.origin || link.pathname !== '/help') return;
    event.preventDefault();
    const doc = new URLSearchParams(link.search).get('doc') ?? '';
    void navigate(`${addressOf('/help', { doc })}${link.hash}`);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the links in it are what is pressed
    // biome-ignore lint/security/noDangerouslySetInnerHtml: made of this repository's own documents, HTML in them escaped
    <article className="hb-paper" onClick={follow} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
