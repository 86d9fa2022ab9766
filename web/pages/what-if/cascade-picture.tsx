/** Which end item stops when: a line of days for each, from the soonest stop to the latest. */
import { type ReactNode, useId } from 'react';
import { PictureFrame } from '../../parts/picture-frame.tsx';
import { daysText } from '../../parts/span-text.ts';
import { wholeTicks } from '../../pictures/whole-ticks.ts';
import { texts } from '../../texts/texts.ts';
import type { Answer, Stop } from './answer.ts';

const t = texts.whatIf;
const mostDrawn = 40;
const names = 240;
const width = 900;
const row = 28;
const top = 34;
/** Beyond the last known day, for what has no known end. */
const open = 60;

export function CascadePicture({ answer, table }: { readonly answer: Answer; readonly table: ReactNode }) {
  const hatch = useId();
  const stops = [...answer.nodes].sort((a, b) => a.days.low - b.days.low).slice(0, mostDrawn);
  const { forDays } = answer;
  const known = stops.flatMap(({ days }) => [days.low, days.high ?? days.low]);
  const last = Math.max(30, ...known, forDays ?? 0);
  const plot = width - names - open - 20;
  const x = (days: number) => names + (Math.min(days, last) / last) * plot;
  const height = top + stops.length * row + 10;
  const days = wholeTicks(last, 6);
  return (
    <PictureFrame caption={caption(answer, stops.length)} file="what-if-cascade" table={table}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="hb-scroll" aria-label={t.pictureLabel(answer.nodes.length)} tabIndex={0}>
        <svg
          className="hb-cascade"
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t.pictureLabel(answer.nodes.length)}
        >
          <defs>
            <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect className="hb-cascade__ground" width="8" height="8" />
              <rect className="hb-cascade__possible" width="4" height="8" />
            </pattern>
          </defs>
          {days.map((day) => (
            <g key={day}>
              <line className="hb-cascade__line" x1={x(day)} x2={x(day)} y1={top - 6} y2={height} />
              <text className="hb-cascade__soft" x={x(day)} y={top - 14} textAnchor="middle" fontSize={12}>
                {t.day(day)}
              </text>
            </g>
          ))}
          {forDays !== null && (
            <g>
              <line className="hb-cascade__end" x1={x(forDays)} x2={x(forDays)} y1={top - 6} y2={height} strokeDasharray="5 4" />
              <text className="hb-cascade__ink" x={x(forDays) + 4} y={height - 2} fontSize={12}>
                {t.lossEnds}
              </text>
            </g>
          )}
          {stops.map((stop, index) => (
            <Bar key={stop.endItem.id} stop={stop} y={top + index * row} x={x} hatch={hatch} end={names + plot + open} />
          ))}
        </svg>
      </section>
    </PictureFrame>
  );
}

interface BarProps {
  readonly stop: Stop;
  readonly y: number;
  readonly x: (days: number) => number;
  readonly hatch: string;
  /** Where what has no known end ends. */
  readonly end: number;
}

function Bar({ stop: { endItem, days, certainty }, y, x, hatch, end }: BarProps) {
  const from = x(days.low);
  const to = days.high === null ? end : x(days.high);
  const isCertain = certainty === 'definite';
  const shape = { className: isCertain ? 'hb-cascade__certain' : 'hb-cascade__edge', y: y + 5, height: 16 };
  const fill = isCertain ? undefined : { fill: `url("#${hatch}")` };
  const name = endItem.name || endItem.id;
  return (
    <g>
      <title>{`${name}: ${certainty}, ${daysText(days)}`}</title>
      <text className="hb-cascade__ink" x={names - 10} y={y + 17} textAnchor="end" fontSize={13}>
        {name.length > 32 ? `${name.slice(0, 31)}…` : name}
      </text>
      {days.high === null ? (
        <>
          {/* Between its soonest day and ever: an outline, which says of no day that it stops then. */}
          <rect
            className={`hb-cascade__open ${isCertain ? 'hb-cascade__open--certain' : ''}`}
            x={from - 4}
            y={y + 5}
            width={end - from + 8}
            height={16}
            strokeDasharray="4 3"
          />
          {days.low === 0 ? (
            <text className="hb-cascade__ink" x={from + 6} y={y + 17} fontSize={12}>
              {t.dayNotKnown(certainty)}
            </text>
          ) : (
            <rect {...shape} style={fill} x={from - 4} width={8} />
          )}
          <path className={isCertain ? 'hb-cascade__certain' : 'hb-cascade__possible'} d={`M${end + 4} ${y + 3}l10 10l-10 10z`} />
        </>
      ) : (
        <rect {...shape} style={fill} x={from - 4} width={Math.max(8, to - from + 8)} />
      )}
    </g>
  );
}

function caption({ from, totalCount }: Answer, drawn: number): string {
  return [t.pictureCaption(from ?? t.noDay), ...(totalCount > drawn ? [t.pictureFirst(drawn, totalCount)] : [])].join(' ');
}
