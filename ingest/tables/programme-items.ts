/** Which items a programme includes when no table says: those that nothing in the document requires. */
import type { DeltaBuilder, Node } from '../delta-builder.ts';
import type { TableName } from './columns.ts';
import type { Row } from './row.ts';

/** Tables whose items make up a programme. Stock, contracts and substitutes speak of items that others bring in. */
const composing: ReadonlySet<TableName> = new Set(['sources', 'requirements', 'items']);

export class ProgrammeItems {
  readonly #builder: DeltaBuilder;
  readonly #composes: boolean;
  readonly #declared: string | undefined;
  /** Of each programme, its items with the row that first names each. */
  readonly #items = new Map<string, Map<Node, string>>();

  /** `declared`: the programme of the hand-in; a row's own `programme` comes before it. */
  constructor(builder: DeltaBuilder, tables: readonly TableName[], declared: string | undefined) {
    this.#builder = builder;
    this.#composes = tables.some((table) => composing.has(table));
    this.#declared = declared;
  }

  add(row: Row, item: Node | undefined): void {
    if (!this.#composes || item === undefined) return;
    const programme = row.name('programme') ?? this.#declared;
    if (programme === undefined) return;
    const items = this.#items.get(programme) ?? new Map<Node, string>();
    if (!items.has(item)) items.set(item, row.pointer);
    this.#items.set(programme, items);
  }

  finish(): void {
    const unrequired = new Set(this.#builder.unrequiredItems());
    for (const [name, items] of this.#items) {
      for (const [item, pointer] of items) {
        if (!unrequired.has(item)) continue;
        const programme = this.#builder.programme(name, pointer);
        this.#builder.edge('INCLUDES', programme, item, { pointer, numbers: { assumed: 1 } });
      }
    }
  }
}
