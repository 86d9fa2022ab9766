import { listDocuments } from '../../../app/workspace/list-documents.ts';
import { documentPage } from '../document-page.ts';
import { loadersOf, type Queries } from './asked.ts';

/** The documents of the view, in its own order (of SHA-256, then of what was declared). */
export const documents: Queries['documents'] = async (_, args, context) => {
  const { workspace, reader, explorer } = await loadersOf(context, args);
  return await documentPage(explorer.view, 'documents', await listDocuments(workspace, reader), args);
};
