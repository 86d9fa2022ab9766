/** Marking and handling of a report: as the caller and the documents give them, and nothing that nobody stated. */
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { View } from '../../graph/view/open-view.ts';
import { type MarkingKind, markingKinds, type ReportHandling } from '../../reports/gap-report.ts';

/** TLP 2.0 (FIRST, 2022). Distribution statements, NATO and CUI markings have too many forms to be a list. */
export const tlpLabels = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;

export const compilationNote =
  'A compilation may be more sensitive than its parts: whoever releases this report decides on its marking.';

export type GivenMarkings = Partial<Readonly<Record<MarkingKind, string | undefined>>>;

/** Errors: INPUT_INVALID for a TLP label that there is not. */
export function handlingOf(view: View, given: GivenMarkings, banner: string): ReportHandling {
  const stated = markingKinds.flatMap((kind) => {
    const text = given[kind]?.trim() ?? '';
    return text === '' ? [] : [{ kind, text: kind === 'tlp' ? tlpLabel(text) : text }];
  });
  const ofDocuments = view.handIns.map(({ handIn }) => handIn.declared.marking ?? '');
  return {
    stated,
    ofDocuments: [...new Set(ofDocuments.filter((marking) => marking !== ''))].sort(),
    documentsUnmarked: ofDocuments.filter((marking) => marking === '').length,
    note: compilationNote,
    banner,
  };
}

function tlpLabel(text: string): string {
  const bare = text.toUpperCase().replace(/^TLP[:\s]*/, '');
  const label = tlpLabels.find((known) => known === `TLP:${bare}`);
  if (label === undefined) throw new OperationalError('INPUT_INVALID', `TLP: expected one of ${tlpLabels.join(', ')}.`);
  return label;
}

/** Every marking once: what stands at head and foot of each page. */
export function markingsOf({ stated, ofDocuments }: ReportHandling): string[] {
  return [...new Set([...stated.map(({ text }) => text), ...ofDocuments])].sort();
}
