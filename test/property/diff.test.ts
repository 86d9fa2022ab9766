/** Comparing a view with itself finds nothing; compared the other way round, everything is turned round. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DiffAnswer, diff } from '../../app/diff/diff.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { randomHandIns } from '../support/random-documents.ts';
import { handIn, temporaryWorkspace } from '../support/temporary-workspace.ts';

const runs = process.env.HAUBERK_LONG === '1' ? 200 : 15;

const turned = { new: 'gone', gone: 'new', worse: 'better', better: 'worse' } as Readonly<Record<string, string>>;
const turn = (word: string) => turned[word] ?? word;
const turnedThing = (change: string) => ({ added: 'removed', removed: 'added' })[change] ?? change;
const turnedDocument = (change: string) => ({ added: 'gone', gone: 'added' })[change] ?? change;

/** What is compared, without what a view calls it: of what both have, the later view gives the name. */
async function told(answer: DiffAnswer, isTurned: boolean) {
  const of = isTurned ? turn : (word: string) => word;
  const gaps = await answer.gaps.page(0, answer.gaps.total);
  const vendors = await answer.vendors.page(0, answer.vendors.total);
  const things = await answer.things.page(0, answer.things.total);
  const pair = <T>(before: T, after: T) => (isTurned ? [after, before] : [before, after]);
  return {
    documents: answer.documents
      .map(({ change, why, sha256 }) => `${isTurned ? turnedDocument(change) : change} ${why} ${sha256}`)
      .sort(),
    gaps: gaps
      .map(({ change, gapId, gapIdBefore, fields }) =>
        JSON.stringify([
          of(change),
          // Of one that is gone there is no later id.
          ...(change === 'new' || change === 'gone' ? [gapId] : pair(gapIdBefore, gapId)),
          fields.map(({ what, before, after, direction }) => [what, ...pair(before, after), of(direction)]),
        ]),
      )
      .sort(),
    vendors: vendors
      .map(({ change, before, after, rulesBefore, rulesAfter }) =>
        JSON.stringify([of(change), ...pair(before, after), ...pair(rulesBefore, rulesAfter)]),
      )
      .sort(),
    things: things
      .map(({ kind, change, things: ends }) =>
        JSON.stringify([kind, isTurned ? turnedThing(change) : change, ends.map(({ id }) => id)]),
      )
      .sort(),
  };
}

it('is empty of a view and itself, and the mirror of the comparison the other way round', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(randomHandIns, fc.nat(), async (documents, where) => {
      const place = await temporaryWorkspace();
      try {
        const cut = where % documents.length;
        let between = '';
        for (const [i, { text, path, declared, call }] of documents.entries()) {
          if (i === cut) between = place.workspace.now().toISOString();
          await handIn(place.workspace, text, { path, declared, call });
        }
        const to = place.workspace.now().toISOString();
        const same = await diff(place.workspace, localReader, { from: to, to });
        expect(await told(same, false)).toEqual({ documents: [], gaps: [], vendors: [], things: [] });
        const forth = await told(await diff(place.workspace, localReader, { from: between, to }), false);
        const back = await told(await diff(place.workspace, localReader, { from: to, to: between }), true);
        expect(back).toEqual(forth);
        if (forth.gaps.length > 0 && forth.things.length > 0) changed++;
      } finally {
        await place.close();
      }
    }),
    { numRuns: runs },
  );
  // The documents are such that something is compared.
  expect(changed).toBeGreaterThan(0);
}, 300_000);
