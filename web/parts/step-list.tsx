/** A way from thing to thing, as it came about. */
import { texts } from '../texts/texts.ts';
import { Tag } from './figure.tsx';
import { type Named, NamedLink } from './thing-links.tsx';

const t = texts.things.stops;

export interface StepShown {
  readonly from: Named;
  readonly edge: string;
  readonly to: Named;
  /** No document states it. */
  readonly assumed: boolean;
}

/** As it is saved: from where it begins, and what no document states marked. */
export function stepsText(steps: readonly StepShown[]): string {
  const names = steps.map(({ to, assumed }) => (assumed ? `${to.name} (${t.assumed})` : to.name));
  return [...steps.slice(0, 1).map(({ from }) => from.name), ...names].join(' > ');
}

export function StepList({ steps }: { readonly steps: readonly StepShown[] }) {
  if (steps.length === 0) return null;
  return (
    <details>
      <summary>{t.steps(steps.length)}</summary>
      <ol>
        {steps.map(({ from, edge, to, assumed }) => (
          <li key={`${from.id} ${edge} ${to.id}`}>
            <NamedLink of={from} /> {edge} <NamedLink of={to} /> {assumed && <Tag tone="warn">{t.assumed}</Tag>}
          </li>
        ))}
      </ol>
    </details>
  );
}
