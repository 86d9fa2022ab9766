/** HTML by a tagged template: every value is escaped unless it is markup already. */
import { visible } from './wording.ts';

export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Value = string | number | Markup | readonly Markup[];

/** `html`<td>${name}</td>``: strings are escaped, markup and lists of markup stand as they are. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = parts[0];
  for (const [index, value] of values.entries()) text += rendered(value) + parts[index + 1];
  return new Markup(text);
}

export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Of what `escapeHtml` wrote. */
export function unescapeHtml(text: string): string {
  return text.replace(/&#(\d{1,3});/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function rendered(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return `${value}`;
  return value.map((one) => one.text).join('');
}
