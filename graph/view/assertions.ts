/** Assertions of one relation as they are collected: grows by doubling, one check a row. */
import type { EdgeLists } from './csr.ts';

export class Assertions implements EdgeLists {
  #from: Int32Array;
  #to: Int32Array;
  #documents: Int32Array;
  #rows: Int32Array;
  readonly #withPlaces: boolean;
  #room: number;
  length = 0;

  /** `room`: how many are expected. Places are kept only when they are asked for. */
  constructor(room: number, withPlaces: boolean) {
    this.#room = Math.max(16, room);
    this.#from = new Int32Array(this.#room);
    this.#to = new Int32Array(this.#room);
    this.#documents = new Int32Array(withPlaces ? this.#room : 0);
    this.#rows = new Int32Array(withPlaces ? this.#room : 0);
    this.#withPlaces = withPlaces;
  }

  push(from: number, to: number, document: number, row: number): void {
    const at = this.length++;
    if (at === this.#room) this.#grow();
    this.#from[at] = from;
    this.#to[at] = to;
    if (!this.#withPlaces) return;
    this.#documents[at] = document;
    this.#rows[at] = row;
  }

  #grow(): void {
    this.#room *= 2;
    this.#from = doubled(this.#from);
    this.#to = doubled(this.#to);
    this.#documents = doubled(this.#documents);
    this.#rows = doubled(this.#rows);
  }

  /** Ends in view indices. */
  get from(): Int32Array {
    return this.#from.subarray(0, this.length);
  }
  get to(): Int32Array {
    return this.#to.subarray(0, this.length);
  }
  /** Ordinals and rows, in that order; empty where places were not asked for. */
  get documents(): Int32Array {
    return this.#documents.subarray(0, this.length);
  }
  get rows(): Int32Array {
    return this.#rows.subarray(0, this.length);
  }
}

function doubled(array: Int32Array): Int32Array {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}
