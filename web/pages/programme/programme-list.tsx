/** Where no programme is chosen: each with its figures. */
import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { ProgrammeFiguresDocument, ProgrammeGapsDocument } from '../../generated/operations.ts';
import { Unknown } from '../../parts/figure.tsx';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import { useAnswers } from '../../parts/use-answers.ts';
import { count, texts } from '../../texts/texts.ts';
import { useAreGapsDone } from './after-gaps.ts';
import { vendorOutcomes, vendorPart } from './vendor-sections.tsx';

const t = texts.programme;

/** The register of each is worked out for its row: of more than these it is done when a person asks. */
const mostAtOnce = 4;

interface ProgrammeListProps {
  readonly names: readonly string[];
  /** Of all programmes. */
  readonly total: number;
}

export function ProgrammeList({ names, total }: ProgrammeListProps) {
  const [isAsked, setAsked] = useState(false);
  const isCounted = isAsked || names.length <= mostAtOnce;
  const rows = useRows(names, isCounted);
  const columns = useColumns();
  return (
    <section>
      <h2>{t.programmes}</h2>
      <p>{t.programmesNote}</p>
      {!isCounted && (
        <Button outline type="button" onClick={() => setAsked(true)}>
          {t.workOutFigures}
        </Button>
      )}
      <ListTable
        isHeaded
        caption={t.programmes}
        file="programmes"
        rows={rows}
        total={total}
        keyOf={({ name }) => name}
        columns={columns}
      />
    </section>
  );
}

/** Null is not known; undefined is not there yet. */
type Figure = number | null | undefined;

interface Row {
  readonly name: string;
  readonly gaps: Figure;
  readonly vendors: Readonly<Record<(typeof vendorOutcomes)[number], Figure>>;
}

/** Each asks for itself. */
function useRows(names: readonly string[], isCounted: boolean): Row[] {
  const { asOf, knownAt } = useScope();
  const enabled = useAreGapsDone() && isCounted;
  const scopes = names.map((programme) => ({ programme, asOf, knownAt }));
  const gaps = useAnswers(ProgrammeGapsDocument, scopes, enabled);
  const figures = useAnswers(ProgrammeFiguresDocument, scopes, enabled);
  return names.map((name, place) => {
    const [ofGaps, ofFigures] = [gaps[place], figures[place]];
    const missing = (error: Error | null | undefined) => (!isCounted || error != null ? null : undefined);
    const vendors = ofFigures?.data?.programmeFigures.vendors;
    const none = missing(ofFigures?.error);
    return {
      name,
      gaps: ofGaps?.data?.gaps.totalCount ?? missing(ofGaps?.error),
      vendors: vendors ?? { prohibited: none, restricted: none, insufficientEvidence: none, review: none },
    };
  });
}

function useColumns(): readonly Column<Row>[] {
  const addressOf = useAddressOf();
  const figure = (name: string, of: (row: Row) => Figure, to: (programme: string) => string): Column<Row> => ({
    name,
    show: (row) => <Shown figure={of(row)} to={to(row.name)} label={`${row.name}, ${name}`} />,
    value: (row) => of(row) ?? null,
    isNumber: true,
  });
  return [
    {
      name: t.title,
      show: ({ name }) => <Link to={addressOf('/', { programme: name })}>{name}</Link>,
      value: ({ name }) => name,
    },
    figure(
      t.gaps,
      ({ gaps }) => gaps,
      (programme) => addressOf('/gaps', { programme }),
    ),
    ...vendorOutcomes.map((outcome) =>
      figure(
        t.vendors[outcome],
        ({ vendors }) => vendors[outcome],
        (programme) => `${addressOf('/', { programme })}#${vendorPart(outcome)}`,
      ),
    ),
  ];
}

function Shown({ figure, to, label }: { readonly figure: Figure; readonly to: string; readonly label: string }) {
  if (figure === undefined) return texts.parts.loading;
  if (figure === null) return <Unknown />;
  return (
    <Link to={to} aria-label={`${label}: ${count(figure)}`}>
      {count(figure)}
    </Link>
  );
}
