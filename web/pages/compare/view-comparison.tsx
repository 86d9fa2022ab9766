/** Two views: from what each is computed, the changes in figures, and their lists. */
import { Button } from '@trussworks/react-uswds';
import { useAddress } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { CompareViewsDocument, type CompareViewsQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { changeParameters } from '../../parts/change-parts.ts';
import { Known } from '../../parts/figure.tsx';
import { type Compared, ComparedInFiles, factsOfView } from '../../parts/file-head.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useMoments } from './asked.ts';
import { DocumentChanges } from './document-changes.tsx';
import { GapChanges } from './gap-changes.tsx';
import { ThingChanges } from './thing-changes.tsx';
import { VendorChanges } from './vendor-changes.tsx';

const t = texts.compare;

type Diff = CompareViewsQuery['diff'];

export function ViewComparison() {
  const answer = useAnswer(CompareViewsDocument, useMoments());
  return (
    <AnswerOf of={answer}>
      {({ diff }) => (
        <ComparedInFiles value={comparedIn(diff)}>
          <Sides of={diff} />
          {diff.from.view.hash === diff.to.view.hash ? (
            <div className="hb-state">{t.same}</div>
          ) : (
            <>
              {diff.from.documents === 0 && <div className="hb-state">{t.nothingBefore}</div>}
              <p className="hb-note">{t.limit}</p>
              <Counts of={diff} />
              <GapChanges />
              <VendorChanges />
              <DocumentChanges />
              <ThingChanges counts={diff.counts.things} />
            </>
          )}
        </ComparedInFiles>
      )}
    </AnswerOf>
  );
}

function comparedIn({ from, to }: Diff): Compared {
  return {
    isOfProgramme: true,
    sides: [
      { title: t.from, name: 'from', facts: factsOfView(from.view, from.documents === 0 ? { knownAt: t.nothingKnown } : from) },
      { title: t.to, name: 'to', facts: factsOfView(to.view, to) },
    ],
  };
}

function Sides({ of: { from, to } }: { readonly of: Diff }) {
  const columns = t.sideColumns;
  const knownText = ({ knownAt, documents }: Diff['from']) => (documents === 0 ? t.nothingKnown : (knownAt ?? t.allKnown));
  const source = ({ coverage }: Diff['from']) =>
    coverage == null ? t.noProgramme : t.of(count(coverage.source.known), count(coverage.source.of));
  return (
    <ListTable
      caption={t.side}
      file="compared-views"
      rows={[
        { name: t.from, side: from },
        { name: t.to, side: to },
      ]}
      keyOf={({ name }) => name}
      columns={[
        { name: columns.side, show: ({ name }) => name, value: ({ name }) => name },
        {
          name: columns.view,
          show: ({ side }) => <span className="hb-code">{side.view.hash}</span>,
          value: ({ side }) => side.view.hash,
        },
        { name: columns.asOf, show: ({ side }) => side.view.asOf || t.noDate, value: ({ side }) => side.view.asOf || null },
        { name: columns.known, show: ({ side }) => knownText(side), value: ({ side }) => knownText(side) },
        {
          name: columns.documents,
          show: ({ side }) => count(side.documents),
          value: ({ side }) => side.documents,
          isNumber: true,
        },
        { name: columns.source, show: ({ side }) => <Known value={source(side)} />, value: ({ side }) => source(side) },
      ]}
    />
  );
}

/** Each figure narrows the list below it. */
function Counts({ of: { counts } }: { readonly of: Diff }) {
  const kinds = Object.keys(t.changes) as (keyof typeof t.changes)[];
  const many = (of: object, kind: string) => (of as Readonly<Partial<Record<string, number>>>)[kind.toLowerCase()] ?? 0;
  return (
    <ListTable
      caption={t.counts}
      file="changes"
      rows={kinds}
      keyOf={(kind) => kind}
      columns={[
        { name: t.change, show: (kind) => t.changes[kind], value: (kind) => t.changes[kind] },
        {
          name: t.gaps,
          show: (kind) => <Many of={changeParameters.gaps} label={t.only} kind={kind} many={many(counts.gaps, kind)} />,
          value: (kind) => many(counts.gaps, kind),
          isNumber: true,
        },
        {
          name: t.vendors,
          show: (kind) =>
            kind !== 'MIXED' && (
              <Many of={changeParameters.vendors} label={t.onlyVendors} kind={kind} many={many(counts.vendors, kind)} />
            ),
          value: (kind) => (kind === 'MIXED' ? '' : many(counts.vendors, kind)),
          isNumber: true,
        },
      ]}
    />
  );
}

interface ManyProps {
  /** What narrows the list, in the address. */
  readonly of: string;
  readonly label: string;
  readonly kind: keyof typeof t.changes;
  readonly many: number;
}

function Many({ of, label, kind, many }: ManyProps) {
  const [, change] = useAddress();
  return (
    <Button
      unstyled
      type="button"
      aria-label={`${label} ${t.changes[kind]}: ${count(many)}`}
      onClick={() => change({ [of]: kind })}
    >
      {count(many)}
    </Button>
  );
}
