/** GraphiQL from the package, with the questions of an officer as ready tabs. Nothing is fetched from elsewhere. */
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { questions } from './questions.ts';

interface Parameters {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}

/** A dialog puts a style sheet into the page; it may, with this page's own nonce (server/http/page.ts). */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
Object.assign(globalThis, { __webpack_nonce__: nonce });

async function fetcher({ query, operationName, variables }: Parameters): Promise<unknown> {
  // For a moment after another tab is chosen the editor still names the operation of the last one.
  const named = operationName != null && query.includes(operationName);
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables, ...(named ? { operationName } : {}) }),
  });
  return response.json();
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultTabs={questions.map((query) => ({ query }))} />);
