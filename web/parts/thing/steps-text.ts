/** A way from thing to thing as it is saved: what it leads through, in its order. */
import type { StepShown } from '../step-list.tsx';

export function stepsText(steps: readonly StepShown[]): string {
  const names = steps.flatMap(({ from, to }) => [from.name, to.name]);
  return names.filter((name, place) => name !== names[place - 1]).join(' > ');
}
