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

async function fetcher(parameters: Parameters): Promise<unknown> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(parameters),
  });
  return response.json();
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultTabs={questions.map((query) => ({ query }))} />);
