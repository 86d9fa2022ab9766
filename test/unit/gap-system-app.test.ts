/** Whose gap a row is, and what stands for its part number: several programmes, folded rows, delivered parts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FoundGap, findGaps } from '../../app/gaps/find-gaps.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const tables: Readonly<Record<string, string>> = {
  'programmes.csv': 'programme,item\nHeron,Drone\nStork,Glider\n',
  'requirements.csv': 'assembly,item\nDrone,Motor\nDrone,Seal\nGlider,Seal\nGlider,Wing\nDrone,Paint\nGlider,Wax\n',
  'items.csv': 'item,criticality\nSeal,mission\nWing,mission\n',
  'sources.csv': [
    'item,supplier,supplier_part_number,standing',
    'Motor,Acme,B-2,chosen',
    'Motor,Acme,A-1,chosen',
    'Seal,Sealers,,chosen',
    'Spare,Sparers,,chosen',
  ].join('\n'),
};

let temporary: TemporaryWorkspace;
let gaps: readonly FoundGap[];
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [path, text] of Object.entries(tables)) {
    const { outcome } = await handIn(temporary.workspace, text, { path, declared: { dated: '2026-05-01' } });
    expect(outcome).toBe('accepted');
  }
  gaps = (await findGaps(temporary.workspace, localReader, { group: 'item' })).findings;
});
afterAll(async () => await temporary.close());

const systemsOf = (name: string) => [...new Set(gaps.filter(({ item }) => item?.name === name).map(({ system }) => system))];

it('is the only programme that has the item, both where two have it, none where none has', () => {
  expect(systemsOf('Wing')).toEqual(['Stork']);
  expect(systemsOf('Seal')).toEqual(['Heron; Stork']);
  expect(systemsOf('Spare')).toEqual(['']);
  const folded = gaps.filter((gap) => gap.folded !== null).map(({ system, folded: row }) => [system, row?.text]);
  expect(folded).toContainEqual(['Heron', expect.stringMatching(/without a known source: \d+ of \d+ \(Drone\)$/)]);
  expect(folded).toContainEqual(['Stork', expect.stringMatching(/without a known source: \d+ of \d+ \(Glider\)$/)]);
});

it('takes the part numbers that sources deliver where the line has none', () => {
  const motor = gaps.filter(({ item }) => item?.name === 'Motor');
  expect(motor.length).toBeGreaterThan(0);
  expect(motor.map(({ partNumber }) => partNumber)).toEqual(motor.map(() => 'A-1; B-2'));
});
