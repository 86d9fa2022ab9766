import { describe, expect, it } from 'vitest';
import type { FoundGap } from '../../app/gaps/present-gap.ts';
import { gapsAsked, type OpenTimes, openQuestion } from '../../app/reports/report-question.ts';
import { sampleReport } from '../support/sample-report.ts';

const item = (name: string) => ({ id: `item:${name}`, type: 'item' as const, name });
const gap = (rank: number, change: Partial<FoundGap> = {}): FoundGap =>
  ({
    ...sampleReport().gaps[0],
    level: 'supplier',
    folded: null,
    archetypes: [],
    coincides: [],
    gapId: `gap ${rank}`,
    rank,
    item: item(`Part ${rank}`),
    ...change,
  }) as FoundGap;
const nothing = (): OpenTimes => ({ missing: [], unvalued: [] });

describe('the question that would change the ranking most', () => {
  it('is none where nothing is open', () => {
    expect(openQuestion([gap(1), gap(2)], nothing)).toBeNull();
    expect(openQuestion([], nothing)).toBeNull();
  });

  it.each([
    ['supplier', 'Who makes Part 1, where nobody said so?'],
    ['site', 'At which site is Part 1 made, by those who did not say?'],
    ['country', 'In which country is Part 1 made, by those who did not say?'],
    ['owner', 'Who owns the makers of Part 1?'],
  ] as const)('asks who or where of a possible gap at level %s', (level, text) => {
    expect(openQuestion([gap(1, { certainty: 'possible', level })], nothing)).toEqual({
      kind: 'who or where',
      text,
      about: item('Part 1'),
      gaps: 1,
      of: 1,
      bestRank: 1,
    });
  });

  it('weighs what is uncertain at the top more: 1 at rank 1 before 1/2 + 1/3, after 1/2 + 1/3 + 1/4', () => {
    const shared = { certainty: 'possible' as const, item: item('Shared') };
    const first = gap(1, { certainty: 'possible' });
    expect(openQuestion([first, gap(2, shared), gap(3, shared)], nothing)?.about.name).toBe('Part 1');
    expect(openQuestion([first, gap(2, shared), gap(3, shared), gap(4, shared)], nothing)).toMatchObject({
      about: { name: 'Shared' },
      gaps: 3,
      of: 4,
      bestRank: 2,
    });
  });

  it('puts what one fact gives to many gaps together: the value of a day of an end item', () => {
    const missing = (): OpenTimes => ({ missing: ['daily value', 'time to recover'], unvalued: [item('Kite')] });
    expect(openQuestion([gap(1, { lost: item('A') }), gap(2, { lost: item('B') })], missing)).toMatchObject({
      kind: 'daily value',
      text: 'What is a day of Kite worth?',
      gaps: 2,
    });
  });

  it('of equal ones asks for the earlier step of the ranking, then by key', () => {
    const open = gap(1, { criticality: '', certainty: 'possible' });
    expect(openQuestion([open], () => ({ missing: ['stock'], unvalued: [] }))?.kind).toBe('who or where');
    expect(openQuestion([gap(1, { criticality: '' })], () => ({ missing: ['stock'], unvalued: [] }))?.kind).toBe('criticality');
  });

  it('looks at the first gaps alone', () => {
    const many = Array.from({ length: gapsAsked }, (_, k) => gap(k + 1));
    expect(openQuestion([...many, gap(gapsAsked + 1, { certainty: 'possible' })], nothing)).toBeNull();
  });
});
