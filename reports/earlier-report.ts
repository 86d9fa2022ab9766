/** An earlier report, read from its JSON: what this one is compared with. */
import { comparedFields, type EarlierGap, type EarlierReport } from './report-changes.ts';
import { asFacts, reportFormatName, reportIdOf } from './report-facts.ts';

/**
 * Undefined where the text is no report, or not what its id says: a changed file would report changes that
 * never were. The text is a stranger's; that its id is right says that its shape is ours.
 */
export function readEarlierReport(text: string): EarlierReport | undefined {
  try {
    const { format, facts, ...content } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const found = asFacts(facts);
    if (format !== reportFormatName || found === undefined || !Array.isArray(content.gaps)) return undefined;
    const gaps = (content.gaps as Record<string, unknown>[]).map(({ notKnown: _, ...gap }) => gap);
    const report = { ...content, gaps } as unknown as Parameters<typeof reportIdOf>[0];
    if (reportIdOf(report) !== found.reportId) return undefined;
    const { programme, asOf, knownAt, view, coverage } = report;
    return { reportId: found.reportId, programme, asOf, knownAt, view, coverage, gaps: gaps.map(compared) };
  } catch {
    return undefined;
  }
}

/** The rest of a gap, its evidence most of all, is not handed from thread to thread. */
function compared(gap: Readonly<Record<string, unknown>>): EarlierGap {
  return Object.fromEntries(comparedFields.map((name) => [name, gap[name]])) as unknown as EarlierGap;
}
