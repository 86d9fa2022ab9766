/** Where the parts of a structure stand in a document that is written otherwise than JSON. */

export class Places {
  readonly #pointers = new Map<string, string>();

  set(path: string, pointer: string): void {
    if (!this.#pointers.has(path)) this.#pointers.set(path, pointer);
  }

  /** The pointer of a path (RFC 6901) of the structure, else of the nearest part around it; empty for the whole. */
  readonly pointerOf = (path: string): string => {
    for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const pointer = this.#pointers.get(at);
      if (pointer !== undefined) return pointer;
    }
    return '';
  };
}
