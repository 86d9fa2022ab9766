/**
 * Part of a reading's identity: raise it whenever a reader asserts something else from the same bytes. In a
 * file of its own: whoever compares it does not have to load the readers.
 */
export const READER_VERSION = '8';
