/** What the answers of this page say against themselves; what one of them said already stands with that one alone. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import {
  GapRegisterWholeDocument,
  ProgrammeConcentrationDocument,
  ProgrammeRuleFigureDocument,
  ProgrammeVendorRemarksDocument,
  type RemarkFactsFragment,
} from '../../generated/operations.ts';
import { Remarks } from '../../parts/remarks.tsx';
import { useAfterGaps, useAreGapsDone } from './after-gaps.ts';

/** As they stand on the page. */
const sections = ['gaps', 'vendors', 'rules', 'concentration'] as const;
type Section = (typeof sections)[number];

interface SectionRemarksProps {
  readonly of: Section;
  /** The heading of the section. */
  readonly about: string;
  readonly headingLevel?: 'h2' | 'h3';
}

export function SectionRemarks({ of, about, headingLevel = 'h3' }: SectionRemarksProps) {
  const remarks = useRemarks();
  const before = sections.slice(0, sections.indexOf(of)).flatMap((section) => remarks[section]);
  const own = remarks[of].filter((one) => !before.some((other) => isSame(one, other)));
  return <Remarks about={about} remarks={own} headingLevel={headingLevel} />;
}

const isSame = (one: RemarkFactsFragment, other: RemarkFactsFragment) => one.code === other.code && one.message === other.message;

/** Asked where vendors are: a first page that lists none of them does not wait for that. */
export const useVendorRemarks = () => useAfterGaps(ProgrammeVendorRemarksDocument);

/** Of the register, asked after its first answer, which is not to wait for them; the page of the register asks the same. */
function useRemarks(): Readonly<Record<Section, readonly RemarkFactsFragment[]>> {
  const scope = useScope();
  const register = useAnswer(GapRegisterWholeDocument, { ...scope, group: 'CANDIDATE' }, { enabled: useAreGapsDone() });
  const vendors = useAnswer(ProgrammeVendorRemarksDocument, { ...scope }, { enabled: false });
  const rules = useAfterGaps(ProgrammeRuleFigureDocument);
  const concentration = useAfterGaps(ProgrammeConcentrationDocument);
  return {
    gaps: register.data?.gaps.diagnostics ?? [],
    vendors: vendors.data?.untrustedVendors.diagnostics ?? [],
    rules: rules.data?.ruleFindings.diagnostics ?? [],
    concentration: concentration.data?.concentration.diagnostics ?? [],
  };
}
