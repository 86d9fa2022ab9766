/** Questions to the server: typed by their operation, kept by question and variables, asked again when they may be old. */
import {
  type FetchStatus,
  QueryClient,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Scope } from './address.ts';
import type { TypedDocumentString } from './generated/operations.ts';
import { jsonShown, shownJson, textShown } from './shown-text.ts';
import { ViewsSeen } from './views-seen.ts';

/** What the server says of a failure: a code, a plain text, and whether to try again. */
export class AskFailure extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, retryable: boolean) {
    super(message);
    this.code = code;
    this.retryable = retryable;
  }
}

const unreachable = 'UNREACHABLE';
const mostTries = 4;
const longestWait = 5_000;

export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      // An answer follows from documents: it stays until one is handed in here, or for this long.
      staleTime: 30_000,
      // "Offline" says nothing of a server on this machine.
      networkMode: 'always',
      retry: (tries, error) => error instanceof AskFailure && error.retryable && tries < mostTries,
      retryDelay: (tries) => Math.min(500 * 2 ** tries, longestWait),
      // Where the server was away, the page comes back with it.
      refetchInterval: ({ state }) =>
        state.error instanceof AskFailure && state.error.code === unreachable ? longestWait : false,
    },
  },
});

export const viewsSeen = new ViewsSeen();
// Answers of one page are all of one view: also where somebody else hands something in meanwhile.
viewsSeen.watch(answers, () => void answers.invalidateQueries());

/** After something was handed in, every answer may be another. */
export async function askAllAgain(): Promise<void> {
  viewsSeen.forget();
  await answers.invalidateQueries();
}

interface GraphqlBody<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { code?: string; retryable?: boolean } }[];
}

/** Errors: AskFailure. */
export async function ask<Data, Variables>(
  operation: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const response = await reach('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: jsonShown({ query: operation.toString(), variables }),
    signal: signal ?? null,
  });
  const { data, errors = [] } = (await bodyOf(response).catch(() => ({}))) as GraphqlBody<Data>;
  const [first] = errors;
  if (first !== undefined) {
    const { code = 'INTERNAL_SERVER_ERROR', retryable = false } = first.extensions ?? {};
    throw new AskFailure(code, first.message, retryable);
  }
  if (data == null) throw new AskFailure('INTERNAL_SERVER_ERROR', response.statusText, response.status >= 500);
  return data;
}

/** What an answer says, its texts as pages show them. Errors: SyntaxError. */
export async function bodyOf(response: Response): Promise<unknown> {
  return shownJson(await response.text());
}

/** As `fetch`; that nobody answers is a failure like others. Texts of a form go as they were before they were shown. */
export async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init.body instanceof FormData ? { ...init, body: formShown(init.body) } : init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new AskFailure(unreachable, '', true);
  }
}

function formShown(form: FormData): FormData {
  const sent = new FormData();
  for (const [name, value] of form) {
    if (typeof value === 'string') sent.append(name, textShown(value));
    else sent.append(name, value, value.name);
  }
  return sent;
}

/** An answer that can be given up while it is waited for: then it is neither there nor awaited. */
export type Answer<Data> = UseQueryResult<Data, Error> & { readonly cancel: () => void };

export function useAsked<Data>(options: UseQueryOptions<Data, Error>): Answer<Data> {
  return { ...useQuery(options), cancel: cancelOf(options.queryKey) };
}

/** This question, and no other of the page. */
export const cancelOf = (queryKey: QueryKey) => () => void answers.cancelQueries({ queryKey, exact: true });

export interface AnswerOptions {
  readonly enabled?: boolean;
  /** The last answer is shown while the next is made: of a list whose order or page changes, never of another day or programme. */
  readonly keepLast?: boolean;
}

export function useAnswer<Data, Variables>(
  operation: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { enabled = true, keepLast = false }: AnswerOptions = {},
): Answer<Data> {
  return useAsked({
    queryKey: [operation.toString(), variables],
    queryFn: ({ signal }) => ask(operation, variables, signal),
    enabled,
    ...(keepLast ? { placeholderData: lastOf(scopeText(variables)) } : {}),
  });
}

const lastOf =
  (scope: string) =>
  <Last>(last: Last | undefined, query?: { readonly queryKey: QueryKey }): Last | undefined =>
    scopeText(query?.queryKey[1]) === scope ? last : undefined;

/** What an answer is about, of the variables of its question: an answer about something else is none. */
function scopeText(variables: unknown): string {
  const { programme, asOf, knownAt } = (variables ?? {}) as Partial<Scope>;
  return JSON.stringify([programme ?? null, asOf ?? null, knownAt ?? null]);
}

/** A page of a connection, as questions ask for it. */
export interface AnswerPage<Row> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Row[];
}

/** Rows that were asked for so far; `data` is undefined until the first page is there. */
export interface AnswerPages<Row> {
  readonly data: { readonly rows: readonly Row[]; readonly totalCount: number } | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
  readonly fetchStatus: FetchStatus;
  readonly cancel: () => void;
  readonly hasMore: boolean;
  readonly isFetchingMore: boolean;
  readonly more: () => void;
}

/** A list a page at a time: `pageOf` finds its page in an answer; undefined: there is no such thing. */
export function useAnswerPages<Data, Variables, Row>(
  operation: TypedDocumentString<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pageOf: (data: Data) => AnswerPage<Row> | undefined,
  { enabled = true }: Pick<AnswerOptions, 'enabled'> = {},
): AnswerPages<Row> {
  const queryKey = [operation.toString(), variables, 'pages'];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(operation, { ...variables, after: pageParam } as Variables, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => {
      const page = pageOf(last);
      return page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : undefined;
    },
    enabled,
  });
  const pages = query.data?.pages.map(pageOf);
  return {
    data: pages && { rows: pages.flatMap((page) => page?.nodes ?? []), totalCount: pages[0]?.totalCount ?? 0 },
    error: query.error,
    refetch: query.refetch,
    fetchStatus: query.fetchStatus,
    cancel: cancelOf(queryKey),
    hasMore: query.hasNextPage,
    isFetchingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  };
}

/** Asks for more by itself while it is wanted: where words are looked for, all that there is must be looked at. */
export function useMoreWhile({ hasMore, isFetchingMore, error, more }: AnswerPages<unknown>, isWanted: boolean): void {
  useEffect(() => {
    if (isWanted && hasMore && !isFetchingMore && error === null) more();
  });
}
