/** What stops when, at what cost, what only weakens, and what holds; with what is not known. */
import { Coverage } from '../../parts/coverage.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Remarks } from '../../parts/remarks.tsx';
import { daysText, readingText, spanText } from '../../parts/span-text.ts';
import { count, texts } from '../../texts/texts.ts';
import type { Answer, Stop } from './answer.ts';
import { CascadePicture } from './cascade-picture.tsx';
import type { Loss } from './loss.ts';
import { Holding, Weakened } from './other-lists.tsx';
import { DrawnStops, StopTable } from './stop-table.tsx';

const t = texts.whatIf;

interface OutcomeProps {
  readonly answer: Answer;
  /** What it answers, which its lists are asked for with. */
  readonly loss: Loss;
  /** Asked of all stages of making. */
  readonly isWhole: boolean;
}

export function Outcome({ answer, loss, isWhole }: OutcomeProps) {
  const { endItemsStopped: stopped, nodes, holding, weakened, diagnostics } = answer;
  return (
    <section aria-label={t.outcome}>
      <h2>{t.outcome}</h2>
      <p>{bottomLine(answer)}</p>
      <Figures>
        <Figure
          label={t.stops}
          value={readingText(stopped)}
          note={t.ofEndItems(count(stopped.possible + holding.totalCount))}
          {...(stopped.possible > 0 ? { tone: stopped.definite > 0 ? ('bad' as const) : ('warn' as const) } : {})}
        />
        <Figure label={t.firstStop} value={nodes.length === 0 ? t.none : firstStop(nodes)} />
        {answer.forDays !== null && (
          <Figure label={t.cost} value={answer.cost === null ? null : spanText(answer.cost)} note={t.costNote} />
        )}
        <Figure
          label={t.sourcesLost}
          value={readingText(answer.sourcesLost)}
          note={t.itemsFail(readingText(answer.itemsFailed))}
        />
        <Figure label={t.holds} value={count(holding.totalCount)} />
      </Figures>
      <Remarks about={t.outcome} remarks={diagnostics} />
      {answer.forDays === null && <p className="hb-soft">{t.noCostWithoutEnd}</p>}
      {nodes.length > 0 && <CascadePicture answer={answer} table={<DrawnStops stops={nodes} />} />}
      {nodes.length > 0 && <StopTable loss={loss} />}
      <Weakened loss={loss} total={weakened.totalCount} />
      <Holding loss={loss} total={holding.totalCount} />
      <Coverage of={answer.coverage} isWhole={isWhole} />
    </section>
  );
}

function bottomLine({ endItemsStopped: { definite, possible }, holding, from }: Answer): string {
  const of = count(possible + holding.totalCount);
  const day = from ?? t.noDay;
  if (possible === 0) return t.nothingStops(of, day);
  return definite === possible ? t.someStop(count(definite), of, day) : t.someMayStop(count(definite), count(possible), of, day);
}

/** The soonest of what is certain where anything is; else of what is possible, and that is said. */
function firstStop(stops: readonly Stop[]): string {
  const certain = stops.filter(({ certainty }) => certainty === 'definite');
  const soonest = [...(certain.length > 0 ? certain : stops)].sort((a, b) => a.days.low - b.days.low)[0];
  const after = t.afterDays(daysText(soonest.days));
  return certain.length > 0 ? after : t.possibly(after);
}
