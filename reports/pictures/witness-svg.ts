/** A witness as an SVG without style of its own: columns from what is lost to the end items that stop. */
import type { WitnessPicture } from '../gap-report.ts';
import { html, type Markup } from '../markup.ts';
import { visible } from '../wording.ts';

const box = { width: 168, height: 46, columnGap: 62, rowGap: 14, margin: 8 } as const;
/** Characters of a line in a box, and lines. */
const lineLength = 24;
const lines = 2;

interface Placed {
  readonly node: WitnessPicture['nodes'][number];
  readonly x: number;
  readonly y: number;
}

/** `id` is unique in the file: the arrow head is named by it. */
export function witnessSvg(picture: WitnessPicture, id: string): Markup {
  const placed = place(picture);
  const width = Math.max(...placed.map(({ x }) => x)) + box.width + box.margin;
  const height = Math.max(...placed.map(({ y }) => y)) + box.height + box.margin;
  const at = new Map(placed.map((one) => [one.node.id, one]));
  return html`<svg class="witness" role="img" aria-label="${`${picture.lost.name} is lost: how ${picture.item.name} fails`}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8Z"></path></marker>
${picture.edges.map(({ from, to, edge, assumed }) => arrow(at.get(from), at.get(to), edge, assumed, id))}${placed.map(boxOf)}</svg>
`;
}

function arrow(from: Placed | undefined, to: Placed | undefined, edge: string, assumed: boolean, id: string): Markup {
  if (from === undefined || to === undefined) return html``;
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
  const middle = (x1 + x2) / 2;
  const label = assumed ? `${wordOf(edge)}?` : wordOf(edge);
  return html`<path class="${assumed ? 'arrow assumed' : 'arrow'}" d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}" marker-end="url(#${id})"></path>
<text class="edge-word" x="${middle}" y="${(y1 + y2) / 2 - 3}">${label}</text>
`;
}

/** What the arrow does, read from what fails to what fails with it. */
const words: Readonly<Record<string, string>> = {
  BY: 'makes',
  AT: 'houses',
  LOCATED_IN: 'holds',
  REQUIRES: 'goes into',
  PROVIDES: 'gives',
  OWNS: 'owns',
  SUBSTITUTES: 'stands for',
  stops: 'stops',
};

function wordOf(edge: string): string {
  return words[edge] ?? edge.toLowerCase().replaceAll('_', ' ');
}

function boxOf({ node, x, y }: Placed): Markup {
  const text = wrapped(visible(node.name));
  const word = node.role === 'lost' ? 'lost' : node.role === 'end item' ? 'end item, stops' : node.type;
  return html`<g class="${node.role.replace(' ', '-')}"><title>${node.name}</title><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${node.type === 'item' ? 2 : 12}"></rect>
<text class="kind" x="${x + 8}" y="${y + 12}">${word}</text>
${text.map(
  (line, k) => html`<text x="${x + 8}" y="${y + 25 + 13 * k}">${line}</text>
`,
)}</g>
`;
}

function wrapped(name: string): string[] {
  const found: string[] = [];
  for (const word of name.split(' ')) {
    const last = found.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= lineLength) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  const kept = found.slice(0, lines);
  const isCut = found.length > lines;
  return kept.map((line, k) => shortened(line, isCut && k === lines - 1));
}

function shortened(line: string, isCut: boolean): string {
  const characters = [...line];
  if (characters.length <= lineLength && !isCut) return line;
  return `${characters.slice(0, lineLength - 1).join('')}…`;
}

/** A column a layer; within it in the order of the mean place of what points there. */
function place({ nodes, edges }: WitnessPicture): Placed[] {
  const placed = new Map<string, Placed>();
  const layers = [...new Set(nodes.map(({ layer }) => layer))].sort((a, b) => a - b);
  for (const [column, layer] of layers.entries()) {
    const own = nodes.filter((node) => node.layer === layer);
    const weight = new Map(
      own.map(({ id }) => [
        id,
        meanOf(
          edges.filter(({ to }) => to === id),
          placed,
        ),
      ]),
    );
    const sorted = own
      .map((node, k) => ({ node, k }))
      .sort((a, b) => (weight.get(a.node.id) ?? 0) - (weight.get(b.node.id) ?? 0) || a.k - b.k);
    for (const [row, { node }] of sorted.entries())
      placed.set(node.id, {
        node,
        x: box.margin + column * (box.width + box.columnGap),
        y: box.margin + row * (box.height + box.rowGap),
      });
  }
  return [...placed.values()];
}

function meanOf(edges: WitnessPicture['edges'], placed: ReadonlyMap<string, Placed>): number {
  const rows = edges.flatMap(({ from }) => placed.get(from)?.y ?? []);
  return rows.length === 0 ? 0 : rows.reduce((a, b) => a + b, 0) / rows.length;
}
