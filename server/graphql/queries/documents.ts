import { listDocuments } from '../../../app/list-documents.ts';
import { connection, listOf } from '../connection.ts';
import { loadersOf, type Queries } from './asked.ts';

/** The documents of the view, in its own order (of SHA-256, then of what was declared). */
export const documents: Queries['documents'] = async (_, args, context) => {
  const { workspace, reader, explorer } = await loadersOf(context, args);
  const all = await listDocuments(workspace, reader);
  return await connection(listOf(explorer.view, 'documents', all), args, (page) =>
    page.map(({ declared, ...document }) => ({
      ...document,
      programme: declared.programme ?? null,
      marking: declared.marking ?? null,
      from: declared.from ?? null,
      grade: declared.grade ?? null,
      releasableTo: declared.releasableTo ?? null,
    })),
  );
};
