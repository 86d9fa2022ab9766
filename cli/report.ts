/** `hauberk report gap`: the redundancy gap report as a file. */
import { Command, Option } from 'commander';
import { localReader } from '../app/reader.ts';
import { type ReportFormat, renderGapReport, reportFormats } from '../app/report-gap.ts';
import type { Counting } from '../graph/analyses/finding.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { countingOption, type QuestionOptions, question, questionOf } from './question.ts';
import { withWorkspace } from './session.ts';

interface ReportOptions extends QuestionOptions {
  readonly format?: string;
  readonly counting: Counting;
}

/** Named by the interface, and not written yet. */
const laterFormats: readonly string[] = ['pdf', 'xlsx'];

export function reportCommand(): Command {
  const gap = question('gap', 'the gap register with its evidence, definitions and limits')
    .addOption(new Option('--format <format>', `${reportFormats.join(', ')} (--json is --format json -o -)`))
    .addOption(countingOption())
    .action(run);
  return new Command('report').description('reports').addCommand(gap);
}

async function run(options: ReportOptions): Promise<void> {
  const format = formatOf(options);
  const asked = { ...questionOf(options), counting: options.counting };
  await withWorkspace(options, false, async (workspace, output) => {
    const report = await renderGapReport(workspace, localReader, asked, format);
    output.write(report.text);
    output.note(report.bottomLine);
    return undefined;
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
