/** `hauberk report gap`: the redundancy gap report as a file; `report verify`: whether a file is one that the store gives. */
import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import {
  buildGapReport,
  type ReportFormat,
  type ReportQuestion,
  renderReport,
  reportFormats,
} from '../app/reports/report-gap.ts';
import { type MadeWith, readEarlier, type Verification, verifyReport } from '../app/reports/verify-report.ts';
import { readCostRows } from '../app/scenarios/measure-costs.ts';
import { asOfRemark } from '../app/workspace/answer.ts';
import { localReader } from '../app/workspace/reader.ts';
import { archetypes, type Counting } from '../app/workspace/vocabulary.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { ExitCode } from './exit-code.ts';
import { printable } from './output.ts';
import { countingOption, type QuestionOptions, question, questionOf } from './question.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';
import { checkThreshold, exitCodeFor } from './threshold.ts';

interface MadeWithOptions {
  readonly since?: string;
  readonly costs?: string;
}

interface ReportOptions extends QuestionOptions, MadeWithOptions {
  readonly counting: Counting;
  readonly marking?: string;
  readonly distribution?: string;
  readonly tlp?: string;
  readonly nato?: string;
  readonly cui?: string;
  readonly decision?: string;
  readonly decisionOf?: string;
  readonly decisionBy?: string;
  readonly currency?: string;
}

export function reportCommand(): Command {
  const gap = question('gap', 'the gap register with its evidence, definitions and limits', archetypes, { ownFormat: true })
    .addOption(new Option('--format <format>', `${reportFormats.join(', ')} (--json is --format json -o -)`))
    .addOption(countingOption())
    .option('--marking <text>', "a marking of the report's own, beside those of its documents; none is assumed")
    .option('--distribution <text>', 'distribution statement')
    .option('--tlp <label>', 'TLP 2.0: RED, AMBER+STRICT, AMBER, GREEN, CLEAR')
    .option('--nato <text>', 'NATO marking')
    .option('--cui <text>', 'CUI banner')
    .option('--decision <text>', 'what a superior is asked to decide; a line to fill in when absent')
    .option('--decision-of <who>', 'who is to decide')
    .option('--decision-by <when>', 'by when')
    .option('--since <report-or-time>', 'changes since: an earlier report in JSON, a day, or an instant of receipt')
    .option('--costs <file>', 'table of what measures cost (hauberk template measures)')
    .option('--currency <code>', 'ISO 4217; that of the costs when absent')
    .action(makeReport);
  const verify = command('verify', 'whether a report is what the store gives: it is made again and compared byte for byte')
    .argument('<file>', `a report in ${reportFormats.join(', ')}`)
    .option('--since <report>', 'the earlier report in JSON that it was compared with')
    .option('--costs <file>', 'the table of costs that it was made with')
    .action(verifyFile);
  return new Command('report').description('reports').addCommand(gap).addCommand(verify);
}

async function makeReport(options: ReportOptions): Promise<void> {
  const format = formatOf(options);
  checkThreshold(options.failOn, archetypes);
  const { failOn, since, costs: _, ...texts } = options;
  const isTime = since === undefined || /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(since);
  const asked: ReportQuestion = {
    ...texts,
    ...questionOf(options),
    ...(await madeWith({ ...options, since: isTime ? undefined : since })),
    since: isTime ? since : undefined,
  };
  await withWorkspace(options, false, async (workspace, output, { banner }) => {
    const report = await buildGapReport(workspace, localReader, { ...asked, banner });
    output.write(await renderReport(report, format));
    output.note(report.firstPage.stop.sentence);
    output.note(report.bottomLine);
    const ahead = asOfRemark(await workspace.view(localReader, asked));
    if (ahead !== '') output.note(`dated-ahead: ${ahead}`);
    if (report.markings.length === 0) output.note('Marking: not stated (--marking, --distribution, --tlp, --nato, --cui)');
    const words = report.gaps.map(({ archetype }) => archetype);
    return exitCodeFor(failOn, words, archetypes);
  });
}

async function verifyFile(path: string, options: CommonOptions & MadeWithOptions): Promise<void> {
  const file = bytesOf(path);
  const made = await madeWith(options);
  await withWorkspace(options, false, async (workspace, output) => {
    const verification = await verifyReport(workspace, localReader, file, made);
    output.result({ path, ...verification }, () => inWords(path, verification));
    return verification.outcome === 'verified'
      ? ExitCode.ok
      : verification.outcome === 'differs'
        ? ExitCode.findings
        : ExitCode.invalidInput;
  });
}

function inWords(path: string, { outcome, facts, differences }: Verification): string {
  const of = `report ${facts.reportId.slice(0, 16)} of ${facts.programme || 'the whole view'}, view ${facts.viewHash.slice(0, 16)} as of ${facts.asOf}`;
  const told = {
    verified: 'verified: the store gives the same, byte for byte',
    differs: 'differs from what the store gives',
    'view not available': 'view not available: this store does not hold what it was made from, or has other rules',
  }[outcome];
  return printable(
    [`${path}: ${told}`, of, ...differences.map(({ where, file, now }) => `  ${where}: ${file} (now: ${now})`)].join('\n'),
  );
}

/** Errors: INPUT_INVALID for a file that cannot be read, or is not what it should be. */
async function madeWith({ since, costs }: MadeWithOptions | { since: string | undefined; costs?: string }): Promise<MadeWith> {
  return {
    ...(since === undefined ? {} : { earlier: await readEarlier(bytesOf(since)) }),
    ...(costs === undefined ? {} : { costs: readCostRows(bytesOf(costs)) }),
  };
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw new OperationalError('INPUT_INVALID', `${path} cannot be read.`, { cause: error });
  }
}

/** As asked for, else as the file's name ends, else JSON. */
function formatOf(options: ReportOptions): ReportFormat {
  const ending = options.output?.toLowerCase().split('.').at(-1);
  const wanted = options.json === true ? 'json' : (options.format ?? (isFormat(ending) ? ending : 'json'));
  const format = reportFormats.find((known) => known === wanted);
  if (format !== undefined) return format;
  throw new OperationalError('INPUT_INVALID', `--format: expected one of ${reportFormats.join(', ')}.`);
}

function isFormat(ending: string | undefined): ending is string {
  return ending !== undefined && (reportFormats as readonly string[]).includes(ending);
}
