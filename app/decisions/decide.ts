/** Makes a decision document: looks up the party, the list entry and the rule, and states what it is decided upon. */
import { memorySource } from '../../graph/model/byte-source.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type DecisionKind, decisionStatement } from '../../graph/ontology/decision.ts';
import { dateOf, dayOf } from '../../graph/ontology/property.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { IngestResult } from '../documents/ingest.ts';
import { withoutEffect } from '../documents/waiver-without-effect.ts';
import { resolveSelector } from '../search/selector.ts';
import { Presenter } from '../statements/present.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { contentsOf } from './decision-contents.ts';
import { decisionAwaiting, entryAsked, partyAsked, type RecordOfParty } from './decision-subject.ts';

export interface DecideInput {
  readonly decision: DecisionKind;
  /** Selector of one organisation. */
  readonly party: string;
  /** Id that the program printed, or `LIST:ID`. Of a match and no match it may be left out where the party meets one entry. */
  readonly entry?: string | undefined;
  readonly rule?: string | undefined;
  readonly author: string;
  readonly reason: string;
  /** `YYYY-MM-DD`; today when absent. */
  readonly decided?: string | undefined;
  readonly expires?: string | undefined;
  readonly programme?: string | undefined;
  readonly transaction?: string | undefined;
  /** Selectors of items. */
  readonly items?: readonly string[] | undefined;
  /** Beginning of the id of the decision that is confirmed, where several wait. */
  readonly confirms?: string | undefined;
}

export interface DecisionDocument {
  /** SHA-256 of what was decided. */
  readonly id: string;
  readonly path: string;
  readonly decision: DecisionKind;
  readonly party: RecordOfParty['thing'];
  readonly entry: { readonly id: string; readonly name: string } | undefined;
  readonly rule: string;
  readonly text: string;
}

/**
 * The document, handed in nowhere. Errors: INPUT_INVALID for a party, entry, rule, programme or item that is not
 * one of the view, or for what a decision must not say.
 */
export async function draftDecision(workspace: Workspace, reader: Reader, input: DecideInput): Promise<DecisionDocument> {
  const decided = input.decided ?? dateOf(Math.floor(workspace.now().getTime() / 86_400_000));
  if (dayOf(decided) === undefined) throw new OperationalError('INPUT_INVALID', `--decided: ${decided} is no date YYYY-MM-DD.`);
  // Without a day it is decided today, upon what is asked about without a day.
  const view = await workspace.view(reader, input.decided === undefined ? {} : { asOf: decided });
  const party = await partyAsked(workspace, view, input.party);
  const { author, reason } = input;
  const common = { decision: input.decision, party: party.written, author, reason, decided };
  if (input.decision === 'confirmation') {
    const confirmed = await decisionAwaiting(workspace, view, party, input);
    return await document({ ...common, confirms: confirmed.id }, party, undefined);
  }
  const { rules, itemRules } = workspace.rules;
  if (input.rule !== undefined && ![...rules, ...itemRules].some(({ id }) => id === input.rule))
    throw new OperationalError('INPUT_INVALID', `--rule: no rule ${input.rule} in the rule packs.`);
  if (input.decision === 'waiver') checkEffect(workspace, input);
  const needsEntry = input.decision !== 'waiver';
  const entry = needsEntry || input.entry !== undefined ? await entryAsked(workspace, view, party, input.entry) : undefined;
  const contents = await contentsOf(workspace, view, [party.index], entry === undefined ? [] : [entry.index]);
  const upon = {
    party: known(contents.party(party.index), `${party.thing.name} stands in decisions alone.`),
    entry: entry === undefined ? undefined : known(contents.entry(entry.index), `${entry.id} is on no list of the view.`),
    rule: input.rule === undefined ? undefined : contents.rule(input.rule),
  };
  const written = {
    ...common,
    entry: entry?.written,
    rule: input.rule,
    scope: await scopeAsked(workspace, view, input),
    expires: input.expires,
    decidedUpon: upon,
  };
  return await document(written, party, entry);
}

/** What no waiver for a party can reach is said before somebody relies on it. */
function checkEffect(workspace: Workspace, { rule = '', entry }: DecideInput): void {
  const why = withoutEffect(workspace, { rule, entry });
  if (why !== undefined) throw new OperationalError('INPUT_INVALID', `--rule: ${why}.`);
}

/** What became of a decision that was handed in: the document, and the result of handing it in. */
export interface MadeDecision {
  readonly document: DecisionDocument;
  readonly result: IngestResult;
}

/** Makes the document and hands it in. Errors: those of `draftDecision` and of `ingest`. */
export async function decide(workspace: Workspace, reader: Reader, input: DecideInput, call: string): Promise<MadeDecision> {
  const draft = await draftDecision(workspace, reader, input);
  const source = memorySource(Buffer.from(draft.text));
  const { ingest } = await import('../documents/ingest.ts');
  return { document: draft, result: await ingest(workspace, reader, { source, path: draft.path, declared: {}, call }) };
}

function known(hash: string | undefined, message: string): string {
  if (hash === undefined) throw new OperationalError('INPUT_INVALID', message);
  return hash;
}

async function scopeAsked(workspace: Workspace, view: View, input: DecideInput): Promise<object | undefined> {
  const { programme, transaction, items = [] } = input;
  if (programme !== undefined) findProgramme(view.graph, programme);
  const refs = [];
  for (const selector of items) {
    const found = (await resolveSelector(workspace, view, selector)).filter(({ type }) => type === 'Item');
    if (found.length === 0) throw new OperationalError('INPUT_INVALID', `--item: ${selector} is no item of the view.`);
    refs.push(...found);
  }
  const presenter = new Presenter(workspace, view);
  await presenter.loadIds(refs);
  const scope = { programme, transaction, items: refs.length === 0 ? undefined : presenter.ids(refs) };
  return Object.values(scope).every((value) => value === undefined) ? undefined : scope;
}

/** Written, and read once as it will be read: what a document must not say is said before it is handed in. */
async function document(
  written: { readonly decision: DecisionKind; readonly rule?: string | undefined; readonly confirms?: string },
  party: RecordOfParty,
  entry: DecisionDocument['entry'],
): Promise<DecisionDocument> {
  const text = `${JSON.stringify({ hauberkDecision: 1, decisions: [written] }, null, 2)}\n`;
  // Reading is loaded when the first draft is made: who only answers questions does without.
  const { readAtOnce } = await import('../../ingest/read-document.ts');
  const { delta, diagnostics, counts } = readAtOnce(Buffer.from(text), { sha256: '', path: '' });
  const texts = [...delta.mentions].map((mention) => mention.texts).find((one) => one?.statement === decisionStatement);
  if (counts.rows.mapped !== 1 || texts === undefined) {
    throw new OperationalError(
      'INPUT_INVALID',
      `This cannot be decided: ${diagnostics.map(({ message }) => message).join('; ')}.`,
    );
  }
  const id = texts.decisionId ?? '';
  return {
    id,
    path: `decision-${id.slice(0, 12)}.json`,
    decision: written.decision,
    party: party.thing,
    entry: entry === undefined ? undefined : { id: entry.id, name: entry.name },
    rule: written.rule ?? '',
    text,
  };
}
