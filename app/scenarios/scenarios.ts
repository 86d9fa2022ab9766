/** Saved what-if questions: of each name the newest stands, whatever order they were handed in. */
import type { AssertionRef, Counting } from '../../graph/analyses/finding.ts';
import type { Texts } from '../../graph/model/assertion.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { betweenSelectors, scenarioFormat, scenarioKey, scenarioStatement } from '../../graph/ontology/scenario.ts';
import { rowsMentioning, type View } from '../../graph/view/open-view.ts';
import { type EvidenceRef, Presenter } from '../statements/present.ts';
import { rowTextsOf } from '../statements/texts-of.ts';
import { compareText, type Question, type ViewName, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { lostThings } from './lost-things.ts';

export interface ScenariosQuestion extends Question {
  /** Also those that a newer one of the name replaces. */
  readonly former?: boolean | undefined;
}

export interface SavedScenario {
  /** SHA-256 of what was saved. */
  readonly id: string;
  readonly name: string;
  /** Null: of everything. */
  readonly programme: string | null;
  readonly lose: readonly string[];
  readonly counting: Counting | null;
  readonly stage: string | null;
  readonly from: string | null;
  readonly forDays: number | null;
  /** Declared: there are no accounts. */
  readonly author: string;
  /** ISO 8601. */
  readonly saved: string;
  readonly note: string | null;
  readonly stands: boolean;
  readonly evidence: readonly EvidenceRef[];
}

export interface FoundScenario extends SavedScenario {
  /** Those of `lose` that name nothing in the view, or nothing that can be lost. */
  readonly namesNothing: readonly string[];
}

export interface ScenariosAnswer {
  readonly view: ViewName;
  readonly saved: readonly SavedScenario[];
  readonly total: number;
  /** Saved ones `from` to before `to`: what they name is looked up of these alone. */
  page(from: number, to: number): Promise<FoundScenario[]>;
}

interface Stated {
  readonly id: string;
  readonly key: string;
  readonly texts: Texts;
  readonly rows: readonly AssertionRef[];
}

/** By name and programme, the newest first. Errors: PROGRAMME_UNKNOWN. */
export async function askScenarios(workspace: Workspace, reader: Reader, question: ScenariosQuestion): Promise<ScenariosAnswer> {
  const view = await workspace.view(reader, question);
  const { programme } = question;
  const only = programme === undefined ? undefined : view.graph.programmes.names[findProgramme(view.graph, programme)];
  const stated = newestFirst(await statedScenarios(workspace, view)).filter(
    ({ key, texts }) => only === undefined || key === scenarioKey(only, texts.name ?? ''),
  );
  const standing = new Set<Stated>();
  const names = new Set<string>();
  for (const one of stated) {
    if (!names.has(one.key)) standing.add(one);
    names.add(one.key);
  }
  const shown = question.former === true ? stated : stated.filter((one) => standing.has(one));
  const presenter = new Presenter(workspace, view);
  await presenter.load(
    [],
    shown.flatMap(({ rows }) => rows),
  );
  const saved = shown.map((one) => savedScenario(one, standing.has(one), presenter));
  const page = async (from: number, to: number) => {
    const found: FoundScenario[] = [];
    for (const one of saved.slice(from, to)) found.push({ ...one, namesNothing: await namingNothing(workspace, view, one.lose) });
    return found;
  };
  return { view: viewName(view), saved, total: saved.length, page };
}

const selectorsOf = ({ texts }: Stated): string[] => (texts.lose ?? '').split(betweenSelectors);

/** By selector: a view never changes, so what names something in it goes on doing so. */
const lookedUp = new WeakMap<View, Map<string, boolean>>();

/** Which of these selectors name nothing that can be lost. */
async function namingNothing(workspace: Workspace, view: View, selectors: readonly string[]): Promise<string[]> {
  const known = lookedUp.get(view) ?? new Map<string, boolean>();
  lookedUp.set(view, known);
  for (const selector of selectors)
    if (!known.has(selector)) known.set(selector, await namesSomething(workspace, view, selector));
  return selectors.filter((selector) => known.get(selector) === false);
}

async function namesSomething(workspace: Workspace, view: View, selector: string): Promise<boolean> {
  try {
    await lostThings(workspace, view, [selector]);
    return true;
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code !== 'INPUT_INVALID') throw error;
    return false;
  }
}

/** What several documents state is one. */
export async function statedScenarios(workspace: Workspace, view: View): Promise<Stated[]> {
  const rows: AssertionRef[] = [];
  for (const [document, { format }] of view.graph.documents.entries()) {
    if (format !== scenarioFormat) continue;
    for (const row of rowsMentioning(view, document, 'Identifier')) rows.push({ document, row });
  }
  const read = await rowTextsOf(
    workspace,
    rows.map(({ document, row }) => ({ document: view.graph.documents[document].document, row })),
  );
  const byId = new Map<string, Stated>();
  for (const [i, { texts }] of read.entries()) {
    if (texts?.statement !== scenarioStatement) continue;
    const id = texts.scenarioId ?? '';
    const key = scenarioKey(texts.programme ?? '', texts.name ?? '');
    byId.set(id, { id, key, texts, rows: [...(byId.get(id)?.rows ?? []), rows[i]] });
  }
  return [...byId.values()];
}

/** By name, programme, then the newest; an instant that two share is decided by their ids. */
function newestFirst(stated: readonly Stated[]): Stated[] {
  const text = ({ texts }: Stated, name: string) => texts[name] ?? '';
  const latest = new Map<string, Stated>();
  const isNewer = (a: Stated, b: Stated) => compareText(text(b, 'saved'), text(a, 'saved')) || compareText(b.id, a.id);
  for (const one of [...stated].sort(isNewer)) if (!latest.has(one.key)) latest.set(one.key, one);
  // A name may be written in several ways: it stands where the newest does.
  const nameOf = ({ key }: Stated, name: string) => text(latest.get(key) as Stated, name);
  return [...stated].sort(
    (a, b) =>
      compareText(nameOf(a, 'name'), nameOf(b, 'name')) ||
      compareText(nameOf(a, 'programme'), nameOf(b, 'programme')) ||
      compareText(a.key, b.key) ||
      isNewer(a, b),
  );
}

function savedScenario(one: Stated, stands: boolean, presenter: Presenter): SavedScenario {
  const { id, texts, rows } = one;
  const lose = selectorsOf(one);
  const text = (name: string) => texts[name] || null;
  return {
    id,
    name: texts.name ?? '',
    programme: text('programme'),
    lose,
    counting: text('counting') as Counting | null,
    stage: text('stage'),
    from: text('from'),
    forDays: text('forDays') === null ? null : Number(texts.forDays),
    author: texts.author ?? '',
    saved: texts.saved ?? '',
    note: text('note'),
    stands,
    evidence: presenter.evidence(rows),
  };
}
