/** What a page shows stands in its address: it can be sent, kept, and gone back to. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { shownText, textShown } from './shown-text.ts';

/** What every page is asked about; it goes along from page to page. */
export interface Scope {
  readonly programme: string | undefined;
  readonly asOf: string | undefined;
  readonly knownAt: string | undefined;
}

/** What others put into an address may read as anything too. */
const shownAgain = (value: string): string => shownText(textShown(value));

const given = (parameters: URLSearchParams, name: string) => {
  const value = parameters.get(name);
  return value === null || value === '' ? undefined : shownAgain(value);
};

export function scopeOf(parameters: URLSearchParams): Scope {
  return {
    programme: given(parameters, 'programme'),
    asOf: given(parameters, 'asOf'),
    knownAt: given(parameters, 'knownAt'),
  };
}

export function useScope(): Scope {
  return scopeOf(useSearchParams()[0]);
}

export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An address with parameters; those of the scope come first, and blank ones are left out. */
export function addressOf(path: string, parameters: Parameters): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') search.append(name, one);
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Addresses of other pages, asked about the same programme and day. */
export function useAddressOf(): (path: string, parameters?: Parameters) => string {
  const { programme, asOf, knownAt } = useScope();
  return useCallback(
    (path, parameters = {}) => addressOf(path, { programme, asOf, knownAt, ...parameters }),
    [programme, asOf, knownAt],
  );
}

interface ChangeOptions {
  readonly replace?: boolean;
  /** Shown before anything else happens: a box that is ticked stays so, and the next one is ticked beside it. */
  readonly flushSync?: boolean;
}

export type ChangeAddress = (changes: Parameters, how?: ChangeOptions) => void;

/** One parameter of this page's address, and how to change several at once; blank takes one out. */
export function useAddress(): readonly [URLSearchParams, ChangeAddress] {
  const [raw, setParameters] = useSearchParams();
  const parameters = useMemo(() => new URLSearchParams([...raw].map(([name, value]) => [name, shownAgain(value)])), [raw]);
  const change = useCallback(
    (changes: Parameters, how: ChangeOptions = {}) => {
      setParameters((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          after.delete(name);
          for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') after.append(name, one);
        }
        return after;
      }, how);
    },
    [setParameters],
  );
  return [parameters, change];
}
