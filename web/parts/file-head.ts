/** What every file that leaves a page says of itself: banner, programme, day and view. */
import { useScope } from '../address.ts';
import { useAnswer } from '../answers.ts';
import { ProgrammesDocument } from '../generated/operations.ts';
import { texts } from '../texts/texts.ts';
import { banner } from './page-frame.tsx';

const t = texts.parts.head;

export interface FileHead {
  /** Empty: none. */
  readonly marking: string;
  readonly programme: string;
  readonly asOf: string;
  /** Empty: what is known now. */
  readonly knownAt: string;
  /** Hash; it tells one state of the documents from every other. */
  readonly view: string;
}

export function useFileHead(): FileHead {
  const { programme, asOf, knownAt } = useScope();
  const view = useAnswer(ProgrammesDocument, { asOf, knownAt }).data?.programmes.view;
  const day = view?.asOf ?? asOf ?? '';
  return {
    marking: banner,
    programme: programme ?? t.allProgrammes,
    asOf: day === '' ? texts.frame.noDate : day,
    knownAt: knownAt ?? '',
    view: view?.hash ?? texts.parts.notKnown,
  };
}

/** Names and values, without those that say nothing; the marking stands by itself. */
export function entriesOf({ programme, asOf, knownAt, view }: FileHead): readonly (readonly [string, string])[] {
  return [[t.programme, programme], [t.asOf, asOf], ...(knownAt === '' ? [] : [[t.knownAt, knownAt] as const]), [t.view, view]];
}
