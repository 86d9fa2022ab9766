/** What every question has in common: whom it is asked for, at which times, and what stands beside its findings. */
import type { Coverage } from '../../graph/analyses/finding.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { Times } from './workspace.ts';

export interface Question extends Times {
  /** Name or id of a programme; the whole view when absent. */
  readonly programme?: string | undefined;
}

export interface ViewName {
  readonly hash: string;
  /** `YYYY-MM-DD`; empty when no document of the view states a date and none was asked for. */
  readonly asOf: string;
  /** In words, where the day rests on documents that were received before it. */
  readonly asOfRemark?: string;
}

export interface Answer<Finding> {
  readonly view: ViewName;
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
  /** Of the view: clashes of series, names that could be several, facts without effect. */
  readonly diagnostics: readonly Diagnostic[];
}

/** An answer whose findings are made when they are asked for: there may be as many as there are items. */
export interface PagedAnswer<Finding> extends Omit<Answer<Finding>, 'findings'> {
  readonly total: number;
  /** Findings `from` to before `to`, in the order of the answer. */
  page(from: number, to: number): Promise<Finding[]>;
}

/** One of which those findings alone can be asked for that concern a thing. */
export interface SelectableAnswer<Finding> extends PagedAnswer<Finding> {
  /** By the thing's id, in the same order; none where the view has no such thing. */
  about(id: string): Promise<Pick<PagedAnswer<Finding>, 'total' | 'page'>>;
}

export async function whole<Finding>({
  page,
  total,
  about: _,
  ...answer
}: PagedAnswer<Finding> & Partial<Pick<SelectableAnswer<Finding>, 'about'>>): Promise<Answer<Finding>> {
  return { ...answer, findings: await page(0, total) };
}

export function viewName(view: View): ViewName {
  const remark = asOfRemark(view);
  return { hash: view.hash, asOf: view.asOf, ...(remark === '' ? {} : { asOfRemark: remark }) };
}

/** What is said of the day of a view, or of a view's name; null: nothing. */
export function remarkOnDay(view: { readonly asOfRemark?: string | null } | View): string | null {
  return 'ahead' in view ? asOfRemark(view) || null : (view.asOfRemark ?? null);
}

/** Empty: a day was asked about, or a document states it that was received on it or later. */
export function asOfRemark({ asOf, ahead }: Pick<View, 'asOf' | 'ahead'>): string {
  const [first, ...others] = ahead.map(({ handIn }) => handIn);
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const named = `${first.path} (${first.sha256.slice(0, 12)})${more}`;
  return `The day ${asOf} is that of ${named} alone, received before it, on ${first.receivedAt.slice(0, 10)}. If that date is wrong, so is the day of everything here: mend the document, or ask as of a day.`;
}

/**
 * The day on which facts hold, for analyses. Where no document states a date every comparison with
 * one has to fail: NaN.
 */
export function dayAsked(view: View): number {
  return view.asOfDay ?? Number.NaN;
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
