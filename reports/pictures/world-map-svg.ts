/** Countries by what is made there, as an SVG without style of its own: classes `made-1` to `made-4`, `hit`, and figures beside the shade. */
import type { CountryShare } from '../gap-report.ts';
import { html, type Markup, Markup as Raw } from '../markup.ts';
import { count } from '../wording.ts';
import { type MapCountry, mapSize, worldCountries } from './world-map.ts';

/** Sources from which each shade is used. */
export const shades = [1, 5, 15, 40] as const;

/** Figures are sources; `!` marks a country whose loss stops an end item. Never by shade alone. */
export function worldMapSvg(known: readonly CountryShare[], title: string): Markup {
  const byCode = new Map(known.map((one) => [one.country.code ?? '', one]));
  const countries = worldCountries();
  const land = countries.filter(({ code }) => !byCode.has(code)).map(({ path }) => path);
  const shown = countries.filter(({ code }) => byCode.has(code));
  return html`<svg class="map" role="img" aria-label="${title}" viewBox="0 0 ${mapSize.width} ${mapSize.height}">
<path class="land" d="${new Raw(land.join(''))}"></path>
${shown.map((country) => shape(country, byCode.get(country.code) as CountryShare))}${labels(known, shown).map(
  ({ text, x, y }) => html`<text x="${x}" y="${y}">${text}</text>
`,
)}</svg>
`;
}

interface Label {
  readonly text: string;
  readonly x: string;
  readonly y: string;
}

/** Pixels that a label needs: its height, and the width of a character. */
const labelHeight = 10;
const characterWidth = 5.6;

/** Those that stop an end item first, then those of most sources; one that would cover another is left out, and the table has it. */
function labels(known: readonly CountryShare[], shown: readonly MapCountry[]): Label[] {
  const places = new Map(shown.map((country) => [country.code, country]));
  const order = [...known].sort((a, b) => Number(b.endItemsStopped > 0) - Number(a.endItemsStopped > 0));
  const placed: Label[] = [];
  for (const { country, sources, endItemsStopped } of order) {
    const place = places.get(country.code ?? '');
    if (place === undefined) continue;
    const label = { text: `${place.code} ${sources}${endItemsStopped > 0 ? '!' : ''}`, x: place.x, y: place.y };
    if (placed.every((other) => !covers(label, other))) placed.push(label);
  }
  return placed;
}

function covers(a: Label, b: Label): boolean {
  const width = ((a.text.length + b.text.length) * characterWidth) / 2;
  return Math.abs(Number(a.x) - Number(b.x)) < width && Math.abs(Number(a.y) - Number(b.y)) < labelHeight;
}

/** A country that is smaller than a pixel is a point. */
function shape({ path, x, y }: MapCountry, one: CountryShare): Markup {
  const title = html`<title>${inWords(one)}</title>`;
  if (path === '')
    return html`<circle class="${classOf(one)}" cx="${x}" cy="${y}" r="3">${title}</circle>
`;
  return html`<path class="${classOf(one)}" d="${new Raw(path)}">${title}</path>
`;
}

function classOf({ sources, endItemsStopped }: CountryShare): string {
  const shade = shades.filter((from) => sources >= from).length;
  return `${shade === 0 ? 'land' : `made-${shade}`}${endItemsStopped > 0 ? ' hit' : ''}`;
}

function inWords({ country, sources, endItemsStopped }: CountryShare): string {
  const stops = endItemsStopped === 0 ? '' : `; its loss stops ${count(endItemsStopped, 'end item')}`;
  return `${country.name}: ${count(sources, 'source')}${stops}`;
}
