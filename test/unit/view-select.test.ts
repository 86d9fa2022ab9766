import { describe, expect, it } from 'vitest';
import type { HandIn } from '../../graph/model/hand-in.ts';
import type { StoredHandIn } from '../../graph/store/port.ts';
import { type SelectOptions, select } from '../../graph/view/select.ts';

let sequence = 0;
function stored(fields: Partial<HandIn> & { sha256: string }): StoredHandIn {
  sequence += 1;
  const zero = { in: 0, mapped: 0, quarantined: 0 };
  const handIn: HandIn = {
    id: `${String(sequence).padStart(9, '0')}-x`,
    kind: 'document',
    bytes: 1,
    path: 'x',
    format: 'table-csv',
    specVersion: '',
    reading: fields.sha256,
    declared: {},
    by: 'officer',
    receivedAt: '2026-01-01T00:00:00Z',
    call: 'c',
    series: '',
    version: 0,
    main: 'm',
    dated: '',
    digest: fields.sha256,
    counts: { components: zero, relations: zero, rows: zero },
    diagnostics: [],
    ...fields,
  };
  return { document: sequence, handIn };
}
const shas = (all: StoredHandIn[], options: SelectOptions = {}) =>
  select(all, options).handIns.map(({ handIn }) => handIn.sha256);

describe('supersession', () => {
  it('needs the same series, the same main component and a strictly higher version', () => {
    const old = stored({ sha256: 'a', series: 's', version: 1 });
    const current = stored({ sha256: 'b', series: 's', version: 2 });
    expect(shas([old, current])).toEqual(['b']);
    expect(shas([current, old])).toEqual(['b']);
    expect(select([old, current], {}).superseded).toEqual([old]);
    expect(select([old, current], {}).diagnostics).toEqual([]);
  });

  it('keeps both, with series-clash, where the main component differs or the version is equal', () => {
    const other = [stored({ sha256: 'a', series: 's', version: 1 }), stored({ sha256: 'b', series: 's', version: 2, main: 'n' })];
    expect(shas(other)).toEqual(['a', 'b']);
    expect(select(other, {}).diagnostics.map(({ code }) => code)).toEqual(['series-clash']);
    const equal = [stored({ sha256: 'a', series: 's', version: 1 }), stored({ sha256: 'b', series: 's', version: 1 })];
    expect(shas(equal)).toEqual(['a', 'b']);
    expect(select(equal, {}).diagnostics.map(({ code }) => code)).toEqual(['series-clash']);
  });

  it('is not a clash when the same bytes were handed in for two programmes', () => {
    const twice = ['P', 'Q'].map((programme) =>
      stored({ sha256: 'a', digest: programme, series: 's', version: 1, declared: { programme } }),
    );
    expect(shas(twice)).toEqual(['a', 'a']);
    expect(select(twice, {}).diagnostics).toEqual([]);
  });

  it('is computed after the filters of reader and time', () => {
    const old = stored({ sha256: 'a', series: 's', version: 1 });
    const secret = stored({ sha256: 'b', series: 's', version: 2, receivedAt: '2026-03-01T00:00:00Z' });
    expect(shas([old, secret], { visible: (h) => h.sha256 !== 'b' })).toEqual(['a']);
    expect(shas([old, secret], { knownAt: '2026-02-01T00:00:00Z' })).toEqual(['a']);
    expect(shas([old, secret], { knownAt: '2026-03-01T00:00:00Z' })).toEqual(['b']);
  });
});

describe('withdrawal', () => {
  it('hides what came before it, shows an earlier time unchanged, and lets the document be handed in again', () => {
    const first = stored({ sha256: 'a' });
    const withdrawal = stored({ sha256: 'a', kind: 'withdrawal', receivedAt: '2026-02-01T00:00:00Z' });
    const again = stored({ sha256: 'a', receivedAt: '2026-03-01T00:00:00Z' });
    expect(shas([first, withdrawal])).toEqual([]);
    expect(shas([first, withdrawal], { knownAt: '2026-01-15T00:00:00Z' })).toEqual(['a']);
    expect(select([first, withdrawal, again], {}).handIns).toEqual([again]);
  });

  it('brings back what the withdrawn document had superseded', () => {
    const old = stored({ sha256: 'a', series: 's', version: 1 });
    const current = stored({ sha256: 'b', series: 's', version: 2 });
    expect(shas([old, current, stored({ sha256: 'b', kind: 'withdrawal' })])).toEqual(['a']);
  });
});
