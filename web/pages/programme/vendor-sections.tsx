/** Makers and distributors that rules speak of, by the strongest outcome of each: the lists that the figures count. */
import { useScope } from '../../address.ts';
import { type AnswerPages, useAnswerPages } from '../../answers.ts';
import { ProgrammeVendorsDocument, type ProgrammeVendorsQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import { Opening } from '../../parts/opening.tsx';
import { MoreRows } from '../../parts/paged-table.tsx';
import { StepList, stepsText } from '../../parts/step-list.tsx';
import { outcomeTone } from '../../parts/thing/outcome-tone.ts';
import { NamedLink } from '../../parts/thing-links.tsx';
import { texts } from '../../texts/texts.ts';
import { SectionRemarks, useVendorRemarks } from './section-remarks.tsx';

const t = texts.programme;

export const vendorOutcomes = ['prohibited', 'restricted', 'insufficientEvidence', 'review'] as const;
type Outcome = (typeof vendorOutcomes)[number];

/** Part of the page that has the vendors of an outcome. */
export const vendorPart = (outcome: Outcome) => `vendors-${outcome}`;

/** Part of the page that has every finding: a search for a rule leads here. */
const everyPart = 'vendors';

const words: Readonly<Record<Outcome, string>> = {
  prohibited: 'prohibited',
  restricted: 'restricted',
  insufficientEvidence: 'insufficient-evidence',
  review: 'review',
};

export function VendorSections() {
  return (
    <>
      <SectionRemarks of="vendors" about={t.vendorsAll} headingLevel="h2" />
      {vendorOutcomes.map((outcome) => (
        <Opening key={outcome} id={vendorPart(outcome)} title={t.vendors[outcome]} note={texts.things.worked}>
          {() => <VendorsOf outcome={outcome} />}
        </Opening>
      ))}
      <Opening id={everyPart} title={t.vendorsEvery} note={texts.things.worked}>
        {() => <VendorsOf />}
      </Opening>
    </>
  );
}

type Finding = ProgrammeVendorsQuery['untrustedVendors']['nodes'][number];

/** Without an outcome: every finding. */
function VendorsOf({ outcome }: { readonly outcome?: Outcome }) {
  useVendorRemarks();
  const found: AnswerPages<Finding> = useAnswerPages(
    ProgrammeVendorsDocument,
    { ...useScope() },
    ({ untrustedVendors }) => untrustedVendors,
  );
  return (
    <AnswerOf of={found}>
      {({ rows, totalCount }) => {
        const own = outcome === undefined ? rows : strongestOnly(rows).filter((one) => one.outcome === words[outcome]);
        // Strongest first: where a weaker one is there already, all of this outcome are.
        const isComplete = !found.hasMore || (outcome !== undefined && isWeaker(rows.at(-1)?.outcome, words[outcome]));
        return (
          <>
            <p>{outcome === undefined ? t.vendorsEveryNote : t.vendorsNote}</p>
            {own.length === 0 ? (
              isComplete && <p className="hb-state">{texts.parts.none}</p>
            ) : (
              <Vendors of={own} outcome={outcome} isComplete={isComplete} />
            )}
            {!isComplete && <MoreRows of={found} shown={rows.length} total={totalCount} />}
          </>
        );
      }}
    </AnswerOf>
  );
}

/** As the figures count: of a party all findings of its strongest outcome, and none that is weaker. */
function strongestOnly(rows: readonly Finding[]): Finding[] {
  const strongest = new Map<string, string>();
  for (const { party, outcome } of rows) if (!strongest.has(party.id)) strongest.set(party.id, outcome);
  return rows.filter(({ party, outcome }) => strongest.get(party.id) === outcome);
}

const byStrength = ['prohibited', 'restricted', 'insufficient-evidence', 'review'];
const isWeaker = (one: string | undefined, than: string) =>
  one !== undefined && byStrength.indexOf(one) > byStrength.indexOf(than);

const outcomeColumn: Column<Finding> = {
  name: t.outcome,
  show: (finding) => <Tag tone={outcomeTone(finding.outcome)}>{finding.outcome}</Tag>,
  value: (finding) => finding.outcome,
};

interface VendorsProps {
  readonly of: readonly Finding[];
  readonly outcome: Outcome | undefined;
  /** Whether these are all of the outcome. */
  readonly isComplete: boolean;
}

function Vendors({ of, outcome, isComplete }: VendorsProps) {
  return (
    <ListTable
      isHeaded
      caption={outcome === undefined ? t.vendorsEvery : t.vendors[outcome]}
      file={outcome === undefined ? everyPart : vendorPart(outcome)}
      rows={of}
      total={isComplete ? of.length : null}
      keyOf={({ party, rule, outcome: own, basis, path }) =>
        JSON.stringify([party.id, rule.id, own, basis, path.map(({ to }) => to.id)])
      }
      columns={[
        { name: t.party, show: ({ party }) => <NamedLink of={party} />, value: ({ party }) => party.name },
        ...(outcome === undefined ? [outcomeColumn] : []),
        {
          name: t.rule,
          show: ({ rule }) => `${rule.title} (${rule.id}, ${rule.effective}, ${rule.status})`,
          value: ({ rule }) => rule.id,
        },
        {
          name: t.basis,
          show: ({ basis, flags }) => [basis, ...flags].join('; '),
          value: ({ basis, flags }) => [basis, ...flags].join('; '),
        },
        { name: t.path, show: ({ path }) => <StepList steps={path} />, value: ({ path }) => stepsText(path) },
        { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
        ...evidenceColumns<Finding>(({ evidence }) => evidence),
      ]}
    />
  );
}
