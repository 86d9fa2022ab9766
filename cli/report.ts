/** `hauberk report gap`: the redundancy gap report as a file. */
import { Command, Option } from 'commander';
import { localReader } from '../app/reader.ts';
import { buildGapReport, type ReportFormat, renderReport, reportFormats } from '../app/report-gap.ts';
import { archetypes, type Counting } from '../app/vocabulary.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { countingOption, type QuestionOptions, question, questionOf } from './question.ts';
import { withWorkspace } from './session.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface ReportOptions extends QuestionOptions {
  readonly marking?: string;
  readonly counting: Counting;
}

/** Named by the interface, and not written yet. */
const laterFormats: readonly string[] = ['pdf', 'xlsx'];

export function reportCommand(): Command {
  const gap = question('gap', 'the gap register with its evidence, definitions and limits', archetypes, { ownFormat: true })
    .addOption(new Option('--format <format>', `${reportFormats.join(', ')} (--json is --format json -o -)`))
    .addOption(countingOption())
    .option('--marking <text>', "a marking of the report's own, beside those of its documents")
    .action(run);
  return new Command('report').description('reports').addCommand(gap);
}

async function run(options: ReportOptions): Promise<void> {
  const format = formatOf(options);
  checkThreshold(options.failOn, archetypes);
  const asked = { ...questionOf(options), counting: options.counting, marking: options.marking };
  await withWorkspace(options, false, async (workspace, output) => {
    const report = await buildGapReport(workspace, localReader, asked);
    output.write(await renderReport(report, format));
    output.note(report.bottomLine);
    const words = report.gaps.map(({ archetype }) => archetype);
    return exitCodeFor(options.failOn, words, archetypes);
  });
}

/** As asked for, else as the file's name ends, else JSON. */
function formatOf(options: ReportOptions): ReportFormat {
  const ending = options.output?.toLowerCase().split('.').at(-1);
  const wanted = options.json === true ? 'json' : (options.format ?? (isFormat(ending) ? ending : 'json'));
  const format = reportFormats.find((known) => known === wanted);
  if (format !== undefined) return format;
  const later = laterFormats.includes(wanted) ? ` ${wanted} comes with a later version.` : '';
  throw new OperationalError('INPUT_INVALID', `--format: expected one of ${reportFormats.join(', ')}.${later}`);
}

function isFormat(ending: string | undefined): ending is string {
  return ending !== undefined && [...reportFormats, ...laterFormats].includes(ending);
}
