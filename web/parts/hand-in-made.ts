/** Hands in a document that the server drafted, as any document is handed in. */
import { AskFailure, bodyOf, reach } from '../answers.ts';
import { textShown } from '../shown-text.ts';
import { keyHeader } from './documents/api.ts';

interface Handed {
  readonly outcome?: string;
  readonly diagnostics?: readonly { readonly message: string }[];
  readonly code?: string;
  readonly message?: string;
  readonly retryable?: boolean;
}

/** Errors: AskFailure. */
export async function handInMade({ path, text }: { readonly path: string; readonly text: string }): Promise<void> {
  const form = new FormData();
  form.append('file', new File([textShown(text)], textShown(path), { type: 'application/json' }));
  const response = await reach('/api/documents', { method: 'POST', body: form, headers: keyHeader() });
  const { outcome, diagnostics = [], code, message, retryable = false } = (await bodyOf(response).catch(() => ({}))) as Handed;
  if (response.ok && outcome !== 'rejected') return;
  const why = message ?? diagnostics.map((one) => one.message).join('; ');
  throw new AskFailure(code ?? 'INPUT_INVALID', why === '' ? response.statusText : why, retryable);
}
