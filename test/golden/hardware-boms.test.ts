/**
 * Real hardware bills of materials, each with a mapping file: rows, parts and manufacturers against the
 * counts of its MANIFEST.tsv, which were made without this program (trimmed and case-folded, nothing else).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { EdgeKind } from '../../graph/ontology/edge-kind.ts';
import { sharedFiles } from '../support/read-bom.ts';
import { readMapped } from '../support/read-mapped.ts';

const files = sharedFiles('hardware-boms');
if (files === undefined) process.stderr.write('skipped: real hardware BOMs are not installed (../shared/hardware-boms)\n');

interface Expected {
  readonly file: string;
  readonly sheets?: readonly string[];
  /** Rows that the mapping leaves out: not placed, totals, notes. */
  readonly skipped?: number;
  /** Where the reading differs from the manifest's count, and why. */
  readonly pairs?: { readonly count: number; readonly why: string };
  readonly manufacturers?: { readonly count: number; readonly why: string };
}

const expected: Readonly<Record<string, Expected>> = {
  'timecard-v9': { file: 'TimeCardV9_BOM_8-28-2023.xlsx', skipped: 5 },
  'gps-module': {
    file: 'GPS_MODULE_ZED-F9T-00B_BOM_sma_ver.xlsx',
    pairs: { count: 17, why: 'the manifest counts the first two of the four columns' },
    manufacturers: { count: 13, why: 'the manifest counts the first of the two columns' },
  },
  'jetson-nano-baseboard': { file: 'Jetson_Nano_Baseboard-Rev.1.3-bom.csv' },
  ventilator: { file: 'Ventilator_bom_A.csv' },
  'ulx3s-1-click': {
    file: '1-click-bom.tsv',
    pairs: { count: 17, why: 'the manifest counts the first of the four pairs of columns' },
    manufacturers: { count: 21, why: 'the manifest counts the first of the four columns' },
  },
  'ulx3s-parts-cost': { file: 'parts-cost-estimate.csv' },
  pocketbeagle: {
    file: 'PocketBeagle_BOM.csv',
    pairs: { count: 25, why: 'maker and part stand in one cell: the manifest counts no pairs' },
    manufacturers: { count: 16, why: 'the manifest counts whole cells' },
  },
  'pico-ice': { file: 'BoM_pico-ice.csv' },
  'libresolar-mppt': {
    file: 'mppt-2420-hc_bom_(hv_supply,can).csv',
    pairs: { count: 39, why: '"any" with a description of the part is no maker (2 pairs)' },
    manufacturers: { count: 24, why: '"any" is no maker' },
  },
  'openbci-combined': {
    file: 'BOM_combined.xlsx',
    sheets: ['opencbi-combined'],
    skipped: 1,
    manufacturers: { count: 15, why: '"various" is no maker' },
  },
  'openbci-boards': {
    file: 'BOM_combined.xlsx',
    sheets: ['32bit_from-openbci-docs', 'daisy_from-openbci-docs', 'dongle_from-openbci-docs'],
    pairs: { count: 28, why: 'the sheets share parts' },
    manufacturers: { count: 15, why: 'the sheets share makers, and "various" is none' },
  },
  'beaglebone-black': {
    file: 'BBB_BOM.csv',
    skipped: 3,
    pairs: { count: 186, why: '"Various" is no maker' },
    manufacturers: { count: 54, why: '"Various" is no maker' },
  },
  obdh2: {
    file: 'board_bom.xlsx',
    pairs: { count: 3, why: 'the manifest counts one of the two columns of part numbers' },
  },
};

/** Number in a cell of the manifest: plain, or of each sheet, `name: 28; other: 18`. */
function counted(cell: string, sheets: readonly string[] | undefined): number {
  if (sheets === undefined) return Number(cell);
  const bySheet = new Map(cell.split('; ').map((part) => part.split(': ') as [string, string]));
  return sheets.reduce((sum, sheet) => sum + Number(bySheet.get(sheet)), 0);
}

function manifestOf(file: string): Record<string, string> {
  const text =
    files
      ?.find(({ path }) => path === 'MANIFEST.tsv')
      ?.bytes()
      .toString('utf8') ?? '';
  const [header, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const row = rows.find(([path]) => path?.endsWith(`/${file}`)) ?? [];
  return Object.fromEntries((header ?? []).map((name, position) => [name, row[position] ?? '']));
}

const fold = (text: string) => text.trim().toLowerCase();

/** Maker and part number of each part that a source delivers. */
function pairsOf({ delta }: Reading): Set<string> {
  const pairs = delta.mentions.flatMap(({ texts }) =>
    texts?.partNumber === undefined || texts.manufacturer === undefined
      ? []
      : [`${fold(texts.manufacturer)}\n${fold(texts.partNumber)}`],
  );
  return new Set(pairs);
}

/** Names of the organisations that sources are by; shops are none of them. */
function makersOf({ delta }: Reading): Set<string> {
  const makers = new Set(delta.edges.filter(({ kind }) => kind === EdgeKind.BY).map(({ to }) => to));
  return new Set(delta.mentions.flatMap(({ node, name }) => (makers.has(node) && name !== undefined ? [fold(name)] : [])));
}

async function read(mapping: string, file: string): Promise<Reading> {
  const bytes = files?.find(({ path }) => path.endsWith(`/${file}`))?.bytes();
  return await readMapped(bytes ?? '', readFileSync(new URL(`mappings/${mapping}.yml`, import.meta.url), 'utf8'));
}

describe.skipIf(files === undefined)('real hardware bills of materials', () => {
  test.each(Object.entries(expected))('%s', async (mapping, { file, sheets, skipped = 0, pairs, manufacturers }) => {
    const reading = await read(mapping, file);
    const manifest = manifestOf(file);
    const rows = counted(manifest.rows as string, sheets);
    expect(reading.outcome).toBe('accepted');
    expect(reading.counts.rows).toEqual({ in: rows, mapped: rows - skipped, quarantined: skipped });
    expect(reading.diagnostics.filter(({ code }) => code === 'row-skipped')).toHaveLength(skipped);
    expect(pairsOf(reading).size).toBe(pairs?.count ?? counted(manifest.distinct_pairs as string, sheets));
    expect(makersOf(reading).size).toBe(manufacturers?.count ?? counted(manifest.distinct_manufacturers as string, sheets));
  });

  test('every spreadsheet of the folder has a mapping', () => {
    const mapped = new Set(Object.values(expected).map(({ file }) => file));
    const spreadsheets = (files ?? []).filter(({ path }) => /\.(?:csv|tsv|xlsx)$/.test(path) && path !== 'MANIFEST.tsv');
    expect(spreadsheets.filter(({ path }) => !mapped.has(path.slice(path.lastIndexOf('/') + 1)))).toEqual([]);
  });

  test('alternates in the rows below belong to their item: 26 of 71 items have one maker', async () => {
    const { delta } = await read('beaglebone-black', 'BBB_BOM.csv');
    const makers = new Map<number, Set<number>>();
    for (const { kind, from, to } of delta.edges) {
      if (kind !== EdgeKind.PROVIDES) continue;
      const by = delta.edges.find((edge) => edge.kind === EdgeKind.BY && edge.from === from)?.to as number;
      makers.set(to, (makers.get(to) ?? new Set()).add(by));
    }
    // Two of the 71 have none here: one states no maker, and the one maker of the other is "Various".
    expect([makers.size, [...makers.values()].filter((of) => of.size === 1).length]).toEqual([71 - 2, 26 - 1]);
  });
});
