/** From which countries it comes: the index as an interval, the shares on a map, and what is not known. */
import { Fragment, useRef } from 'react';
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { ProgrammeConcentrationDocument, type ProgrammeConcentrationQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { missingPart } from '../../parts/missing-list.tsx';
import { intervalText } from '../../parts/open-interval.ts';
import { open } from '../../parts/opening.tsx';
import { useLedTo } from '../../parts/use-led-to.ts';
import { shareText } from '../../pictures/share-text.ts';
import { WorldMap } from '../../pictures/world-map.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useAfterGaps } from './after-gaps.ts';
import { largestOf } from './largest.ts';
import { SectionRemarks } from './section-remarks.tsx';

const t = texts.programme;

type Concentration = ProgrammeConcentrationQuery['concentration']['nodes'][number];

export function ConcentrationSection() {
  const answer = useAfterGaps(ProgrammeConcentrationDocument);
  return (
    <section>
      <h2>{t.concentration}</h2>
      <SectionRemarks of="concentration" about={t.concentration} />
      <AnswerOf of={answer} isEmpty={({ concentration }) => concentration.nodes.length === 0} empty={t.noConcentration}>
        {({ concentration: { nodes, totalCount, coverage } }) => (
          <>
            {nodes.map((one, place) => (
              <OfProgramme key={one.of.id} of={one} part={`shares-${place}`} coverage={coverage} />
            ))}
            {nodes.length < totalCount && (
              <p className="hb-note">{t.concentrationPart(count(nodes.length), count(totalCount))}</p>
            )}
          </>
        )}
      </AnswerOf>
    </section>
  );
}

interface OfProgrammeProps {
  readonly of: Concentration;
  /** Part of the page that has the shares: a link to it opens them as a table. */
  readonly part: string;
  readonly coverage: ProgrammeConcentrationQuery['concentration']['coverage'];
}

function OfProgramme({ of: { of, hhi, holders, assumption, evidence }, part, coverage }: OfProgrammeProps) {
  const addressOf = useAddressOf();
  const map = useRef<HTMLDivElement>(null);
  useLedTo(part, () => open(map.current?.querySelector('details') ?? null));
  const named = holders.filter(({ code }) => code != null);
  const unknown = holders.find(({ id }) => id === '');
  const { source, country } = coverage;
  const isListed = unknown !== undefined && country.known < country.of;
  return (
    <>
      <Figures>
        <Figure label={t.hhi} value={intervalText(hhi)} note={t.hhiNote} to={`${addressOf('/')}#${part}`} />
        <LargestCountry named={named} unknown={unknown?.share} />
        <Figure
          label={t.unknownShare}
          value={shareText(unknown?.share ?? { low: 0, high: 0 })}
          note={t.withoutSource(count(source.of - source.known), count(source.of))}
          tone="warn"
          {...(isListed ? { to: `${addressOf('/', { programme: of.name })}#${missingPart('country')}` } : {})}
        />
      </Figures>
      <div id={part} ref={map}>
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
      </div>
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
