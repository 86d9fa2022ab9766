/** The report's addresses on the server, and what comes back. */
import { AskFailure, bodyOf, reach } from '../../answers.ts';

export interface ReportForms {
  readonly formats: readonly string[];
  readonly tlp: readonly string[];
  /** Characters of a text. */
  readonly longest: number;
}

export interface ReportFacts {
  readonly reportId: string;
  readonly viewHash: string;
  readonly programme: string;
  readonly asOf: string;
  readonly knownAt: string;
}

export interface Verification {
  readonly outcome: 'verified' | 'differs' | 'view not available';
  readonly format: string;
  readonly facts: ReportFacts;
  readonly differences: readonly { readonly where: string; readonly file: string; readonly now: string }[];
}

const reportAddress = (format: string) => `/api/reports/gap.${format}`;

export async function reportForms(signal: AbortSignal): Promise<ReportForms> {
  return (await (await sent('/api/reports', { signal })).json()) as ReportForms;
}

export async function makeReport(format: string, form: FormData, signal: AbortSignal): Promise<Blob> {
  return await (await sent(reportAddress(format), { method: 'POST', body: form, signal })).blob();
}

export async function verifyReport(form: FormData, signal: AbortSignal): Promise<Verification> {
  return (await bodyOf(await sent('/api/reports/verify', { method: 'POST', body: form, signal }))) as Verification;
}

/** Errors: AskFailure with what the server says. */
async function sent(path: string, init: RequestInit): Promise<Response> {
  const response = await reach(path, init);
  if (response.ok) return response;
  const { code = 'INTERNAL_SERVER_ERROR', message = response.statusText } = (await bodyOf(response).catch(() => ({}))) as {
    code?: string;
    message?: string;
  };
  throw new AskFailure(code, message, response.status >= 500);
}
