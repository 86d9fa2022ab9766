/** What documents of a view say was decided about gaps. */
import type { AssertionRef } from '../graph/analyses/finding.ts';
import type { GapEdit, GapState } from '../graph/analyses/gap-state.ts';
import type { Texts } from '../graph/model/assertion.ts';
import { betweenIds, gapDecisionFormat, gapDecisionStatement, gapFields } from '../graph/ontology/gap-decision.ts';
import { dateOf } from '../graph/ontology/property.ts';
import { rowsMentioning, type View } from '../graph/view/open-view.ts';
import { remembered } from './remembered.ts';
import { rowTextsOf } from './texts-of.ts';
import type { Workspace } from './workspace.ts';

export interface StatedGapEdit extends GapEdit {
  /** As written; empty: the register of everything. */
  readonly programme: string;
  /** What the gap was when it was decided; empty where the document does not say. */
  readonly level: string;
  readonly lostId: string;
  readonly archetype: string;
  readonly lost: string;
  readonly items: string;
  /** Where it stands. */
  readonly rows: readonly AssertionRef[];
}

export type StatedGapState = GapState<StatedGapEdit>;

/** What counts on the view's day. Read once a view. Linear in the rows of gap decisions. */
export async function gapEditsOf(workspace: Pick<Workspace, 'store'>, view: View): Promise<readonly StatedGapEdit[]> {
  return await remembered(view, 'gap edits', async () => {
    const edits = await statedGapEdits(workspace, view);
    const last = view.decisionDay === undefined ? '' : dateOf(view.decisionDay);
    return edits.filter(({ decided }) => decided.slice(0, 10) <= last);
  });
}

/** What several documents state is one edit. */
async function statedGapEdits(workspace: Pick<Workspace, 'store'>, view: View): Promise<StatedGapEdit[]> {
  const rows: AssertionRef[] = [];
  for (const [document, { format }] of view.graph.documents.entries()) {
    if (format !== gapDecisionFormat) continue;
    for (const row of rowsMentioning(view, document, 'Identifier')) rows.push({ document, row });
  }
  const read = await rowTextsOf(
    workspace,
    rows.map(({ document, row }) => ({ document: view.graph.documents[document].document, row })),
  );
  const found = new Map<string, StatedGapEdit>();
  for (const [i, { texts }] of read.entries()) {
    if (texts?.statement !== gapDecisionStatement) continue;
    const edit = editOf(texts, rows[i]);
    const known = found.get(edit.id);
    found.set(edit.id, known === undefined ? edit : { ...known, rows: [...known.rows, ...edit.rows] });
  }
  return [...found.values()];
}

function editOf(texts: Texts, row: AssertionRef): StatedGapEdit {
  const text = (name: string) => texts[name] ?? '';
  const list = (name: string) => (text(name) === '' ? [] : text(name).split(betweenIds));
  return {
    id: text('editId'),
    gapId: text('gapId'),
    programme: text('programme'),
    author: text('author'),
    decided: text('decided'),
    set: Object.fromEntries(gapFields.filter((field) => text(field) !== '').map((field) => [field, text(field)])),
    clears: gapFields.filter((field) => list('clears').includes(field)),
    note: text('note'),
    upon: list('upon'),
    level: text('level'),
    lostId: text('lostId'),
    archetype: text('archetype'),
    lost: text('lost'),
    items: text('items'),
    rows: [row],
  };
}
