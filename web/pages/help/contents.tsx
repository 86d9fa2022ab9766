/** Where help begins: the pages, the query page, the documents. */

import { documents } from 'virtual:documents';
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';

const t = texts.help;

export function Contents() {
  const addressOf = useAddressOf();
  const isDecision = (name: string) => name.startsWith('decisions/');
  const list = (wanted: boolean) => (
    <ul>
      {documents
        .filter(({ name }) => isDecision(name) === wanted)
        .map(({ name, title }) => (
          <li key={name}>
            <Link to={addressOf('/help', { doc: name })}>{title}</Link>
          </li>
        ))}
    </ul>
  );
  return (
    <>
      <Title of={t.title} />
      <p>{t.intro}</p>
      <h2>{t.pages.title}</h2>
      <dl className="hb-pages">
        {t.pages.list.map(([path, name, text]) => (
          <div key={path}>
            <dt>
              <Link to={addressOf(path)}>{name}</Link>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h2>{t.graphiql.title}</h2>
      <p>{t.graphiql.text}</p>
      <p>
        <a href="/graphql">{t.graphiql.link}</a>
      </p>
      <h2>{t.codes.title}</h2>
      <p>
        <Link to={addressOf('/help', { codes: 'all' })}>{t.codes.link}</Link>
      </p>
      <h2>{t.documents.title}</h2>
      {list(false)}
      <details>
        <summary>{t.documents.decisions}</summary>
        {list(true)}
      </details>
    </>
  );
}
