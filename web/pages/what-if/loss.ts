/** What is lost, from when and for how long: in the address, so that a question can be sent and gone back to. */
import { useMemo } from 'react';
import { type Parameters, type Scope, useAddress, useScope } from '../../address.ts';
import type { Counting, SavedScenariosQuery } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';

const t = texts.whatIf;

export type Saved = SavedScenariosQuery['scenarios']['nodes'][number];

export interface Loss extends Scope {
  readonly lose: readonly string[];
  readonly from?: string;
  readonly forDays?: number;
  readonly counting?: Counting;
  readonly stage?: string;
}

export interface LossAddress {
  readonly loss: Loss;
  readonly change: (changes: Parameters, how?: { replace?: boolean }) => void;
  /** Adds what is not lost yet, or takes out what is. */
  readonly toggle: (selector: string) => void;
}

export function useLoss(): LossAddress {
  const scope = useScope();
  const [parameters, change] = useAddress();
  const search = parameters.toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is all that it hangs on
  const loss = useMemo((): Loss => {
    const forDays = Number(parameters.get('days') ?? '');
    const [from, counting, stage] = ['from', 'counting', 'stage'].map((name) => parameters.get(name) ?? '');
    return {
      ...scope,
      lose: [...new Set(parameters.getAll('lose'))],
      ...(from === '' ? {} : { from }),
      ...(Number.isInteger(forDays) && forDays > 0 ? { forDays } : {}),
      ...(counting === '' ? {} : { counting: counting.toUpperCase() as Counting }),
      ...(stage === '' ? {} : { stage }),
    };
  }, [search]);
  return { loss, change, toggle: (selector) => change({ lose: toggled(loss.lose, selector) }) };
}

export function toggled(lose: readonly string[], selector: string): string[] {
  return lose.includes(selector) ? lose.filter((one) => one !== selector) : [...lose, selector];
}

/** The address of a saved one, in parameters. */
export function parametersOf({ programme, lose, from, forDays, counting, stage, name }: Saved): Parameters {
  return {
    programme: programme ?? undefined,
    lose,
    from: from ?? undefined,
    days: forDays === null ? undefined : String(forDays),
    counting: counting ?? undefined,
    stage: stage ?? undefined,
    scenario: name,
  };
}

/** The question of a saved one, of the day that the page is asked about. */
export function lossOf(saved: Saved, { asOf, knownAt }: Scope): Loss {
  const { programme, lose, from, forDays, counting, stage } = saved;
  return {
    programme: programme ?? undefined,
    asOf,
    knownAt,
    lose,
    ...(from === null ? {} : { from }),
    ...(forDays === null ? {} : { forDays }),
    ...(counting === null ? {} : { counting: counting.toUpperCase() as Counting }),
    ...(stage === null ? {} : { stage }),
  };
}

/** How a question is called that an address names as a saved one: its name is not that of another question. */
export function calledAs(loss: Loss, name: string, saved: readonly Saved[]): string {
  const named = saved.filter((one) => one.name === name);
  const same = named.filter((one) => textOf(lossOf(one, loss)) === textOf(loss));
  if (same.some(({ stands }) => stands)) return name;
  if (same.length > 0) return t.replacedName(name);
  return named.length > 0 ? t.changedName(name) : '';
}

/** What is asked, whatever order its losses stand in. */
function textOf({ programme, lose, from, forDays, counting = 'QUALIFIED', stage }: Loss): string {
  return JSON.stringify([programme ?? null, [...lose].sort(), from ?? null, forDays ?? null, counting, stage ?? null]);
}
