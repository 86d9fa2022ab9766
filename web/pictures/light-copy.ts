/** A picture of the page as it is on paper: whole, in light colours, with all that style sheets say written into it. */

const written = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-family',
  'font-weight',
  'opacity',
  'text-anchor',
  'paint-order',
  'vector-effect',
];
const margin = 8;
/** Pixels that a part of a map is wide, however few units it has. */
const partWidth = 960;

export interface LegendEntry {
  readonly text: string;
  readonly ground: string;
  /** Undefined: it is not hatched. */
  readonly stripe: string | undefined;
  readonly isTurned: boolean;
}

export interface LightCopy {
  /** As an element of another picture. */
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
  /** Of what the picture shows a part by the reader's choice; empty: all is shown. */
  readonly part: string;
  readonly legend: readonly LegendEntry[];
  readonly paper: string;
  readonly ink: string;
}

export function lightCopy(svg: SVGSVGElement, legend: Element | null): LightCopy {
  const holder = document.createElement('div');
  Object.assign(holder.style, { position: 'absolute', visibility: 'hidden' });
  Object.assign(holder.style, { color: 'var(--ink)', backgroundColor: 'var(--paper)' });
  const copy = svg.cloneNode(true) as SVGSVGElement;
  holder.append(copy);
  if (legend !== null) holder.append(legend.cloneNode(true));
  // Beside the picture, where the same rules hold; all is as it was before anything is painted.
  svg.parentElement?.append(holder);
  const { theme } = document.documentElement.dataset;
  document.documentElement.dataset.theme = 'light';
  try {
    const { color: ink, backgroundColor: paper } = getComputedStyle(holder);
    const entries = [...holder.querySelectorAll('.hb-legend > li')].map(entryOf);
    const part = svg.dataset.part ?? '';
    const size = part === '' ? fitted(copy) : asShown(copy);
    writeStyles(copy);
    return { svg: copy, ...size, part, legend: entries, paper, ink };
  } finally {
    if (theme === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    holder.remove();
    copy.remove();
  }
}

/** All that is drawn, whatever part of it was seen. */
function fitted(svg: SVGSVGElement): { width: number; height: number } {
  const { x, y, width, height } = svg.getBBox();
  const size = { width: Math.ceil(width) + 2 * margin, height: Math.ceil(height) + 2 * margin };
  svg.setAttribute('viewBox', `${x - margin} ${y - margin} ${size.width} ${size.height}`);
  return size;
}

function asShown(svg: SVGSVGElement): { width: number; height: number } {
  const { width, height } = svg.viewBox.baseVal;
  return { width: partWidth, height: Math.ceil((partWidth * height) / width) };
}

/** Links lead to this page's server, and classes to its style sheets: neither goes along. */
function writeStyles(svg: SVGSVGElement): void {
  const elements = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const styles = elements.map((element) => {
    const style = getComputedStyle(element);
    return written.map((name) => [name, style.getPropertyValue(name)] as const);
  });
  for (const [index, element] of elements.entries()) {
    for (const name of ['class', 'style', 'href', 'tabindex', 'data-part']) element.removeAttribute(name);
    for (const [name, value] of styles[index] ?? []) element.setAttribute(name, value);
  }
}

function entryOf(item: Element): LegendEntry {
  const swatch = item.querySelector('.hb-swatch') ?? item;
  const { backgroundColor, backgroundImage, transform } = getComputedStyle(swatch);
  const [first, , stripe] = backgroundImage.match(/rgba?\([^)]*\)/g) ?? [];
  return { text: item.textContent ?? '', ground: first ?? backgroundColor, stripe, isTurned: transform !== 'none' };
}
