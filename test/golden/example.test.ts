/** Holds the program to sbom-samples/EXPECTED.md: single sources and untrusted vendors of the example programme. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundSingleSource, findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import {
  type Example,
  type Expected,
  type ExpectedFinding,
  type ExpectedLevel,
  expectedLevels,
  type Highlights,
  idsOf,
  openExample,
  readExpected,
  readHighlights,
} from './example-fixture.ts';

let example: Example;
let expected: Expected;
let highlights: Highlights;
/** id -> name of the end items. */
let endItems: Map<string, string>;
const found = new Map<ExpectedLevel, readonly FoundSingleSource[]>();

beforeAll(async () => {
  expected = await readExpected();
  highlights = await readHighlights();
  example = await openExample();
  endItems = await idsOf(example.workspace, [...expected.endItems, ...expected.rootsOfBoms]);
  for (const level of expectedLevels) {
    const { findings } = await findSingleSources(example.workspace, localReader, { level, asOf: expected.asOf });
    found.set(level, findings);
  }
});

afterAll(async () => {
  await example?.close();
});

/** A finding in the words of expected.json. */
function told({ kind, candidate, item, endItems: ends, mitigatedBy }: FoundSingleSource): ExpectedFinding {
  return {
    kind,
    candidate: candidate.code ?? candidate.name,
    item: item.name,
    endItems: ends.map((id) => endItems.get(id) ?? id).sort(),
    ...(mitigatedBy.length > 0 ? { mitigated: true } : {}),
  };
}

function sorted(findings: readonly ExpectedFinding[]): ExpectedFinding[] {
  const key = ({ kind, candidate, item }: ExpectedFinding) => `${kind} ${candidate} ${item}`;
  return findings
    .map((finding) => ({ ...finding, endItems: [...finding.endItems].sort() }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function definite(level: ExpectedLevel): FoundSingleSource[] {
  return (found.get(level) ?? []).filter(({ certainty }) => certainty === 'definite');
}

describe('what is handed in', () => {
  it('accepts every document, quarantines nothing, and counts as expected.json does', () => {
    const counts = example.ingested.map(({ path, outcome, components, relations, rows, services }) => ({
      path,
      outcome,
      components,
      relations,
      rows,
      ...(services === undefined || services.in === 0 ? {} : { services }),
    }));
    const all = (count: number) => ({ in: count, mapped: count, quarantined: 0 });
    expect(counts).toEqual(
      expected.documents.map(({ path, components, relations, rows, services }) => ({
        path,
        outcome: 'accepted',
        components: all(components),
        relations: all(relations),
        rows: all(rows),
        ...(services === undefined ? {} : { services: all(services) }),
      })),
    );
  });

  it('gives no diagnostic that is an error or a warning', () => {
    const bad = example.ingested.flatMap(({ path, diagnostics }) =>
      diagnostics.filter(({ severity }) => severity !== 'info').map(({ code, message }) => ({ path, code, message })),
    );
    expect(bad).toEqual([]);
  });

  it('dates the view by its newest document and leaves the superseded one out', async () => {
    const now = await status(example.workspace, localReader);
    expect(now.view.asOf).toBe(expected.asOf);
    expect(now.documents).toBe(expected.documents.length - 1);
  });
});

describe('coverage', () => {
  it('says how many items have a known source, and how many sources a site', async () => {
    const { coverage } = await findSingleSources(example.workspace, localReader, { asOf: expected.asOf });
    const { items, itemsWithSource, sources, sourcesWithSite } = expected.size;
    expect(coverage.source).toEqual({ known: itemsWithSource, of: items });
    expect(coverage.site).toEqual({ known: sourcesWithSite, of: sources });
    expect(coverage.country).toEqual({ known: sourcesWithSite, of: sources });
  });
});

describe.each(expectedLevels)('single sources, %s level', (level) => {
  it('finds all the definite ones and no other', () => {
    expect(sorted(definite(level).map(told))).toEqual(sorted(expected.singleSources[level].definite));
  });

  it('finds all the possible ones and no other', () => {
    const possible = (found.get(level) ?? []).filter(({ certainty }) => certainty === 'possible');
    expect(sorted(possible.map(told))).toEqual(sorted(expected.singleSources[level].possible));
  });

  it('leaves out, for the programme, what stops none of its end items', async () => {
    const question = { level, asOf: expected.asOf, programme: expected.programme };
    const { findings } = await findSingleSources(example.workspace, localReader, question);
    const stopping = expected.singleSources[level].definite.filter((finding) => finding.endItems.length > 0);
    expect(sorted(findings.filter(({ certainty }) => certainty === 'definite').map(told))).toEqual(sorted(stopping));
  });

  it('shows a witness and evidence for each', () => {
    for (const { witness, evidence } of found.get(level) ?? []) {
      expect(witness.length).toBeGreaterThan(0);
      expect(evidence.length).toBeGreaterThan(0);
    }
  });
});

describe('what EXPECTED.md says of single sources', () => {
  it('counts who is able, qualified and chosen', () => {
    const counts = highlights.counts.map(([level, item]) => {
      const one = definite(level).find((finding) => finding.item.name === item && finding.kind === 'direct');
      return [level, item, one?.counts.able, one?.counts.qualified, one?.counts.chosen];
    });
    expect(counts).toEqual(highlights.counts);
  });

  it('does not find what must not be found', () => {
    const wrong = highlights.notDefinite.filter(([level, item]) => definite(level).some((finding) => finding.item.name === item));
    expect(wrong).toEqual([]);
  });

  it('never names distributors, nor the maker of a superseded document', () => {
    const named = expectedLevels.flatMap((level) => (found.get(level) ?? []).map(({ candidate }) => candidate.name));
    expect(named.filter((name) => highlights.neverNamed.includes(name))).toEqual([]);
  });
});

describe('dormant sources', () => {
  const gyroscope =
    'Fibre-optic gyroscope: without what has not delivered since 2021-11-15 (Tessarin Inertial SA) one of 2 suppliers is left.';
  const told = (remarks: readonly { code: string; message: string }[]) =>
    remarks.filter(({ code }) => code === 'dormant-source').map(({ message }) => message);

  it('are named where one supplier is left without them, beside the findings and in the report', async () => {
    const question = { asOf: expected.asOf, programme: expected.programme };
    const { findings, diagnostics } = await findSingleSources(example.workspace, localReader, question);
    expect(findings.filter(({ item }) => item.name === 'Fibre-optic gyroscope')).toEqual([]);
    expect(told(diagnostics)).toEqual([gyroscope]);
    expect(told((await buildGapReport(example.workspace, localReader, question)).remarks)).toContain(gyroscope);
  });
});

describe('untrusted vendors', () => {
  it('finds exactly these, with these outcomes', async () => {
    const { findings } = await findUntrustedVendors(example.workspace, localReader, { asOf: expected.asOf });
    const outcomes = findings.map(({ party, outcome }) => `${party.name}: ${outcome}`).sort();
    expect(outcomes).toEqual(highlights.outcomes.map(([party, outcome]) => `${party}: ${outcome}`).sort());
  });

  it('shows both shares of the vendor that two listed ones own together', async () => {
    const { findings } = await findUntrustedVendors(example.workspace, localReader, { asOf: expected.asOf });
    const vendor = findings.find(({ party }) => party.name.startsWith('Bospherannis'));
    const shares = vendor?.path.filter(({ edge }) => edge === 'OWNS') ?? [];
    expect(shares.map(({ from }) => from.name).sort()).toEqual([...highlights.pathOfBospherannis].sort());
    expect(shares.map(({ share }) => share?.low)).toEqual([2500, 2500]);
  });

  it('shows the air vehicle and evidence for each', async () => {
    const question = { asOf: expected.asOf, programme: expected.programme };
    const { findings } = await findUntrustedVendors(example.workspace, localReader, question);
    expect(findings).toHaveLength(highlights.outcomes.length);
    for (const finding of findings) {
      expect(finding.endItems.map((id) => endItems.get(id))).toContain('Paper Kestrel air vehicle');
      expect(finding.evidence.length).toBeGreaterThan(0);
    }
  });
});
