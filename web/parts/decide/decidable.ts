/** What may be decided about a party, and what is written of it. */
import type { DecisionKind, DraftDecisionQueryVariables, Transaction } from '../../generated/operations.ts';
import { asTyped } from '../../shown-text.ts';

export interface NamedEntry {
  readonly id: string;
  readonly name: string;
  readonly list: string;
}

export interface Decidable {
  readonly party: { readonly id: string; readonly name: string };
  readonly choices: readonly DecisionKind[];
  /** Whom the party may be: of those of a match or no match one is chosen; the first where nothing else is. */
  readonly pairs: readonly NamedEntry[];
  /** What a waiver may be for; one that is for none is whatever entry the party meets. */
  readonly waived: readonly NamedEntry[];
  /** A waiver is for the first of them where nothing else is chosen. */
  readonly isWaivedByEntry: boolean;
  /** Ids of the rules that may be waived. */
  readonly rules: readonly string[];
  /** What a second person confirms. */
  readonly confirms?: { readonly id: string; readonly author: string } | undefined;
}

export interface Written {
  readonly reason: string;
  readonly expires: string;
  /** For the programme that is chosen alone. */
  readonly isLimited: boolean;
  readonly transaction: Transaction | '';
  /** Ids or selectors, one a line. */
  readonly items: string;
  readonly rule?: string;
  readonly entry?: string;
}

/** The entries that a decision of the kind may name. */
export function entriesOf(about: Decidable, kind: DecisionKind): readonly NamedEntry[] {
  if (kind === 'CONFIRMATION') return [];
  return kind === 'WAIVER' ? about.waived : about.pairs;
}

/** Whether a decision of the kind may be for whatever entry the party meets. */
export const isForAnyEntry = ({ isWaivedByEntry }: Decidable, kind: DecisionKind) => kind === 'WAIVER' && !isWaivedByEntry;

/** The entry that is chosen; empty: whatever entry. What was chosen for another kind counts only where this kind may name it. */
export function entryOf(about: Decidable, kind: DecisionKind, { entry }: Written): string {
  const entries = entriesOf(about, kind);
  if (entry !== undefined && entries.some(({ id }) => id === entry)) return entry;
  return isForAnyEntry(about, kind) ? '' : (entries[0]?.id ?? '');
}

/** The question for its document, without its author. */
export function draftOf(
  about: Decidable,
  kind: DecisionKind,
  written: Written,
  programme: string | undefined,
): Omit<DraftDecisionQueryVariables, 'author'> {
  const common = { decision: kind, party: about.party.id, reason: asTyped(written.reason.trim()) };
  if (kind === 'CONFIRMATION') return { ...common, confirms: about.confirms?.id ?? '' };
  const entry = entryOf(about, kind, written);
  const items = written.items.split('\n').flatMap((line) => (line.trim() === '' ? [] : [asTyped(line.trim())]));
  return {
    ...common,
    ...(kind === 'WAIVER' ? { rule: written.rule ?? about.rules[0] ?? '' } : {}),
    ...(written.expires === '' ? {} : { expires: written.expires }),
    ...(entry === '' ? {} : { entry }),
    ...(written.isLimited && programme !== undefined ? { programme } : {}),
    ...(written.transaction === '' ? {} : { transaction: written.transaction }),
    ...(items.length === 0 ? {} : { items }),
  };
}
