/** The signs between several makers in one cell, as far as the cells of makers and of part numbers show them. */
import { cutAt } from './cell-values.ts';

/** From those that stand in no name to those that may. */
export const signs = ['~', '|', ';', '\n', ' / ', ', '] as const;

/** One, or several, that cut the cells of both columns into as many pieces; undefined where none does. */
export function signsBetween(makers: readonly string[], parts: readonly string[] | undefined): readonly string[] | undefined {
  const used = signs.filter((sign) => makers.some((cell) => cell.includes(sign)));
  const isFit = (tried: readonly string[]) => {
    if (parts === undefined) return !tried.includes(', ') && !tried.includes(' / ');
    const several = makers.flatMap((cell, row) => (tried.some((sign) => cell.includes(sign)) ? [row] : []));
    return several.every((row) => cutAt(makers[row] ?? '', tried).length === cutAt(parts[row] ?? '', tried).length);
  };
  const fit = used.filter((sign) => isFit([sign]));
  if (fit.length > 1 && isFit(fit)) return fit;
  return fit.length === 0 ? undefined : fit.slice(0, 1);
}
