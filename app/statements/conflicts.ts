/** Values on which documents disagree: which one stands, and what else is stated, each with where. */
import { rowOf } from '../../graph/view/csr.ts';
import type { Conflict, NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type EvidenceRef, Presenter, type Thing } from './present.ts';
import { numberText } from './property-text.ts';

export interface StatedValue {
  readonly value: string;
  /** `YYYY-MM-DD` of the newest document that states it; empty when none is dated. */
  readonly dated: string;
  readonly evidence: readonly EvidenceRef[];
}

export interface FoundConflict {
  readonly subject: Thing;
  readonly property: string;
  /** The value that stands, then the others, the newest first; each once. */
  readonly values: readonly StatedValue[];
}

/** Lots and contracts stand side by side: several of one item are no contradiction. */
const sideBySide = new Set<string>([
  'stockQuantity',
  'reserved',
  'shelfLifeUntil',
  'contractValue',
  'awardDate',
  'periodEnd',
  'offersReceived',
]);

/** All conflicts of a view, in no order that is promised. */
export function conflictsIn({ graph }: Pick<View, 'graph'>): readonly Conflict[] {
  return graph.conflicts.filter(({ property }) => !sideBySide.has(property));
}

const bySubject = new WeakMap<ViewGraph, ReadonlyMap<string, readonly Conflict[]>>();

/** Of these nodes, by node in the order given, then by property. Every conflict of a view is found once, then looked up. */
export function conflictsOf(view: Pick<View, 'graph'>, refs: readonly NodeRef[]): Conflict[] {
  let known = bySubject.get(view.graph);
  if (known === undefined) {
    const found = new Map<string, Conflict[]>();
    for (const conflict of conflictsIn(view)) {
      const own = found.get(keyOf(conflict.subject));
      if (own === undefined) found.set(keyOf(conflict.subject), [conflict]);
      else own.push(conflict);
    }
    for (const own of found.values()) own.sort((a, b) => compareText(a.property, b.property));
    bySubject.set(view.graph, found);
    known = found;
  }
  const lists = known;
  return refs.flatMap((ref) => lists.get(keyOf(ref)) ?? []);
}

function keyOf({ type, index }: NodeRef): string {
  return `${type} ${index}`;
}

/** What an officer means by a thing when asking whether documents agree on it: itself, its sources, and where they stand. */
export function disputable({ items, organizations, sites, sources }: ViewGraph, ref: NodeRef): NodeRef[] {
  const relation = { Item: items.sources, Organization: organizations.sources, Site: sites.sources }[ref.type as string];
  const own = relation === undefined ? [] : [...rowOf(relation, ref.index)];
  const places = ref.type === 'Site' ? [] : [...new Set(own.map((source) => sources.site[source]))].filter((site) => site >= 0);
  return [
    ref,
    ...own.map((index): NodeRef => ({ type: 'Source', index })),
    ...places.map((index): NodeRef => ({ type: 'Site', index })),
  ];
}

/** Names, words and places for those that are shown. */
export async function presentConflicts(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  conflicts: readonly Conflict[],
): Promise<FoundConflict[]> {
  const presenter = new Presenter(workspace, view);
  await presenter.load(
    [...conflicts.map(({ subject }) => subject), ...conflicts.flatMap(countriesOf)],
    conflicts.flatMap(({ statements }) => statements),
  );
  return conflicts.map((conflict) => {
    const byValue = new Map<number, Conflict['statements'][number][]>();
    for (const statement of conflict.statements) {
      const same = byValue.get(statement.value);
      if (same === undefined) byValue.set(statement.value, [statement]);
      else same.push(statement);
    }
    const values = [...byValue].map(([value, statements]) => ({
      value: valueText(conflict, value, presenter),
      dated: view.graph.documents[statements[0].document].dated,
      evidence: presenter.evidence(statements),
    }));
    return { subject: presenter.thing(conflict.subject), property: conflict.property, values };
  });
}

/** Countries that a conflict names: to be loaded before its values are written. */
export function countriesOf({ property, statements }: Conflict): NodeRef[] {
  return property === 'country' ? statements.map(({ value }) => ({ type: 'Country', index: value })) : [];
}

/** A stated value in words; the presenter has loaded what it names. */
export function valueText({ property }: Pick<Conflict, 'property'>, value: number, presenter: Presenter): string {
  if (property === 'country') return presenter.thing({ type: 'Country', index: value }).name;
  return numberText(property, value) ?? String(value);
}
