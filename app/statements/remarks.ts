/** Values on which documents disagree, in words: which one stands, and what else was stated. */
import type { View } from '../../graph/view/open-view.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { conflictsIn, countriesOf, valueText } from './conflicts.ts';
import { Presenter } from './present.ts';

export interface Remark {
  readonly code: string;
  readonly message: string;
}

/** The view's diagnostics, then its conflicts by subject and property. */
export async function remarksOf(workspace: Pick<Workspace, 'store'>, view: View): Promise<Remark[]> {
  const conflicts = conflictsIn(view);
  const presenter = new Presenter(workspace, view);
  await presenter.load(
    [...conflicts.map(({ subject }) => subject), ...conflicts.flatMap(countriesOf)],
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
