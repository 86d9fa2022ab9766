/** From which countries it comes: the index as an interval, the shares on a map, and what is not known. */
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { ProgrammeConcentrationDocument, type ProgrammeConcentrationQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { intervalText } from '../../parts/open-interval.ts';
import { shareText } from '../../pictures/share-text.ts';
import { WorldMap } from '../../pictures/world-map.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useAfterGaps } from './after-gaps.ts';
import { largestOf } from './largest.ts';

const t = texts.programme;

type Concentration = ProgrammeConcentrationQuery['concentration']['nodes'][number];

export function ConcentrationSection() {
  const answer = useAfterGaps(ProgrammeConcentrationDocument);
  return (
    <section>
      <h2>{t.concentration}</h2>
      <AnswerOf of={answer} isEmpty={({ concentration }) => concentration.nodes.length === 0} empty={t.noConcentration}>
        {({ concentration: { nodes, coverage } }) => {
          const { known, of } = coverage.source;
          return nodes.map((one) => <OfProgramme key={one.of.id} of={one} unsourced={{ without: of - known, of }} />);
        }}
      </AnswerOf>
    </section>
  );
}

interface OfProgrammeProps {
  readonly of: Concentration;
  /** Items without a recorded source, of all. */
  readonly unsourced: { readonly without: number; readonly of: number };
}

function OfProgramme({ of: { of, hhi, holders, assumption, evidence }, unsourced }: OfProgrammeProps) {
  const addressOf = useAddressOf();
  const named = holders.filter(({ code }) => code != null);
  const unknown = holders.find(({ id }) => id === '');
  return (
    <>
      <Figures>
        <Figure label={t.hhi} value={intervalText(hhi)} note={t.hhiNote} />
        <LargestCountry named={named} unknown={unknown?.share} />
        <Figure
          label={t.unknownShare}
          value={shareText(unknown?.share ?? { low: 0, high: 0 })}
          note={t.withoutSource(count(unsourced.without), count(unsourced.of))}
          tone="warn"
        />
      </Figures>
      <WorldMap
        caption={t.map(of.name)}
        file="countries"
        shares={named.map(({ id, name, code, share }) => ({
          code: code ?? '',
          name,
          low: share.low,
          high: share.high,
          to: addressOf('/country', { id }),
        }))}
        notKnown={unknown?.share}
      />
      <p className="hb-note">
        {t.assumption}: {assumption}
      </p>
      <EvidenceList evidence={evidence} />
    </>
  );
}

type Holder = Concentration['holders'][number];

/** Countries that are named where it is not known which is the largest. */
const mostRivals = 3;

/** Named alone where no other can have more; else which it could be. */
function LargestCountry({
  named,
  unknown,
}: {
  readonly named: readonly Holder[];
  readonly unknown: Holder['share'] | undefined;
}) {
  const addressOf = useAddressOf();
  const largest = largestOf(named, unknown);
  if (largest === undefined) return <Figure label={t.largest} value={null} />;
  const { first, rivals, orUnnamed } = largest;
  const to = ({ id }: Holder) => addressOf('/country', { id });
  if (rivals.length === 0 && !orUnnamed)
    return <Figure label={t.largest} value={first.name} note={shareText(first.share)} to={to(first)} />;
  const more = rivals.length - mostRivals;
  return (
    <Figure
      label={t.largest}
      value={null}
      note={
        <>
          {t.mostCertain} <Link to={to(first)}>{first.name}</Link> ({shareText(first.share)}).
          {rivals.length > 0 && ` ${t.couldBeMore} `}
          {rivals.slice(0, mostRivals).map((rival, place) => (
            <Fragment key={rival.id}>
              {place > 0 && ', '}
              <Link to={to(rival)}>{rival.name}</Link> ({shareText(rival.share)})
            </Fragment>
          ))}
          {more > 0 && t.andMore(count(more))}
          {rivals.length > 0 && '.'}
          {orUnnamed && ` ${t.orUnnamed}`}
        </>
      }
    />
  );
}
