import { describe, expect, it } from 'vitest';
import { tableTemplate, templateNames } from '../../app/documents/template.ts';
import { scenariosOf } from '../../app/scenarios/what-if-runs.ts';

const read = (text: string) => scenariosOf(Buffer.from(text));
const refusal = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

describe('the scenario table', () => {
  it('has a template, which is its header', () => {
    expect(templateNames).toContain('scenarios');
    const { columns } = tableTemplate('scenarios');
    expect(read(`${columns.join(',')}\ncountry:XX,0.5,,\n`)).toEqual([
      { row: 2, lose: ['country:XX'], probability: 0.5, group: '', days: undefined },
    ]);
  });

  it('reads fractions and per cent, several things in a row, groups and days', () => {
    expect(read('Lose;Probability;Group;Days\n"country:XX; site:Y";2,5;;\n'.replace('2,5', '2.5 %'))).toMatchObject([
      { lose: ['country:XX', 'site:Y'], probability: 0.025 },
    ]);
    expect(read('lose,probability,group,days\nA:x,1,g,30\n\nB:y,1e-4,g,\n')).toMatchObject([
      { row: 2, probability: 1, group: 'g', days: 30 },
      { row: 4, probability: 0.0001, group: 'g', days: undefined },
    ]);
    expect(read('lose,probability\na:b,100%\n')).toMatchObject([{ probability: 1 }]);
  });

  it.each([
    ['lose,probability\na:b,2\n', 'row 2: probability'],
    ['lose,probability\na:b,101 %\n', 'row 2: probability'],
    ['lose,probability\na:b,-0.1\n', 'row 2: probability'],
    ['lose,probability\na:b,\n', 'row 2: probability'],
    ['lose,probability\na:b,0.1\n,0.1\n', 'row 3: lose is empty'],
    ['lose,probability,days\na:b,0.1,ten\n', 'row 2: days'],
    ['lose,chance\na:b,0.1\n', 'column chance'],
    ['lose\na:b\n', 'no column probability'],
    ['lose,probability\n', 'no row'],
    ['', 'no column lose'],
  ])('is refused whole where a row is wrong: %j', (text, message) => {
    expect(refusal(text)).toContain(message);
  });
});
