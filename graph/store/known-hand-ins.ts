/**
 * Hand-ins that were read before. They never change, and a document's number is never given twice; one may
 * hold megabytes of diagnostics, and the list of all is asked for at each revision.
 */
import type { HandIn } from '../model/hand-in.ts';
import type { StoredHandIn } from './port.ts';

/** One reading of the list: it goes by what was known as it began, whatever another one forgets meanwhile. */
export interface Listing {
  /** Of `documents` those whose texts are to be read. */
  missing(documents: readonly number[]): number[];
  /** All of `documents`, in their order, but those purged before their texts were read. Keeps them, and nothing else. */
  finish(documents: readonly number[], texts: ReadonlyMap<number, string>): StoredHandIn[];
}

export class KnownHandIns {
  #known: ReadonlyMap<number, HandIn> = new Map();

  begin(): Listing {
    const known = this.#known;
    return {
      missing: (documents) => documents.filter((document) => !known.has(document)),
      finish: (documents, texts) => {
        const listed = documents.flatMap((document) => {
          const text = texts.get(document);
          const handIn = known.get(document) ?? (text === undefined ? undefined : (JSON.parse(text) as HandIn));
          return handIn === undefined ? [] : [{ document, handIn }];
        });
        this.#known = new Map(listed.map(({ document, handIn }) => [document, handIn]));
        return listed;
      },
    };
  }
}
