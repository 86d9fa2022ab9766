/** What is left after each action, against what was spent by then; against the number of actions where a cost is not known. */
import { PictureFrame } from '../../parts/picture-frame.tsx';
import { wholeTicks } from '../../pictures/whole-ticks.ts';
import { count, texts } from '../../texts/texts.ts';
import { money, type Plan, StepTable } from './step-table.tsx';

const t = texts.plan.picture;
const width = 900;
const height = 340;
const box = { left: 70, top: 20, right: 880, bottom: 280 };

export function ResidualPicture({ plan }: { readonly plan: Plan }) {
  const { steps, gaps, currency } = plan;
  const isMoney = steps.every(({ cumulativeCost }) => cumulativeCost !== null) && (steps.at(-1)?.cumulativeCost ?? 0) > 0;
  const points = [
    { at: 0, left: gaps },
    ...steps.map(({ rank, cumulative, cumulativeCost }) => ({
      at: isMoney ? (cumulativeCost ?? 0) : rank,
      left: gaps - cumulative,
    })),
  ];
  const most = Math.max(...points.map(({ at }) => at), 1);
  const x = (at: number) => box.left + (at / most) * (box.right - box.left);
  const y = (left: number) => box.bottom - (left / Math.max(gaps, 1)) * (box.bottom - box.top);
  const line = points.map(({ at, left }, index) => (index === 0 ? `M${x(at)} ${y(left)}` : `H${x(at)}V${y(left)}`)).join('');
  return (
    <PictureFrame
      caption={isMoney ? t.againstCost : t.againstNumber}
      file="plan-residual-risk"
      table={<StepTable plan={plan} isTwin />}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="hb-scroll" aria-label={t.label} tabIndex={0}>
        <svg className="hb-residual" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.label}>
          <Ticks values={wholeTicks(gaps, 5)} place={(left) => ({ x1: box.left, x2: box.right, y1: y(left), y2: y(left) })}>
            {(left) => (
              <text className="hb-residual__soft" x={box.left - 8} y={y(left) + 4} textAnchor="end" fontSize={12}>
                {count(left)}
              </text>
            )}
          </Ticks>
          <Ticks values={wholeTicks(most, 5)} place={(at) => ({ x1: x(at), x2: x(at), y1: box.bottom, y2: box.bottom + 5 })}>
            {(at) => (
              <text className="hb-residual__soft" x={x(at)} y={box.bottom + 20} textAnchor="middle" fontSize={12}>
                {count(at)}
              </text>
            )}
          </Ticks>
          <text className="hb-residual__ink" x={(box.left + box.right) / 2} y={height - 14} textAnchor="middle" fontSize={13}>
            {isMoney ? t.cost(currency ?? '') : t.number}
          </text>
          <text
            className="hb-residual__ink"
            transform={`translate(18 ${(box.top + box.bottom) / 2}) rotate(-90)`}
            textAnchor="middle"
            fontSize={13}
          >
            {t.left}
          </text>
          <path className="hb-residual__line" d={line} />
          {points.slice(1).map(({ at, left }, index) => (
            <circle key={steps[index].rank} className="hb-residual__point" cx={x(at)} cy={y(left)} r={5}>
              <title>{t.point(steps[index].rank, count(left), isMoney ? (money(at, currency) ?? '') : '')}</title>
            </circle>
          ))}
        </svg>
      </section>
    </PictureFrame>
  );
}

interface TicksProps {
  readonly values: readonly number[];
  readonly place: (value: number) => { x1: number; x2: number; y1: number; y2: number };
  readonly children: (value: number) => React.ReactNode;
}

function Ticks({ values, place, children }: TicksProps) {
  return values.map((value) => (
    <g key={value}>
      <line className="hb-residual__tick" {...place(value)} />
      {children(value)}
    </g>
  ));
}
