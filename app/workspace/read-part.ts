/** From a reading and what was declared to a hand-in: one place for ingest, reconciliation and rebuild. */
import { assertionsOf, digestOf } from '../../graph/model/digest.ts';
import type { Declared, HandIn } from '../../graph/model/hand-in.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { isRecorded } from '../../graph/ontology/recorded.ts';
import { sortLines } from '../../ingest/spool/sort-lines.ts';
import type { Spool } from '../../ingest/spool/spool.ts';
import { readingOf } from './hand-in-draft.ts';

/** What of a hand-in a reader decides; everything else is known before the bytes are read. */
export type ReadPart = Pick<
  HandIn,
  'format' | 'specVersion' | 'reading' | 'series' | 'version' | 'main' | 'dated' | 'digest' | 'counts' | 'diagnostics'
>;

/** All but the version in the series, which is known when the hand-in's turn comes. */
export type ReadPartDraft = (nextVersion: (series: string) => number) => ReadPart;

/**
 * `nextVersion` is asked for only when a series is declared and neither a version nor a date is known.
 * The document's own series keeps the document's own version.
 */
export function readPartOf(
  reading: Reading,
  declared: Declared,
  identity: { readonly sha256: string; readonly mapping?: string | undefined },
  spool: Spool,
): ReadPartDraft {
  // A decision states its day; a date for the documents of a folder is none of it.
  const dated = isRecorded(reading.format) ? reading.dated : (declared.dated ?? reading.dated);
  const series = declared.series ?? reading.series;
  const digest = digestOf(assertionsOf(reading.delta), declared, (lines) => sortLines(lines, spool));
  return (nextVersion) => ({
    format: reading.format,
    specVersion: reading.specVersion,
    reading: readingOf(identity.sha256, identity.mapping),
    series,
    version: versionOf(reading, declared, dated, nextVersion),
    main: reading.main,
    dated,
    digest,
    counts: reading.counts,
    diagnostics: reading.diagnostics,
  });
}

function versionOf(reading: Reading, declared: Declared, dated: string, nextVersion: (series: string) => number): number {
  if (declared.seriesVersion !== undefined) return declared.seriesVersion;
  if (declared.series === undefined) return reading.version;
  if (dated !== '') return Number(dated.slice(0, 10).replaceAll('-', ''));
  return nextVersion(declared.series);
}
