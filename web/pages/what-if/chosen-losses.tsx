/** What is lost together, each with a button that takes it out. */
import { Button } from '@trussworks/react-uswds';
import { texts } from '../../texts/texts.ts';

const t = texts.whatIf;

export interface NamedLoss {
  readonly selector: string;
  readonly level: string;
  readonly things: readonly { readonly name: string }[];
}

interface ChosenLossesProps {
  readonly lose: readonly string[];
  /** As the answer calls them, where there is one. */
  readonly named: readonly NamedLoss[];
  readonly remove: (selector: string) => void;
  readonly clear: () => void;
}

export function ChosenLosses({ lose, named, remove, clear }: ChosenLossesProps) {
  return (
    <section aria-label={t.chosen}>
      <h3>{t.chosen}</h3>
      {lose.length === 0 && <p>{t.nothingChosen}</p>}
      <ul className="hb-chips">
        {lose.map((selector) => (
          <li key={selector} className="hb-chip">
            {nameOf(selector, named)}
            <Button type="button" unstyled aria-label={t.remove(nameOf(selector, named))} onClick={() => remove(selector)}>
              <span aria-hidden="true">×</span>
            </Button>
          </li>
        ))}
      </ul>
      {lose.length > 1 && (
        <Button type="button" unstyled onClick={clear}>
          {t.removeAll}
        </Button>
      )}
    </section>
  );
}

export function nameOf(selector: string, named: readonly NamedLoss[]): string {
  const found = named.find((one) => one.selector === selector);
  if (found === undefined) return selector.slice(0, 80);
  const names = [...new Set(found.things.map(({ name }) => name))].join(', ');
  return t.lostAs(names, t.levels[found.level] ?? found.level);
}
