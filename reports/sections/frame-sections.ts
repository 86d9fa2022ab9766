/** The sections around the findings: scope and handling, coverage, limits, evidence index, rules. */
import type { CoverageFigure } from '../../graph/analyses/finding.ts';
import { firstPageWords } from '../first-page-words.ts';
import type { GapReport, MarkingKind, ReportDocument, ReportRule } from '../gap-report.ts';
import { lettersNote } from '../pdf/letters.ts';
import { percentOf } from '../wording.ts';
import { type Cell, type Column, date, hash, list, number, paragraph, type Section, table, terms, text } from './section.ts';
import { names, stated } from './words.ts';

const kindInWords: Readonly<Record<MarkingKind, string>> = {
  marking: 'Marking',
  distribution: 'Distribution statement',
  tlp: 'TLP',
  nato: 'NATO marking',
  cui: 'CUI marking',
};

/** End items that section 2 names; page one names fewer. */
export const mostEndItems = 200;

export function scopeSection(report: GapReport): Section {
  const {
    handling,
    firstPage: { endItems },
  } = report;
  const blocks = [
    terms([
      ['Programme', report.programme === '' ? 'all (the whole view)' : report.programme],
      [`End items (${endItems.length})`, names(endItems, null, mostEndItems)],
      ['Facts as of', stated(report.asOf)],
      ['Documents received until', report.knownAt === '' ? 'all' : report.knownAt],
      ['Documents', report.documents.length],
      ['Sources that count', report.counting],
      ['Report', report.reportId],
      ['View', report.view.hash],
      ['Graph', report.view.graphHash],
      ['Rule pack', stated(report.rules.version)],
    ]),
    paragraph(
      'Every line follows from the documents of this view alone, by the same steps each time: the same documents, date and rules give the same report, byte for byte.',
    ),
    terms([
      ...handling.stated.map(({ kind, text }): [string, Cell] => [kindInWords[kind], text]),
      ...(handling.stated.length === 0 ? [['Marking of the report', 'not stated'] as [string, Cell]] : []),
      ['Markings of its documents', handling.ofDocuments.join('; ') || 'none is stated'],
      ['Documents without a stated marking', `${handling.documentsUnmarked} of ${report.documents.length}`],
      ['Handling', handling.note],
      ...(handling.banner === '' ? [] : [['Banner of the operator', handling.banner] as [string, Cell]]),
    ]),
    terms(report.definitions.map(({ term, text }): [string, Cell] => [term, text])),
  ];
  return { heading: '2 Scope, method, definitions', sheet: 'Scope', landscape: false, blocks };
}

export function coverageSection(report: GapReport): Section {
  const { coverage } = report;
  const figures: { readonly what: string; readonly figure: CoverageFigure }[] = [
    { what: 'Items with a recorded source', figure: coverage.source },
    { what: 'Sources with a known site', figure: coverage.site },
    { what: 'Sources with a known country of manufacture', figure: coverage.country },
    { what: 'Sources whose standing is stated', figure: coverage.standing },
    { what: 'Organisations with a stated owner', figure: coverage.owner },
  ];
  const columns: Column<(typeof figures)[number]>[] = [
    text('What', 20, ({ what }) => what),
    number('Known', 5, ({ figure }) => figure.known),
    number('Of', 5, ({ figure }) => figure.of),
    number('Per cent, rounded down', 8, ({ figure }) => numberOrNull(percentOf(figure))),
  ];
  const { complete, incomplete, unknown, unstated } = coverage.composition;
  const unranked = report.gaps.filter(({ criticality }) => criticality === '').length;
  const blocks = [
    table(`Coverage of ${coverage.items} items`, columns, figures),
    paragraph(
      `What items require, as their documents say: complete ${complete}, incomplete ${incomplete}, unknown ${unknown}, not stated ${unstated}.`,
    ),
    paragraph(
      `Criticality is not known of ${unranked} of ${report.gaps.length} gaps: they rank after safety and before the others. Findings that hold only if unknowns are the same are called possible, and are never clear.`,
    ),
    paragraph(`The question that would change the ranking most: ${firstPageWords(report).question}`),
    ...(report.remarks.length === 0
      ? []
      : [
          table(
            `Remarks of the view: ${report.remarks.length}`,
            [
              text('Remark', 8, (remark: GapReport['remarks'][number]) => remark.code),
              text('What', 30, (remark: GapReport['remarks'][number]) => remark.message),
            ],
            report.remarks,
            'Remarks',
          ),
        ]),
  ];
  return { heading: '3 What is known, and what is not', sheet: 'Coverage', landscape: false, blocks };
}

const numberOrNull = (shown: string | undefined): number | null => (shown === undefined ? null : Number(shown));

export function limitsSection(report: GapReport): Section {
  return { heading: '13 Limits', sheet: 'Limits', landscape: true, blocks: [list([...report.limits, lettersNote])] };
}

export function evidenceSection(report: GapReport): Section {
  const rows = report.documents.map((document, index) => ({ ...document, index: index + 1 }));
  const columns: Column<ReportDocument & { readonly index: number }>[] = [
    text('No.', 3.5, ({ index }) => `D${index}`),
    text('Path', 14, ({ path }) => path),
    text('Format', 8, ({ format }) => stated(format)),
    date('Dated', 6, ({ dated }) => stated(dated)),
    text('From', 8, ({ from }) => stated(from)),
    text('Grade', 4.5, ({ grade }) => stated(grade)),
    text('Marking', 8, ({ marking }) => marking || 'not stated'),
    hash('SHA-256', 23, ({ sha256 }) => sha256),
  ];
  const blocks = [rows.length === 0 ? paragraph('No document.') : table(`Documents of the view: ${rows.length}`, columns, rows)];
  return { heading: 'A Evidence index', sheet: 'Evidence', landscape: true, blocks };
}

export function rulesSection(report: GapReport): Section {
  const { binding, inForce } = report.rules;
  const columns: Column<ReportRule>[] = [
    text('Rule', 9, ({ id }) => id),
    text('Title', 12, ({ title }) => title),
    text('Source', 12, ({ source }) => source),
    date('Effective', 6, ({ effective }) => stated(effective)),
    text('Status', 6, ({ status }) => status),
    text('What follows', 18, ({ reason }) => reason),
  ];
  const blocks = [
    paragraph(
      `Law that binds the buyer: ${binding.packs.join(', ') || 'none'} (${binding.because}); what other packs forbid is for review.`,
    ),
    inForce.length === 0
      ? paragraph('No rule holds on this day.')
      : table(`Rules that hold: ${inForce.length}`, columns, inForce),
  ];
  return { heading: 'B Rule versions', sheet: 'Rules', landscape: true, blocks };
}
