/**
 * The report as one self-contained HTML file: no script, no outside resource, every text escaped.
 * Its policy lets nothing load; the marking stands at the head and foot of each printed page.
 */
import { createHash } from 'node:crypto';
import { editionsInWords } from './editions.ts';
import type { GapReport } from './gap-report.ts';
import { obsolescenceSection, scenariosSection } from './html-ends.ts';
import { concentrationSection, singleSourcesSection, vendorsSection } from './html-findings.ts';
import { firstPageSection } from './html-first-page.ts';
import { bottomLineSection, coverageSection, documentsSection, limitsSection, rulesSection, scopeSection } from './html-frame.ts';
import { registerSection, timesSection } from './html-gaps.ts';
import { documentNumbers } from './html-parts.ts';
import { changesSection, optionsSection } from './html-plan.ts';
import { pageStyle, style } from './html-style.ts';
import { html, Markup, unescapeHtml } from './markup.ts';
import { factsOf, factsText, parseFacts, type ReportFacts } from './report-facts.ts';

/** What a server sends with a file, and what the file says itself: nothing loads but its own style sheets. */
export function policyOf(page: string): string {
  const styles = [...page.matchAll(/<style>([^<]*)<\/style>/g)].map(([, text]) => text);
  const hashes = styles.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return ["default-src 'none'", `style-src ${hashes.join(' ')}`, "base-uri 'none'", "form-action 'none'"].join('; ');
}

const contents: readonly (readonly [string, string])[] = [
  ['bottom-line', '1 Bottom line'],
  ['scope', '2 Scope'],
  ['coverage', '3 Coverage'],
  ['register', '4 Gap register'],
  ['single-sources', '5 Single sources'],
  ['vendors', '6 Untrusted vendors'],
  ['concentration', '7 Concentration'],
  ['times', '8 Times and stock'],
  ['obsolescence', '9 Obsolescence'],
  ['scenarios', '10 Scenarios'],
  ['plan', '11 Options'],
  ['changes', '12 Changes'],
  ['limits', '13 Limits'],
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
  const page = pageOf(report);
  return page.replace(policyPlace, () => policyOf(page));
}

/** No text of the page can be it: of an escaped one no angle bracket is left. */
const policyPlace = '<policy>';

function pageOf(report: GapReport): string {
  const numbers = documentNumbers(report);
  const marking = html`<div class="marking">${markingText(report)}</div>`;
  const own = report.handling.banner;
  const banner =
    own === ''
      ? html``
      : html`<div class="banner">${own}</div>
`;
  const subject = report.programme === '' ? 'the whole view' : report.programme;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policyPlace)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="${factsName}" content="${factsText(factsOf(report))}">
<title>${report.title}</title>
<style>${new Markup(style)}</style>
<style>${new Markup(pageStyle(margins(report)))}</style>
</head>
<body>
<header>
${banner}${marking}
<h1>${report.title}</h1>
<p class="subtitle">${subject}; as of ${report.asOf === '' ? 'no stated date' : report.asOf}; view <code>${report.view.hash.slice(0, 16)}</code></p>
</header>
<main>
${firstPageSection(report)}<nav aria-label="Contents"><ul>${contents.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul></nav>
${bottomLineSection(report)}${scopeSection(report)}${coverageSection(report)}${registerSection(report, numbers)}${singleSourcesSection(report, numbers)}${vendorsSection(report, numbers)}${concentrationSection(report, numbers)}${timesSection(report)}${obsolescenceSection(report, numbers)}${scenariosSection(report, numbers)}${optionsSection(report)}${changesSection(report)}${limitsSection(report)}${documentsSection(report)}${rulesSection(report)}</main>
<footer>
<p class="foot">${footText(report)}</p>
${marking}${banner}
</footer>
</body>
</html>
`.text;
}

/** What a page that lies alone has to say: of what it is. */
function footText(report: GapReport): string {
  const { reportId, view, asOf } = report;
  return `Report ${reportId.slice(0, 16)}; view ${view.hash.slice(0, 16)}; as of ${asOf === '' ? 'no stated date' : asOf}; lists: ${editionsInWords(report)}`;
}

/** Printed: the marking and the operator's words at head and foot, and at the foot what the page is of. */
function margins(report: GapReport): Parameters<typeof pageStyle>[0] {
  const words = [markingText(report), report.handling.banner].filter((text) => text !== '').join(' | ');
  return { head: words, foot: words, line: footText(report) };
}

/** Markings are repeated as they were given; without one nothing is claimed. */
function markingText(report: GapReport): string {
  return report.markings.length === 0 ? 'Marking: not stated' : report.markings.join(' | ');
}
