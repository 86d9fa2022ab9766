/** The pages of an officer: everything that they show comes from the questions of `pages/*.graphql`. */
import '@uswds/uswds/css/uswds.min.css';
import './theme/tokens.css';
import './theme/uswds.css';
import './theme/page.css';
import './theme/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { answers } from './answers.ts';
import { createRouter } from './routes.tsx';
import { applyTheme, themeChosen } from './theme/theme.ts';

applyTheme(themeChosen());
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <QueryClientProvider client={answers}>
      <RouterProvider router={createRouter()} />
    </QueryClientProvider>,
  );
}
