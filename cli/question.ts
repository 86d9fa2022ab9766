/** Options that the questions share. */
import { type Command, Option } from 'commander';
import { parseDate, parseInstant } from '../app/documents/declared.ts';
import type { Question } from '../app/workspace/answer.ts';
import { countings, type Level, levels } from '../app/workspace/vocabulary.ts';
import type { Output } from './output.ts';
import { type CommandKind, type CommonOptions, command } from './session.ts';

export interface QuestionOptions extends CommonOptions {
  readonly programme?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly failOn?: string;
}

export function question(name: string, description: string, scale: readonly string[], kind: CommandKind = {}): Command {
  return command(name, description, kind)
    .option('--programme <name>', 'what this programme reaches; everything when absent')
    .option('--as-of <date>', 'facts and rules that hold on that day; the latest date stated when absent')
    .option('--known-at <time>', 'hand-ins received until then')
    .option('--fail-on <threshold>', `end with 1 on findings: any, more than a number, or ${scale.join(', ')}`);
}

export function levelOption(usual: Level = 'supplier'): Option {
  return new Option('--level <level>', 'whose loss is tried').choices([...levels]).default(usual);
}

export function countingOption(): Option {
  return new Option('--counting <which>', 'which sources count').choices([...countings]).default('qualified');
}

export function stageOption(): Option {
  return new Option('--stage <stage>', 'only sources of this stage of making, e.g. melted');
}

export function ofOption(): Option {
  return new Option('--of <what>', 'of what').choices(['item', 'category', 'programme']);
}

export function openOption(): Option {
  return new Option('--open', 'others than the recorded sources may exist');
}

/** Options that all questions take, whether they change the answer or not. */
const choices = { level: levelOption, counting: countingOption, stage: stageOption, of: ofOption, open: openOption };
export type Choice = keyof typeof choices;

/** Adds those that do not bear on the question: scripts may ask every question in the same way. */
export function alsoAccepts(made: Command, without: readonly Choice[]): Command {
  for (const name of without) {
    const { flags, description, argChoices } = choices[name]();
    // Without a default: what stands in the options was given.
    const accepted = new Option(flags, `${description}; no effect on this question`);
    made.addOption(argChoices === undefined ? accepted : accepted.choices(argChoices));
  }
  return made;
}

/** Says which of the options that were given do not change the answer. */
export function noteWithoutEffect(output: Output, options: object, without: readonly Choice[]): void {
  for (const name of without) if (name in options) output.note(`--${name} has no effect on this question`);
}

/** Errors: INPUT_INVALID for a date that is none. */
export function questionOf(options: QuestionOptions): Question {
  return {
    programme: options.programme,
    asOf: parseDate('--as-of', options.asOf),
    knownAt: parseInstant('--known-at', options.knownAt),
  };
}
