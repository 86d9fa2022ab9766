/**
 * What was typed into the report's fields, until the tab is closed: a marking that is lost by a step back or a reload
 * would give an unmarked report. Files are not kept.
 */
import { type FormEvent, useState } from 'react';

const place = 'hauberk-report-fields';

export type KeptFields = Readonly<Record<string, string>>;

export interface Kept {
  readonly fields: KeptFields;
  /** As a form that bears its fields changes. */
  readonly keep: (event: FormEvent<HTMLFormElement>) => void;
  readonly clear: () => void;
}

/** `names`: of the fields that are kept. */
export function useKeptFields(names: readonly string[]): Kept {
  const [fields, setFields] = useState(read);
  const put = (kept: KeptFields) => {
    try {
      if (Object.keys(kept).length === 0) sessionStorage.removeItem(place);
      else sessionStorage.setItem(place, JSON.stringify(kept));
    } catch {
      // A browser may refuse it, or have no room: nothing is kept then, nor said to be.
      return setFields({});
    }
    setFields(kept);
  };
  return {
    fields,
    keep: ({ currentTarget }) => put(textsOf(new FormData(currentTarget), names)),
    clear: () => put({}),
  };
}

function textsOf(form: FormData, names: readonly string[]): KeptFields {
  const texts = names.map((name) => [name, form.getAll(name).find((value) => typeof value === 'string') ?? ''] as const);
  return Object.fromEntries(texts.filter(([, value]) => value !== ''));
}

/** What is not of our making is nothing. */
function read(): KeptFields {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(place) ?? '{}');
    const texts = Object.entries(Object(found) as object).filter(([, value]) => typeof value === 'string');
    return Object.fromEntries(texts) as KeptFields;
  } catch {
    return {};
  }
}
