/** From how much of what there is an answer is computed. */
import { Table } from '@trussworks/react-uswds';
import { Link, useLocation } from 'react-router';
import { count, texts } from '../texts/texts.ts';
import { MissingList, missingKinds, missingPart } from './missing-list.tsx';

const t = texts.parts.coverage;

type CoverageShown = { readonly items: number } & Readonly<
  Record<(typeof missingKinds)[number], { readonly known: number; readonly of: number }>
>;

interface CoverageProps {
  readonly of: CoverageShown;
  /** Whether it counts the whole of the programme, so that its lists can be asked for. */
  readonly isWhole?: boolean;
  /** Where it is of another programme than the address says. */
  readonly programme?: string;
}

export function Coverage({ of, isWhole = true, programme }: CoverageProps) {
  const parts = of.items - of.source.of;
  const listed = missingKinds.filter((kind) => isWhole && of[kind].known < of[kind].of);
  return (
    <>
      <Figures of={of} listed={listed} />
      <p className="hb-note">{t.itemsNote(count(of.items), parts)}</p>
      {listed.map((kind) => (
        <MissingList key={kind} kind={kind} programme={programme} />
      ))}
    </>
  );
}

function Figures({ of, listed }: { readonly of: CoverageShown; readonly listed: readonly (typeof missingKinds)[number][] }) {
  const { search } = useLocation();
  return (
    <Table compact>
      <caption>{t.title}</caption>
      <tbody>
        {missingKinds.map((name) => (
          <tr key={name}>
            <th scope="row">{t[name]}</th>
            <td className="hb-number">
              {t.of(count(of[name].known), count(of[name].of))}{' '}
              {listed.includes(name) && (
                <Link
                  to={{ search, hash: `#${missingPart(name)}` }}
                  aria-label={t.listOf(count(of[name].of - of[name].known), t.missing[name])}
                >
                  {t.others(count(of[name].of - of[name].known))}
                </Link>
              )}
            </td>
            <td>
              <meter min={0} max={Math.max(of[name].of, 1)} value={of[name].known} aria-label={t[name]} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
