/** The view that the page is computed from. */
import { useScope } from '../address.ts';
import { useAnswer } from '../answers.ts';
import { ProgrammesDocument } from '../generated/operations.ts';
import { texts } from '../texts/texts.ts';

const t = texts.frame;

export function ViewShown() {
  const { asOf, knownAt } = useScope();
  const view = useAnswer(ProgrammesDocument, { asOf, knownAt }).data?.programmes.view;
  if (view === undefined) return null;
  return <div className="hb-code">{t.view(view.hash, view.asOf === '' ? t.noDate : view.asOf)}</div>;
}
