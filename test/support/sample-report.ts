/** A small gap report for tests of the renderers; `hostile` puts the same text wherever text may stand. */
import { definitions, limits } from '../../reports/definitions.ts';
import type { GapReport, GapRow, Thing } from '../../reports/gap-report.ts';

const sha = 'a'.repeat(64);

export function sampleReport(hostile?: string): GapReport {
  const t = (text: string): string => hostile ?? text;
  const thing = (type: string, name: string): Thing => ({ id: `${type}:${t(name)}`, type, name: t(name) });
  const evidence = [{ document: sha, pointer: t('/components/0') }];
  const gap: GapRow = {
    gapId: '0123456789ab',
    system: t('Kite'),
    lost: thing('organization', 'Acme'),
    item: thing('item', 'Chip'),
    items: [thing('item', 'Chip'), thing('item', 'Board')],
    partNumber: t('A-1'),
    nsn: '',
    manufacturer: t('Acme'),
    criticality: 'safety',
    archetype: 'single source',
    certainty: 'definite',
    tiers: [2, 4],
    ableSources: 2,
    qualifiedSources: 1,
    chosenSources: null,
    sourcesUnstated: 0,
    ownersDistinct: 1,
    sitesDistinct: 1,
    countriesDistinct: null,
    endItemsStopped: [thing('item', 'Kite')],
    timeToRecoverDays: 90,
    timeToSurviveDays: null,
    gapDays: -5,
    daysOfSupply: null,
    performanceImpact: null,
    exposureRank: null,
    rank: 1,
    rankReason: t('criticality'),
    decideBy: '2027-01-31',
    confidence: '',
    evidence,
    options: [],
    owner: t('Officer'),
    due: '',
    status: '',
  };
  const rule = {
    id: 'ofac-sdn',
    title: t('OFAC blocking'),
    source: t('31 CFR chapter V'),
    effective: '1977-12-28',
    status: t('in force'),
    reason: t('Blocked.'),
  };
  return {
    title: t('Redundancy gap report: Kite'),
    programme: t('Kite'),
    asOf: '2026-06-01',
    knownAt: '',
    view: { hash: 'b'.repeat(64), graphHash: 'c'.repeat(64) },
    markings: [t('CUI')],
    counting: 'qualified',
    coverage: {
      items: 8,
      source: { known: 7, of: 8 },
      site: { known: 1, of: 3 },
      country: { known: 0, of: 0 },
      standing: { known: 2, of: 3 },
      owner: { known: 1, of: 2 },
      composition: { complete: 1, incomplete: 2, unknown: 0, unstated: 5 },
    },
    bottomLine: t('1 gap in Kite.'),
    gaps: [gap, { ...gap, gapId: 'ba9876543210', lost: null, certainty: 'possible', archetype: 'no known source', rank: 2 }],
    singleSources: [
      {
        kind: 'direct',
        certainty: 'definite',
        level: 'country',
        candidate: { ...thing('country', 'Norway'), code: 'NO' },
        item: thing('item', 'Chip'),
        endItems: [thing('item', 'Kite')],
        counts: { able: 2, qualified: 1, chosen: 1, unstated: 0, unknown: 0 },
        mitigatedBy: [thing('item', 'Other chip')],
        dormant: true,
        witness: [{ from: thing('item', 'Kite'), edge: 'REQUIRES', to: thing('item', 'Chip') }],
        evidence,
      },
    ],
    vendors: {
      partiesInScope: 4,
      findings: [
        {
          party: thing('organization', 'Bolt'),
          outcome: 'prohibited',
          basis: 'ownership',
          flags: [t('records of this organisation were joined by name')],
          rule,
          path: [
            {
              from: thing('organization', 'X'),
              edge: 'OWNS',
              to: thing('organization', 'Bolt'),
              share: { low: 2550, high: 5000 },
            },
          ],
          endItems: [thing('item', 'Kite')],
          evidence: [...evidence, { document: 'd'.repeat(64), pointer: t('row=2') }],
        },
      ],
      flagged: [
        {
          party: thing('organization', 'Nut'),
          outcome: null,
          basis: 'ownership',
          flags: [t('an affected party controls it')],
          rule,
          path: [],
          endItems: [],
          evidence: [],
        },
      ],
    },
    concentration: [
      {
        of: { type: 'item', id: 'item:chip', name: t('Chip') },
        level: 'supplier',
        hhi: { low: 2900, high: 6800 },
        holders: [
          { candidate: thing('organization', 'Acme'), share: { low: 5000, high: 5000 } },
          { candidate: null, share: { low: 0, high: 3000 } },
        ],
        assumption: t('recorded sources are all the sources'),
        evidence,
      },
    ],
    documents: [
      {
        sha256: sha,
        path: t('boms/kite.json'),
        format: 'cyclonedx-json',
        dated: '2026-05-01',
        marking: '',
        from: '',
        grade: 'A1',
      },
    ],
    rules: {
      binding: { packs: ['us'], because: 'as asked' },
      version: 'e'.repeat(64),
      inForce: [rule],
    },
    remarks: [{ code: 'ambiguous-party', message: t('Acme could be several') }],
    limits: hostile === undefined ? limits : [hostile],
    definitions: hostile === undefined ? definitions : [{ term: hostile, text: hostile }],
  };
}
