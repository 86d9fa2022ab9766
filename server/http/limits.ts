/** Bounds on what a stranger may send (docs/operator.md). */
export {
  archiveBytes,
  archiveMembers,
  compressionFloor,
  compressionRatio,
  documentBytes,
  heldBytes,
  jsonPieceBytes,
  wholeBytes,
  zstdWindowBytes,
} from '../../app/documents/limits.ts';

/** Files and fields of one multipart upload, and bytes of one field (a mapping file may be one). */
export const mostFiles = 500;
export const mostFields = 50;
export const longestField = 64 * 1024;
/** Bytes of one upload with all its files; they wait on disk until it is whole. */
export const uploadBytes = 2 * 1024 * 1024 * 1024;
/** Characters of a path or file name that are kept. */
export const longestPath = 1_000;
/** Bytes of one GraphQL request. */
export const queryBytes = 256 * 1024;
/** Milliseconds for a request's head, and for the whole of it. */
export const headTimeout = 20_000;
export const requestTimeout = 10 * 60_000;
/** Connections at one time. */
export const mostConnections = 500;
/** Bytes of a body in JSON that carries a document in base64, and of a document in a plain field of a form. */
export const bomFieldBytes = 32 * 1024 * 1024;
/** Projects of one page. */
export const longestPage = 500;
/** Wrong upload keys that are answered, for each key's id or else each address, within so many milliseconds. */
export const mostWrongKeys = 10;
export const wrongKeyWindow = 60_000;
/** Ids and addresses that wrong keys are counted for; the one counted longest ago is forgotten. */
export const mostWrongIds = 1_000;
/** Uploads of which progress is remembered, for so many milliseconds after their end; watchers at one time. */
export const mostTasks = 1_000;
export const taskMemory = 10 * 60_000;
export const mostWatchers = 100;
/** Bytes of a spreadsheet that is looked at before it is handed in. */
export const previewBytes = 32 * 1024 * 1024;
/** Bytes of the reason of a withdrawal, with what is around it. */
export const reasonBytes = 16 * 1024;
/** Excerpts of documents that are made or waited for at one time. */
export const mostExcerpts = 20;
