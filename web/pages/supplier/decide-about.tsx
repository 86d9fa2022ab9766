/** Decides about an organisation on its own page: also where it is surely matched, and so waits in no queue. */
import { Button } from '@trussworks/react-uswds';
import { useRef, useState } from 'react';
import type { DecisionKind } from '../../generated/operations.ts';
import type { Decidable } from '../../parts/decide/decidable.ts';
import { DecisionForm } from '../../parts/decide/decision-form.tsx';
import { texts } from '../../texts/texts.ts';
import type { Match } from './matches.tsx';

const t = texts.decisions;

interface DecideAboutProps {
  readonly party: Decidable['party'];
  readonly matches: readonly Match[];
  /** Ids of the rules that say something of it. */
  readonly rules: readonly string[];
}

export function DecideAbout({ party, matches, rules }: DecideAboutProps) {
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<DecisionKind | undefined>(undefined);
  const [said, setSaid] = useState('');
  /** A form of its own after each that was recorded. */
  const [recorded, setRecorded] = useState(0);
  const first = useRef<HTMLTextAreaElement>(null);
  const opener = useRef<HTMLDivElement>(null);
  const about = aboutParty(party, matches, rules);
  if (about.choices.length === 0) return null;
  const choose = (chosen: DecisionKind | undefined) => {
    setKind(chosen);
    setSaid('');
    if (chosen !== undefined) requestAnimationFrame(() => first.current?.focus());
    else close();
  };
  const close = () => {
    setOpen(false);
    setKind(undefined);
    opener.current?.querySelector('button')?.focus();
  };
  return (
    <>
      <div className="hb-tools" ref={opener}>
        <Button outline type="button" aria-expanded={isOpen} onClick={() => (isOpen ? close() : setOpen(true))}>
          {t.decideAbout(party.name)}
        </Button>
        <span role="status">{said}</span>
      </div>
      {/* What is written stays while it is closed. */}
      <div hidden={!isOpen}>
        <DecisionForm
          key={recorded}
          about={about}
          kind={kind}
          choose={choose}
          done={(chosen) => {
            close();
            setRecorded((before) => before + 1);
            setSaid(t.recorded(t.kinds[chosen], party.name));
          }}
          first={first}
        />
      </div>
    </>
  );
}

/** What shares an identifier with an entry is that entry, whoever says otherwise: such a pair is not decided. */
function aboutParty(party: Decidable['party'], matches: readonly Match[], rules: readonly string[]): Decidable {
  const pairs = matches.filter(({ basis }) => basis !== 'identifier').map(({ entry }) => entry);
  return {
    party,
    choices: [
      ...(pairs.length === 0 ? [] : (['MATCH', 'NO_MATCH'] as const)),
      ...(rules.length === 0 ? [] : (['WAIVER'] as const)),
    ],
    pairs,
    waived: matches.map(({ entry }) => entry),
    isWaivedByEntry: false,
    rules,
  };
}
