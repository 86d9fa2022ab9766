/** Options that the questions share. */
import { type Command, Option } from 'commander';
import type { Question } from '../app/answer.ts';
import { parseDate, parseInstant } from '../app/declared.ts';
import { countings, type Level, levels } from '../app/vocabulary.ts';
import { type CommonOptions, command } from './session.ts';

export interface QuestionOptions extends CommonOptions {
  readonly programme?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly failOn?: string;
}

export function question(name: string, description: string, scale: readonly string[]): Command {
  return command(name, description)
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

/** Errors: INPUT_INVALID for a date that is none. */
export function questionOf(options: QuestionOptions): Question {
  return {
    programme: options.programme,
    asOf: parseDate('--as-of', options.asOf),
    knownAt: parseInstant('--known-at', options.knownAt),
  };
}
