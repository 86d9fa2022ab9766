/** What every file that leaves a page says of itself: banner, programme, and the day and view, or all that it compares. */
import { createContext, useContext } from 'react';
import { useScope } from '../address.ts';
import { useAnswer } from '../answers.ts';
import { ProgrammesDocument } from '../generated/operations.ts';
import { texts } from '../texts/texts.ts';
import { banner } from './page-frame.tsx';

const t = texts.parts.head;

/** As a person reads it, and as a program does. */
interface HeadFact {
  readonly title: string;
  readonly name: string;
  readonly value: string;
}

/** One of the things that a list sets side by side. */
export interface FileSide extends Pick<HeadFact, 'title' | 'name'> {
  readonly facts: readonly HeadFact[];
}

export interface FileHead {
  /** Empty: none. */
  readonly marking: string;
  /** What the file is of; what says nothing is left out. */
  readonly facts: readonly HeadFact[];
  readonly sides: readonly FileSide[];
}

/** Of a page that compares: what stands in place of the one view that the address names. */
export interface Compared {
  /** Two documents are compared whatever the programme. */
  readonly isOfProgramme: boolean;
  readonly sides: readonly FileSide[];
}

export const ComparedInFiles = createContext<Compared | undefined>(undefined);

export function useFileHead(): FileHead {
  const { programme, asOf, knownAt } = useScope();
  const view = useAnswer(ProgrammesDocument, { asOf, knownAt }).data?.programmes.view;
  const compared = useContext(ComparedInFiles);
  const ofProgramme = { title: t.programme, name: 'programme', value: programme ?? t.allProgrammes };
  if (compared !== undefined)
    return { marking: banner, facts: compared.isOfProgramme ? [ofProgramme] : [], sides: compared.sides };
  return { marking: banner, facts: [ofProgramme, ...factsOfView(view, { asOf, knownAt })], sides: [] };
}

interface ViewShown {
  readonly hash: string;
  /** Empty: no document states a day. */
  readonly asOf: string;
}

/** A view and when it is of; `knownAt` where it is not all that is known now. */
export function factsOfView(
  view: ViewShown | undefined,
  { asOf, knownAt }: { readonly asOf?: string | undefined; readonly knownAt?: string | null | undefined } = {},
): readonly HeadFact[] {
  const day = view?.asOf ?? asOf ?? '';
  return [
    { title: t.asOf, name: 'asOf', value: day === '' ? texts.frame.noDate : day },
    ...(knownAt == null ? [] : [{ title: t.knownAt, name: 'knownAt', value: knownAt }]),
    { title: t.view, name: 'view', value: view?.hash ?? texts.parts.notKnown },
  ];
}

/** Names and values; the marking stands by itself. */
export function entriesOf({ facts, sides }: FileHead): readonly (readonly [string, string])[] {
  return [
    ...facts.map(({ title, value }) => [title, value] as const),
    ...sides.flatMap((side) => side.facts.map(({ title, value }) => [t.ofSide(side.title, title), value] as const)),
  ];
}

/** By name, those of each side beneath its own. */
export function fieldsOf({ facts, sides }: FileHead): Readonly<Record<string, unknown>> {
  const fields = (some: readonly HeadFact[]) => Object.fromEntries(some.map(({ name, value }) => [name, value]));
  return { ...fields(facts), ...Object.fromEntries(sides.map((side) => [side.name, fields(side.facts)])) };
}
