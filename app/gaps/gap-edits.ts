/** What documents of a view say was decided about gaps. */
import type { AssertionRef } from '../../graph/analyses/finding.ts';
import type { GapEdit, GapState } from '../../graph/analyses/gap-state.ts';
import type { Texts } from '../../graph/model/assertion.ts';
import { betweenIds, gapDecisionFormat, gapDecisionStatement, gapFields } from '../../graph/ontology/gap-decision.ts';
import { dateOf } from '../../graph/ontology/property.ts';
import { rowsMentioning, type View } from '../../graph/view/open-view.ts';
import { rowTextsOf } from '../statements/texts-of.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface StatedGapEdit extends GapEdit {
  /** As written; empty: the register of everything. */
  readonly programme: string;
  /** What the gap was when it was decided; empty where the document does not say. */
  readonly level: string;
  readonly lostId: string;
  /** Ids ascending of items beneath, not of all where there are many. */
  readonly itemIds: readonly string[];
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

/** Read of each document that states it: what several state is one edit. */
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
  const found = new Map<string, StatedGapEdit[]>();
  for (const [i, { texts }] of read.entries()) {
    if (texts?.statement !== gapDecisionStatement) continue;
    const edit = editOf(texts, rows[i]);
    const stated = found.get(edit.id);
    if (stated === undefined) found.set(edit.id, [edit]);
    else stated.push(edit);
  }
  return [...found.values()].map(oneOf);
}

/** An id does not tell what is lost (docs/formats.md): where documents differ about that, it is not known. */
function oneOf(stated: readonly StatedGapEdit[]): StatedGapEdit {
  const [first] = stated;
  if (stated.length === 1) return first;
  const telling = stated.filter(({ lostId }) => lostId !== '');
  const one = { ...(telling[0] ?? first), rows: stated.flatMap(({ rows }) => rows) };
  return new Set(telling.map(subjectOf)).size > 1 ? { ...one, level: '', lostId: '', itemIds: [] } : one;
}

function subjectOf({ level, lostId, itemIds, archetype }: StatedGapEdit): string {
  return JSON.stringify([level, lostId, itemIds, archetype]);
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
    itemIds: list('itemIds'),
    archetype: text('archetype'),
    lost: text('lost'),
    items: text('items'),
    rows: [row],
  };
}
