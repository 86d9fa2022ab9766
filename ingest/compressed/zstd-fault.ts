/** Thrown inside the Zstandard decoder only; `decodeZstd` makes a value of it. */
export type ZstdFaultKind = 'damaged' | 'truncated' | 'too-large' | 'window' | 'dictionary';

export class ZstdFault extends Error {
  readonly kind: ZstdFaultKind;

  constructor(kind: ZstdFaultKind) {
    super(kind);
    this.kind = kind;
  }
}
