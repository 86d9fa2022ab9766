/** Saves an SVG of the page as a file of its own: colours that the style sheets give are written into it. */
import { banner } from '../parts/page-frame.tsx';
import { saveFile } from '../parts/save-file.ts';

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

export async function saveSvg(svg: SVGSVGElement, file: string): Promise<void> {
  saveFile(`${file}.svg`, 'image/svg+xml', textOf(svg));
}

export async function savePng(svg: SVGSVGElement, file: string): Promise<void> {
  const { width, height } = sizeOf(svg);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = 2;
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob !== null) saveFile(`${file}.png`, 'image/png', blob);
}

function sizeOf(svg: SVGSVGElement): { width: number; height: number } {
  const { width, height } = svg.viewBox.baseVal;
  return width > 0 ? { width, height } : { width: svg.clientWidth, height: svg.clientHeight };
}

function textOf(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]) as [SVGElement[], SVGElement[]];
  for (const [index, element] of from.entries()) {
    const style = getComputedStyle(element);
    for (const name of written) to[index]?.setAttribute(name, style.getPropertyValue(name));
  }
  const { width, height } = sizeOf(svg);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (banner !== '') {
    const marking = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    marking.setAttribute('x', '4');
    marking.setAttribute('y', '14');
    marking.setAttribute('font-size', '12');
    marking.textContent = banner;
    copy.append(marking);
  }
  return new XMLSerializer().serializeToString(copy);
}
