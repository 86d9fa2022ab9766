/** From which day something is lost, and for how long. */
import { TextInput } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { Parameters } from '../../address.ts';
import { Labelled } from '../../parts/labelled.tsx';
import { texts } from '../../texts/texts.ts';
import type { Loss } from './loss.ts';

const t = texts.whatIf;

interface PeriodFormProps {
  readonly loss: Loss;
  readonly change: (changes: Parameters, how?: { replace?: boolean }) => void;
}

export function PeriodForm({ loss, change }: PeriodFormProps) {
  const inAddress = loss.forDays === undefined ? '' : String(loss.forDays);
  const [days, setDays] = useState({ text: inAddress, of: inAddress });
  const shown = days.of === inAddress ? days.text : inAddress;
  return (
    <div className="hb-tools">
      <Labelled label={t.from} hint={t.fromHint}>
        {(id) => (
          <input
            {...id}
            className="usa-input"
            type="date"
            value={loss.from ?? ''}
            onChange={({ target }) => change({ from: target.value }, { replace: true })}
          />
        )}
      </Labelled>
      <Labelled label={t.forDays} hint={t.forDaysHint}>
        {(id) => (
          <TextInput
            {...id}
            type="number"
            min={1}
            max={36_525}
            value={shown}
            onChange={({ target }) => {
              const { value } = target;
              const written = /^[1-9]\d{0,4}$/.test(value) ? value : '';
              setDays({ text: value, of: written });
              change({ days: written }, { replace: true });
            }}
          />
        )}
      </Labelled>
    </div>
  );
}
