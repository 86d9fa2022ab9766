/** A search over what is no thing of the network: gaps and their kinds, lists, rules, saved scenarios, decisions. */
import { archetypes } from '../../graph/analyses/gap.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { allWordsOf, wordsOf } from '../../graph/store/search-words.ts';
import type { View } from '../../graph/view/open-view.ts';
import { statedDecisions } from '../decisions/stated-decisions.ts';
import { analyseGaps } from '../gaps/gap-analysis.ts';
import { gapEditsOf } from '../gaps/gap-edits.ts';
import { type GapFacts, presentGapFacts } from '../gaps/present-gap.ts';
import { listEditions } from '../lists/list-editions.ts';
import { statedScenarios } from '../scenarios/scenarios.ts';
import { compareText } from '../workspace/answer.ts';
import { passTurn } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { remembered } from '../workspace/remembered.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';

export const recordKinds = ['gap', 'archetype', 'list', 'rule', 'scenario', 'decision', 'gap-decision'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What of a record has the words. */
export const recordFields = ['id', 'name', 'source', 'author', 'note', 'subject', 'several'] as const;
export type RecordField = (typeof recordFields)[number];

export interface FoundRecord {
  readonly kind: RecordKind;
  /** Of a decision about a gap the gap's; of a list its code; of an archetype its word. */
  readonly id: string;
  readonly name: string;
  /** What it is about, in a few words of the record; may be empty. */
  readonly about: string;
  /** Empty: of everything. */
  readonly programme: string;
  /** A document that holds it; empty: none, or many. */
  readonly sha256: string;
  /** Of a rule: whether it is about items, and not about parties. */
  readonly ofItems?: boolean;
  readonly by: RecordField;
  readonly matched: string;
}

type Searched = Omit<FoundRecord, 'by' | 'matched'> & {
  readonly fields: readonly (readonly [RecordField, string])[];
};

/** With the words of each field, in step; records that say the same share them. */
interface WordedRecord {
  readonly record: Searched;
  readonly words: readonly (readonly string[])[];
}

/** Records of one answer. */
export const mostRecords = 100;
/** Shorter ones begin too many ids. */
const idBegins = /^[0-9a-f]{6,64}$/;

export interface FoundRecords {
  readonly totalCount: number;
  readonly records: readonly FoundRecord[];
}

/**
 * Records of which one text has words that begin with each word of the text, in the order of `recordKinds`; gaps by the
 * beginning of their id alone, in the register of the programme.
 */
export async function searchRecords(
  workspace: Workspace,
  reader: Reader,
  { text, programme }: { readonly text: string; readonly programme?: string | undefined },
): Promise<FoundRecords> {
  const words = wordsOf(text);
  if (words.length === 0) return { totalCount: 0, records: [] };
  const view = await workspace.view(reader, {});
  const all = await remembered(view, 'records searched', async () => await worded(await recordsOf(workspace, view)));
  const found = await gapsBeginning(workspace, reader, text.trim().toLowerCase(), programme);
  for (const one of all) {
    found.push(...foundIn(one, words));
    await passTurn();
  }
  return { totalCount: found.length, records: found.slice(0, mostRecords) };
}

async function worded(records: readonly Searched[]): Promise<WordedRecord[]> {
  const known = new Map<string, readonly string[]>();
  const wordsIn = (text: string) => {
    const words = known.get(text) ?? allWordsOf(text);
    known.set(text, words);
    return words;
  };
  const found: WordedRecord[] = [];
  for (const record of records) {
    found.push({ record, words: record.fields.map(([, text]) => wordsIn(text)) });
    await passTurn();
  }
  return found;
}

function foundIn({ record: { fields, ...record }, words: own }: WordedRecord, words: readonly string[]): FoundRecord[] {
  const begins = (word: string) => (some: readonly string[]) => some.some((one) => one.startsWith(word));
  const field = fields.find((_, at) => words.every((word) => begins(word)(own[at])));
  if (field !== undefined) return [{ ...record, by: field[0], matched: field[1] }];
  const isTogether = words.every((word) => own.some(begins(word)));
  return isTogether ? [{ ...record, by: 'several', matched: record.name }] : [];
}

/** Of the programme's register, or of that of everything. */
async function gapsBeginning(workspace: Workspace, reader: Reader, id: string, programme?: string): Promise<FoundRecord[]> {
  if (!idBegins.test(id)) return [];
  const found = new Map<string, FoundRecord>();
  for (const group of ['candidate', 'item'] as const) {
    const question = { programme, group };
    try {
      const view = await viewAsked(workspace, reader, question);
      const { ranked, facts } = await analyseGaps(workspace, view, question);
      const gaps = ranked.filter(({ gapId }) => gapId.startsWith(id)).slice(0, mostRecords);
      for (const gap of await presentGapFacts(workspace, facts, gaps)) found.set(gap.gapId, recordOfGap(gap, programme ?? ''));
    } catch (error) {
      if (!(error instanceof OperationalError && error.code === 'PROGRAMME_UNKNOWN')) throw error;
    }
  }
  return [...found.values()];
}

function recordOfGap({ gapId, archetype, lost, folded, item }: GapFacts, programme: string): FoundRecord {
  const name = lost?.name ?? folded?.text ?? item?.name ?? gapId;
  return { kind: 'gap', id: gapId, name, about: archetype, programme, sha256: '', by: 'id', matched: gapId };
}

async function recordsOf(workspace: Workspace, view: View): Promise<Searched[]> {
  const { rules } = workspace;
  const kinds = archetypes.map((word) => recordOf('archetype', word, word, [['name', word]]));
  const lists = (await listEditions(workspace, view)).map(({ code, title, dated, documents }) => ({
    ...recordOf('list', code, title, [
      ['id', code],
      ['name', title],
      ['subject', documents.map(({ path }) => path).join(' ')],
    ]),
    about: dated,
    sha256: documents[0]?.sha256 ?? '',
  }));
  const itemRules = new Set(rules.itemRules.map(({ id }) => id));
  const laws = [...rules.rules, ...rules.itemRules].map(({ id, title, source }) => ({
    ...recordOf('rule', id, title, [
      ['id', id],
      ['name', title],
      ['source', source],
    ]),
    about: source,
    ofItems: itemRules.has(id),
  }));
  return [...kinds, ...lists, ...laws, ...(await stated(workspace, view))];
}

/** What persons stated, the newest first. */
async function stated(workspace: Workspace, view: View): Promise<Searched[]> {
  const scenarios = (await statedScenarios(workspace, view)).map(({ id, texts }) => ({
    ...recordOf('scenario', id, texts.name ?? '', [
      ['name', texts.name ?? ''],
      ['author', texts.author ?? ''],
      ['note', texts.note ?? ''],
      ['id', id],
    ]),
    about: texts.note ?? '',
    programme: texts.programme ?? '',
  }));
  const decisions = (await statedDecisions(workspace, view))
    .toSorted((a, b) => compareText(b.decided, a.decided) || compareText(a.id, b.id))
    .map(({ id, kind, partyName, author, reason, rule, list, programme }) => ({
      ...recordOf('decision', id, partyName, [
        ['subject', partyName],
        ['author', author],
        ['note', reason],
        ['source', `${rule} ${list}`],
        ['id', id],
        ['name', kind],
      ]),
      about: kind,
      programme,
    }));
  const edits = (await gapEditsOf(workspace, view))
    .toSorted((a, b) => compareText(b.decided, a.decided) || compareText(a.id, b.id))
    .map(({ gapId, lost, archetype, author, note, set, programme }) => ({
      ...recordOf('gap-decision', gapId, lost || gapId, [
        ['subject', lost],
        ['author', author],
        ['note', note],
        ['name', Object.values(set).join(' ')],
        ['id', gapId],
      ]),
      about: archetype,
      programme,
    }));
  return [...scenarios, ...decisions, ...edits];
}

function recordOf(kind: RecordKind, id: string, name: string, fields: Searched['fields']): Searched {
  return { kind, id, name, about: '', programme: '', sha256: '', fields };
}
