/** Fields of a decision: what it is about, how long it counts, and what it is limited to. */
import { Select, Textarea } from '@trussworks/react-uswds';
import { useScope } from '../../address.ts';
import type { DecisionKind, Transaction } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { Labelled } from '../labelled.tsx';
import { type Decidable, entriesOf, entryOf, isForAnyEntry, type Written } from './decidable.ts';

const t = texts.decisions;

interface FieldProps {
  readonly written: Written;
  readonly write: (part: Partial<Written>) => void;
}

interface AboutProps extends FieldProps {
  readonly about: Decidable;
  readonly kind: DecisionKind;
}

/** The rule of a waiver; the entry, where it is not settled by where the form stands. */
export function WhatItIsAbout({ about, kind, written, write }: AboutProps) {
  const entries = entriesOf(about, kind);
  const isFree = isForAnyEntry(about, kind);
  return (
    <>
      {kind === 'WAIVER' && (
        <Labelled label={t.rule}>
          {(id) => (
            <Select {...id} value={written.rule ?? about.rules[0] ?? ''} onChange={({ target }) => write({ rule: target.value })}>
              {about.rules.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          )}
        </Labelled>
      )}
      {entries.length > (isFree ? 0 : 1) && (
        <Labelled label={t.entry}>
          {(id) => (
            <Select {...id} value={entryOf(about, kind, written)} onChange={({ target }) => write({ entry: target.value })}>
              {isFree && <option value="">{t.anyEntry}</option>}
              {entries.map((one) => (
                <option key={one.id} value={one.id}>
                  {t.against(one.name, one.list)}
                </option>
              ))}
            </Select>
          )}
        </Labelled>
      )}
    </>
  );
}

export function LastDay({ written, write, isRequired = false }: FieldProps & { readonly isRequired?: boolean }) {
  return (
    <Labelled label={t.expires} hint={isRequired ? t.expiresHint : t.expiresOptional}>
      {(id) => (
        <input
          {...id}
          className="usa-input"
          type="date"
          required={isRequired}
          value={written.expires}
          onChange={({ target }) => write({ expires: target.value })}
        />
      )}
    </Labelled>
  );
}

const transactions = Object.keys(t.transactions) as Transaction[];

/** What limits it, all of which may be left out: closed, so that the usual decision stays short. */
export function OnlyFor({ kind, written, write }: FieldProps & { readonly kind: DecisionKind }) {
  const { programme } = useScope();
  return (
    <details>
      <summary>{t.limits}</summary>
      {programme !== undefined && (
        <label className="hb-choice">
          <input type="checkbox" checked={written.isLimited} onChange={({ target }) => write({ isLimited: target.checked })} />{' '}
          {t.onlyFor(programme)}
        </label>
      )}
      {kind !== 'WAIVER' && <LastDay written={written} write={write} />}
      <Labelled label={t.transaction}>
        {(id) => (
          <Select
            {...id}
            value={written.transaction}
            onChange={({ target }) => write({ transaction: target.value as Written['transaction'] })}
          >
            <option value="">{t.anyTransaction}</option>
            {transactions.map((one) => (
              <option key={one} value={one}>
                {t.transactions[one]}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      <Labelled label={t.onlyItems} hint={t.onlyItemsHint}>
        {(id) => <Textarea {...id} rows={2} value={written.items} onChange={({ target }) => write({ items: target.value })} />}
      </Labelled>
    </details>
  );
}
