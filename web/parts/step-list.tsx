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

/** As it is saved: what it leads through, in its order; what no document states is marked. */
export function stepsText(steps: readonly StepShown[]): string {
  const names = steps.flatMap(({ from, to, assumed }, place) => [
    ...(from.id === steps[place - 1]?.to.id ? [] : [from.name]),
    assumed ? `${to.name} (${t.assumed})` : to.name,
  ]);
  return names.join(' > ');
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
