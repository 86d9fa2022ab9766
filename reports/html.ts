/**
 * The report as one self-contained HTML file: no script, no outside resource, every text escaped.
 * Its policy lets nothing load; the marking stands at the head and foot of each printed page.
 */
import { createHash } from 'node:crypto';
import type { GapReport } from './gap-report.ts';
import { concentrationSection, singleSourcesSection, vendorsSection } from './html-findings.ts';
import {
  absentSection,
  coverageSection,
  documentsSection,
  limitsSection,
  rulesSection,
  scopeSection,
  signOffSection,
} from './html-frame.ts';
import { bottomLineSection, planSection, registerSection, timesSection } from './html-gaps.ts';
import { documentNumbers } from './html-parts.ts';
import { style } from './html-style.ts';
import { html, Markup, unescapeHtml } from './markup.ts';
import { factsOf, factsText, parseFacts, type ReportFacts } from './report-facts.ts';

/** What a server sends with it, and what the file says itself. */
export const reportPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const contents: readonly (readonly [string, string])[] = [
  ['bottom-line', '1 Bottom line'],
  ['scope', '2 Scope'],
  ['coverage', '3 Coverage'],
  ['register', '4 Gap register'],
  ['single-sources', '5 Single sources'],
  ['vendors', '6 Untrusted vendors'],
  ['concentration', '7 Concentration'],
  ['times', '8 Times and stock'],
  ['plan', '11 Options'],
  ['limits', '13 Limits'],
  ['sign-off', '14 Sign-off'],
  ['evidence', 'A Evidence'],
  ['rules', 'B Rules'],
];

/** Name of the meta element that holds the facts. */
const factsName = 'hauberk-report';

export function factsInHtml(text: string): ReportFacts | undefined {
  const found = new RegExp(`^<meta name="${factsName}" content="([^"]*)">$`, 'm').exec(text);
  return found === null ? undefined : parseFacts(unescapeHtml(found[1]));
}

export function renderHtml(report: GapReport): string {
  const numbers = documentNumbers(report);
  const marking = html`<div class="marking">${markingText(report)}</div>`;
  const subject = report.programme === '' ? 'the whole view' : report.programme;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(reportPolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="${factsName}" content="${factsText(factsOf(report))}">
<title>${report.title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
${marking}
<h1>${report.title}</h1>
<p class="subtitle">${subject}; as of ${report.asOf === '' ? 'no stated date' : report.asOf}; view <code>${report.view.hash.slice(0, 16)}</code></p>
<nav aria-label="Contents"><ul>${contents.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul></nav>
</header>
<main>
${bottomLineSection(report)}${scopeSection(report)}${coverageSection(report)}${registerSection(report, numbers)}${singleSourcesSection(report, numbers)}${vendorsSection(report, numbers)}${concentrationSection(report, numbers)}${timesSection(report)}${absentSection()}${planSection(report)}${limitsSection(report)}${signOffSection()}${documentsSection(report)}${rulesSection(report)}</main>
<footer>
${marking}
</footer>
</body>
</html>
`.text;
}

/** Markings are repeated as they were given; without one nothing is claimed. */
function markingText(report: GapReport): string {
  return report.markings.length === 0 ? 'Marking: not stated' : report.markings.join(' | ');
}
