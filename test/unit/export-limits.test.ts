/** What docs/export.md says an exported document does not carry, each with an example: the list is complete and true. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportCycloneDx } from '../../app/exports/export-cyclonedx.ts';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { View } from '../../graph/view/open-view.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let before: TemporaryWorkspace;
let after: TemporaryWorkspace;
beforeEach(async () => {
  [before, after] = [await temporaryWorkspace(), await temporaryWorkspace()];
});
afterEach(async () => {
  await before.close();
  await after.close();
});

const sources = (...rows: string[]) => ['item,supplier,supplier_country,site,standing', ...rows, ''].join('\n');
const motor = sources('Motor,Acme Ltd,DE,Plant 1,chosen');

/** The views of what was handed in for P, by day, and of its export. */
async function exported(...texts: readonly string[]): Promise<{ text: string; was: View; is: View }> {
  for (const [day, text] of texts.entries())
    await handIn(before.workspace, text, { path: 'x', declared: { programme: 'P', dated: `2026-01-0${day + 1}` } });
  const text = await exportCycloneDx(before.workspace, localReader, { programme: 'P' });
  await handIn(after.workspace, text, { declared: { programme: 'P' } });
  return { text, was: await before.workspace.view(localReader), is: await after.workspace.view(localReader) };
}

const examples: Record<string, () => Promise<void>> = {
  lists: async () => {
    const { was, is } = await exported(motor, 'list,organization\nOFAC SDN,Acme Ltd\n');
    expect([was.graph.listEntries.count, is.graph.listEntries.count]).toEqual([1, 0]);
    const vendors = (workspace: TemporaryWorkspace) => findUntrustedVendors(workspace.workspace, localReader, { programme: 'P' });
    expect([(await vendors(before)).findings.length, (await vendors(after)).findings.length]).toEqual([1, 0]);
  },
  'other-programmes': async () => {
    const programmes = 'programme,item,nation,daily_demand\nP,Motor,US,2\nQ,Motor,US,3\nQ,Wing,US,1\n';
    const { text, is } = await exported(motor, programmes);
    expect(is.graph.programmes.names).toEqual(['P']);
    expect([...(is.graph.programmes.includes.numbers.dailyDemand ?? [])]).toEqual([200]);
    expect(text).not.toContain('Wing');
  },
  evidence: async () => {
    const { is, was } = await exported(motor, sources('Motor,Borealis GmbH,FR,Plant 2,able'));
    expect([was.graph.documents.length, is.graph.documents.length]).toEqual([2, 1]);
  },
  disagreement: async () => {
    const { was, is } = await exported(sources('Motor,Acme Ltd,DE,Plant 1,able'), motor);
    expect([was.graph.conflicts.length, is.graph.conflicts.length]).toEqual([1, 0]);
    expect([...is.graph.sources.standing]).toEqual([...was.graph.sources.standing]);
  },
  ids: async () => {
    await exported(motor);
    const [was] = (await findGaps(before.workspace, localReader, { programme: 'P' })).findings;
    const [is] = (await findGaps(after.workspace, localReader, { programme: 'P' })).findings;
    expect(is?.item?.name).toBe(was?.item?.name);
    expect(is?.item?.id).not.toBe(was?.item?.id);
    expect(is?.gapId).not.toBe(was?.gapId);
  },
  names: async () => {
    const named = (name: string) => `item,item_purl,supplier\n${name},pkg:generic/m@1,Acme Ltd\n`;
    const { text } = await exported(named('Motor'), named('Engine'));
    expect([text.includes('Engine'), text.includes('Motor')]).toEqual([true, false]);
  },
  'relation-kind': async () => {
    const { text } = await exported(bom([{ name: 'Wing' }]).replace('"dependsOn"', '"provides"'));
    expect(text).toContain('"dependsOn"');
    expect(text).not.toContain('"provides"');
  },
  'source-needs': async () => {
    const needs = 'assembly,item,supplier,quantity\nMotor,Magnet,Acme Ltd,4\n';
    const { text, is } = await exported(motor, needs);
    expect(is.graph.sources.requires.targets.length).toBe(1);
    expect(text).not.toContain('400');
  },
  aggregate: async () => {
    const own = {
      ...JSON.parse(bom([{ name: 'Wing' }])),
      compositions: [{ aggregate: 'incomplete_third_party_only', assemblies: ['Wing'] }],
    };
    const { text, was, is } = await exported(JSON.stringify(own));
    expect([...is.graph.items.coverage].sort()).toEqual([...was.graph.items.coverage].sort());
    expect(text).not.toContain('third_party');
  },
  'unapproved-substitutes': async () => {
    const { text } = await exported(motor, 'substitute,item,qualified\nTurbine,Motor,no\nDynamo,Motor,yes\n');
    expect([text.includes('Turbine'), text.includes('Dynamo')]).toEqual([false, true]);
  },
  inert: async () => {
    const { was, is } = await exported(motor, 'assembly,item,supplier\nMotor,Magnet,Nobody Ltd\n');
    expect(was.diagnostics.map(({ code }) => code)).toContain('inert-requirement');
    expect(is.diagnostics).toEqual([]);
  },
};

describe('limits of an export', () => {
  const text = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8');
  const named = [...text.slice(text.indexOf('## Limits')).matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name as string);

  it('are those that docs/export.md names', () => {
    expect(named).toEqual(Object.keys(examples));
  });

  it.each(Object.keys(examples))('%s', async (name) => {
    await examples[name]?.();
  });
});
