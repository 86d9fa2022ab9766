import { expect, it } from 'vitest';
import { holdersAbove } from '../../graph/screening/holders-above.ts';
import { graphOf } from '../support/view-graph.ts';

it('who owns or controls an organisation, through any number of others, in circles too, with itself, ascending', () => {
  const fixture = graphOf({
    organizations: {
      Top: { owners: ['Middle'] },
      Other: { owners: ['Top'] },
      Middle: { owners: ['Top', 'Person'] },
      Below: { owners: ['Middle'], controllers: ['Guide'] },
      Guide: { controllers: ['Hidden'] },
      Lone: {},
    },
  });
  const above = (...names: string[]) =>
    holdersAbove(fixture.graph.organizations, names.map(fixture.organization)).map((index) =>
      fixture.nameOf({ type: 'Organization', index }),
    );
  const byIndex = (...names: string[]) => names.sort((a, b) => fixture.organization(a) - fixture.organization(b));
  expect(above('Below')).toEqual(byIndex('Below', 'Middle', 'Top', 'Person', 'Guide', 'Hidden'));
  expect(above('Top')).toEqual(byIndex('Top', 'Middle', 'Person'));
  expect(above('Lone')).toEqual(['Lone']);
  expect(above('Lone', 'Guide')).toEqual(byIndex('Lone', 'Guide', 'Hidden'));
  expect(above()).toEqual([]);
});
