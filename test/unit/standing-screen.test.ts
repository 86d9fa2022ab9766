import { describe, expect, it } from 'vitest';
import { finished } from '../../graph/analyses/steps.ts';
import { contentOf, mostKeptMatches, StandingScreen } from '../../graph/screening/standing-screen.ts';
import { entry, standingScreen, subject } from '../support/screened-entries.ts';

const kestrel = entry('entry:sdn:1', ['Kestrel Avionics']);
const osprey = entry('entry:sdn:2', ['Osprey Radar Works']);
const falcon = entry('entry:sdn:3', ['Falcon Foundry']);
const asked = subject(['Kestrel Avionics']);
const keys = ({ matches }: { matches: readonly { entry: { key: string } }[] }) => matches.map((match) => match.entry.key);

describe('what is screened again when a list changes', () => {
  it('is nothing where nothing changed, and the new entries alone where some are new', () => {
    const first = standingScreen([kestrel, osprey]);
    expect(first.screen(asked, 'weak')).toMatchObject({ effort: 'all', compared: 2 });
    expect(first.screen(asked, 'weak')).toMatchObject({ effort: 'known', compared: 0 });
    const same = standingScreen([osprey, kestrel], first);
    expect(same.added).toEqual([]);
    expect(same.screen(asked, 'weak')).toMatchObject({ effort: 'known', compared: 0 });
    const twin = entry('entry:sdn:9', ['Kestrel Avionics']);
    const more = standingScreen([kestrel, osprey, twin], same);
    expect(more.added).toEqual([twin]);
    const found = more.screen(asked, 'weak');
    expect(found).toMatchObject({ effort: 'changes', compared: 1 });
    expect(keys(found)).toEqual(['entry:sdn:1', 'entry:sdn:9']);
  });

  it('needs no index of all entries for who was asked about before', () => {
    const first = standingScreen([kestrel, osprey, falcon]);
    expect(first.screenIfReady(asked, 'weak')).toBeUndefined();
    first.screen(asked, 'weak');
    const changed = standingScreen([kestrel, osprey, entry('entry:sdn:4', ['Heron Optics'])], first);
    expect(changed.screenIfReady(asked, 'weak')?.effort).toBe('changes');
    // Another band is another question, another subject too.
    expect(changed.screenIfReady(asked, 'strong')).toBeUndefined();
    expect(changed.screenIfReady(subject(['Heron Optics']), 'weak')).toBeUndefined();
    finished(changed.prepare());
    expect(changed.screenIfReady(subject(['Heron Optics']), 'weak')?.effort).toBe('all');
  });

  it('a changed entry takes the place of what it was; a removed one is gone', () => {
    const first = standingScreen([kestrel, osprey]);
    expect(keys(first.screen(asked, 'weak'))).toEqual(['entry:sdn:1']);
    const renamed = standingScreen([entry('entry:sdn:1', ['Albatross Shipping']), osprey], first);
    expect(keys(renamed.screen(asked, 'weak'))).toEqual([]);
    expect(renamed.screen(asked, 'weak').effort).toBe('known');
    // What the earlier state says stays as it was: another reader may still be asking it.
    expect(keys(first.screen(asked, 'weak'))).toEqual(['entry:sdn:1']);
    const back = standingScreen([kestrel, osprey], renamed);
    expect(keys(back.screen(asked, 'weak'))).toEqual(['entry:sdn:1']);
  });

  it('everything, where most of the lists is new', () => {
    const first = standingScreen([kestrel, osprey]);
    first.screen(asked, 'weak');
    // Half is new: it goes on; more than half: it begins anew.
    const half = standingScreen([kestrel, falcon], first);
    expect(half.screen(asked, 'weak')).toMatchObject({ effort: 'changes', compared: 1 });
    const most = standingScreen(
      [kestrel, osprey, entry('entry:a', ['A B']), entry('entry:b', ['C D']), entry('entry:c', ['E F'])],
      first,
    );
    expect(most.added).toHaveLength(5);
    expect(most.screen(asked, 'weak')).toMatchObject({ effort: 'all', compared: 5 });
  });

  it('what was asked about before 16 changes and no more', () => {
    let state = standingScreen([kestrel, osprey, falcon]);
    state.screen(asked, 'weak');
    const others = (number: number) => entry('entry:sdn:8', [`Heron Optics ${number}`]);
    for (let number = 0; number < 16; number++) state = standingScreen([kestrel, osprey, falcon, others(number)], state);
    const last = standingScreen([kestrel, osprey, falcon, others(16)], state);
    expect(last.screenIfReady(asked, 'weak')).toBeUndefined();
    expect(last.screen(asked, 'weak')).toMatchObject({ effort: 'all', compared: 4 });
    expect(state.screenIfReady(asked, 'weak')).toMatchObject({ effort: 'changes', compared: 16 });
  });
});

describe('what is given of many matches', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => entry(`entry:sdn:${1000 + i}`, ['Kestrel Avionics']));

  it('is the strongest, with the word that there are more', () => {
    const exactly = standingScreen(many(mostKeptMatches)).screen(asked, 'weak');
    expect([exactly.matches.length, exactly.more]).toEqual([mostKeptMatches, false]);
    const over = standingScreen(many(mostKeptMatches + 1)).screen(asked, 'weak');
    expect([over.matches.length, over.more]).toEqual([mostKeptMatches, true]);
    expect(keys(over)).toEqual(many(mostKeptMatches).map(({ key }) => key));
  });

  it('and the next comes up when one of them goes', () => {
    const [first, ...rest] = many(6);
    const state = standingScreen([first, ...rest], undefined, 2);
    expect(keys(state.screen(asked, 'weak'))).toEqual(['entry:sdn:1000', 'entry:sdn:1001']);
    const fewer = standingScreen(rest, state, 2);
    const found = fewer.screen(asked, 'weak');
    expect([keys(found), found.more, found.effort]).toEqual([['entry:sdn:1001', 'entry:sdn:1002'], true, 'all']);
    const last = standingScreen(rest.slice(0, 2), undefined, 2).screen(asked, 'weak');
    expect(last.more).toBe(false);
  });
});

describe('making the next state', () => {
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, i) => entry(`entry:sdn:${String(from + i).padStart(6, '0')}`, [`Name${from + i}`]));
  function stepsOf(steps: ReturnType<typeof StandingScreen.of>) {
    let count = 0;
    for (let step = steps.next(); ; step = steps.next(), count++) if (step.done === true) return { count, state: step.value };
  }

  it('is done in steps, from nothing and from what there was', () => {
    const first = stepsOf(StandingScreen.of(many(40_000)));
    expect(first.count).toBeGreaterThan(20);
    const next = stepsOf(StandingScreen.of(many(40_000, 1), first.state));
    expect(next.count).toBeGreaterThan(10);
    expect(next.state.added).toHaveLength(1);
  });

  it('puts entries in the order of their keys, however they come', () => {
    const all = many(9);
    const contents = (state: StandingScreen<never>) => [...state.entries.keys()];
    const expected = all.map(({ content }) => content);
    const turned = standingScreen(all.toReversed());
    expect(contents(turned as never)).toEqual(expected);
    const some = standingScreen([all[7], all[1], all[4], all[3]] as never);
    expect(contents(standingScreen(all, some) as never)).toEqual(expected);
    const twins = ['A', 'B', 'C', 'D'].map((name) => entry('entry:sdn:1', [name]));
    const byContent = twins.map(({ content }) => content).sort();
    expect(contents(standingScreen(twins) as never)).toEqual(byContent);
    expect(contents(standingScreen(twins, standingScreen([twins[2] as never])) as never)).toEqual(byContent);
  });

  it('takes what is the same twice once, and has the index of what did not change', () => {
    const first = standingScreen([kestrel, kestrel, osprey]);
    expect(first.entries.size).toBe(2);
    finished(first.prepare());
    const same = standingScreen([osprey, kestrel], first);
    expect(same.screenIfReady(subject(['Osprey Radar Works']), 'weak')?.effort).toBe('all');
    expect(standingScreen([osprey], first).screenIfReady(subject(['Osprey Radar Works']), 'weak')).toBeUndefined();
  });

  it('gives all matches to who asks for the whole, and keeps none of it', () => {
    const twins = Array.from({ length: 5 }, (_, i) => entry(`entry:sdn:${i}`, ['Kestrel Avionics']));
    const state = standingScreen(twins, undefined, 2);
    const whole = finished(state.screenWhole(asked, 'weak'));
    expect(whole).toMatchObject({ more: false, effort: 'all', compared: 5, truncated: false });
    expect(keys(whole)).toEqual(twins.map(({ key }) => key));
    expect(state.screen(asked, 'weak')).toMatchObject({ more: true, effort: 'all' });
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
