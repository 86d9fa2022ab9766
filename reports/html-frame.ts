/** The sections around the findings: scope, coverage, limits, sign-off, evidence index, rules. */
import type { CoverageFigure } from '../graph/analyses/finding.ts';
import { firstPageWords } from './first-page-words.ts';
import type { GapReport } from './gap-report.ts';
import { decisionFacts } from './html-first-page.ts';
import { facts, known, paragraph, section, table } from './html-parts.ts';
import { html, type Markup, type Value } from './markup.ts';
import { mostEndItems } from './sections/frame-sections.ts';
import { names } from './sections/words.ts';
import { notKnown, percentOf } from './wording.ts';

/** All that was found, in one paragraph; page one has the decision. */
export function bottomLineSection(report: GapReport): Markup {
  return section(
    'bottom-line',
    '1 Bottom line',
    html`<p class="bottom-line">${report.bottomLine}</p>
`,
    paragraph(report.firstPage.stop.sentence),
    decisionFacts(report.firstPage.decision),
  );
}

export function scopeSection(report: GapReport): Markup {
  const { endItems } = report.firstPage;
  const rows: [string, Value][] = [
    ['Programme', report.programme === '' ? 'all (the whole view)' : report.programme],
    [`End items (${endItems.length})`, known(names(endItems, null, mostEndItems))],
    ['Facts as of', known(report.asOf)],
    ['Documents received until', report.knownAt === '' ? 'all' : report.knownAt],
    ['View', html`<code>${report.view.hash}</code>`],
    ['Graph', html`<code>${report.view.graphHash}</code>`],
    ['Rule pack', html`<code>${report.rules.version}</code>`],
    ['Report', html`<code>${report.reportId}</code>`],
    ['Documents', report.documents.length],
    ['Sources that count', report.counting],
  ];
  return section(
    'scope',
    '2 Scope, method, definitions',
    facts(rows),
    paragraph(
      'Every line follows from the documents of this view alone, by the same steps each time: the same documents, date and rules give the same report, byte for byte.',
    ),
    html`<dl>${report.definitions.map(({ term, text }) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>
`,
  );
}

export function coverageSection(report: GapReport): Markup {
  const { coverage } = report;
  const figures: [string, CoverageFigure][] = [
    ['Items with a recorded source', coverage.source],
    ['Sources with a known site', coverage.site],
    ['Sources with a known country of manufacture', coverage.country],
    ['Sources whose standing is stated', coverage.standing],
    ['Organisations with a stated owner', coverage.owner],
  ];
  const rows = figures.map(([what, figure]): Value[] => {
    const percent = percentOf(figure);
    return [what, figure.known, figure.of, percent === undefined ? known(null) : `${percent} %`];
  });
  const { complete, incomplete, unknown, unstated } = coverage.composition;
  const unranked = report.gaps.filter(({ criticality }) => criticality === '').length;
  return section(
    'coverage',
    '3 What is known, and what is not',
    table(
      `Coverage of ${coverage.items} items`,
      [{ label: 'What' }, { label: 'Known', numeric: true }, { label: 'Of', numeric: true }, { label: 'Share', numeric: true }],
      rows,
    ),
    paragraph(
      `What items require, as their documents say: complete ${complete}, incomplete ${incomplete}, unknown ${unknown}, not stated ${unstated}.`,
    ),
    paragraph(
      `Criticality is not known of ${unranked} of ${report.gaps.length} gaps: they rank after safety and before the others.`,
    ),
    paragraph(`The question that would change the ranking most: ${firstPageWords(report).question}`),
    report.remarks.length === 0
      ? html``
      : table(
          `Remarks of the view: ${report.remarks.length}`,
          [{ label: 'Remark' }, { label: 'What' }],
          report.remarks.map(({ code, message }): Value[] => [code, message]),
        ),
  );
}

export function limitsSection(report: GapReport): Markup {
  return section(
    'limits',
    '13 Limits',
    html`<ul>${report.limits.map((limit) => html`<li>${limit}</li>`)}</ul>
`,
  );
}

export function documentsSection(report: GapReport): Markup {
  const rows = report.documents.map((document, index): Value[] => [
    html`<span id="document-${index + 1}">D${index + 1}</span>`,
    document.path,
    known(document.format),
    known(document.dated),
    known(document.from),
    known(document.grade),
    document.marking === '' ? html`<span class="unknown">not stated</span>` : document.marking,
    html`<code>${document.sha256}</code>`,
  ]);
  const columns = ['No.', 'Path', 'Format', 'Dated', 'From', 'Grade', 'Marking', 'SHA-256'].map((label) => ({ label }));
  return section(
    'evidence',
    'A Evidence index',
    rows.length === 0 ? paragraph('No document.') : table(`Documents of the view: ${rows.length}`, columns, rows),
  );
}

export function rulesSection(report: GapReport): Markup {
  const rows = report.rules.inForce.map((rule): Value[] => [
    rule.id,
    rule.title,
    rule.source,
    rule.effective,
    rule.status,
    rule.reason,
  ]);
  const columns = ['Rule', 'Title', 'Source', 'Effective', 'Status', 'What follows'].map((label) => ({ label }));
  return section(
    'rules',
    'B Rules',
    paragraph(html`Rule packs <code>${report.rules.version === '' ? notKnown : report.rules.version}</code>`),
    paragraph(
      `Law that binds the buyer: ${report.rules.binding.packs.join(', ')} (${report.rules.binding.because}); what other packs forbid is for review.`,
    ),
    rows.length === 0 ? paragraph('No rule holds on this day.') : table(`Rules that hold: ${rows.length}`, columns, rows),
  );
}
