/** The decisions that documents of a view state, in their own words. */

import type { AssertionRef } from '../../graph/analyses/finding.ts';
import type { Texts } from '../../graph/model/assertion.ts';
import {
  betweenItems,
  type DecisionKind,
  decisionFormat,
  decisionKinds,
  decisionStatement,
} from '../../graph/ontology/decision.ts';
import { rowsMentioning, type View } from '../../graph/view/open-view.ts';
import { rowTextsOf } from '../statements/texts-of.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface StatedDecision {
  /** SHA-256 of what was decided. */
  readonly id: string;
  readonly kind: DecisionKind;
  readonly partyName: string;
  /** Keys of the nodes that the document gives. */
  readonly partyKey: string;
  readonly entryKey: string;
  readonly list: string;
  readonly entryId: string;
  readonly rule: string;
  readonly confirms: string;
  /** As written; empty: not limited. */
  readonly programme: string;
  readonly transaction: string;
  readonly items: readonly string[];
  readonly author: string;
  readonly reason: string;
  /** `YYYY-MM-DD`; `expires` may be empty. */
  readonly decided: string;
  readonly expires: string;
  readonly upon: { readonly entry: string; readonly party: string; readonly rule: string };
  /** Who handed it in with a key, ascending. */
  readonly keys: readonly string[];
  /** Where it stands. */
  readonly rows: readonly AssertionRef[];
}

/** How hand-ins name a key (server/http/api-key.ts). */
const keyPrefix = 'key ';

/** By id ascending; what several documents state is one decision. Linear in the rows of decision documents. */
export async function statedDecisions(workspace: Pick<Workspace, 'store'>, view: View): Promise<StatedDecision[]> {
  const rows: AssertionRef[] = [];
  for (const [document, { format }] of view.graph.documents.entries()) {
    if (format !== decisionFormat) continue;
    for (const row of rowsMentioning(view, document, 'Organization')) rows.push({ document, row });
  }
  const read = await rowTextsOf(
    workspace,
    rows.map(({ document, row }) => ({ document: view.graph.documents[document].document, row })),
  );
  const found = new Map<string, StatedDecision>();
  for (const [i, { texts }] of read.entries()) {
    const kind = decisionKinds.find((one) => one === texts?.decision);
    if (texts === undefined || texts.statement !== decisionStatement || kind === undefined) continue;
    const { by } = view.handIns[rows[i].document].handIn;
    const one = decisionOf(kind, texts, by.startsWith(keyPrefix) ? [by.slice(keyPrefix.length)] : [], rows[i]);
    const known = found.get(one.id);
    found.set(one.id, known === undefined ? one : both(known, one));
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function decisionOf(kind: DecisionKind, texts: Texts, keys: readonly string[], row: AssertionRef): StatedDecision {
  const text = (name: string) => texts[name] ?? '';
  return {
    id: text('decisionId'),
    kind,
    partyName: text('partyName'),
    partyKey: text('partyKey'),
    entryKey: text('entryKey'),
    list: text('list'),
    entryId: text('entryId'),
    rule: text('rule'),
    confirms: text('confirms'),
    programme: text('programme'),
    transaction: text('transaction'),
    items: text('items') === '' ? [] : text('items').split(betweenItems),
    author: text('author'),
    reason: text('reason'),
    decided: text('decided'),
    expires: text('expires'),
    upon: { entry: text('uponEntry'), party: text('uponParty'), rule: text('uponRule') },
    keys,
    rows: [row],
  };
}

function both(a: StatedDecision, b: StatedDecision): StatedDecision {
  return { ...a, keys: [...new Set([...a.keys, ...b.keys])].sort(), rows: [...a.rows, ...b.rows] };
}
