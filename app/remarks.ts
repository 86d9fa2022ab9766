/** Values on which documents disagree, in words: which one stands, and what else was stated. */
import type { Conflict, NodeRef } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { compareText } from './answer.ts';
import { Presenter } from './present.ts';
import { numberText } from './property-text.ts';
import type { Workspace } from './workspace.ts';

export interface Remark {
  readonly code: string;
  readonly message: string;
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

/** The view's diagnostics, then its conflicts by subject and property. */
export async function remarksOf(workspace: Pick<Workspace, 'store'>, view: View): Promise<Remark[]> {
  const conflicts = view.graph.conflicts.filter(({ property }) => !sideBySide.has(property));
  const presenter = new Presenter(workspace, view);
  const countries = conflicts.flatMap(countriesOf);
  await presenter.load(
    [...conflicts.map(({ subject }) => subject), ...countries],
    conflicts.flatMap(({ statements }) => statements),
  );
  const told = conflicts.map((conflict) => {
    const { id, name } = presenter.thing(conflict.subject);
    const [first, ...others] = conflict.statements.map((statement) => {
      const [{ document, pointer }] = presenter.evidence([statement]);
      return `${valueText(conflict, statement.value, presenter)} (${document.slice(0, 12)} ${pointer})`;
    });
    const message = `${name}: ${conflict.property} ${first} stands; also stated: ${others.join(', ')}`;
    return { key: `${id} ${conflict.property}`, remark: { code: 'conflict', message } };
  });
  told.sort((a, b) => compareText(a.key, b.key));
  return [...view.diagnostics.map(({ code, message }) => ({ code, message })), ...told.map(({ remark }) => remark)];
}

function countriesOf({ property, statements }: Conflict): NodeRef[] {
  return property === 'country' ? statements.map(({ value }) => ({ type: 'Country', index: value })) : [];
}

function valueText({ property }: Conflict, value: number, presenter: Presenter): string {
  if (property === 'country') return presenter.thing({ type: 'Country', index: value }).name;
  return numberText(property, value) ?? String(value);
}
