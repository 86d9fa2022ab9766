/** What rules say of an organisation, what is waived of it, and a way to decide about it. */
import { useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { SupplierFindingsDocument, type SupplierFindingsQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { MoreRows } from '../../parts/paged-table.tsx';
import { StepList, stepsText } from '../../parts/step-list.tsx';
import { outcomeTone } from '../../parts/thing/outcome-tone.ts';
import { texts } from '../../texts/texts.ts';
import { DecideAbout } from './decide-about.tsx';
import type { Match } from './matches.tsx';

const t = texts.things.listings;

type Vendors = SupplierFindingsQuery['untrustedVendors'];
type Finding = Vendors['nodes'][number];

interface FindingsProps {
  readonly party: { readonly id: string; readonly name: string };
  readonly matches: readonly Match[];
}

export function Findings({ party, matches }: FindingsProps) {
  const found = useAnswerPages(SupplierFindingsDocument, { id: party.id, ...useScope() }, ({ untrustedVendors }) =>
    withFlagged(untrustedVendors),
  );
  return (
    <AnswerOf of={found}>
      {({ rows, totalCount }) => (
        <>
          {rows.length === 0 ? (
            <p className="hb-state">{t.noFindings}</p>
          ) : (
            <>
              <FindingTable rows={rows} total={totalCount} />
              <MoreRows of={found} shown={rows.length} total={totalCount} />
            </>
          )}
          <DecideAbout party={party} matches={matches} rules={rulesOf(rows)} />
        </>
      )}
    </AnswerOf>
  );
}

/** What has no outcome is the same on every page: it stands once, behind the last. */
function withFlagged({ nodes, flagged, totalCount, ...page }: Vendors) {
  const without = flagged.map(({ waivers, ...one }): Finding => ({ ...one, outcome: waivers === null ? t.flagged : t.waived }));
  return {
    ...page,
    totalCount: totalCount + flagged.length,
    nodes: page.pageInfo.hasNextPage ? nodes : [...nodes, ...without],
  };
}

/** Those that there is an outcome of, or was one until it was waived. */
function rulesOf(rows: readonly Finding[]): readonly string[] {
  return [...new Set(rows.flatMap(({ outcome, rule }) => (outcome === t.flagged ? [] : [rule.id])))];
}

function FindingTable({ rows, total }: { readonly rows: readonly Finding[]; readonly total: number }) {
  return (
    <ListTable
      caption={t.findings}
      file="findings"
      rows={rows}
      total={total}
      keyOf={({ rule, basis, outcome, path }) => `${rule.id} ${basis} ${outcome} ${path.map(({ to }) => to.id).join(' ')}`}
      columns={[
        {
          name: t.outcome,
          show: ({ outcome }) => <Tag tone={outcomeTone(outcome)}>{outcome}</Tag>,
          value: ({ outcome }) => outcome,
        },
        {
          name: t.rule,
          show: ({ rule }) => `${rule.title} (${rule.id}, ${rule.effective}, ${rule.status})`,
          value: ({ rule }) => rule.id,
        },
        { name: t.ruleSource, show: ({ rule }) => rule.source, value: ({ rule }) => rule.source },
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
