/** A picture as a sheet that stands alone: on paper, with its title, its legend, and a foot that says what it is of. */
import { entriesOf, type FileHead } from '../parts/file-head.ts';
import { type LegendEntry, type LightCopy, lightCopy } from './light-copy.ts';
import { linesOf } from './lines-of-text.ts';

const namespace = 'http://www.w3.org/2000/svg';
const margin = 16;
/** So wide that the hash of a view stands in one line. */
const leastWidth = 640;
const mostLines = 6;
const fonts = 'Source Sans Pro, Helvetica, Arial, sans-serif';

export interface Sheet {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** @param note what the picture leaves out, where it shows a part. */
export function sheetOf(svg: SVGSVGElement, caption: string, legend: Element | null, head: FileHead, note = ''): Sheet {
  const copy = lightCopy(svg, legend);
  const width = Math.max(copy.width, leastWidth) + 2 * margin;
  const sheet = element('svg', { role: 'img', width });
  const ground = element('rect', { width: '100%', height: '100%', fill: copy.paper });
  const name = element('title', {});
  name.textContent = caption;
  sheet.append(name, ground);
  let y = margin;
  const write = (text: string, size: number, isBold: boolean) => {
    for (const line of linesOf(text, Math.floor((width - 2 * margin) / (size * 0.55)), mostLines)) {
      y += size * 1.35;
      const written = element('text', { x: margin, y, fill: copy.ink, 'font-size': size, 'font-family': fonts });
      if (isBold) written.setAttribute('font-weight', '700');
      written.textContent = line;
      sheet.append(written);
    }
  };
  if (head.marking !== '') write(head.marking, 13, true);
  write(copy.part === '' ? caption : `${caption} (${copy.part})`, 17, true);
  if (note !== '') write(note, 13, false);
  y += margin / 2;
  place(copy, (width - copy.width) / 2, y);
  sheet.append(copy.svg);
  y += copy.height + margin / 2;
  y = drawLegend(sheet, copy, width, y);
  for (const [label, value] of entriesOf(head)) write(`${label}: ${value}`, 12, false);
  if (head.marking !== '') write(head.marking, 13, true);
  const height = Math.ceil(y + margin);
  sheet.setAttribute('height', String(height));
  sheet.setAttribute('viewBox', `0 0 ${width} ${height}`);
  return { text: new XMLSerializer().serializeToString(sheet), width, height };
}

function place({ svg, width, height }: LightCopy, x: number, y: number): void {
  for (const [name, value] of Object.entries({ x, y, width, height })) svg.setAttribute(name, String(value));
}

/** From left to right, in as many rows as it needs; the place beneath it. */
function drawLegend(sheet: SVGElement, { legend, ink }: LightCopy, width: number, top: number): number {
  const [size, row] = [14, 22];
  let [x, y] = [margin, top];
  for (const entry of legend) {
    const wide = size + 8 + entry.text.length * 7 + 16;
    if (x + wide > width - margin && x > margin) [x, y] = [margin, y + row];
    sheet.append(...swatchOf(entry, x, y, size, ink));
    const text = element('text', { x: x + size + 8, y: y + 12, fill: ink, 'font-size': 13, 'font-family': fonts });
    text.textContent = entry.text;
    sheet.append(text);
    x += wide;
  }
  return legend.length === 0 ? top : y + row;
}

function swatchOf({ ground, stripe, isTurned }: LegendEntry, x: number, y: number, size: number, ink: string): SVGElement[] {
  const middle = `${x + size / 2} ${y + size / 2}`;
  const turned = isTurned ? { transform: `rotate(45 ${middle})` } : {};
  const inset = isTurned ? 2 : 0;
  const box = { x: x + inset, y: y + inset, width: size - 2 * inset, height: size - 2 * inset };
  const square = element('rect', { ...box, ...turned, fill: ground, stroke: ink, 'stroke-width': 0.5 });
  if (stripe === undefined) return [square];
  const lines = [0.25, 0.5, 0.75, 1].map((part) => `M${x} ${y + size * part}L${x + size * part} ${y}`).join('');
  return [square, element('path', { d: lines, stroke: stripe, 'stroke-width': 1.5 })];
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(namespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
