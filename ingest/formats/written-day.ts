/** Days and instants in what people record. */
import { z } from 'zod';
import { dayOf } from '../../graph/ontology/property.ts';

export const writtenDate = z
  .string()
  .refine((written) => written.length === 10 && dayOf(written) !== undefined, 'expected a date YYYY-MM-DD');

/** As `Date.toISOString` writes it: texts of one form compare as the instants do. */
export const writtenInstant = z.string().refine((written) => {
  const time = Date.parse(written);
  return !Number.isNaN(time) && new Date(time).toISOString() === written;
}, 'expected an instant YYYY-MM-DDTHH:MM:SS.mmmZ');
