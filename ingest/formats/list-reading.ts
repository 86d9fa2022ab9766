/** The course of reading a list or register: rows counted, each one mapped or quarantined with a reason. */
import type { Count } from '../../graph/model/hand-in.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { dateOf } from '../../graph/ontology/property.ts';
import { countryCode } from '../country.ts';
import { DeltaBuilder } from '../delta-builder.ts';
import { Diagnostics, excerpt } from '../diagnostics.ts';
import { limits } from '../limits.ts';
import type { ReadRequest } from '../read-request.ts';
import { rejected } from '../rejected.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { type DateForm, listDay } from './list-date.ts';

const none = { in: 0, mapped: 0, quarantined: 0 };

export class ListReading {
  readonly builder: DeltaBuilder;
  readonly diagnostics = new Diagnostics();
  readonly format: string;
  specVersion = '';
  /** `list:sdn`, `register:gleif`, ...: what the document is about, for supersession. */
  main: string;
  /** Day that the document states as its own. */
  dated: number | undefined;
  /**
   * Series of the editions of this list in this form, where one document is all of it; empty where it is a part,
   * or where documents of this form may be different lists (docs/decisions/0023-list-editions.md).
   */
  series = '';
  #counted: Count = none;

  constructor(format: string, main: string, request: ReadRequest) {
    this.format = format;
    this.main = main;
    this.builder = new DeltaBuilder(request.sha256, request.spool);
  }

  /** Counts one row; `quarantine` says why it asserts nothing. False when there are too many of those. */
  count(pointer: string, quarantine: Quarantine | undefined): boolean {
    const { in: all, mapped, quarantined } = this.#counted;
    if (quarantine === undefined) {
      this.#counted = { in: all + 1, mapped: mapped + 1, quarantined };
      return true;
    }
    this.#counted = { in: all + 1, mapped, quarantined: quarantined + 1 };
    this.diagnostics.quarantine(quarantine.code, pointer, quarantine.message);
    if (quarantined < limits.quarantined) return true;
    this.diagnostics.add('limit-quarantined', 'error', pointer, `more than ${limits.quarantined} rows cannot be read`);
    return false;
  }

  /** Rows so far. */
  get rows(): Count {
    return this.#counted;
  }

  /** ISO 3166-1 alpha-2; text that is no country is reported (it stays in the texts of what it was said of). */
  country(text: string | undefined, pointer: string): string | undefined {
    if (text === undefined || text === '') return undefined;
    const code = countryCode(text);
    if (code === undefined) this.diagnostics.add('unknown-country', 'warning', pointer, `"${excerpt(text)}" is no country`);
    return code;
  }

  /** A date in the list's form; text that is none is reported. */
  day(text: string | undefined, form: DateForm, pointer: string): number | undefined {
    if (text === undefined || text.trim() === '') return undefined;
    const day = listDay(text, form);
    if (day === undefined)
      this.diagnostics.add('bad-date', 'warning', pointer, `"${excerpt(text)}" is no date of this list's form`);
    return day;
  }

  get #date(): string {
    return this.dated === undefined ? '' : dateOf(this.dated);
  }

  /** Says which list it is, as far as it was read: an edition that is refused is of a series too. */
  reject(): Reading {
    const { series, main } = this;
    return { ...rejected(this.format, this.specVersion, this.diagnostics.list()), series, main, dated: this.#date };
  }

  accept(rows = this.#counted): Reading {
    // A sheet has said so itself, of rows that it counted.
    if (rows === this.#counted && rows.in === 0) this.diagnostics.add('no-rows', 'warning', '', 'the document has no entries');
    return {
      outcome: 'accepted',
      format: this.format,
      specVersion: this.specVersion,
      // An edition without a date cannot be put in order: it is of no series of its own.
      series: this.#date === '' ? '' : this.series,
      version: this.series === '' ? 0 : Number(this.#date.replaceAll('-', '')),
      main: this.main,
      dated: this.#date,
      delta: this.builder.build(),
      counts: { components: none, relations: none, rows },
      diagnostics: this.diagnostics.list(),
    };
  }
}
