/** What is written where, for whom, and that the same view gives the same bytes. Through ingest. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportCycloneDx } from '../../app/exports/export-cyclonedx.ts';
import { localReader, type Reader } from '../../app/workspace/reader.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
});
afterEach(async () => await temporary.close());

interface Component {
  readonly name: string;
  readonly 'bom-ref': string;
  readonly scope?: string;
  readonly supplier?: object;
  readonly manufacturer?: object;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}
interface Document {
  readonly serialNumber: string;
  readonly metadata: { readonly timestamp?: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  readonly compositions?: readonly object[];
}

async function write(question: Parameters<typeof exportCycloneDx>[2], reader: Reader = localReader) {
  const text = await exportCycloneDx(temporary.workspace, reader, question);
  expect(validateDocument(Buffer.from(text)).diagnostics).toEqual([]);
  return { text, document: JSON.parse(text) as Document };
}

const declared = { programme: 'P', dated: '2026-05-01' };
const table = (...rows: string[]) => `${rows.join('\n')}\n`;
const sources = table(
  'item,item_part_number,item_manufacturer,supplier,supplier_country,site,site_country,standing,share,lead_time_days,distributor',
  'Motor,M-1,Acme Ltd,Acme Ltd,DE,Plant 1,FR,qualified,60,90,Broker Ltd',
  'Motor,M-1,Acme Ltd,Borealis GmbH,AT,Hall 3,AT,chosen,40,,',
);

describe('an exported programme', () => {
  it('has each fact in the field of CycloneDX or in its property', async () => {
    await handIn(temporary.workspace, sources, { declared, path: 'sources.csv' });
    const { document } = await write({ programme: 'P' });
    expect(document.metadata.timestamp).toBe('2026-05-01T00:00:00.000Z');
    expect(document.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([document.metadata.component.name, document.components.map(({ name }) => name)]).toEqual(['P', ['Motor']]);
    const [motor] = document.components as [Component];
    expect(motor.manufacturer).toEqual({ name: 'Borealis GmbH', address: { country: 'AT' } });
    const values = (name: string) =>
      motor.properties?.flatMap((one) => (one.name === name ? [JSON.parse(one.value) as Record<string, unknown>] : []));
    expect(motor.properties).toContainEqual({ name: 'hauberk:identifier', value: 'mpn:acme ltd/M-1' });
    const [acme, borealis] = values('hauberk:source') ?? [];
    expect(acme).toMatchObject({
      standing: 'qualified',
      share: 6000,
      leadTimeDays: 90,
      distributors: ['organization:name:broker ltd'],
    });
    expect(borealis).toMatchObject({ standing: 'chosen', share: 4000, site: 'site:name:hall 3@AT' });
  });

  it('states a requirement once for other tools, and its scope and quantity for each that requires', async () => {
    await handIn(temporary.workspace, bom([{ name: 'Wing', purl: 'pkg:generic/wing@1' }]), { declared });
    const more = table(
      'assembly,item,item_purl,quantity,scope',
      'Vehicle,Wing,pkg:generic/wing@1,2,',
      'Vehicle,Paint,,,optional',
    );
    await handIn(temporary.workspace, more, { declared, path: 'requirements.csv' });
    const { document } = await write({ programme: 'P' });
    const vehicle = document.components.find(({ name }) => name === 'Vehicle');
    const depends = document.dependencies.find(({ ref }) => ref === vehicle?.['bom-ref']);
    expect(depends?.dependsOn).toHaveLength(2);
    expect(document.components.find(({ name }) => name === 'Paint')?.scope).toBe('optional');
    const needs = vehicle?.properties
      ?.filter(({ name }) => name === 'hauberk:requires')
      .map(({ value }) => JSON.parse(value) as object);
    expect(needs).toEqual([expect.objectContaining({ scope: 'optional' }), expect.objectContaining({ quantity: 200 })]);
  });

  it('keeps a requirement that one document needs and another has as optional', async () => {
    const rows = (scope: string) => table('assembly,item,scope', `Vehicle,Wing,${scope}`);
    for (const scope of ['', 'optional']) {
      const own = { programme: 'P', dated: scope === '' ? '2026-05-01' : '2026-05-02' };
      await handIn(temporary.workspace, rows(scope), { declared: own, path: 'requirements.csv' });
    }
    const back = await temporaryWorkspace();
    await handIn(back.workspace, (await write({ programme: 'P' })).text, { declared });
    for (const { workspace } of [temporary, back]) {
      const { items } = (await workspace.view(localReader)).graph;
      expect([items.requires.targets.length, items.unneeded.targets.length]).toEqual([1, 1]);
    }
    await back.close();
  });

  it('is the same, byte for byte, in whatever order the documents came', async () => {
    const texts = [sources, bom([{ name: 'Motor', manufacturer: 'Acme Ltd' }, { name: 'Wing' }])];
    for (const text of texts) await handIn(temporary.workspace, text, { declared, path: 'x' });
    const first = (await write({ programme: 'P' })).text;
    const other = await temporaryWorkspace();
    for (const text of [...texts].reverse()) await handIn(other.workspace, text, { declared, path: 'x' });
    expect(await exportCycloneDx(other.workspace, localReader, { programme: 'P' })).toBe(first);
    await other.close();
    const later = await write({ programme: 'P', asOf: '2026-06-01' });
    expect(later.document.serialNumber).not.toBe(JSON.parse(first).serialNumber);
  });

  it('has nothing of a document that the reader may not see, and equals what the visible part alone gives', async () => {
    const reader: Reader = { name: 'guest', sees: ({ declared: own }) => own.marking !== 'SECRET' };
    const alone = await temporaryWorkspace();
    for (const { workspace } of [temporary, alone]) await handIn(workspace, sources, { declared, path: 'sources.csv' });
    const secret = table(
      'item,item_part_number,item_manufacturer,supplier,site,standing,site_code,lead_time_days',
      'Zircon drive,M-1,Acme Ltd,Quietus Ltd,Hollow Hill,chosen,1ABC2,777',
    );
    const hidden = { ...declared, dated: '2026-06-01', marking: 'SECRET' };
    expect((await handIn(temporary.workspace, secret, { declared: hidden, path: 's.csv' })).outcome).toBe('accepted');
    expect((await write({ programme: 'P' })).text).toContain('Quietus');
    const { text } = await write({ programme: 'P' }, reader);
    for (const word of ['Quietus', 'quietus', 'Zircon', 'zircon', 'Hollow', '1ABC2', '777']) expect(text).not.toContain(word);
    expect(text).toBe(await exportCycloneDx(alone.workspace, localReader, { programme: 'P' }));
    await alone.close();
  });

  it('has nothing that the programme does not reach', async () => {
    await handIn(temporary.workspace, sources, { declared, path: 'sources.csv' });
    await handIn(temporary.workspace, bom([{ name: 'Turret', manufacturer: 'Delta SA' }], { root: 'Tank' }), {
      declared: { programme: 'Q' },
    });
    const { text } = await write({ programme: 'P' });
    for (const word of ['Turret', 'Delta', 'Tank', 'programme:Q']) expect(text).not.toContain(word);
  });
});

describe('one exported item', () => {
  it('is the main component, with what it needs below it', async () => {
    const parts = [{ name: 'Wing', needs: ['Spar'] }, { name: 'Spar' }, { name: 'Radio' }];
    await handIn(temporary.workspace, bom(parts), { declared });
    const { document, text } = await write({ item: 'item:Wing' });
    expect([document.metadata.component.name, document.components.map(({ name }) => name)]).toEqual(['Wing', ['Spar']]);
    const back = await temporaryWorkspace({ day: '2030-01-01' });
    const result = await handIn(back.workspace, text, { declared: { programme: 'W' } });
    expect([result.components, result.diagnostics]).toEqual([{ in: 2, mapped: 2, quarantined: 0 }, []]);
    const { graph } = await back.workspace.view(localReader);
    expect([graph.items.count, graph.items.requires.targets.length, graph.programmes.includes.targets.length]).toEqual([2, 1, 1]);
    await back.close();
  });

  it('must be one: neither none, nor several, nor a programme beside it', async () => {
    await handIn(temporary.workspace, bom([{ name: 'Wing' }]), { declared });
    const asked = [{}, { item: 'item:None' }, { item: 'item:Wing', programme: 'P' }, { item: 'supplier:Acme' }];
    for (const question of asked) {
      const answer = exportCycloneDx(temporary.workspace, localReader, question);
      await expect(answer).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
    const unknown = exportCycloneDx(temporary.workspace, localReader, { programme: 'R' });
    await expect(unknown).rejects.toMatchObject({ code: 'PROGRAMME_UNKNOWN' });
  });
});
