/** Where a report has its day from: what documents state, and nothing of when they were received. */
import { isRecorded } from '../../graph/ontology/recorded.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { Times } from './workspace.ts';

/** Empty: a day was asked about, or no document states one. */
export function documentOfDay({ asOf, handIns }: Pick<View, 'asOf' | 'handIns'>, asked: Times): string {
  if (asOf === '' || (asked.asOf ?? '').trim() !== '') return '';
  const [first, ...others] = handIns.filter(({ handIn: { format, dated } }) => dated === asOf && !isRecorded(format));
  if (first === undefined) return '';
  const { path, sha256 } = first.handIn;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `The latest day that a document states is ${asOf}: ${path} (${sha256.slice(0, 12)})${more}. If that date is wrong, so is the day of everything here.`;
}
