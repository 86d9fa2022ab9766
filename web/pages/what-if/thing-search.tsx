/** Finds what may be lost as one types: a text field with a list of proposals (combobox of the ARIA practices). */
import { Label, TextInput } from '@trussworks/react-uswds';
import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from 'react';
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { FindWhatToLoseDocument } from '../../generated/operations.ts';
import { Failed } from '../../parts/answer-of.tsx';
import { texts } from '../../texts/texts.ts';

const t = texts.whatIf;
const fewest = 2;

interface Proposal {
  readonly selector: string;
  readonly name: string;
  readonly as: string;
}

interface ThingSearchProps {
  readonly chosen: readonly string[];
  readonly choose: (selector: string) => void;
}

export function ThingSearch({ chosen, choose }: ThingSearchProps) {
  const id = useId();
  const { asOf, knownAt } = useScope();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const wanted = useDeferredValue(text.trim());
  const isAsked = wanted.length >= fewest;
  const { data, error, refetch } = useAnswer(
    FindWhatToLoseDocument,
    { text: wanted, asOf, knownAt },
    { enabled: isAsked, keepLast: true },
  );
  const proposals = isAsked
    ? [...(data?.search.nodes ?? [])]
        .sort(partiesFirst)
        .flatMap(proposalsOf)
        .filter((one) => !chosen.includes(one.selector))
    : [];
  const field = useRef<HTMLInputElement>(null);
  // The button goes with the failure: who pressed it is back where they typed.
  const askAgain = () => {
    void refetch();
    field.current?.focus();
    setOpen(true);
  };
  const isShown = isOpen && isAsked && data !== undefined;
  const take = (proposal: Proposal | undefined) => {
    if (proposal === undefined) return;
    choose(proposal.selector);
    setText('');
    setOpen(false);
    setAt(-1);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && proposals.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt((before) => (before + step + proposals.length) % proposals.length);
    } else if (event.key === 'Enter' && isShown) {
      event.preventDefault();
      take(proposals[at] ?? (proposals.length === 1 ? proposals[0] : undefined));
    } else if (event.key === 'Escape') setOpen(false);
  };
  return (
    <div className="hb-combobox">
      <Label htmlFor={id}>{t.search}</Label>
      <div className="usa-hint" id={`${id}-hint`}>
        {t.searchHint}
      </div>
      <TextInput
        id={id}
        name="thing"
        type="text"
        role="combobox"
        inputRef={field}
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-hint`}
        aria-activedescendant={isShown && at >= 0 ? `${id}-${at}` : undefined}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />

      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t.proposals}
        className="hb-proposals"
        hidden={!isShown || proposals.length === 0}
      >
        {proposals.map(({ selector, name, as }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
          <div
            key={selector}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="hb-proposal"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(proposals[index])}
          >
            {name} <span className="hb-soft">{as}</span>
          </div>
        ))}
      </div>
      <div role="status" className="hb-soft">
        {isShown && t.proposed(proposals.length)}
        {isOpen && isAsked && data === undefined && error === null && texts.parts.loading}
      </div>
      {isAsked && error !== null && <Failed error={error} again={askAgain} />}
    </div>
  );
}

const order = ['Organization', 'Country', 'Site', 'Item'];
const partiesFirst = (a: Found, b: Found) => order.indexOf(a.__typename) - order.indexOf(b.__typename);

interface Found {
  readonly __typename: string;
  readonly id: string;
  readonly name: string;
}

/** A party may be lost alone, or with all that it controls; a country as where things are made, or as the home of owners. */
function proposalsOf({ __typename, id, name }: Found): Proposal[] {
  switch (__typename) {
    case 'Organization':
      return [
        { selector: id, name, as: t.as.supplier },
        { selector: `owner:${id}`, name, as: t.as.owner },
      ];
    case 'Country':
      return [
        { selector: id, name, as: t.as.country },
        { selector: id.replace(/^country:/, 'owner-country:'), name, as: t.as.ownerCountry },
      ];
    case 'Item':
      return [{ selector: id, name, as: t.as.item }];
    case 'Site':
      return [{ selector: id, name, as: t.as.site }];
    default:
      return [];
  }
}
