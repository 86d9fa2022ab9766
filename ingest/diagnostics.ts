/**
 * Diagnostics of one reading, with their number bounded: a hostile document must not answer with more
 * than it sent. Quarantine diagnostics are never dropped (each quarantined one has its own); when there
 * are more than `maxQuarantined` the document is rejected.
 */
import type { Diagnostic, Severity } from '../graph/model/diagnostic.ts';
import { limits } from './limits.ts';

export class Diagnostics {
  readonly #list: Diagnostic[] = [];
  readonly #perCode = new Map<string, number>();
  #quarantined = 0;

  /** At most `limits.diagnosticsPerCode` of each code are kept; how many more there were is said at the end. */
  add(code: string, severity: Severity, pointer: string, message: string): void {
    const seen = (this.#perCode.get(code) ?? 0) + 1;
    this.#perCode.set(code, seen);
    if (seen <= limits.diagnosticsPerCode) this.#list.push(diagnostic(code, severity, pointer, message));
  }

  /** Something of the document that is not in the graph, and why. Always kept. */
  quarantine(code: string, pointer: string, message: string): void {
    this.#quarantined++;
    // beyond the limit the document is rejected as a whole: no need to list them all
    if (this.#quarantined <= limits.quarantined) this.#list.push(diagnostic(code, 'warning', pointer, message));
  }

  /** Diagnostics that are bounded already. */
  addAll(diagnostics: readonly Diagnostic[]): void {
    this.#list.push(...diagnostics);
  }

  get quarantined(): number {
    return this.#quarantined;
  }

  list(): Diagnostic[] {
    const more = [...this.#perCode]
      .filter(([, seen]) => seen > limits.diagnosticsPerCode)
      .map(([code, seen]) =>
        diagnostic('more-of-the-same', 'info', '', `${seen - limits.diagnosticsPerCode} more of ${code} are not listed.`),
      );
    return [...this.#list, ...more];
  }
}

/** A diagnostic whose texts any store and any terminal can take. */
export function diagnostic(code: string, severity: Severity, pointer: string, message: string): Diagnostic {
  return { code, severity, pointer: printable(pointer), message: printable(message) };
}

/** Text from a document, shortened for a message. */
export function excerpt(text: string): string {
  return text.length <= limits.excerptCharacters ? text : `${text.slice(0, limits.excerptCharacters)}...`;
}

function printable(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}/gu, '\ufffd');
}
