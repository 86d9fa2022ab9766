import { describe, expect, it } from 'vitest';
import { finished } from '../../graph/analyses/steps.ts';
import { contentOf, mostKeptMatches, StandingScreen } from '../../graph/screening/standing-screen.ts';
import { entry, subject } from '../support/screened-entries.ts';

const kestrel = entry('entry:sdn:1', ['Kestrel Avionics']);
const osprey = entry('entry:sdn:2', ['Osprey Radar Works']);
const falcon = entry('entry:sdn:3', ['Falcon Foundry']);
const asked = subject(['Kestrel Avionics']);
const keys = ({ matches }: { matches: readonly { entry: { key: string } }[] }) => matches.map((match) => match.entry.key);

describe('what is screened again when a list changes', () => {
  it('is nothing where nothing changed, and the new entries alone where some are new', () => {
    const first = new StandingScreen([kestrel, osprey]);
    expect(first.screen(asked, 'weak')).toMatchObject({ effort: 'all', compared: 2 });
    expect(first.screen(asked, 'weak')).toMatchObject({ effort: 'known', compared: 0 });
    const same = new StandingScreen([osprey, kestrel], first);
    expect(same.added).toEqual([]);
    expect(same.screen(asked, 'weak')).toMatchObject({ effort: 'known', compared: 0 });
    const twin = entry('entry:sdn:9', ['Kestrel Avionics']);
    const more = new StandingScreen([kestrel, osprey, twin], same);
    expect(more.added).toEqual([twin]);
    const found = more.screen(asked, 'weak');
    expect(found).toMatchObject({ effort: 'changes', compared: 1 });
    expect(keys(found)).toEqual(['entry:sdn:1', 'entry:sdn:9']);
  });

  it('needs no index of all entries for who was asked about before', () => {
    const first = new StandingScreen([kestrel, osprey, falcon]);
    expect(first.screenIfReady(asked, 'weak')).toBeUndefined();
    first.screen(asked, 'weak');
    const changed = new StandingScreen([kestrel, osprey, entry('entry:sdn:4', ['Heron Optics'])], first);
    expect(changed.screenIfReady(asked, 'weak')?.effort).toBe('changes');
    // Another band is another question, another subject too.
    expect(changed.screenIfReady(asked, 'strong')).toBeUndefined();
    expect(changed.screenIfReady(subject(['Heron Optics']), 'weak')).toBeUndefined();
    finished(changed.prepare());
    expect(changed.screenIfReady(subject(['Heron Optics']), 'weak')?.effort).toBe('all');
  });

  it('a changed entry takes the place of what it was; a removed one is gone', () => {
    const first = new StandingScreen([kestrel, osprey]);
    expect(keys(first.screen(asked, 'weak'))).toEqual(['entry:sdn:1']);
    const renamed = new StandingScreen([entry('entry:sdn:1', ['Albatross Shipping']), osprey], first);
    expect(keys(renamed.screen(asked, 'weak'))).toEqual([]);
    expect(renamed.screen(asked, 'weak').effort).toBe('known');
    // What the earlier state says stays as it was: another reader may still be asking it.
    expect(keys(first.screen(asked, 'weak'))).toEqual(['entry:sdn:1']);
    const back = new StandingScreen([kestrel, osprey], renamed);
    expect(keys(back.screen(asked, 'weak'))).toEqual(['entry:sdn:1']);
  });

  it('everything, where most of the lists is new', () => {
    const first = new StandingScreen([kestrel, osprey]);
    first.screen(asked, 'weak');
    // Half is new: it goes on; more than half: it begins anew.
    const half = new StandingScreen([kestrel, falcon], first);
    expect(half.screen(asked, 'weak')).toMatchObject({ effort: 'changes', compared: 1 });
    const most = new StandingScreen(
      [kestrel, osprey, entry('entry:a', ['A B']), entry('entry:b', ['C D']), entry('entry:c', ['E F'])],
      first,
    );
    expect(most.added).toHaveLength(5);
    expect(most.screen(asked, 'weak')).toMatchObject({ effort: 'all', compared: 5 });
  });

  it('what was asked about before 16 changes and no more', () => {
    let state = new StandingScreen([kestrel, osprey, falcon]);
    state.screen(asked, 'weak');
    const others = (number: number) => entry('entry:sdn:8', [`Heron Optics ${number}`]);
    for (let number = 0; number < 16; number++) state = new StandingScreen([kestrel, osprey, falcon, others(number)], state);
    const last = new StandingScreen([kestrel, osprey, falcon, others(16)], state);
    expect(last.screenIfReady(asked, 'weak')).toBeUndefined();
    expect(last.screen(asked, 'weak')).toMatchObject({ effort: 'all', compared: 4 });
    expect(state.screenIfReady(asked, 'weak')).toMatchObject({ effort: 'changes', compared: 16 });
  });
});

describe('what is given of many matches', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => entry(`entry:sdn:${1000 + i}`, ['Kestrel Avionics']));

  it('is the strongest, with the word that there are more', () => {
    const exactly = new StandingScreen(many(mostKeptMatches)).screen(asked, 'weak');
    expect([exactly.matches.length, exactly.more]).toEqual([mostKeptMatches, false]);
    const over = new StandingScreen(many(mostKeptMatches + 1)).screen(asked, 'weak');
    expect([over.matches.length, over.more]).toEqual([mostKeptMatches, true]);
    expect(keys(over)).toEqual(many(mostKeptMatches).map(({ key }) => key));
  });

  it('and the next comes up when one of them goes', () => {
    const [first, ...rest] = many(6);
    const state = new StandingScreen([first, ...rest], undefined, 2);
    expect(keys(state.screen(asked, 'weak'))).toEqual(['entry:sdn:1000', 'entry:sdn:1001']);
    const fewer = new StandingScreen(rest, state, 2);
    const found = fewer.screen(asked, 'weak');
    expect([keys(found), found.more, found.effort]).toEqual([['entry:sdn:1001', 'entry:sdn:1002'], true, 'all']);
    const last = new StandingScreen(rest.slice(0, 2), undefined, 2).screen(asked, 'weak');
    expect(last.more).toBe(false);
  });
});

describe('the content of an entry', () => {
  const { key, party } = entry('entry:sdn:1', ['Kestrel']);
  const content = contentOf(key, party);

  it.each([
    ['key', contentOf('entry:sdn:2', party)],
    ['kind', contentOf(key, { ...party, kind: 'vessel' })],
    ['a name', contentOf(key, { ...party, names: [{ text: 'Kestrels', weak: false }] })],
    ['whether a name is weak', contentOf(key, { ...party, names: [{ text: 'Kestrel', weak: true }] })],
    ['countries', contentOf(key, { ...party, countries: ['DE'] })],
    ['identifiers', contentOf(key, { ...party, identifiers: ['cage:1AAA1'] })],
    ['addresses', contentOf(key, { ...party, addresses: ['Street 1'] })],
  ])('has its %s', (_, other) => {
    expect(other).not.toBe(content);
  });

  it('and nothing else', () => {
    expect(contentOf(key, { ...party, names: [...party.names] })).toBe(content);
    expect(content).toMatch(/^[\w-]{22}$/);
  });
});
