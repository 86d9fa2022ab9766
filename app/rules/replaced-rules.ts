/** What files of one's own state in the place of shipped rules: said beside every answer that rests on rules. */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { RulePack } from '../../graph/screening/rule.ts';

/** One remark for each list, group, regime or rule that is replaced, by id. */
export function replacedRules({ replaced }: Pick<RulePack, 'replaced'>): Diagnostic[] {
  return replaced.map(({ id, pack, file }) => ({
    code: 'rule-replaced',
    severity: 'warning',
    pointer: '',
    message: `${id} of the pack ${pack} is as ${file} states it, not as it is shipped`,
  }));
}
