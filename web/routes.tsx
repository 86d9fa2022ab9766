/** Which address shows which page. A page's code is loaded when it is first opened. server/http/pages.ts has the same paths. */
import { createBrowserRouter, type LazyRouteFunction, type RouteObject } from 'react-router';
import { Waiting } from './parts/answer-of.tsx';
import { NotFound } from './parts/not-found.tsx';
import { PageFailure } from './parts/page-failure.tsx';
import { PageFrame } from './parts/page-frame.tsx';

const page = (path: string, lazy: LazyRouteFunction<RouteObject>): RouteObject => ({ path, lazy });

export const pages: readonly RouteObject[] = [
  page('/', () => import('./pages/programme/page.tsx')),
  page('/gaps', () => import('./pages/gaps/page.tsx')),
  page('/item', () => import('./pages/item/page.tsx')),
  page('/supplier', () => import('./pages/supplier/page.tsx')),
  page('/site', () => import('./pages/site/page.tsx')),
  page('/country', () => import('./pages/country/page.tsx')),
  page('/material', () => import('./pages/material/page.tsx')),
  page('/hand-in', () => import('./pages/hand-in/page.tsx')),
  page('/what-if', () => import('./pages/what-if/page.tsx')),
  page('/plan', () => import('./pages/plan/page.tsx')),
  page('/decisions', () => import('./pages/decisions/page.tsx')),
  page('/document', () => import('./pages/document/page.tsx')),
  page('/compare', () => import('./pages/compare/page.tsx')),
  page('/search', () => import('./pages/search/page.tsx')),
  page('/report', () => import('./pages/report/page.tsx')),
  page('/help', () => import('./pages/help/page.tsx')),
];

export function createRouter() {
  return createBrowserRouter([
    {
      element: <PageFrame />,
      // The frame stays where a page fails.
      children: [
        { ErrorBoundary: PageFailure, HydrateFallback: Waiting, children: [...pages, { path: '*', element: <NotFound /> }] },
      ],
    },
  ]);
}
