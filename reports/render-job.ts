/** What a thread of `render-thread.ts` does. */

import { renderPdf } from './pdf/pdf.ts';
import type { RenderJob } from './render-thread.ts';
import { renderXlsx } from './xlsx/xlsx.ts';

const renderers = { pdf: renderPdf, xlsx: renderXlsx } as const;

export async function rendered({ format, report }: RenderJob): Promise<Uint8Array> {
  return await renderers[format](report);
}
