/** Limits that faces must know before they call: what is larger is not even read. */
import { limits } from '../../ingest/limits.ts';

export const {
  documentBytes,
  wholeBytes,
  heldBytes,
  jsonPieceBytes,
  archiveBytes,
  archiveMembers,
  compressionFloor,
  compressionRatio,
  zstdWindowBytes,
} = limits;
