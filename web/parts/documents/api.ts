/** What the pages ask of documents beside GraphQL: handing in, previews, withdrawals, the text around a place. */
import { AskFailure, bodyOf, reach } from '../../answers.ts';
import { jsonShown, textShown } from '../../shown-text.ts';

export interface Count {
  readonly in: number;
  readonly mapped: number;
  readonly quarantined: number;
}

export interface Diagnostic {
  readonly code: string;
  readonly severity: string;
  readonly pointer: string;
  readonly message: string;
}

export const countNames = ['components', 'relations', 'rows', 'services', 'files'] as const;
export type Counts = Readonly<Partial<Record<(typeof countNames)[number], Count | null>>>;

/** What became of one document that was handed in. */
export interface HandedIn extends Counts {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly specVersion: string;
  readonly outcome: 'accepted' | 'duplicate' | 'rejected';
  readonly diagnostics: readonly Diagnostic[];
}

export interface Statement {
  readonly kind: string | null;
  readonly from: StatementEnd;
  readonly to: StatementEnd | null;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly pointer: string;
}

export interface StatementEnd {
  readonly id: string;
  readonly type: string;
  readonly name: string;
}

export interface MappingPreview {
  readonly format: string;
  readonly sheet: string;
  readonly header: number;
  readonly columns: readonly { readonly name: string; readonly reference: string; readonly is: string }[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly mapping: string;
  readonly tables: readonly string[];
  readonly unsure: readonly string[];
  readonly outcome: 'accepted' | 'rejected';
  readonly counts: Count;
  readonly diagnostics: readonly Diagnostic[];
  readonly statements: readonly Statement[];
  readonly statementCount: number;
  readonly fields: readonly { readonly table: string; readonly columns: readonly string[] }[];
}

export interface TakenBack {
  readonly sha256: string;
  readonly reason: string;
  readonly series: readonly {
    readonly name: string;
    readonly standing: readonly { readonly sha256: string; readonly path: string; readonly version: number }[];
  }[];
}

export interface TextExcerpt {
  readonly kind: 'text';
  readonly firstLine: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
  readonly isMarkCut: boolean;
  readonly isExact: boolean;
}

export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

export interface TableExcerpt extends Pick<TextExcerpt, 'isCutBefore' | 'isCutAfter' | 'isMarkCut' | 'isExact'> {
  readonly kind: 'table';
  readonly sheet: string;
  readonly header: TableRow | null;
  readonly rows: readonly TableRow[];
  readonly marked: number | null;
}

export type Excerpt = TextExcerpt | TableExcerpt | { readonly kind: 'none'; readonly reason: string };

/** The upload key that the server asks for: kept while the page is open, and nowhere else. */
let key = '';
export function keepKey(given: string): void {
  key = given.trim();
}

export const isKeyKept = (): boolean => key !== '';

export const keyHeader = (): Record<string, string> => (key === '' ? {} : { 'x-api-key': key });

/** Errors: AskFailure with the server's code and words. */
export async function askJson<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await reach(path, init);
  const body: unknown = await bodyOf(response).catch(() => undefined);
  if (response.ok && body !== undefined) return body as Answer;
  const {
    code = 'INTERNAL_SERVER_ERROR',
    message = response.statusText,
    retryable = false,
  } = Object(body) as {
    code?: string;
    message?: string;
    retryable?: boolean;
  };
  throw new AskFailure(code, message, retryable);
}

/** One file, with what is declared; a refused document is an answer, no failure. */
export async function postDocument(form: FormData, query: string, signal: AbortSignal): Promise<readonly HandedIn[]> {
  const response = await reach(`/api/documents?${query}`, { method: 'POST', body: form, headers: keyHeader(), signal });
  const body: unknown = await bodyOf(response).catch(() => undefined);
  if (response.ok || (response.status === 422 && body !== undefined)) return (Array.isArray(body) ? body : [body]) as HandedIn[];
  const { code = 'INTERNAL_SERVER_ERROR', message = response.statusText, retryable = false } = Object(body);
  throw new AskFailure(code, message, retryable);
}

export async function postPreview(form: FormData, signal: AbortSignal): Promise<MappingPreview> {
  return await askJson('/api/documents/preview', { method: 'POST', body: form, headers: keyHeader(), signal });
}

export async function takeBack(sha256: string, reason: string): Promise<TakenBack> {
  return await askJson(`/api/documents/${encodeURIComponent(sha256)}/withdrawal`, {
    method: 'POST',
    headers: { ...keyHeader(), 'content-type': 'application/json' },
    body: jsonShown({ reason }),
  });
}

export async function askExcerpt(sha256: string, pointer: string, lines: number, signal: AbortSignal): Promise<Excerpt> {
  const query = new URLSearchParams({ pointer: textShown(pointer), lines: String(lines) });
  return await askJson(`/api/documents/${encodeURIComponent(sha256)}/excerpt?${query}`, { signal });
}
