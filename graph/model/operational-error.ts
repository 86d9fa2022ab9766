/** Operational failures: one class, one table of codes (HTTP status, public text, whether to try again). */
const table = {
  STORE_UNAVAILABLE: { status: 503, text: 'The graph store cannot be reached.', retryable: true },
  SERVER_NOT_READY: { status: 503, text: 'The server is starting, or stopping.', retryable: true },
  STORE_BUSY: { status: 503, text: 'The graph store is busy with another writer.', retryable: true },
  STORE_NEWER_SCHEMA: { status: 500, text: 'The store was written by a newer Hauberk; upgrade this one.', retryable: false },
  STORE_CORRUPT: { status: 500, text: 'The store does not read back what was written; run hauberk rebuild.', retryable: false },
  EVIDENCE_UNAVAILABLE: { status: 503, text: 'The evidence folder cannot be written or read.', retryable: true },
  DOCUMENT_UNKNOWN: { status: 404, text: 'No such document in this view.', retryable: false },
  PROGRAMME_UNKNOWN: { status: 404, text: 'No such programme in this view.', retryable: false },
  PROJECT_UNKNOWN: { status: 404, text: 'No such project.', retryable: false },
  PROJECT_CONFLICT: { status: 409, text: 'The project cannot be placed so.', retryable: false },
  CONFLICT: { status: 409, text: 'Somebody else changed this meanwhile.', retryable: false },
  KEY_REFUSED: { status: 401, text: 'An upload key is needed (X-Api-Key, or Authorization: Bearer).', retryable: false },
  KEY_LIMITED: { status: 429, text: 'Too many wrong upload keys.', retryable: true },
  SERVER_UNREACHABLE: { status: 503, text: 'The server cannot be reached.', retryable: true },
  KEY_UNKNOWN: { status: 404, text: 'No such upload key.', retryable: false },
  SEARCH_BUSY: { status: 503, text: 'Others wait for a search of this kind already.', retryable: true },
  REPORT_BUSY: { status: 503, text: 'Others wait for their reports already.', retryable: true },
  INPUT_INVALID: { status: 400, text: 'The request cannot be understood.', retryable: false },
  INPUT_TOO_LARGE: { status: 413, text: 'The document is larger than the limit.', retryable: false },
  HOST_REFUSED: { status: 403, text: 'Only loopback hosts are served while no account exists.', retryable: false },
} as const satisfies Record<string, { status: number; text: string; retryable: boolean }>;

export type OperationalCode = keyof typeof table;

export class OperationalError extends Error {
  readonly code: OperationalCode;
  readonly status: number;
  readonly retryable: boolean;

  /** `detail` is shown to the user beside the code's text: it holds no secret and no path of the server's. */
  constructor(code: OperationalCode, detail?: string, options?: ErrorOptions) {
    const row = table[code];
    super(detail === undefined ? row.text : `${row.text} ${detail}`, options);
    this.name = 'OperationalError';
    this.code = code;
    this.status = row.status;
    this.retryable = row.retryable;
  }
}
