import { describe, expect, it } from 'vitest';
import { holdingsOn } from '../../graph/screening/holdings.ts';
import { affected, isListed, type OwnershipTest, reaches } from '../../graph/screening/ownership.ts';
import { listedOnPath, ownershipPath } from '../../graph/screening/ownership-path.ts';
import { type GraphFixture, graphOf, type OrganizationSpec } from '../support/view-graph.ts';

const ofac: OwnershipTest = { threshold: 5000, inclusive: true, aggregate: true, cascades: true, controlCounts: false };
const eu: OwnershipTest = { ...ofac, controlCounts: true };
const uk: OwnershipTest = { ...ofac, inclusive: false, aggregate: false, controlCounts: true };

/** `X50>A` or `X25-60>A` (percent), `X?>A` (no share stated), `X!>A` (controls). */
function holdings(text: string): GraphFixture {
  const organizations: Record<string, { owners: [string, object][]; controllers: [string, object][] }> = {};
  for (const statement of text.split(/,\s*/)) {
    const match = /^([A-Z])(\?|!|\d+)(?:-(\d+))?>([A-Z])$/.exec(statement);
    if (match === null) throw new Error(`cannot read ${statement}`);
    const [, holder, share, upper, held] = match as unknown as [string, string, string, string | undefined, string];
    organizations[held] ??= { owners: [], controllers: [] };
    if (share === '!') organizations[held].controllers.push([holder, {}]);
    else if (share === '?') organizations[held].owners.push([holder, {}]);
    else {
      const shareMin = Number(share) * 100;
      organizations[held].owners.push([holder, { shareMin, shareMax: upper === undefined ? shareMin : Number(upper) * 100 }]);
    }
  }
  return graphOf({ organizations: organizations as Record<string, OrganizationSpec> });
}

function run(text: string, listed: string, test = ofac) {
  const fixture = holdings(text);
  const indices = [...listed].map((name) => fixture.organization(name));
  const result = affected(fixture.graph.organizations, indices, test, undefined);
  const names = (order: Int32Array) =>
    [...order.keys()]
      .filter((party) => order[party] >= indices.length)
      .map((index) => fixture.nameOf({ type: 'Organization', index }))
      .sort()
      .join('');
  return { definite: names(result.definite.order), possible: names(result.possible.order), result, fixture };
}

describe('the known answers of OFAC', () => {
  it.each([
    ['50 by 50 is blocked, though the product is 25', 'X50>A, A50>B', 'X', 'AB'],
    ['two blocked owners add up', 'X50>A, X50>B, A25>C, B25>C', 'X', 'ABC'],
    ['direct and indirect shares add up', 'X50>A, X10>B, A40>B', 'X', 'AB'],
    ['an owner that is not blocked adds nothing', 'X50>A, X25>B, A25>C, B25>C', 'X', 'A'],
    ['two listed parties together', 'X25>A, Y25>A', 'XY', 'A'],
    ['control is not ownership', 'X!>A, X49>A', 'X', ''],
    ['an owner below the threshold stops it', 'X49>A, A60>B, X40>B', 'X', ''],
    ['a cycle does not lift itself', 'A60>B, B60>A, X40>A', 'X', ''],
    ['25 per cent of both owners', 'X25>A, X25>B, A50>C, B50>C', 'X', ''],
    ['a cycle that is entered is blocked', 'A60>B, B40>A, X50>A', 'X', 'AB'],
    ['a holding in itself does not count', 'X49>A, A51>A', 'X', ''],
  ])('%s', (_, text, listed, expected) => {
    const { definite, possible } = run(text, listed);
    expect(definite).toBe(expected);
    expect(possible).toBe(expected);
  });
});

describe('unknown shares', () => {
  it('are definite on minima and possible on maxima', () => {
    expect(run('X40-60>A', 'X')).toMatchObject({ definite: '', possible: 'A' });
    expect(run('X50-60>A', 'X')).toMatchObject({ definite: 'A', possible: 'A' });
  });

  it('have as blank maximum what the others leave', () => {
    expect(run('X?>A', 'X')).toMatchObject({ definite: '', possible: 'A' });
    expect(run('X?>A, B51>A', 'X')).toMatchObject({ definite: '', possible: '' });
    expect(run('X?>A, B50>A', 'X')).toMatchObject({ definite: '', possible: 'A' });
  });

  it('spread through what is only possibly affected', () => {
    expect(run('X?>A, A80>B', 'X')).toMatchObject({ definite: '', possible: 'AB' });
  });
});

describe('regimes', () => {
  it('EU: exactly half, control, aggregated', () => {
    expect(run('X25>A, Y25>A', 'XY', eu).definite).toBe('A');
    expect(run('X!>A, A50>B', 'X', eu).definite).toBe('AB');
  });

  it('UK: more than half or control, not aggregated', () => {
    expect(run('X50>A', 'X', uk).definite).toBe('');
    expect(run('X51>A, A51>B', 'X', uk).definite).toBe('AB');
    expect(run('X30>A, Y30>A', 'XY', uk).definite).toBe('');
    expect(run('X!>A', 'X', uk).definite).toBe('A');
  });

  it('without cascade only what listed parties hold themselves', () => {
    expect(run('X50>A, A50>B', 'X', { ...ofac, cascades: false }).definite).toBe('A');
  });
});

describe('who is listed', () => {
  it('is told from who is only held, and from who is neither', () => {
    const { result, fixture } = run('X50>A, B10>C', 'X');
    const is = (name: string) => isListed(result.definite, fixture.organization(name));
    expect([is('X'), is('A'), is('B')]).toEqual([true, false, false]);
    expect([result.definite.bound, result.possible.bound]).toEqual(['minimum', 'maximum']);
  });

  it('counts once, however often it is named', () => {
    const fixture = holdings('X50>A');
    const x = fixture.organization('X');
    expect(affected(fixture.graph.organizations, [x, x], ofac, undefined).definite.listed).toBe(1);
  });
});

describe('a test that a share of nothing would pass', () => {
  it('is not passed by it', () => {
    expect(reaches(0, { ...ofac, threshold: 0 })).toBe(false);
    expect(reaches(1, { ...ofac, threshold: 1 })).toBe(true);
    expect(reaches(1, { ...ofac, threshold: 1, inclusive: false })).toBe(false);
  });
});

describe('shares that are stated wrongly', () => {
  it('are cut to what there can be', () => {
    expect(run('X200>A', 'X')).toMatchObject({ definite: 'A', possible: 'A' });
    expect(holdingsOn(holdings('X200>A').graph.organizations, undefined).maximum).toEqual(Int32Array.of(10_000));
  });

  it('that add up to more than the whole leave nothing to a blank', () => {
    const fixture = holdings('X?>A, B70>A, C70>A');
    const { minimum, maximum } = holdingsOn(fixture.graph.organizations, undefined);
    expect([...minimum]).toEqual([0, 7000, 7000]);
    expect([...maximum]).toEqual([0, 7000, 7000]);
  });
});

describe('dates', () => {
  const dated = graphOf({
    organizations: { A: { owners: [['X', { shareMin: 5000, shareMax: 5000, from: 100, to: 200 }]] } },
  });
  const on = (asOf: number | undefined) =>
    affected(dated.graph.organizations, [dated.organization('X')], ofac, asOf).possible.order[dated.organization('A')];

  it('a holding counts from its first day to its last', () => {
    expect([on(99), on(100), on(200), on(201), on(undefined)]).toEqual([-1, 1, 1, -1, 1]);
  });

  it('an ended holding leaves its minimum to a blank maximum', () => {
    const fixture = graphOf({
      organizations: {
        A: {
          owners: [
            ['X', {}],
            ['B', { shareMin: 9000, shareMax: 9000, to: 10 }],
          ],
        },
      },
    });
    const possible = (asOf: number) =>
      affected(fixture.graph.organizations, [fixture.organization('X')], ofac, asOf).possible.order[fixture.organization('A')];
    expect(possible(10)).toBe(-1);
    expect(possible(11)).toBe(1);
  });

  it('control ends too', () => {
    const fixture = graphOf({ organizations: { A: { controllers: [['X', { to: 10 }]] } } });
    const definite = (asOf: number) =>
      affected(fixture.graph.organizations, [fixture.organization('X')], eu, asOf).definite.order[fixture.organization('A')];
    expect([definite(10), definite(11)]).toEqual([1, -1]);
  });
});

describe('the path', () => {
  const path = (text: string, listed: string, party: string, test = ofac) => {
    const { result, fixture } = run(text, listed, test);
    const found = ownershipPath(result.holdings, result.definite, test, fixture.organization(party));
    const name = (index: number) => fixture.nameOf({ type: 'Organization', index });
    return {
      text: found.map((one) => `${name(one.holder)}${one.kind === 'OWNS' ? '>' : '!'}${name(one.held)}`).join(' '),
      listed: listedOnPath(result.definite, found).map(name).join(''),
    };
  };

  it('runs from the listed parties to the party', () => {
    expect(path('X50>A, A50>B', 'X', 'B')).toEqual({ text: 'X>A A>B', listed: 'X' });
    expect(path('X50>A, X50>B, A25>C, B25>C', 'X', 'C')).toEqual({ text: 'X>A X>B A>C B>C', listed: 'X' });
    expect(path('X25>A, Y25>A', 'XY', 'A')).toEqual({ text: 'X>A Y>A', listed: 'XY' });
  });

  it('takes no more holdings than are enough', () => {
    expect(path('X60>A, Y10>A', 'XY', 'A').text).toBe('X>A');
  });

  it('names control where control was what counted', () => {
    expect(path('X!>A, X10>A', 'X', 'A', eu).text).toBe('X!A');
  });

  it('takes the largest shares first, whatever came first', () => {
    expect(path('X10>A, Y15>A, Z35>A', 'XYZ', 'A')).toEqual({ text: 'Y>A Z>A', listed: 'YZ' });
    expect(path('X20>A, Y20>A, Z30>A', 'XYZ', 'A').text).toBe('X>A Z>A');
    expect(path('Z20>A, Y20>A, X30>A', 'ZYX', 'A').text).toBe('Z>A X>A');
  });

  it('leaves out who holds nothing, and who was affected no earlier', () => {
    expect(path('X0>A, Y50>A', 'XY', 'A').text).toBe('Y>A');
    expect(path('A50>B, X50>A, B50>A', 'X', 'B').text).toBe('X>A A>B');
  });

  it('names each holding once where ways meet again', () => {
    expect(path('X50>A, A50>B, A50>C, B25>D, C25>D', 'X', 'D').text).toBe('X>A A>B A>C B>D C>D');
  });

  it('of what is only possible rests on maxima', () => {
    const { result, fixture } = run('X20-60>A, Y10-20>A', 'XY');
    const found = ownershipPath(result.holdings, result.possible, ofac, fixture.organization('A'));
    expect(found.map(({ holder }) => fixture.nameOf({ type: 'Organization', index: holder }))).toEqual(['X']);
  });

  it('without cascade rests on listed parties alone', () => {
    const direct = { ...ofac, cascades: false };
    expect(path('X50>A, A60>B, X50>B', 'X', 'B', direct).text).toBe('X>B');
  });

  it('of a regime that does not add up is the one share that is enough', () => {
    expect(path('X30>A, Y60>A', 'XY', 'A', uk).text).toBe('Y>A');
  });

  it('is empty for the listed and for what is not affected', () => {
    expect(path('X50>A, B50>C', 'X', 'X').text).toBe('');
    expect(path('X50>A, B50>C', 'X', 'C').text).toBe('');
  });
});
