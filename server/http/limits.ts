/** Bounds on what a stranger may send (docs/operator.md). */
export { documentBytes } from '../../app/limits.ts';

/** Files and fields of one multipart upload; bytes of one field. */
export const mostFiles = 200;
export const mostFields = 50;
export const longestField = 4_096;
/** Bytes of one GraphQL request. */
export const queryBytes = 256 * 1024;
/** Milliseconds for a request's head, and for the whole of it. */
export const headTimeout = 20_000;
export const requestTimeout = 10 * 60_000;
