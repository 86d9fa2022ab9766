/** Pictures of the report as files of their own, with style, and letters that the fonts of the PDF have. */
import type { CountryShare, WitnessPicture } from '../gap-report.ts';
import type { Markup } from '../markup.ts';
import { witnessSvg } from '../pictures/witness-svg.ts';
import { worldMapSvg } from '../pictures/world-map-svg.ts';
import { printable } from './letters.ts';

const style = [
  'text{font-family:"Public Sans";font-size:11px;fill:#1b1b1b}',
  'rect{fill:#fff;stroke:#565c65;stroke-width:1}',
  '.lost rect{fill:#f4e3db;stroke:#b50909;stroke-width:2}',
  '.end-item rect{fill:#1b1b1b;stroke:#1b1b1b}',
  '.end-item text,.end-item .kind{fill:#fff}',
  '.item rect{fill:#e7f2f5;stroke:#005ea2}',
  '.kind{font-size:8.5px;fill:#565c65}',
  '.arrow{fill:none;stroke:#565c65;stroke-width:1.2}',
  '.assumed{stroke-dasharray:4 3}',
  'marker path{fill:#565c65}',
  '.edge-word{font-size:8.5px;fill:#565c65;text-anchor:middle}',
  '.land{fill:#e6e6e6;stroke:#fff;stroke-width:.4}',
  '.made-1{fill:#a1d3ff}.made-2{fill:#58b4ff}.made-3{fill:#2491ff}.made-4{fill:#005ea2}',
  '.made-1,.made-2,.made-3,.made-4{stroke:#fff;stroke-width:.4}',
  '.hit{stroke:#b50909;stroke-width:1.4}',
  '.map text{font-size:12px;font-weight:700;text-anchor:middle;stroke:none}',
].join('');

export function printedWitness(witness: WitnessPicture): string {
  const named = <T extends { readonly name: string }>(thing: T): T => ({ ...thing, name: printable(thing.name) });
  const { lost, item, nodes } = witness;
  return alone(witnessSvg({ ...witness, lost: named(lost), item: named(item), nodes: nodes.map(named) }, 'arrow'));
}

export function printedMap(known: readonly CountryShare[], title: string): string {
  return alone(worldMapSvg(known, printable(title)));
}

/** Within HTML an SVG needs no name space, and has the style of its page. */
function alone({ text }: Markup): string {
  const end = text.indexOf('>');
  return `${text.slice(0, end).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')}><style>${style}</style>${text.slice(end + 1)}`;
}
