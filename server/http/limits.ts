/** Bounds on what a stranger may send (docs/operator.md). */
export {
  archiveBytes,
  archiveMembers,
  compressionFloor,
  compressionRatio,
  documentBytes,
  zstdWindowBytes,
} from '../../app/limits.ts';

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
