/** A small gap report for tests of the renderers; `hostile` puts the same text wherever text may stand. */
import { definitions, limits } from '../../reports/definitions.ts';
import { type FirstPage, type VendorRow, vendorStandings } from '../../reports/first-page.ts';
import type { GapReport, GapRow, ReportAction, Thing } from '../../reports/gap-report.ts';
import { parameterNames, type ReportParameters } from '../../reports/report-facts.ts';

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
    actions: [],
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
  const action: ReportAction = {
    text: t('find a second source for Chip'),
    measure: 'find-source',
    item: thing('item', 'Chip'),
    with: null,
    cost: 125_000,
    currency: 'EUR',
    weeks: 26,
    inTimeOnly: false,
  };
  const days = { low: 12, high: 40 };
  return {
    title: t('Redundancy gap report: Kite'),
    reportId: 'f'.repeat(64),
    parameters: Object.fromEntries(
      parameterNames.map((name) => [name, name === 'decision' ? t('Fund a second source') : '']),
    ) as ReportParameters,
    handling: {
      stated: [
        { kind: 'marking', text: t('CUI') },
        { kind: 'distribution', text: t('Distribution statement D') },
      ],
      ofDocuments: [],
      documentsUnmarked: 1,
      note: t('A compilation may be more sensitive than its parts.'),
      banner: t('EXERCISE'),
    },
    firstPage: sampleFirstPage(t, thing, action),
    programme: t('Kite'),
    asOf: '2026-06-01',
    asOfRemark: '',
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
      lists: [
        { code: 'SDN', title: t('SDN list'), entries: 3, dated: '2026-04-01', ageDays: 30, stale: true, documents: [sha] },
        { code: 'EL', title: 'Entity list', entries: 2, dated: '2026-04-30', ageDays: 1, stale: false, documents: [sha] },
        { code: 'CSL', title: 'Screening list', entries: 1, dated: '', ageDays: null, stale: null, documents: [sha] },
        { code: '1260H', title: 'Named list', entries: 0, dated: '', ageDays: null, stale: null, documents: [] },
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
    countries: {
      known: [
        {
          country: { ...thing('country', 'Norway'), code: 'NO' },
          sources: 2,
          share: { low: 5000, high: 7000 },
          gaps: 1,
          endItemsStopped: 1,
        },
      ],
      unknownSources: 1,
      unknownShare: { low: 3000, high: 5000 },
    },
    times: [
      {
        gapId: gap.gapId,
        rank: 1,
        lost: thing('organization', 'Acme'),
        timeToSurviveDays: days,
        timeToRecoverDays: { low: 90, high: 90 },
        gap: 'yes',
        gapDays: { low: 50, high: 78 },
        exposure: { low: 0, high: null },
        missing: ['daily value'],
        endItems: [{ item: thing('item', 'Kite'), timeToSurviveDays: days, timeToRecoverDays: { low: 90, high: 90 } }],
      },
    ],
    obsolescence: {
      stated: { known: 2, of: 8 },
      ends: [
        {
          item: thing('item', 'Chip'),
          part: thing('item', 'A-1'),
          sources: { concerned: 1, of: 2 },
          criticality: 'safety',
          state: 'ending',
          lifecycle: 'last-time buy',
          lastOrderDate: '2026-12-31',
          lastShipDate: '',
          endOfSupport: '',
          daysLeft: 213,
          coverDays: days,
          replacement: t('A-2'),
          gapRank: 1,
          evidence,
        },
        {
          item: thing('item', 'Board'),
          part: null,
          sources: { concerned: 1, of: 1 },
          criticality: '',
          state: 'active',
          lifecycle: 'active',
          lastOrderDate: '',
          lastShipDate: '',
          endOfSupport: '',
          daysLeft: null,
          coverDays: { low: 0, high: null },
          replacement: '',
          gapRank: null,
          evidence,
        },
      ],
      total: 2,
    },
    scenarios: {
      listed: [
        {
          id: '3'.repeat(64),
          name: t('Strait closed'),
          programme: t('Kite'),
          author: t('A. Officer'),
          saved: '2026-05-20T08:00:00.000Z',
          note: t('asked by the board'),
          lose: [t('country:NO')],
          counting: 'qualified',
          stage: '',
          from: '2026-06-01',
          forDays: 90,
          outcome: {
            lost: [{ ...thing('country', 'Norway'), code: 'NO' }],
            stops: 1,
            mayStop: 0,
            hold: 0,
            weakened: 2,
            cost: { low: 1_000, high: null },
            first: days,
            stopped: [
              {
                endItem: thing('item', 'Kite'),
                certainty: 'definite',
                days,
                stopsOn: { earliest: '2026-06-13', latest: '2026-07-11' },
                withinPeriod: 'yes',
                stoppedDays: { low: 50, high: 78 },
                cost: { low: 1_000, high: null },
                evidence,
              },
            ],
          },
          problem: '',
          evidence,
        },
        {
          id: '4'.repeat(64),
          name: t('A firm that is gone'),
          programme: t('Kite'),
          author: t('B. Buyer'),
          saved: '2026-05-21T08:00:00.000Z',
          note: '',
          lose: [t('supplier:Gone')],
          counting: 'able',
          stage: '',
          from: '2026-06-01',
          forDays: null,
          outcome: null,
          problem: t('supplier:Gone names nothing in this view.'),
          evidence,
        },
      ],
      total: 2,
    },
    plan: {
      level: 'supplier',
      currency: 'EUR',
      gaps: 2,
      closed: 1,
      residual: 1,
      steps: [{ ...action, rank: 1, closes: 1, cumulative: 1, cumulativeCost: 125_000 }],
    },
    changes: {
      since: { reportId: '1'.repeat(64), viewHash: '2'.repeat(64), asOf: '2026-05-01', knownAt: '' },
      new: [changed(t, 'ba9876543210', '')],
      closed: [changed(t, '999999999999', '999999999999')],
      worse: [
        {
          ...changed(t, gap.gapId, '888888888888'),
          how: ['qualified sources 2 -> 1', 'items beneath 1 -> 2'],
          fields: [
            { what: 'qualified sources', was: '2', is: '1' },
            { what: 'items beneath', was: t('1: Chip'), is: t('2: Chip; Board') },
          ],
        },
      ],
      same: 0,
      renamed: [changed(t, '777777777777', '666666666666')],
      coverageThen: { known: 6, of: 8 },
    },
    witnesses: [
      {
        gapId: gap.gapId,
        level: 'supplier',
        certainty: 'definite',
        lost: thing('organization', 'Acme'),
        item: thing('item', 'Chip'),
        nodes: [
          { id: 'organization:Acme', type: 'organization', name: t('Acme'), role: 'lost', layer: 0 },
          { id: 'item:Chip', type: 'item', name: t('Chip'), role: 'item', layer: 1 },
          { id: 'item:Kite', type: 'item', name: t('Kite'), role: 'end item', layer: 2 },
        ],
        edges: [
          { from: 'organization:Acme', to: 'item:Chip', edge: 'PROVIDES', assumed: false },
          { from: 'item:Chip', to: 'item:Kite', edge: 'stops', assumed: true },
        ],
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

type Text = (text: string) => string;

function changed(t: Text, gapId: string, earlierGapId: string) {
  const lost = { id: 'organization:Acme', type: 'organization', name: t('Acme') };
  return { gapId, earlierGapId, rank: 1, archetype: 'single source' as const, lost, item: null, how: [], fields: [] };
}

function sampleFirstPage(t: Text, thing: (type: string, name: string) => Thing, firstAction: ReportAction): FirstPage {
  return {
    stop: {
      sentence: t(
        '1 of 1 end item stops if one party is lost; the first after 40 days at the latest; for 1 the time is not known.',
      ),
      endItems: 1,
      stopped: 1,
      possible: 0,
      firstAfterDays: { low: 12, high: 40 },
      timeNotKnown: 1,
    },
    endItems: [thing('item', 'Kite')],
    decision: { asked: t('Fund a second source'), of: '', by: '' },
    gaps: [
      {
        rank: 1,
        gapId: '0123456789ab',
        archetype: 'single source',
        certainty: 'definite',
        lost: thing('organization', 'Acme'),
        item: thing('item', 'Chip'),
        items: 2,
        stops: [thing('item', 'Kite')],
        stopsKnown: true,
        tiers: [2, 4],
        able: 2,
        qualified: 1,
        inUse: null,
        timeToSurviveDays: { low: 12, high: 40 },
        timeToRecoverDays: { low: 90, high: 90 },
        confidence: 'high',
        firstAction,
        owner: t('Officer'),
        decideBy: '2027-01-31',
      },
    ],
    vendors: {
      prohibited: 1,
      restricted: 0,
      insufficientEvidence: 0,
      review: 0,
      awaiting: 1,
      reviewOnly: 0,
      listed: 3,
      rows: [
        {
          standing: 'prohibited',
          party: thing('organization', 'Bolt'),
          ifTrue: null,
          rule: { id: 'ofac-sdn', title: t('OFAC blocking'), source: t('31 CFR'), status: 'in force', reason: t('Blocked.') },
          clock: { text: 'rule holds since', date: '1977-12-28', days: -17_687 },
        },
        {
          standing: 'awaiting a person',
          party: thing('organization', 'Nut'),
          ifTrue: 'restricted',
          rule: null,
          clock: { text: t('met by name, and nobody has decided'), date: '', days: null },
        },
      ],
    },
    notKnown: {
      critical: {
        source: { known: 3, of: 4 },
        site: { known: 2, of: 4 },
        origin: { known: 1, of: 4 },
        all: { known: 1, of: 4 },
      },
      criticalityStated: { known: 5, of: 8 },
      question: {
        kind: 'who or where',
        text: t('At which site is Chip made, by those who did not say?'),
        about: thing('item', 'Chip'),
        gaps: 1,
        of: 2,
        bestRank: 2,
      },
    },
    signedBy: ['Prepared by', 'Reviewed by', 'Approved by'],
  };
}

/** Long names without a blank, and many of everything. */
export function crowdedReport(): GapReport {
  const report = sampleReport('Unbreakable'.repeat(40));
  const many = <T>(list: readonly T[], count: number): T[] => Array.from({ length: count }, (_, k) => list[k % list.length]);
  const { firstPage, vendors } = report;
  return {
    ...report,
    asOfRemark: `The latest day that a document states is 2026-06-01: ${'folder/'.repeat(30)}list.csv (0123456789ab). If that date is wrong, so is the day of everything here.`,
    gaps: many(report.gaps, 5000),
    markings: many(['A marking of some length that is repeated'], 30),
    vendors: { ...vendors, lists: many(vendors.lists, 40) },
    firstPage: {
      ...firstPage,
      endItems: many(firstPage.endItems, 60),
      decision: { asked: 'Unbreakable'.repeat(180), of: 'Undivided'.repeat(200), by: 'Unending'.repeat(200) },
      gaps: many(firstPage.gaps, 5).map((gap) => ({ ...gap, stops: many(gap.stops, 60), tiers: many([1, 2, 3], 12) })),
      vendors: {
        ...firstPage.vendors,
        prohibited: 50,
        restricted: 7,
        insufficientEvidence: 5,
        review: 9,
        awaiting: 12,
        reviewOnly: 4,
        rows: crowdedRows(firstPage),
      },
    },
  };
}

/** Three of each kind. */
function crowdedRows({ vendors: { rows } }: FirstPage): VendorRow[] {
  return vendorStandings.flatMap((standing) => Array.from({ length: 3 }, (_, k) => ({ ...rows[k % rows.length], standing })));
}

/** Nothing is found, and nothing is known. */
export function emptyReport(): GapReport {
  const report = sampleReport();
  const { firstPage } = report;
  const nothing = { known: 0, of: 0 };
  return {
    ...report,
    programme: '',
    asOf: '',
    markings: [],
    handling: { ...report.handling, stated: [], banner: '' },
    coverage: {
      ...report.coverage,
      items: 0,
      source: nothing,
      site: nothing,
      country: nothing,
      standing: nothing,
      owner: nothing,
    },
    gaps: [],
    singleSources: [],
    vendors: { partiesInScope: 0, findings: [], flagged: [], lists: [] },
    concentration: [],
    countries: { known: [], unknownSources: 0, unknownShare: null },
    times: [],
    obsolescence: { stated: nothing, ends: [], total: 0 },
    scenarios: { listed: [], total: 0 },
    plan: null,
    changes: null,
    witnesses: [],
    documents: [],
    rules: { ...report.rules, version: '', inForce: [] },
    remarks: [],
    firstPage: {
      ...firstPage,
      endItems: [],
      gaps: [],
      vendors: {
        prohibited: 0,
        restricted: 0,
        insufficientEvidence: 0,
        review: 0,
        awaiting: 0,
        reviewOnly: 0,
        listed: 0,
        rows: [],
      },
      notKnown: {
        critical: { source: nothing, site: nothing, origin: nothing, all: nothing },
        criticalityStated: nothing,
        question: null,
      },
    },
  };
}
