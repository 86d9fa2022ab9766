/** Where no programme is chosen: each with its figures. */
import { Button, Table } from '@trussworks/react-uswds';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { ProgrammeFiguresDocument, ProgrammeGapsDocument } from '../../generated/operations.ts';
import { Unknown } from '../../parts/figure.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useAreGapsDone } from './after-gaps.ts';

const t = texts.programme;
const columns = [t.title, t.gaps, t.vendors.prohibited, t.vendors.restricted, t.vendors.review] as const;

/** The register of each is worked out for its row: of more than these it is done when a person asks. */
const mostAtOnce = 4;

export function ProgrammeList({ names }: { readonly names: readonly string[] }) {
  const [isAsked, setAsked] = useState(false);
  const isCounted = isAsked || names.length <= mostAtOnce;
  return (
    <section>
      <h2>{t.programmes}</h2>
      {!isCounted && (
        <Button outline type="button" onClick={() => setAsked(true)}>
          {t.workOutFigures}
        </Button>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="hb-scroll" aria-label={t.programmes} tabIndex={0}>
        <Table compact caption={t.programmesNote}>
          <thead>
            <tr>
              {columns.map((name, at) => (
                <th key={name} scope="col" className={at === 0 ? undefined : 'hb-number'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <Row key={name} name={name} isCounted={isCounted} />
            ))}
          </tbody>
        </Table>
      </section>
    </section>
  );
}

/** Each asks for itself. */
function Row({ name, isCounted }: { readonly name: string; readonly isCounted: boolean }) {
  const { asOf, knownAt } = useScope();
  const addressOf = useAddressOf();
  const scope = { programme: name, asOf, knownAt };
  const enabled = useAreGapsDone() && isCounted;
  const gaps = useAnswer(ProgrammeGapsDocument, scope, { enabled });
  const figures = useAnswer(ProgrammeFiguresDocument, scope, { enabled });
  const vendors = figures.data?.programmeFigures.vendors;
  const cells = [gaps.data?.gaps.totalCount, vendors?.prohibited, vendors?.restricted, vendors?.review];
  const failed = gaps.error !== null || figures.error !== null;
  return (
    <tr>
      <th scope="row">
        <Link to={addressOf('/', { programme: name })}>{name}</Link>
      </th>
      {cells.map((value, at) => (
        <td key={columns[at + 1]} className="hb-number">
          {value !== undefined ? count(value) : failed || !isCounted ? <Unknown /> : texts.parts.loading}
        </td>
      ))}
    </tr>
  );
}
