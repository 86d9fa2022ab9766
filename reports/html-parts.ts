/** Pieces that the sections of the HTML report are made of. */
import type { EvidenceRef, GapReport, Step, Thing } from './gap-report.ts';
import { html, type Markup, type Value } from './markup.ts';
import { edgeInWords, notKnown, share } from './wording.ts';

/** Names and pieces of evidence in one cell; the JSON and the CSV hold all. */
const cellLimit = 8;
const evidenceLimit = 4;

export interface Column {
  readonly label: string;
  readonly numeric?: boolean;
  /** Holds names, lists or sentences: it is never squeezed to a word. */
  readonly long?: boolean;
}

/** The first cell of each row heads it. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Value[])[]): Markup {
  const head = columns.map((column) => html`<th scope="col"${classOf(column)}>${column.label}</th>`);
  const body = rows.map(
    (cells) => html`<tr>${cells.map((cell, index) => bodyCell(cell, index, columns[index]))}</tr>
`,
  );
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>
`;
}

function bodyCell(cell: Value, index: number, column: Column): Markup {
  const of = isDay(cell) ? html` class="date"` : classOf(column);
  return index === 0 ? html`<th scope="row"${of}>${cell}</th>` : html`<td${of}>${cell}</td>`;
}

/** A day is not broken at its hyphens. */
function isDay(cell: Value): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(html`${cell}`.text);
}

function classOf(column: Column): Markup {
  if (column.long === true) return html` class="long"`;
  return column.numeric === true ? html` class="number"` : html``;
}

export function section(id: string, heading: string, ...content: readonly Markup[]): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${content}</section>
`;
}

export function paragraph(text: Value): Markup {
  return html`<p>${text}</p>
`;
}

/** Terms and what holds of them. */
export function facts(rows: readonly (readonly [string, Value])[]): Markup {
  return html`<dl class="facts">${rows.map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>
`;
}

/** A value, or that it is not known. */
export function known(value: string | number | null): Markup {
  return value === null || value === '' ? html`<span class="unknown">${notKnown}</span>` : html`${value}`;
}

export function things(list: readonly Thing[], none = 'none'): Markup {
  if (list.length === 0) return html`${none}`;
  const shown = list.slice(0, cellLimit).map((thing, index) => html`${index === 0 ? '' : '; '}${thingName(thing)}`);
  return html`${shown}${list.length > cellLimit ? ` and ${list.length - cellLimit} more` : ''}`;
}

export function thingName(thing: Thing): string {
  return thing.code === undefined || thing.code === thing.name ? thing.name : `${thing.name} (${thing.code})`;
}

/** One line a step: `Acme owns 50 % of Bolt`. */
export function steps(path: readonly Step[]): Markup {
  if (path.length === 0) return html`${notKnown}`;
  const items = path.map(({ from, edge, to, share: held }) => {
    const how = held === undefined ? '' : ` (${share(held)})`;
    return html`<li>${thingName(from)} <span class="edge">${edgeInWords(edge)}</span> ${thingName(to)}${how}</li>`;
  });
  return html`<ol class="path">${items}</ol>`;
}

/** Number of each document in the evidence index, from 1. */
export type DocumentNumbers = ReadonlyMap<string, number>;

export function documentNumbers(report: GapReport): DocumentNumbers {
  return new Map(report.documents.map((document, index) => [document.sha256, index + 1]));
}

export function evidence(refs: readonly EvidenceRef[], numbers: DocumentNumbers): Markup {
  if (refs.length === 0) return html`<span class="unknown">none</span>`;
  const shown = refs.slice(0, evidenceLimit).map(({ document, pointer }) => {
    const number = numbers.get(document);
    const place = pointer === '' ? 'whole document' : pointer;
    if (number === undefined) return html`<li>${document.slice(0, 12)} <code>${place}</code></li>`;
    return html`<li><a href="#document-${number}">D${number}</a> <code>${place}</code></li>`;
  });
  const rest = refs.length - shown.length;
  return html`<ul class="evidence">${shown}${rest > 0 ? [html`<li>and ${rest} more</li>`] : []}</ul>`;
}
