/** Decisions about gaps that do not say what the gap is: of these nothing shows that there ever was such a gap. */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { gapDecisionFormat, gapDecisionStatement } from '../../graph/ontology/gap-decision.ts';

/** What a draft says of the gap that it is about, beside its id. */
interface Described {
  readonly archetype?: string | undefined;
  readonly lostId?: string | undefined;
}

export function isDescribed({ archetype = '', lostId = '' }: Described): boolean {
  return archetype !== '' || lostId !== '';
}

/** Of a document that is handed in. No look at the store: it would tell of documents that the sender does not see. */
export function bareGapDecisions({ format, delta }: Pick<Reading, 'format' | 'delta'>): Diagnostic[] {
  if (format !== gapDecisionFormat) return [];
  return [...delta.mentions].flatMap(({ pointer, texts }): Diagnostic[] => {
    if (texts?.statement !== gapDecisionStatement || isDescribed(texts)) return [];
    const message = `gap ${texts.gapId ?? ''}: the decision does not say what the gap is; if no register has this id, it is about nothing`;
    return [{ code: 'gap-decision-bare', severity: 'warning', pointer, message }];
  });
}
