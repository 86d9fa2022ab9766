/** Which holdings were enough, from the listed parties down. */
import { describe, expect, it } from 'vitest';
import { holdingsOn } from '../../graph/screening/holdings.ts';
import { affectedBy, type Bound, type OwnershipTest } from '../../graph/screening/ownership.ts';
import { listedOnPath, ownershipPath } from '../../graph/screening/ownership-path.ts';
import { graphOf, type OrganizationSpec } from '../support/view-graph.ts';

const half: OwnershipTest = { threshold: 5000, inclusive: true, aggregate: true, cascades: true, controlCounts: true };

/** `X60>A`: X holds 60 per cent of A; `X10-60>A`: between; `X!>A`: controls it. */
function path(
  text: string,
  party: string,
  listed: readonly string[],
  test: Partial<OwnershipTest> = {},
  bound: Bound = 'minimum',
) {
  const organizations: Record<string, { owners: [string, object][]; controllers: string[] }> = {};
  const of = (name: string) => (organizations[name] ??= { owners: [], controllers: [] });
  for (const name of listed) of(name);
  for (const statement of text.split(', ')) {
    const [, holder = '', low = '', high = low, held = ''] = /^([A-Z])(!|\d+)(?:-(\d+))?>([A-Z])$/.exec(statement) ?? [];
    of(holder);
    if (low === '!') of(held).controllers.push(holder);
    else of(held).owners.push([holder, { shareMin: Number(low) * 100, shareMax: Number(high) * 100 }]);
  }
  const fixture = graphOf({ organizations: organizations as Record<string, OrganizationSpec> });
  const holdings = holdingsOn(fixture.graph.organizations, undefined);
  const asked = { ...half, ...test };
  const closure = affectedBy(holdings, listed.map(fixture.organization), asked, bound);
  const name = (index: number) => fixture.nameOf({ type: 'Organization', index });
  const found = ownershipPath(holdings, closure, asked, fixture.organization(party));
  return {
    steps: found.map(({ kind, holder, held }) => `${name(holder)} ${kind} ${name(held)}`),
    listed: listedOnPath(closure, found).map(name),
  };
}

describe('a path of ownership', () => {
  it('is none for who is listed, and for who is not affected', () => {
    expect(path('X60>A, Y60>X', 'X', ['X', 'Y']).steps).toEqual([]);
    expect(path('X40>A', 'A', ['X'])).toEqual({ steps: [], listed: [] });
  });

  it('takes the largest shares until they are enough, of equal ones the first affected', () => {
    expect(path('X10>A, Y30>A, Z20>A', 'A', ['X', 'Y', 'Z']).steps).toEqual(['Y OWNS A', 'Z OWNS A']);
    expect(path('X25>A, Y25>A, Z25>A', 'A', ['Z', 'Y', 'X']).steps).toEqual(['Z OWNS A', 'Y OWNS A']);
  });

  it('stands in the order of derivation, with each holding once', () => {
    expect(path('X60>A, A60>B, A30>C, B30>C, C60>D', 'D', ['X']).steps).toEqual([
      'X OWNS A',
      'A OWNS B',
      'A OWNS C',
      'B OWNS C',
      'C OWNS D',
    ]);
  });

  it('of a share that alone is enough names that one, where shares are not added up', () => {
    expect(path('X40>A, Y60>A', 'A', ['X', 'Y'], { aggregate: false }).steps).toEqual(['Y OWNS A']);
  });

  it('is by what is surely held, or by what may be', () => {
    const text = 'X10-60>A, Y50>A';
    expect(path(text, 'A', ['X', 'Y']).steps).toEqual(['Y OWNS A']);
    expect(path(text, 'A', ['X', 'Y'], {}, 'maximum').steps).toEqual(['X OWNS A']);
  });

  it('is by control where shares are not enough, by one that controls and is affected', () => {
    expect(path('X40>A, B!>A, Y!>A', 'A', ['X', 'Y']).steps).toEqual(['Y CONTROLS A']);
    expect(path('X60>B, B!>A', 'A', ['X']).steps).toEqual(['X OWNS B', 'B CONTROLS A']);
  });

  it('does not pass through who is listed, nor through who was affected by it, nor through others where nothing cascades', () => {
    expect(path('X60>Y, Y60>A', 'A', ['X', 'Y'])).toEqual({ steps: ['Y OWNS A'], listed: ['Y'] });
    expect(path('X60>A, A90>B, B90>A', 'A', ['X']).steps).toEqual(['X OWNS A']);
    expect(path('X60>A, X50>B, A90>B', 'B', ['X'], { cascades: false }).steps).toEqual(['X OWNS B']);
  });

  it('names the listed by whom it is so, ascending, each once', () => {
    const { listed } = path('Y30>A, X30>A, Y30>B, X30>B, A30>C, B30>C', 'C', ['Y', 'X']);
    expect(listed).toEqual(['Y', 'X']);
    expect(path('X30>A, Y30>A', 'A', ['Y', 'X']).listed).toEqual(['Y', 'X']);
    expect(path('X30>A, Y40>A', 'A', ['X', 'Y']).listed).toEqual(['X', 'Y']);
  });
});
