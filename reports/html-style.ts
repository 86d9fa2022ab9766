/** The report's style sheets; they stand in the file, and their hashes in the file's security policy. */
import { visible } from './wording.ts';

export const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 96rem; padding: 0 1.5rem 3rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 1rem 0 0.25rem; }
h2 { font-size: 1.3rem; border-bottom: 2px solid #1a4480; padding-bottom: 0.2rem; margin-top: 2.5rem; }
.marking { text-align: center; font-weight: bold; padding: 0.3rem; border: 2px solid #1b1b1b; background: #fff; }
.subtitle { margin: 0; color: #454545; }
.bottom-line { font-size: 1.15rem; border-left: 0.4rem solid #1a4480; padding: 0.5rem 1rem; background: #f0f4f9; }
.wide { overflow-x: auto; margin: 1rem 0; }
.wide:focus-visible, a:focus-visible { outline: 3px solid #2491ff; }
table { border-collapse: collapse; font-size: 0.875rem; min-width: 100%; }
caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
th, td { border: 1px solid #a9aeb1; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; min-width: 5.5rem; }
thead th { background: #dfe1e2; overflow-wrap: normal; }
tbody th { font-weight: 600; }
.date { white-space: nowrap; }
.long { min-width: 9rem; }
.number { min-width: 2rem; text-align: right; font-variant-numeric: tabular-nums; }
.unknown { font-style: italic; color: #565c65; overflow-wrap: normal; }
.flag, .possible { display: inline-block; border: 1px solid #936f38; padding: 0 0.3rem; background: #fef0c8; }
.kind, .id, .edge { color: #565c65; font-size: 0.85em; }
.path, .evidence, td ul { margin: 0; padding-left: 1.2rem; }
.blank { display: inline-block; min-width: 10rem; min-height: 1.5rem; }
dd .blank { border-bottom: 1px solid #1b1b1b; }
code { font-size: 0.85em; overflow-wrap: anywhere; }
dl.facts { display: grid; grid-template-columns: fit-content(45%) minmax(0, 1fr); gap: 0.2rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0 0 0.4rem; }
a { color: #005ea2; }
.banner { text-align: center; font-weight: bold; padding: 0.3rem; background: #1b1b1b; color: #fff; overflow-wrap: anywhere; }
.foot { font-size: 0.8rem; color: #454545; overflow-wrap: anywhere; }
#page-one th { overflow-wrap: normal; min-width: 2.5rem; }
h3 { font-size: 1.05rem; margin: 1rem 0 0.25rem; }
figure { margin: 1.5rem 0; }
figcaption { font-weight: bold; margin-bottom: 0.3rem; }
.legend { font-size: 0.875rem; color: #454545; margin: 0.2rem 0; }
svg { max-width: none; font: 11px/1.2 system-ui, sans-serif; }
svg.map { width: 100%; height: auto; background: #f5f9fc; border: 1px solid #a9aeb1; }
.map .land { fill: #e6e6e2; stroke: #fff; stroke-width: 0.4; }
.map .made-1 { fill: #cfe3f5; } .map .made-2 { fill: #97c0e6; } .map .made-3 { fill: #5b95cf; } .map .made-4 { fill: #2e6cb0; }
.map path, .map circle { stroke: #fff; stroke-width: 0.4; }
.map .hit { stroke: #8b0a03; stroke-width: 1.2; }
.map text { font-size: 9px; font-weight: bold; text-anchor: middle; fill: #1b1b1b; stroke: #fff; stroke-width: 2.5px; paint-order: stroke; }
.witness rect { fill: #fff; stroke: #565c65; stroke-width: 1; }
.witness .lost rect { stroke: #8b0a03; stroke-width: 3; }
.witness .end-item rect { stroke: #1b1b1b; stroke-width: 2; fill: #f0f0f0; }
.witness .item rect { stroke: #1a4480; stroke-width: 2; }
.witness text { fill: #1b1b1b; font-size: 11px; }
.witness .kind { fill: #454545; font-size: 9px; font-style: italic; }
.witness .arrow { fill: none; stroke: #565c65; stroke-width: 1.2; }
.witness .assumed { stroke-dasharray: 4 3; }
.witness .edge-word { fill: #454545; font-size: 9px; text-anchor: middle; stroke: #fff; stroke-width: 2.5px; paint-order: stroke; }
.witness marker path { fill: #565c65; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.2rem; list-style: none; padding: 0; }
@page { size: A4 landscape; margin: 16mm 12mm 18mm; }
@page decision { size: A4 portrait; margin: 14mm 11mm 17mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; }
  nav, .subtitle, .marking, .banner, .foot { display: none; }
  h1 { font-size: 13pt; margin: 0 0 1mm; }
  header, #page-one { page: decision; }
  #page-one { font-size: 7.5pt; line-height: 1.25; }
  #page-one h2 { display: none; }
  #page-one th, #page-one td { overflow-wrap: break-word; min-width: 6mm; }
  #page-one h3 { font-size: 8.5pt; margin: 1mm 0 0; }
  #page-one p, #page-one .wide { margin: 1mm 0; }
  #page-one dl.facts { margin: 0.5mm 0; gap: 0 3mm; }
  #page-one dd { margin: 0; }
  #page-one table { font-size: 6.8pt; }
  #page-one th, #page-one td { padding: 0.4mm 1mm; }
  #page-one .bottom-line { font-size: 10pt; padding: 1mm 3mm; }
  #page-one .blank { min-height: 4mm; }
  .wide { overflow: visible; }
  table { font-size: 7.5pt; }
  th, td { min-width: 10mm; }
  .number { min-width: 7mm; }
  .long { min-width: 25mm; }
  thead th { hyphens: auto; }
  thead { display: table-header-group; }
  .evidence { padding: 0; }
  .evidence li { display: inline; }
  .evidence li + li::before { content: "; "; }
  tr, .bottom-line, figure { break-inside: avoid; }
  h2 { break-after: avoid; }
  #register { break-before: page; }
  svg.witness { max-width: 100%; height: auto; }
}
`;

/** Characters of a marking or banner in the margin of a printed page; the whole stands on page one. */
const longestInMargin = 160;

/**
 * What stands in the margins of every printed page. Texts are strangers': each character but letters and
 * digits is written as its number, so that none can end the string.
 */
export function pageStyle({ head, foot, line }: { head: string; foot: string; line: string }): string {
  const text = (name: string, content: string) =>
    `  @${name} { content: ${cssString(content)}; font: bold 8pt system-ui, sans-serif; }`;
  return `
@page {
${text('top-center', head)}
${text('bottom-center', foot)}
  @bottom-left { content: ${cssString(line)}; font: 6pt system-ui, sans-serif; max-width: 60mm; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 7pt system-ui, sans-serif; }
}
`;
}

function cssString(text: string): string {
  const characters = [...visible(text)];
  const shown = characters.length <= longestInMargin ? characters : [...characters.slice(0, longestInMargin), '…'];
  return `"${shown.map((one) => (/[A-Za-z0-9 ]/.test(one) ? one : `\\${(one.codePointAt(0) ?? 0).toString(16).padStart(6, '0')} `)).join('')}"`;
}
