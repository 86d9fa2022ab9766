/** Waivers of rules about items that take the outcome of no finding: said when they are handed in, and in the queue. */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { decisionFormat, decisionStatement } from '../../graph/ontology/decision.ts';
import { type NamedByWaiver, whyNoEffect } from '../../graph/screening/origin/waived-items.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Undefined: the waiver is of a rule about parties, of none that is loaded, or can take effect. */
export function withoutEffect({ rules }: Pick<Workspace, 'rules'>, waiver: NamedByWaiver): string | undefined {
  const rule = rules.itemRules.find(({ id }) => id === waiver.rule);
  return rule === undefined ? undefined : whyNoEffect(rule, waiver);
}

/** Of a document that is handed in, by the rules of the day on which it is. Linear in its decisions. */
export function waiversWithoutEffect(
  workspace: Pick<Workspace, 'rules'>,
  { format, delta }: Pick<Reading, 'format' | 'delta'>,
): Diagnostic[] {
  if (format !== decisionFormat) return [];
  return [...delta.mentions].flatMap(({ pointer, texts }): Diagnostic[] => {
    if (texts?.statement !== decisionStatement || texts.decision !== 'waiver') return [];
    const why = withoutEffect(workspace, { rule: texts.rule ?? '', entry: texts.entryId });
    if (why === undefined) return [];
    return [{ code: 'decision-without-effect', severity: 'warning', pointer, message: `the waiver waives nothing: ${why}` }];
  });
}
