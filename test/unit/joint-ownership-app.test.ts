/** Exactly half is shown beside the findings at owner level, and is no control. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findConcentration } from '../../app/analyses/find-concentration.ts';
import { findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const tables: Readonly<Record<string, string>> = {
  'sources.csv': 'item,supplier,standing\nPump,Joint Venture,chosen\nPump,Daughter,chosen\n',
  'ownership.csv': 'owner,owned,share_min,share_max\nAlpha,Joint Venture,50,50\nBeta,Joint Venture,50,50\nGamma,Daughter,60,60\n',
};

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [path, text] of Object.entries(tables)) {
    const declared = { programme: 'P', dated: '2026-05-01' };
    expect((await handIn(temporary.workspace, text, { path, declared })).outcome).toBe('accepted');
  }
});
afterAll(async () => await temporary.close());

const expected = [
  'Alpha holds exactly half of Joint Venture: joint, not control.',
  'Beta holds exactly half of Joint Venture: joint, not control.',
];

it.each([['single sources', findSingleSources] as const, ['concentration', findConcentration] as const])(
  'names both parties beside %s by owner, and nowhere else',
  async (_, find) => {
    const jointAt = async (level: 'owner' | 'supplier') =>
      (await find(temporary.workspace, localReader, { programme: 'P', level })).diagnostics
        .filter(({ code }) => code === 'joint-ownership')
        .map(({ message }) => message);
    expect(await jointAt('owner')).toEqual(expected);
    expect(await jointAt('supplier')).toEqual([]);
  },
);

it('leaves a joint venture its own owner', async () => {
  const { findings } = await findConcentration(temporary.workspace, localReader, { level: 'owner' });
  expect(findings[0].holders.map(({ name }) => name).sort()).toEqual(['Gamma', 'Joint Venture']);
});
