import type { ViewName } from '../../app/workspace/answer.ts';
import type { ListedDocument } from '../../app/workspace/list-documents.ts';
import { connection, listOf, type PageInput } from './connection.ts';

/** A page of documents. `of` names what is listed, completely. */
export function documentPage(view: ViewName, of: string, documents: readonly ListedDocument[], page: PageInput) {
  return connection(listOf(view, of, documents), page, (shown) => shown.map(documentNode));
}

/** As the SDL has it. */
export function documentNode({ declared, ...document }: ListedDocument) {
  return {
    ...document,
    programme: declared.programme ?? null,
    marking: declared.marking ?? null,
    from: declared.from ?? null,
    grade: declared.grade ?? null,
    releasableTo: declared.releasableTo ?? null,
  };
}
