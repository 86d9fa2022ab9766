import { texts } from '../texts/texts.ts';
import type { Share } from './share-class.ts';

const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', maximumFractionDigits: 1 });

/** An interval in basis points, in per cent; one number where both ends are the same. */
export function shareText({ low, high }: Share): string {
  const [from, to] = [low, high].map((end) => (end === null ? texts.parts.notKnown : percent.format(end / 10_000)));
  return from === to ? from : texts.parts.range(from, to);
}
