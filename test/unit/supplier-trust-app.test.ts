/** Supplier trust from documents to answers: evidence, sites, filters, the day, what a hidden document must not change, signatures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSupplierTrust, type TrustQuestion } from '../../app/analyses/find-supplier-trust.ts';
import { localReader, type Reader } from '../../app/workspace/reader.ts';
import { signatureIn } from '../../ingest/formats/cyclonedx/signature.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const signedBom = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    timestamp: '2026-05-01T00:00:00Z',
    component: { type: 'application', 'bom-ref': 'app', name: 'Autopilot', manufacturer: { name: 'Acme' } },
  },
  components: [
    {
      type: 'library',
      'bom-ref': 'lib',
      name: 'libctl',
      purl: 'pkg:generic/libctl@1',
      manufacturer: { name: 'Libs' },
      hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
    },
  ],
  dependencies: [{ ref: 'app', dependsOn: ['lib'] }],
  signature: { algorithm: 'RS256', value: 'c2lnbmF0dXJl' },
});

const tables: Readonly<Record<string, string>> = {
  'programmes.csv': 'programme,item,nation\nP,Pump,US\nP,Autopilot,US\n',
  'items.csv':
    'item,item_category,criticality,lifecycle,last_order_date,end_of_support\nPump,pumps,safety,active,,2026-04-30\nChip,semiconductors,mission,last-time buy,2026-05-01,\n',
  'requirements.csv': 'assembly,item\nPump,Chip\n',
  'sources.csv':
    'item,supplier,site,site_country,distributor,standing\nPump,Acme,Plant 1,US,,chosen\nPump,Borealis,Plant 2,US,,chosen\nChip,Cetus,Fab,TW,Broker,chosen\n',
  'attestations.csv': [
    'organization,site,site_country,kind,level,issuer,issued,expires,scope,self_declared',
    'Acme,,,CMMC 2.0 Level 2,,C3PAO,2025-05-01,2026-05-01,enclave,no',
    'Borealis,,,ISO 27001:2022,,Registrar,2023-01-01,2026-04-30,,no',
    ',Fab,TW,ISO/IEC 27001,,Registrar,2026-01-01,2029-01-01,,no',
    'Broker,,,authorised distributor,,Cetus,2026-01-01,2026-12-31,,no',
    'Broker,Shop,US,SOC 2,Type II,,,,,',
  ].join('\n'),
  'contracts.csv':
    'contract,item,supplier,award_date,period_end,competition,offers_received,authority\nC-1,Pump,Acme,2026-01-01,2026-07-30,not competed,1,FAR 6.302-1\nC-2,Pump,,2026-01-01,,,,\n',
};

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [path, text] of Object.entries({ ...tables, 'autopilot.json': signedBom })) {
    const declared = { programme: 'P', dated: '2026-05-01' };
    expect((await handIn(temporary.workspace, text, { path, declared })).outcome).toBe('accepted');
  }
});
afterAll(async () => await temporary.close());

const ask = async (question: TrustQuestion = {}, reader: Reader = localReader) => {
  const { page, total, ...answer } = await askSupplierTrust(temporary.workspace, reader, { programme: 'P', ...question });
  return { ...answer, findings: await page(0, total) };
};
/** `supplier: state what (detail)` of a facet. */
const told = async (facet: string, question: TrustQuestion = {}) =>
  (await ask({ facet, ...question })).findings.flatMap(({ party, facets }) =>
    facets.map(({ state, what, detail }) => `${party.name}: ${state} ${what} (${detail})`),
  );

describe('cyber hygiene', () => {
  it('on the last day of one certificate and the day after that of another', async () => {
    expect((await told('cyber-hygiene')).sort()).toEqual([
      'Acme: expiring CMMC level 2 (written as CMMC 2.0 Level 2; certified; expires in 0 days; scope: enclave; issued by C3PAO; 32 CFR part 170)',
      'Borealis: expired ISO/IEC 27001 (written as ISO 27001:2022; issued by Registrar; ISO/IEC 27001:2022)',
      'Broker: no-expiry SOC 2 (level: Type II; covers one site only, at which nothing of the scope is made; AICPA Trust Services Criteria)',
      'Broker: unknown cyber hygiene (none is stated for the organisation; not all of its sites are known)',
      'Cetus: stated ISO/IEC 27001 (issued by Registrar; covers Fab only; held by the site; who runs it is not stated; ISO/IEC 27001:2022)',
      'Libs: unknown cyber hygiene (no document states any)',
    ]);
  });

  it('follows the as-of day', async () => {
    const on = async (asOf: string, state: string) =>
      (await ask({ facet: 'cyber-hygiene', state, asOf })).findings.map(({ party }) => party.name).sort();
    expect(await on('2026-04-30', 'expiring')).toEqual(['Acme', 'Borealis']);
    expect(await on('2026-01-30', 'expiring')).toEqual(['Borealis']);
    expect(await on('2026-01-29', 'expiring')).toEqual([]);
    expect(await on('2026-04-30', 'expired')).toEqual([]);
    expect(await on('2026-05-02', 'expired')).toEqual(['Acme', 'Borealis']);
    expect(await on('2025-04-30', 'not-yet')).toEqual(['Acme', 'Cetus']);
  });

  it('has the place that states it, the days, and the site that it covers', async () => {
    const { findings } = await ask({ facet: 'cyber-hygiene', state: 'stated' });
    const { documents } = (await temporary.workspace.view(localReader)).graph;
    const [found] = findings;
    expect(found?.facets[0]).toMatchObject({
      from: '2026-01-01',
      to: '2029-01-01',
      site: { name: 'Fab' },
      evidence: [{ pointer: 'row=4' }],
    });
    expect(documents.map(({ sha256 }) => sha256)).toContain(found?.facets[0]?.evidence[0]?.document);
  });
});

describe('the other facets', () => {
  it('provenance: bills of materials, hashes and a signature that nobody verified', async () => {
    const found = await told('provenance');
    expect(found).toContain(
      'Acme: partly a bill of materials of software items (1 of 1 software items; of 1 more item nobody says whether it is software)',
    );
    expect(found).toContain(
      'Acme: unknown hashes of software items (0 of 1 software items; of 1 more item nobody says whether it is software)',
    );
    expect(found).toContain(
      'Acme: stated signed documents (1 of 1 bills of materials that speak of its items; present, not verified)',
    );
    expect(found).toContain('Libs: stated hashes of software items (1 of 1 software items)');
    expect(found).toContain('Cetus: does-not-apply SLSA level (no item of it is software)');
    const { findings } = await ask({ facet: 'provenance', state: 'stated' });
    const signed = findings.flatMap(({ facets }) => facets).filter(({ what }) => what === 'signed documents');
    expect(signed.map(({ evidence }) => evidence.map(({ pointer }) => pointer))).toEqual([['/signature'], ['/signature']]);
  });

  it('obsolescence: what ended before the day, and what ends on it', async () => {
    expect((await told('obsolescence', { state: 'ended' })).sort()).toEqual([
      'Acme: ended Pump (active; end of support 2026-04-30)',
      'Borealis: ended Pump (active; end of support 2026-04-30)',
    ]);
    expect((await told('obsolescence', { state: 'ending' })).sort()).toEqual([
      'Broker: ending Chip (last-time buy; last order 2026-05-01)',
      'Cetus: ending Chip (last-time buy; last order 2026-05-01)',
    ]);
  });

  it('the class of source, and contracts as facts beside', async () => {
    expect((await told('source-class', { state: 'stated' })).sort()).toEqual([
      'Acme: stated original manufacturer (1 item of which nobody says whether electronic)',
      'Borealis: stated original manufacturer (1 item of which nobody says whether electronic)',
      'Broker: stated Authorised distributor (issued by Cetus; DFARS 252.246-7008(a))',
      'Broker: stated authorised distributor (1 electronic item)',
      'Cetus: stated original manufacturer (1 electronic item)',
    ]);
    expect(await told('contracts', { state: 'expiring' })).toEqual([
      'Acme: expiring C-1 (for Pump; expires in 90 days; competition: not competed; offers received: 1; authority: FAR 6.302-1)',
    ]);
    expect(await told('contracts', { state: 'no-expiry' })).toEqual([]);
  });
});

describe('the answer', () => {
  it('puts suppliers of the most critical items first, ties by key, and counts what is known', async () => {
    const { findings, facetCoverage, partiesInScope, requirements, view } = await ask();
    expect(findings.map(({ party, criticality }) => `${party.name}: ${criticality}`)).toEqual([
      'Borealis: safety',
      'Acme: safety',
      'Libs: ',
      'Broker: mission',
      'Cetus: mission',
    ]);
    expect(partiesInScope).toBe(5);
    expect(facetCoverage.find(({ facet }) => facet === 'cyber-hygiene')).toEqual({
      facet: 'cyber-hygiene',
      ...{ known: 3, partly: 1, holds: 3, of: 5 },
    });
    expect(facetCoverage.map(({ facet }) => facet)).toHaveLength(6);
    expect(requirements.map(({ id }) => id)).toEqual(['cmmc-phase-1', 'foci-sf-328-cleared']);
    expect(view.asOf).toBe('2026-05-01');
    expect(findings.find(({ party }) => party.name === 'Cetus')?.endItems).toHaveLength(1);
  });

  it('has the same coverage whatever the filters, and only suppliers of whom there is something to say', async () => {
    const all = await ask();
    const some = await ask({ facet: 'contracts', state: 'expiring' });
    expect(some.facetCoverage).toEqual(all.facetCoverage);
    expect(some.partiesInScope).toBe(all.partiesInScope);
    expect(some.findings.map(({ party }) => party.name)).toEqual(['Acme']);
    expect(some.findings.flatMap(({ facets }) => facets.map(({ facet }) => facet))).toEqual(['contracts']);
  });

  it('refuses a facet or a state that there is not', async () => {
    await expect(ask({ facet: 'nobody' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('facet nobody'),
    });
    await expect(ask({ state: 'fine' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(ask({ programme: 'Q' })).rejects.toMatchObject({ code: 'PROGRAMME_UNKNOWN' });
  });

  it('knows nothing of a document that the reader may not see', async () => {
    const hidden = (await temporary.workspace.evidence.handIns()).filter(
      (one) => one.kind === 'document' && one.format === 'table-csv',
    );
    const view = await temporary.workspace.view(localReader);
    const attestations = view.handIns[await attestationDocument()]?.handIn.id;
    expect(hidden.map(({ id }) => id)).toContain(attestations);
    const reader = { name: 'partner', sees: ({ id }: { id: string }) => id !== attestations };
    const { facetCoverage } = await ask({}, reader);
    expect(facetCoverage[0]).toMatchObject({ facet: 'cyber-hygiene', known: 0, partly: 0, holds: 0 });
  });
});

/** Ordinal of the document with the attestations. */
async function attestationDocument(): Promise<number> {
  const { findings } = await ask({ facet: 'cyber-hygiene', state: 'stated' });
  const sha256 = findings[0]?.facets[0]?.evidence[0]?.document;
  return (await temporary.workspace.view(localReader)).graph.documents.findIndex((one) => one.sha256 === sha256);
}

describe('a signature in a CycloneDX document', () => {
  it.each([
    [{ algorithm: 'RS256', value: 'x' }, 'RS256; present, not verified'],
    [{ value: 'x' }, 'algorithm not stated; present, not verified'],
    [
      {
        signers: [
          { algorithm: 'ES256', value: 'x' },
          { algorithm: 'RS256', value: 'y' },
        ],
      },
      'ES256, RS256; present, not verified',
    ],
    [
      {
        chain: [
          { algorithm: 'ES256', value: 'x' },
          { algorithm: 'ES256', value: 'y' },
        ],
      },
      'ES256; present, not verified',
    ],
    [{ algorithm: 'RS256' }, undefined],
    [{ signers: [] }, undefined],
    [{ signers: 'x', chain: [null, 1] }, undefined],
    ['RS256', undefined],
    [undefined, undefined],
  ])('%o: %s', (signature, said) => {
    expect(signatureIn(signature)).toBe(said);
  });
});
